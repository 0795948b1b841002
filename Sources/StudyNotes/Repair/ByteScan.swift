/// Looks for signs byte by byte: what is passed over here never meets a regular expression.
enum ByteScan {
    /// How often ASCII signs stand in a text; overlapping ones count each.
    static func count(of signs: StaticString, in text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            let width = signs.utf8CodeUnitCount
            guard bytes.count >= width else { return 0 }
            let first = signs.utf8Start.pointee
            var count = 0
            for start in 0...(bytes.count - width) where bytes[start] == first {
                let matches = (1..<width).allSatisfy { bytes[start + $0] == signs.utf8Start[$0] }
                if matches { count += 1 }
            }
            return count
        }
    }

    /// Whether ASCII signs stand in a text.
    static func contains(_ signs: StaticString, in text: String) -> Bool {
        count(of: signs, in: text) > 0
    }

    /// Whether a star stands between what may be factors, with blanks around it or none.
    static func hasProduct(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { place in
                guard bytes[place] == UInt8(ascii: "*"), place > 0 else { return false }
                let isSpaced = bytes[place - 1] == UInt8(ascii: " ")
                guard !isSpaced || place > 1 else { return false }
                let before = bytes[isSpaced ? place - 2 : place - 1]
                let rest = bytes[(place + 1)...].drop { $0 == UInt8(ascii: " ") }
                guard let after = rest.first,
                    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(after)
                        || after == UInt8(ascii: "(")
                else { return false }
                // The last byte of ² and ³ is no ASCII.
                return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(before)
                    || before == UInt8(ascii: ")") || before >= 0x80
            }
        }
    }

    /// The first bytes of a text behind its blanks.
    static func begins(_ text: String, with signs: StaticString) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let width = signs.utf8CodeUnitCount
            guard let start = bytes.firstIndex(where: { $0 != UInt8(ascii: " ") }),
                bytes.count - start >= width
            else { return false }
            return (0..<width).allSatisfy { bytes[start + $0] == signs.utf8Start[$0] }
        }
    }
}
