/// Tells the dashes of sentences from entries: `it is small -- nothing is learned -- and fast`.
enum PastedDashes {
    /// The marks of a pasted line without those dashes.
    ///
    /// Where nothing else makes a list, and each of them stands before a small letter, `--` is a dash
    /// if further sentences follow behind one of them, before the next.
    static func withoutProse(
        _ marks: [PastedMark],
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [PastedMark] {
        let dashes = marks.filter { $0.kind == .entry && $0.level > 1 }
        guard !dashes.isEmpty, !marks.contains(where: isOfList) else { return marks }
        let ends = dashes.dropFirst().map(\.range.lowerBound) + [bytes.count]
        let isProse =
            dashes.allSatisfy { ByteScan.isSmallLetter(bytes[$0.range.upperBound]) }
            && zip(dashes, ends).contains { dash, end in
                hasSentenceEnd(dash.range.upperBound..<end, bytes)
            }
        return isProse ? marks.filter { $0.kind != .entry || $0.level < 2 } : marks
    }

    /// The marks of a line without ` - ` around asides: `some layers - usually the last - are free`.
    ///
    /// Where nothing but them is marked, none begins the line and each stands before a small letter
    /// or a number, they are of prose if sentences begin behind two of them, before the next.
    static func withoutAsides(
        _ marks: [PastedMark],
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [PastedMark] {
        let areDashes = marks.allSatisfy { $0.kind == .entry && $0.level == 1 }
        guard areDashes, let first = marks.first, first.range.lowerBound > 0 else { return marks }
        let ends = marks.dropFirst().map(\.range.lowerBound) + [bytes.count]
        let isProse =
            marks.allSatisfy { !ByteScan.isCapital(bytes[$0.range.upperBound]) }
            && zip(marks, ends).count { hasSentenceEnd($0.range.upperBound..<$1, bytes) } > 1
        return isProse ? [] : marks
    }

    /// Whether a mark makes a list of what follows, or a title of what `--` stands below.
    private static func isOfList(_ mark: PastedMark) -> Bool {
        switch mark.kind {
        case .entry: mark.level < 2
        case .definition, .settings, .maybeEntry, .maybeNumber: false
        case .heading: mark.range.lowerBound > 0
        default: true
        }
    }

    /// Whether a sentence ends, and another begins with a capital letter.
    private static func hasSentenceEnd(
        _ range: Range<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        range.dropLast(2).contains { place in
            bytes[place] == UInt8(ascii: ".") && bytes[place + 1] == 0x20
                && ByteScan.isCapital(bytes[place + 2])
        }
    }
}
