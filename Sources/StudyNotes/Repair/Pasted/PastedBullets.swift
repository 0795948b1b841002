/// Writes `- ` for the bullets of word processors in a page that was pasted as one line:
/// `Pooling • max or mean • no weights Padding • zeros around …`.
///
/// A full bullet is nothing else; dashes, points and stars may be signs of prose and of products, and
/// are bullets where titles stand before them.
enum PastedBullets {
    private struct Sign {
        let range: Range<Int>
        let character: Character
    }

    /// Writes so in long lines with four bullets or more.
    @Sendable static func replace(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacingEach(.pastedBullets) { line in
            let signs = signs(in: line.bytes)
            guard let first = signs.first else { return nil }
            let hasFull = signs.contains { BulletSigns.full.contains($0.character) }
            let edits = signs.map { sign in
                let isNested = hasFull && BulletSigns.hollow.contains(sign.character)
                return NoteLine.Edit(range: sign.range, text: isNested ? "--" : "-")
            }
            let edited = line.edited(edits)
            let isSure =
                line.bytes.count > PastedProse.longLine
                && !BulletSigns.ofProse.contains(first.character)
            guard isSure || hasTitles(edited.bytes) else { return nil }
            log.note(.bulletSign, line, first.range)
            return edited
        }
    }

    private static func hasTitles(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        PastedMarks.marks(in: bytes).contains { $0.kind == .title }
    }

    /// The bullets between blanks, where there are enough of them; those of prose where no others are.
    private static func signs(in bytes: UnsafeBufferPointer<UInt8>) -> [Sign] {
        var bullets: [Sign] = []
        var ofProse: [Character: [Sign]] = [:]
        var place = 0
        while let blank = ByteScan.place(of: 0x20, bytes, place..<bytes.count) {
            place = blank + 1
            guard let sign = sign(bytes, at: place), !isInProduct(bytes, sign.range) else {
                continue
            }
            if BulletSigns.ofProse.contains(sign.character) {
                ofProse[sign.character, default: []].append(sign)
            } else {
                bullets.append(sign)
            }
        }
        if bullets.count >= LostLineBreaks.fewestDashes { return bullets }
        // Of two kinds as frequent the one that comes first: the order of a dictionary is chance.
        let most = ofProse.values.max {
            ($0.count, $1[0].range.lowerBound) < ($1.count, $0[0].range.lowerBound)
        }
        return most.flatMap { $0.count >= LostLineBreaks.fewestDashes ? $0 : nil } ?? []
    }

    private static func sign(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Sign? {
        guard place < bytes.count,
            bytes[place] >= 0xC2 || bytes[place] == UInt8(ascii: "*"),
            let end = bytes[place...].prefix(longestSign).firstIndex(of: 0x20)
        else { return nil }
        let word = String(decoding: bytes[place..<end], as: UTF8.self)
        guard word.count == 1, let character = word.first,
            BulletSigns.isBullet(character) || BulletSigns.ofProse.contains(character)
        else { return nil }
        return Sign(range: place..<end, character: character)
    }

    private static let longestSign = 8

    /// Whether a sign stands between sizes: `6x6x3 * 3x3x3`.
    private static func isInProduct(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ sign: Range<Int>
    ) -> Bool {
        let right = bytes[(sign.upperBound + 1)...].prefix { !ByteScan.isBlank($0) }
        let left = bytes[..<max(sign.lowerBound - 1, 0)].reversed().prefix { !ByteScan.isBlank($0) }
        guard let first = right.first, ByteScan.isDigit(first), let last = left.first,
            ByteScan.isDigit(last)
        else { return false }
        return right.contains(UInt8(ascii: "x")) || left.contains(UInt8(ascii: "x"))
    }
}
