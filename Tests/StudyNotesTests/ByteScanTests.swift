import Testing

@testable import StudyNotes

/// The scans of bytes are held to loops that look at one place after another.
struct ByteScanTests {
    /// Few signs, so that they stand side by side, at ends and beyond them.
    private static let signs = Array("*-a \t|\u{E9}".utf8)

    @Test(arguments: 1...20)
    func `signs are found in their part of a text and nowhere else`(seed: UInt64) {
        var random = TestRandom(state: seed)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...70, using: &random)).map { _ in
                Self.signs[Int.random(in: Self.signs.indices, using: &random)]
            }
            let start = Int.random(in: 0...bytes.count, using: &random)
            let range = start..<Int.random(in: start...bytes.count, using: &random)
            bytes.withUnsafeBufferPointer { expectSame($0, range) }
        }
    }

    private func expectSame(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let pairs = range.dropLast().filter { bytes[$0] == 0x2A && bytes[$0 + 1] == 0x2A }
        #expect(ByteScan.firstPlace(of: "**", bytes, range) == pairs.first)
        let bars = range.filter { bytes[$0] == 0x7C }
        #expect(ByteScan.place(of: 0x7C, bytes, range) == bars.first)
        #expect(ByteScan.firstPlace(of: "|", bytes, range) == bars.first)
        let any = range.filter { bytes[$0] == 0x7C || bytes[$0] == 0x2D }
        #expect(ByteScan.firstPlace(ofAny: "|-", bytes, range) == any.first ?? range.upperBound)
        #expect(
            ByteScan.begins("-*", bytes, range)
                == (range.count > 1 && bytes[range.lowerBound] == 0x2D
                    && bytes[range.lowerBound + 1] == 0x2A)
        )
        let words = range.filter { bytes[$0] != 0x20 && bytes[$0] != 0x09 }
        let trimmed = ByteScan.trimmed(bytes, range)
        #expect(trimmed.first == words.first && trimmed.last == words.last)
    }

    @Test func `kinds of bytes are those of ASCII`() {
        for byte in UInt8.min...UInt8.max {
            let sign = Character(Unicode.Scalar(byte))
            let isASCII = byte < 0x80
            #expect(ByteScan.isDigit(byte) == (isASCII && sign.isNumber))
            #expect(ByteScan.isLetter(byte) == (isASCII && sign.isLetter))
            #expect(ByteScan.isCapital(byte) == (isASCII && sign.isUppercase))
            #expect(ByteScan.isSmallLetter(byte) == (isASCII && sign.isLowercase))
            #expect(ByteScan.isWord(byte) == (isASCII && (sign.isLetter || sign.isNumber)))
            #expect(ByteScan.isBlank(byte) == " \t".utf8.contains(byte))
            #expect(ByteScan.isSpace(byte) == (isASCII && sign.isWhitespace))
        }
    }

    @Test func bytesAreCountedAsOneByOne() {
        var random = TestRandom(state: 11)
        for length in 9..<60 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let counted = bytes.withUnsafeBufferPointer {
                ByteScan.count($0, atMost: length) { eight, before in eight & ~before }
            }
            let tops = bytes.map { $0 >= 0x80 }
            #expect(counted == zip(tops.dropFirst(), tops).count { $0 && !$1 })
        }
    }
}
