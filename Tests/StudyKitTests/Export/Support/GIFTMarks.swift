/// A scalar of a GIFT text; an escaped one is never a sign of the format.
struct GIFTMark: Hashable {
    var scalar: Unicode.Scalar
    var isEscaped = false

    static let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{B}", "\0"]

    /// Takes the backslashes out: before a sign, `\n`, or one of their own.
    static func marks(_ text: String) -> [GIFTMark] {
        var marks: [GIFTMark] = []
        var isEscaping = false
        for scalar in text.unicodeScalars {
            if isEscaping {
                isEscaping = false
                switch scalar {
                case "~", "=", "#", "{", "}", ":", "\\":
                    marks.append(GIFTMark(scalar: scalar, isEscaped: true))
                case "n": marks.append(GIFTMark(scalar: "\n", isEscaped: true))
                default:
                    marks.append(GIFTMark(scalar: "\\", isEscaped: true))
                    marks.append(GIFTMark(scalar: scalar))
                }
            } else if scalar == "\\" {
                isEscaping = true
            } else {
                marks.append(GIFTMark(scalar: scalar))
            }
        }
        if isEscaping { marks.append(GIFTMark(scalar: "\\", isEscaped: true)) }
        return marks
    }
}

/// A part of a GIFT text.
typealias GIFTMarks = ArraySlice<GIFTMark>

extension GIFTMarks {
    /// The first or the last place of a sign of the format.
    func place(of sign: String, last: Bool = false) -> Int? {
        let signs = Array<Unicode.Scalar>(sign.unicodeScalars)
        let isThere = { (index: Int) in holds(signs, at: index) }
        return last ? indices.last(where: isThere) : indices.first(where: isThere)
    }

    private func holds(_ signs: [Unicode.Scalar], at index: Int) -> Bool {
        guard index + signs.count <= endIndex else { return false }
        for (offset, sign) in signs.enumerated() {
            let mark = self[index + offset]
            guard mark.scalar == sign, !mark.isEscaped else { return false }
        }
        return true
    }

    func starts(with sign: String) -> Bool {
        let rest = drop { GIFTMark.blanks.contains($0.scalar) }
        return rest.holds(Array<Unicode.Scalar>(sign.unicodeScalars), at: rest.startIndex)
    }

    var trimmed: GIFTMarks {
        var rest = self
        while let mark = rest.first, GIFTMark.blanks.contains(mark.scalar) { rest.removeFirst() }
        while let mark = rest.last, GIFTMark.blanks.contains(mark.scalar) { rest.removeLast() }
        return rest
    }

    /// The text as it is written.
    var text: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: map(\.scalar))
        return String(scalars)
    }

    /// The text with its line breaks, and the blanks around them, as single blanks.
    var flowingText: String {
        var scalars = String.UnicodeScalarView()
        var rest = self
        while let mark = rest.first {
            let blanks = rest.prefix { GIFTMark.blanks.contains($0.scalar) && !$0.isEscaped }
            if blanks.contains(where: { $0.scalar == "\n" }) {
                scalars.append(" ")
                rest = rest.dropFirst(blanks.count)
            } else {
                scalars.append(mark.scalar)
                rest = rest.dropFirst()
            }
        }
        return String(scalars)
    }

    /// The parts that begin with one of some signs, each with its sign.
    func parts(beginningWith signs: Set<Unicode.Scalar>) -> [(
        sign: Unicode.Scalar, rest: GIFTMarks
    )] {
        let starts = indices.filter { !self[$0].isEscaped && signs.contains(self[$0].scalar) }
        return starts.enumerated().map { number, start in
            let end = number + 1 < starts.count ? starts[number + 1] : endIndex
            return (self[start].scalar, self[(start + 1)..<end])
        }
    }
}
