import CNNEngine

/// A drawing of the windows along one axis: what each covers, and what none reads.
struct WindowPicture {
    let window: SlidingWindow
    /// Columns of the terminal that the drawing may use.
    let width: Int

    /// Windows drawn before the rest is told in words.
    private static let mostRows = 8

    /// The drawing, where it fits; it is shown as it is.
    var drawing: [String]? {
        guard window.paddedExtent <= 40 else { return nil }
        let lines = drawnLines
        return lines.allSatisfy { DisplayWidth.of($0) <= width } ? lines : nil
    }

    private var name: String { window.axis == .height ? "row" : "column" }

    private var cellWidth: Int { String(max(window.extent - 1, 0)).count + 1 }

    private var cells: Range<Int> {
        -window.paddingBefore..<(window.extent + window.paddingAfter)
    }

    private var drawnLines: [String] {
        let indices = cells.map { cell in
            pad(cell >= 0 && cell < window.extent ? "\(cell)" : "p")
        }
        let starts = window.starts
        let rows = shown(starts).map { entry in
            switch entry {
            case .window(let index):
                let marks = cells.map { pad(mark($0, start: starts[index])) }
                return "\(marks.joined())   window \(index + 1): \(span(starts[index]))"
            case .gap(let count):
                return pad("⋮") + "  \(count) more, each \(window.stride) further"
            }
        }
        return [indices.joined() + "   \(name)s" + (isPadded ? ", p = padding" : "")] + rows
    }

    private var isPadded: Bool { window.paddingBefore + window.paddingAfter > 0 }

    private func pad(_ text: String) -> String {
        String(repeating: " ", count: cellWidth - text.count) + text
    }

    private func mark(_ cell: Int, start: Int) -> String {
        let offset = cell - start
        guard offset >= 0, offset < window.span else { return "·" }
        return offset % window.dilation == 0 ? "■" : "○"
    }

    /// The windows in words, for axes that are too long to draw.
    var ranges: [String] {
        let count = window.outputExtent
        return shownIndices(count).map { entry in
            switch entry {
            case .window(let index):
                let start = index * window.stride - window.paddingBefore
                return "window \(index + 1): \(name)s \(span(start))"
            case .gap(let count):
                return "⋮  \(count) more, each \(window.stride) further"
            }
        }
    }

    private func span(_ start: Int) -> String {
        let end = start + window.span - 1
        let text = start == end ? "\(start)" : "\(start) to \(end)"
        return text.replacing("-", with: "−")
    }

    /// The cells that no window reads, in words.
    var unread: String? {
        guard let ranges = window.unreadRanges else { return nil }
        guard !ranges.isEmpty else { return "every \(name) is read" }
        let parts = ranges.prefix(6).map { range in
            range.count == 1
                ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound - 1)"
        }
        let count = ranges.reduce(0) { $0 + $1.count }
        let list = parts.joined(separator: ", ") + (ranges.count > 6 ? ", …" : "")
        return count == 1
            ? "never read: \(name) \(list)" : "never read: \(count) \(name)s (\(list))"
    }

    private enum Entry {
        case window(Int)
        case gap(Int)
    }

    private func shown(_ starts: [Int]) -> [Entry] { shownIndices(starts.count) }

    private func shownIndices(_ count: Int) -> [Entry] {
        guard count > Self.mostRows else { return (0..<count).map { .window($0) } }
        return [.window(0), .window(1), .window(2), .gap(count - 4), .window(count - 1)]
    }
}
