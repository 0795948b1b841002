/// The sign before a title that counts or adorns it: `1️⃣`, `🔥`, `II.`, `b)`, `(iii)`.
struct TitleSign {
    /// Signs of which each counts on from the one before, and pictures.
    enum Family: Hashable {
        case keycap, picture
        /// With the sign behind them, and whether a parenthesis stands before them.
        case roman(UInt8, isOpen: Bool, isLarge: Bool), letter(UInt8, isOpen: Bool, isLarge: Bool)
    }

    /// What it may be: `i)` is the first of some, and the ninth of others; a picture is none.
    let readings: [(family: Family, number: Int)]
    /// Where the words begin behind it.
    let words: Int

    var isPicture: Bool { readings.contains { $0.family == .picture } }

    /// `nil` when none begins a line, or no words stand behind it.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        guard let (readings, end) = Self.keycap(line) ?? Self.counted(line) ?? Self.picture(line)
        else { return nil }
        let words = line[end...].firstIndex { !ByteScan.isBlank($0) } ?? line.count
        guard words > end, words < line.count else { return nil }
        (self.readings, self.words) = (readings, words)
    }

    private typealias Reading = (readings: [(family: Family, number: Int)], end: Int)

    /// A digit in a box: two signs of its own follow it.
    private static func keycap(_ line: UnsafeBufferPointer<UInt8>) -> Reading? {
        guard let digit = line.first, ByteScan.isDigit(digit) else { return nil }
        let end = ["\u{FE0F}\u{20E3}", "\u{20E3}"].first { behind in
            line.dropFirst().starts(with: behind.utf8)
        }.map { 1 + $0.utf8.count }
        guard let end else { return nil }
        return ([(.keycap, Int(digit - UInt8(ascii: "0")))], end)
    }

    private static func picture(_ line: UnsafeBufferPointer<UInt8>) -> Reading? {
        let words = PlaceMark.endOfPicture(line)
        return words > 0 ? ([(.picture, 0)], words - 1) : nil
    }
}

// MARK: - Letters and numerals

extension TitleSign {
    private static let longestNumeral = 4

    private static func counted(_ line: UnsafeBufferPointer<UInt8>) -> Reading? {
        let isOpen = line.first == UInt8(ascii: "(")
        let start = isOpen ? 1 : 0
        let letters = line[min(start, line.count)...].prefix { ByteScan.isLetter($0) }
        let end = letters.endIndex
        guard let first = letters.first, letters.count <= longestNumeral, end < line.count
        else { return nil }
        let sign = line[end]
        let isLarge = ByteScan.isCapital(first)
        // `a. ` begins sentences of some, and `e.g.` is none.
        guard sign == UInt8(ascii: ")") || sign == UInt8(ascii: ".") && isLarge && !isOpen,
            letters.allSatisfy({ ByteScan.isCapital($0) == isLarge })
        else { return nil }
        var readings: [(family: Family, number: Int)] = []
        if let number = roman(letters) {
            readings.append((.roman(sign, isOpen: isOpen, isLarge: isLarge), number))
        }
        if letters.count == 1 {
            let number = Int(first | 0x20) - Int(UInt8(ascii: "a")) + 1
            readings.append((.letter(sign, isOpen: isOpen, isLarge: isLarge), number))
        }
        return readings.isEmpty ? nil : (readings, end + 1)
    }

    /// The number of a numeral up to 39: `xiv`.
    private static func roman(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var rest = String(decoding: letters, as: UTF8.self).lowercased()[...]
        var number = 0
        while rest.first == "x", number < 30 {
            number += 10
            rest.removeFirst()
        }
        guard let units = ones.firstIndex(of: String(rest)), number + units > 0 else { return nil }
        return number + units
    }

    private static let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the words of a title begin behind a sign that counts: `II. Pooling`, `b) Stride`.
    ///
    /// A letter with a full stop may be that of a name.
    var endOfCountingSign: Int {
        guard let sign = TitleSign(self), !sign.isPicture else { return 0 }
        let isSure = sign.readings.contains { reading in
            switch reading.family {
            case .keycap, .roman: true
            case .letter(let behind, _, _): behind == UInt8(ascii: ")")
            case .picture: false
            }
        }
        return isSure ? sign.words : 0
    }
}
