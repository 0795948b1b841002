internal import StudyNotes

/// The blocks of a card: what stands first, and the parts that a bold phrase begins.
struct CardParts {
    /// A part such as `**Why twice p.** The frame has …`.
    struct Lead {
        let lead: String
        let html: String
        let lines: ClosedRange<Int>?

        var isExample: Bool { lead.lowercased().contains("example") }

        /// The part with a question mark for the last number behind `=`; `nil` without one.
        var withoutResult: String? {
            let results = html.matches(of: /= (-?[0-9][0-9,.]*)/)
            guard let last = results.last else { return nil }
            var number = last.1
            while let end = number.last, !end.isNumber { number = number.dropLast() }
            return html[..<number.startIndex] + "<b>?</b>" + html[number.endIndex...]
        }
    }

    /// What stands before the first of them.
    struct Opening {
        let html: String
        let lines: ClosedRange<Int>?
    }

    private(set) var opening: Opening?
    private(set) var leads: [Lead] = []

    init(_ card: TopicCard) {
        let body = card.body
        var starts: [(block: Int, lead: String?)] = []
        for block in card.saidBlocks {
            // `**A:** …` below its question is the answer.
            let lead = body.lead(of: block).flatMap {
                card.withoutAnswerLabel("\($0): …") == "…" ? nil : $0
            }
            if lead != nil || starts.isEmpty { starts.append((block, lead)) }
        }
        for (place, start) in starts.enumerated() {
            let end = place + 1 < starts.count ? starts[place + 1].block : body.nodes.count
            let html = body.slice(start.block..<end).detached().html()
            let lines = body.lines(of: start.block..<end)
            if let lead = start.lead {
                leads.append(Lead(lead: lead, html: html, lines: lines))
            } else {
                opening = Opening(html: html, lines: lines)
            }
        }
    }
}

extension MarkdownTree {
    /// The lines of the file on which some blocks stand.
    fileprivate func lines(of blocks: Range<Int>) -> ClosedRange<Int>? {
        let ranges = blocks.compactMap { nodes[$0].range }
        guard let first = ranges.map(\.startLine).min(), let last = ranges.map(\.endLine).max(),
            first <= last
        else { return nil }
        return first...last
    }

    /// The bold phrase with which a paragraph begins, without its full stop.
    fileprivate func lead(of block: Int) -> String? {
        guard nodes[block].kind == .paragraph, block + 1 < nodes[block].end,
            nodes[block + 1].kind == .strong
        else { return nil }
        let words = lineOfText(of: block + 1).split(separator: " ")
        guard (1...12).contains(words.count) else { return nil }
        var lead = words.joined(separator: " ")
        while let last = lead.last, ".:,".contains(last) { lead.removeLast() }
        return lead.isEmpty ? nil : lead
    }
}
