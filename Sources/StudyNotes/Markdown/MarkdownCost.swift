/// Foresees the inputs that libcmark 0.30.2 must not be given: it ends the program at 2 GB, and takes
/// time quadratic in the length on two kinds of text.
///
/// Measured: 600 kB of `![[]()` take 12 s, 50,000 nested list markers before 100,000 blank lines
/// more than 30 s. No person writes either; a note must still not be able to hang the program.
enum MarkdownCost {
    /// Steps allowed: about a second.
    private static let limit = 200_000_000
    private static let shortText = 20_000

    static func isBounded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= NoteFolder.largestFile else { return false }
        // Half the square of the length is more than either can take.
        return bytes.count <= shortText
            || listSteps(bytes) <= limit && bracketSteps(bytes) <= limit
    }

    /// Each blank line visits every list that is open.
    private static func listSteps(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var steps = 0
        var openLists = 0
        var afterBlank = true
        var line = LineLead()
        for byte in bytes {
            guard byte == UInt8(ascii: "\n") else {
                line.read(byte)
                continue
            }
            if line.isBlank {
                steps += openLists
            } else {
                // Without a blank line before, a line continues the paragraph of the deepest list.
                openLists = afterBlank ? line.possibleLists : max(openLists, line.possibleLists)
            }
            afterBlank = line.isBlank
            line = LineLead()
        }
        return steps
    }

    /// Each link visits every image bracket that is still open before it in the paragraph.
    private static func bracketSteps(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var steps = 0
        var openIsImage: [Bool] = []
        var openImages = 0
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "["):
                let isImage = previous == UInt8(ascii: "!")
                openIsImage.append(isImage)
                if isImage { openImages += 1 }
            case UInt8(ascii: "]"):
                if let isImage = openIsImage.popLast() {
                    if isImage { openImages -= 1 } else { steps += openImages }
                }
            case UInt8(ascii: "\n") where previous == byte:
                openIsImage.removeAll(keepingCapacity: true)
                openImages = 0
            default:
                break
            }
            previous = byte
        }
        return steps
    }
}

/// What a line begins with: spaces, quote marks and what list markers are made of.
private struct LineLead {
    private var columns = 0
    private var inLead = true
    private(set) var isBlank = true

    /// An item takes two columns at least.
    var possibleLists: Int { columns / 2 }

    mutating func read(_ byte: UInt8) {
        guard inLead else { return }
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: ">"):
            columns += 1
        case UInt8(ascii: "\t"):
            columns += 4
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
            UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            columns += 1
            isBlank = false
        default:
            inLead = false
            isBlank = false
        }
    }
}
