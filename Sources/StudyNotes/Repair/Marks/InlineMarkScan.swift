/// A sign that is replaced, or all signs of one product.
struct InlineMark {
    let kind: Repair.Kind
    /// What is shown of it.
    let found: Range<Int>
    let replacement: String
    let edits: [NoteLine.Edit]
}

/// Looks for the signs in one pass over a line.
struct InlineMarkScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var found: [InlineMark] = []
    /// The stars of the product that the scan stands behind.
    private var stars: [Int] = []
    /// Whether a star has opened emphasis that none has closed.
    private var isEmphasis = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Signs that mean the same behind a backslash.
    static let needlesslyEscaped = Array(":;,?'\"/%".utf8)

    /// The signs in order.
    consuming func marks() -> [InlineMark] {
        var spans = InlineSpans(bytes, line: 0..<bytes.count)
        var start = 0
        while let span = spans.next() {
            read(start..<span.range.lowerBound)
            start = span.range.upperBound
        }
        read(start..<bytes.count)
        return found
    }

    private mutating func read(_ prose: Range<Int>) {
        var place = prose.lowerBound
        while place < prose.upperBound {
            switch bytes[place] {
            case UInt8(ascii: "-"): place = arrow(place, prose)
            case UInt8(ascii: "\\"): place = escape(place, prose)
            case UInt8(ascii: "*"): place = star(place, prose)
            default: place += 1
            }
        }
        endProduct(prose)
    }

    private func byte(_ place: Int, _ prose: Range<Int>) -> UInt8 {
        prose.contains(place) ? bytes[place] : 0x20
    }

    private mutating func replace(_ kind: Repair.Kind, _ range: Range<Int>, _ text: String) {
        let edit = NoteLine.Edit(range: range, text: text)
        found.append(InlineMark(kind: kind, found: range, replacement: text, edits: [edit]))
    }

    /// `-->`, also with more dashes.
    private mutating func arrow(_ place: Int, _ prose: Range<Int>) -> Int {
        var end = place
        while byte(end, prose) == UInt8(ascii: "-") { end += 1 }
        guard end - place > 1, byte(end, prose) == UInt8(ascii: ">") else { return end }
        endProduct(prose)
        replace(.arrow, place..<end + 1, "→")
        return end + 1
    }

    /// `\:`, where the sign means the same without its backslash.
    private mutating func escape(_ place: Int, _ prose: Range<Int>) -> Int {
        let sign = byte(place + 1, prose)
        // `::` and `==` may begin something; so may `://`.
        let (before, after) = (byte(place - 1, prose), byte(place + 2, prose))
        guard Self.needlesslyEscaped.contains(sign), before != sign, before != UInt8(ascii: "\\"),
            after != sign, after != UInt8(ascii: "/"), after != UInt8(ascii: "\\")
        else { return place + 2 }
        endProduct(prose)
        replace(.needlessEscape, place..<place + 2, String(decoding: [sign], as: UTF8.self))
        return place + 2
    }
}

// MARK: - Products

extension InlineMarkScan {
    /// A star between two factors, tight or with a blank on each side, is a sign of multiplication.
    private mutating func star(_ place: Int, _ prose: Range<Int>) -> Int {
        var end = place
        while byte(end, prose) == UInt8(ascii: "*") { end += 1 }
        if end == place + 1, isSign(place, prose) {
            if let last = stars.last, !isOneProduct(last, place) { endProduct(prose) }
            stars.append(place)
        } else {
            let opens =
                !ByteScan.isBlank(byte(end, prose)) && !ByteScan.isWordByte(byte(place - 1, prose))
            isEmphasis = opens || (isEmphasis && ByteScan.isBlank(byte(place - 1, prose)))
        }
        return end
    }

    private func isSign(_ place: Int, _ prose: Range<Int>) -> Bool {
        let isSpacedBefore = ByteScan.isBlank(byte(place - 1, prose))
        let isSpacedAfter = ByteScan.isBlank(byte(place + 1, prose))
        let before = byte(isSpacedBefore ? place - 2 : place - 1, prose)
        var next = place + 1
        while next < prose.upperBound, ByteScan.isBlank(bytes[next]) { next += 1 }
        let after = byte(isSpacedAfter ? next : place + 1, prose)
        // The last byte of ² and ³ is no ASCII.
        let isNumberBefore =
            ByteScan.isDigit(before) || before == UInt8(ascii: ")") || before == 0xB2
            || before == 0xB3
        let isNumberAfter = ByteScan.isDigit(after) || after == UInt8(ascii: "(")
        if isNumberBefore, isNumberAfter { return true }
        guard !isSpacedBefore, !isSpacedAfter, isNumberBefore || ByteScan.isLetter(before),
            isNumberAfter || ByteScan.isLetter(after)
        else { return false }
        // `n*m` are letters; `height*width` are words, and `*very*good` is not a product.
        return !isEmphasis || (isOneLetter(place - 1, prose) && isOneLetter(place + 1, prose))
    }

    /// Whether a letter or a digit at a place stands alone.
    private func isOneLetter(_ place: Int, _ prose: Range<Int>) -> Bool {
        !ByteScan.isLetter(byte(place - 1, prose)) && !ByteScan.isLetter(byte(place + 1, prose))
    }

    /// Whether two stars have one factor between them.
    private func isOneProduct(_ left: Int, _ right: Int) -> Bool {
        right - left < 60
            && !ByteScan.trimmed(bytes, left + 1..<right).contains { ByteScan.isBlank(bytes[$0]) }
    }

    /// Notes the stars gathered as one product.
    private mutating func endProduct(_ prose: Range<Int>) {
        guard let first = stars.first, let last = stars.last else { return }
        defer { stars = [] }
        let range = wordStart(before: first, prose)..<wordEnd(behind: last, prose)
        let edits = stars.map { NoteLine.Edit(range: $0..<$0 + 1, text: "×") }
        var shown: [UInt8] = []
        var next = 0
        for place in range {
            let isStar = next < stars.count && stars[next] == place
            if isStar { next += 1 }
            if isStar { shown += "×".utf8 } else { shown.append(bytes[place]) }
        }
        let text = String(decoding: shown, as: UTF8.self)
        found.append(
            InlineMark(kind: .multiplicationSign, found: range, replacement: text, edits: edits)
        )
    }

    /// The start of the factor before a star; one of many bytes is shown in part.
    private func wordStart(before star: Int, _ prose: Range<Int>) -> Int {
        var start = star
        while ByteScan.isBlank(byte(start - 1, prose)), start > prose.lowerBound { start -= 1 }
        while !ByteScan.isBlank(byte(start - 1, prose)), star - start < 24 { start -= 1 }
        while start < star, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return start
    }

    private func wordEnd(behind star: Int, _ prose: Range<Int>) -> Int {
        var end = star + 1
        while ByteScan.isBlank(byte(end, prose)), end < prose.upperBound { end += 1 }
        while !ByteScan.isBlank(byte(end, prose)), end - star < 24 { end += 1 }
        while end > star + 1, end < prose.upperBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
