/// HTML that grows byte by byte.
struct HTMLOutput {
    private var bytes: [UInt8] = []

    /// All that was added.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds markup.
    mutating func add(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// Adds markup at the start of a line.
    mutating func addLine(_ markup: String) {
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        add(markup)
    }

    /// Adds text with the signs escaped that HTML keeps for itself.
    mutating func addEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): add("&lt;")
            case UInt8(ascii: ">"): add("&gt;")
            case UInt8(ascii: "&"): add("&amp;")
            case UInt8(ascii: "\""): add("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    /// Adds an address; what may not stand in one is percent-encoded, as CommonMark does it.
    mutating func addAddress(_ address: String) {
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): add("&amp;")
            case UInt8(ascii: "'"): add("&#x27;")
            case _ where Self.isAddressByte[Int(byte)]: bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(Self.hexDigits[Int(byte >> 4)])
                bytes.append(Self.hexDigits[Int(byte & 15)])
            }
        }
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    private static let isAddressByte: [Bool] = {
        var table = Array(repeating: false, count: 256)
        let signs = "-_.+!*(),%#@?=;:/$~"
        for byte in "\(signs)0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8 {
            table[Int(byte)] = true
        }
        return table
    }()
}

/// Tells addresses that run code or read files from those that lead somewhere.
enum LinkSafety {
    private static let schemes = ["javascript:", "vbscript:", "file:", "data:"]
    private static let pictures = ["png", "gif", "jpeg", "webp"].map { "data:image/\($0)" }

    /// The schemes that cmark leaves out too; pictures written into the address are harmless.
    static func isDangerous(_ address: String) -> Bool {
        // Browsers skip blanks and control characters in front of a scheme and within it.
        let plain = String(
            String.UnicodeScalarView(address.unicodeScalars.prefix(40).filter { $0.value > 0x20 })
        ).lowercased()
        return schemes.contains { plain.hasPrefix($0) }
            && !pictures.contains { plain.hasPrefix($0) }
    }
}
