/// A line of notes on its way through the repair.
struct NoteLine: Hashable, Sendable {
    var text: String {
        didSet { signs = isVerbatim ? [] : LineSigns(text) }
    }
    /// Its place in the file, from 1; the pieces of a line share it.
    let number: Int
    /// Whether it belongs to code or to a formula, and stays as it is.
    let isVerbatim: Bool
    /// What a repair could look at; nothing of a verbatim line.
    private(set) var signs: LineSigns

    init(_ text: String, number: Int, isVerbatim: Bool = false) {
        (self.text, self.number, self.isVerbatim) = (text, number, isVerbatim)
        signs = isVerbatim ? [] : LineSigns(text)
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, number: Int, isVerbatim: Bool) {
        text = String(decoding: bytes, as: UTF8.self)
        (self.number, self.isVerbatim) = (number, isVerbatim)
        signs = isVerbatim ? [] : LineSigns(bytes)
    }

    /// The same place with another text.
    func with(_ text: String) -> NoteLine { NoteLine(text, number: number) }

    /// The lines of a text; what stands between fences or `$$`, or is indented as code, is verbatim.
    static func lines(of text: String) -> [NoteLine] {
        var text = text
        return text.withUTF8 { bytes in
            var lines: [NoteLine] = []
            lines.reserveCapacity(bytes.count / 40 + 1)
            var (start, fence) = (0, UInt8?.none)
            while start <= bytes.count {
                let end = ByteScan.lineEnd(bytes, from: start)
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                let mark = fenceSign(line)
                let isVerbatim = fence != nil || mark != nil || isIndentedCode(line)
                if let open = fence {
                    if open == mark { fence = nil }
                } else if let mark {
                    // A formula may open and close on one line.
                    fence = mark == UInt8(ascii: "$") && hasTwoMarks(line) ? nil : mark
                }
                lines.append(NoteLine(line, number: lines.count + 1, isVerbatim: isVerbatim))
                start = end + 1
            }
            return lines
        }
    }

    /// The sign of three backticks, three tildes or `$$` behind blanks.
    private static func fenceSign(_ line: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard let start = line.firstIndex(where: { $0 != UInt8(ascii: " ") }) else { return nil }
        let sign = line[start]
        guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") || sign == UInt8(ascii: "$")
        else { return nil }
        let width = line[start...].prefix(3).prefix { $0 == sign }.count
        return width >= (sign == UInt8(ascii: "$") ? 2 : 3) ? sign : nil
    }

    private static func hasTwoMarks(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = ByteScan.firstPlace(of: "$$", line, 0..<line.count) else { return false }
        return ByteScan.firstPlace(of: "$$", line, first + 1..<line.count) != nil
    }

    /// Four blanks or a tab, and no entry of a list below another one.
    private static func isIndentedCode(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let isIndented =
            line.first == UInt8(ascii: "\t")
            || line.count >= 4 && line[..<4].allSatisfy { $0 == UInt8(ascii: " ") }
        guard isIndented else { return false }
        let rest = line.drop(while: ByteScan.isBlank)
        guard let sign = rest.first else { return true }
        let marks = "-*+".utf8.contains(sign) ? rest.dropFirst() : rest[rest.endIndex...]
        let isDeeper = sign == UInt8(ascii: "-") && marks.first == sign
        return (isDeeper ? marks.dropFirst() : marks).first != UInt8(ascii: " ")
    }
}
