import StudyCore
import StudyNotes
import Testing

struct SourceTextTests {
    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF, 0x61], "a"),
        ([0x61, 0x0D, 0x0A, 0x62], "a\nb"),
        ([0x61, 0x0D, 0x62, 0x0D, 0x0D, 0x0A], "a\nb\n\n"),
        ([0xFF, 0xFE, 0x61, 0x00, 0x0D, 0x00, 0x0A, 0x00], "a\n"),
        ([0xFE, 0xFF, 0x00, 0x61], "a"),
        ([0xFF, 0xFE], ""),
        ([], ""),
    ])
    func decodesWithoutAWord(bytes: [UInt8], text: String) {
        let source = SourceText(decoding: bytes, file: "a.md")
        #expect(source.text == text)
        #expect(source.diagnostics.isEmpty)
    }

    @Test func invalidBytesAreReplacedAndReportedAtTheirPlace() throws {
        let bytes: [UInt8] = Array("fine\nna".utf8) + [0xFF] + Array("ve\n".utf8) + [0xC3, 0x28]
        let source = SourceText(decoding: bytes, file: "a.md")
        #expect(source.text == "fine\nna\u{FFFD}ve\n\u{FFFD}(")
        let finding = try #require(source.diagnostics.first)
        #expect(finding.severity == .warning)
        #expect(finding.position == SourcePosition(file: "a.md", line: 2, column: 3))
        #expect(finding.message.contains("1 more line"))
        #expect(source.diagnostics.count == 1)
    }

    @Test(arguments: [
        // An odd last byte, big and little endian; half a pair of surrogates.
        ([0xFE, 0xFF, 0x00, 0x61, 0x00], "a\u{FFFD}", 1, 2),
        ([0xFF, 0xFE, 0x61, 0x00, 0x0D, 0x00, 0x0A, 0x00, 0x62], "a\n\u{FFFD}", 2, 1),
        ([0xFE, 0xFF, 0x00, 0x0A, 0x00, 0x61, 0xD8, 0x3D, 0x00, 0x62], "\na\u{FFFD}b", 2, 2),
    ])
    func damagedUTF16IsReportedAtItsPlace(bytes: [UInt8], text: String, line: Int, column: Int)
        throws
    {
        let source = SourceText(decoding: bytes, file: "a.md")
        #expect(source.text == text)
        let finding = try #require(source.diagnostics.first)
        #expect(finding.position == SourcePosition(file: "a.md", line: line, column: column))
        #expect(finding.message.contains("not UTF-16"))
        #expect(source.diagnostics.count == 1)
    }

    @Test func linesAreSlicesOfTheText() {
        let source = SourceText(decoding: Array("a\n\nb é\nc".utf8), file: "a.md")
        #expect(source.lineCount == 4)
        #expect((1...4).map { String(source.line($0)) } == ["a", "", "b é", "c"])
        #expect(source.lines(2..<4) == "\nb é\n")
        #expect(source.lines(1..<5) == "a\n\nb é\nc")
    }

    @Test(arguments: [0, -1, 3, .max - 1, .max, .min])
    func lineThatDoesNotExistIsEmpty(number: Int) {
        #expect(SourceText(decoding: Array("a\nb\n".utf8), file: "a.md").line(number) == "")
    }
}
