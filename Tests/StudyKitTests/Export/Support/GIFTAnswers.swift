/// Reads what stands between the braces of a GIFT question.
struct GIFTAnswers {
    /// The format of texts without a mark of their own.
    var format: String

    func read(_ marks: GIFTMarks, into question: inout GIFTQuestion) throws {
        var rest = marks.trimmed
        if let place = rest.place(of: "####", last: true) {
            question.globalFeedback = text(rest[(place + 4)...])
            rest = rest[..<place].trimmed
        }
        if rest.isEmpty {
            question.type = "Essay"
        } else if rest.starts(with: "#") {
            question.type = "Numerical"
            question.choices = try numbers(rest.dropFirst().trimmed)
        } else if rest.place(of: "~") != nil {
            question.type = "MC"
            question.choices = .list(try choices(rest))
        } else if rest.place(of: "=") != nil, rest.place(of: "->") != nil {
            question.type = "Matching"
            question.matchPairs = try rest.parts(beginningWith: ["="]).map { try pair($0.rest) }
        } else if readTruth(rest, into: &question) {
            question.type = "TF"
        } else {
            question.type = "Short"
            let isBare = rest.place(of: "=") == nil
            question.choices = .list(isBare ? [try choice("=", rest)] : try choices(rest))
        }
    }

    private func text(_ marks: GIFTMarks) -> GIFTText { GIFTReader.text(marks, default: format) }

    private func feedback(_ marks: GIFTMarks) -> GIFTText? {
        marks.trimmed.isEmpty ? nil : text(marks)
    }

    private func readTruth(_ marks: GIFTMarks, into question: inout GIFTQuestion) -> Bool {
        let parts = marks.split(omittingEmptySubsequences: false) {
            $0.scalar == "#" && !$0.isEscaped
        }
        switch parts[0].trimmed.text {
        case "T", "TRUE": question.isTrue = true
        case "F", "FALSE": question.isTrue = false
        default: return false
        }
        question.trueFeedback = parts.count > 1 ? feedback(parts[1]) : nil
        question.falseFeedback = parts.count > 2 ? feedback(parts[2]) : nil
        return true
    }

    private func pair(_ marks: GIFTMarks) throws -> GIFTPair {
        guard let arrow = marks.place(of: "->") else {
            throw GIFTReader.Failure(message: "a pair without an arrow: \(marks.text)")
        }
        return GIFTPair(
            subquestion: text(marks[..<arrow]),
            subanswer: marks[(arrow + 2)...].trimmed.text
        )
    }

    // MARK: - Choices

    private func choices(_ marks: GIFTMarks) throws -> [GIFTChoice] {
        try marks.parts(beginningWith: ["=", "~"]).map { try choice($0.sign, $0.rest) }
    }

    private func choice(
        _ sign: Unicode.Scalar,
        _ marks: GIFTMarks,
        content: (GIFTMarks) throws -> GIFTChoice.Content? = { _ in nil }
    ) throws -> GIFTChoice {
        var (weight, rest) = try weight(marks.trimmed)
        var said: GIFTText?
        if let place = rest.place(of: "#") {
            said = feedback(rest[(place + 1)...])
            rest = rest[..<place].trimmed
        }
        return GIFTChoice(
            isCorrect: sign == "=",
            weight: weight,
            text: try content(rest) ?? .text(text(rest)),
            feedback: said
        )
    }

    /// `%50%`, `%-33.33333%` at the beginning.
    private func weight(_ marks: GIFTMarks) throws -> (Double?, GIFTMarks) {
        guard marks.starts(with: "%"), let end = marks.dropFirst().place(of: "%"),
            let weight = Double(marks[(marks.startIndex + 1)..<end].text)
        else { return (nil, marks) }
        return (weight, marks[(end + 1)...].trimmed)
    }

    // MARK: - Numbers

    private func numbers(_ marks: GIFTMarks) throws -> GIFTChoices {
        guard marks.starts(with: "=") else { return .number(try number(marks)) }
        return .list(
            try marks.parts(beginningWith: ["=", "~"]).map { sign, rest in
                try choice(sign, rest) { content in
                    // A wrong answer without a number stands for all others.
                    guard !content.isEmpty else {
                        return .text(GIFTText(format: format, text: "*"))
                    }
                    return .number(try number(content))
                }
            }
        )
    }

    private func number(_ marks: GIFTMarks) throws -> GIFTNumber {
        if let dots = marks.place(of: "..") {
            let (low, high) = (marks[..<dots], marks[(dots + 2)...])
            return GIFTNumber(
                type: "high-low",
                numberLow: try value(low),
                numberHigh: try value(high)
            )
        }
        guard let colon = marks.place(of: ":") else {
            return GIFTNumber(type: "simple", number: try value(marks))
        }
        return GIFTNumber(
            type: "range",
            number: try value(marks[..<colon]),
            range: try value(marks[(colon + 1)...])
        )
    }

    private func value(_ marks: GIFTMarks) throws -> Double {
        guard let value = Double(marks.trimmed.text) else {
            throw GIFTReader.Failure(message: "no number: '\(marks.text)'")
        }
        return value
    }
}
