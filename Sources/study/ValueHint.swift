import StudyCore

/// The value that was probably meant, in the words of the parser on one that an option does not
/// have.
enum ValueHint {
    /// The message with the nearest of the values that it lists; `nil` where none is near, or the
    /// message is about something else.
    static func message(of message: String) -> String? {
        let offer = " Please provide one of "
        guard let start = message.firstRange(of: "The value '"),
            let end = message[start.upperBound...].firstRange(of: "' is invalid for "),
            let list = message[end.upperBound...].firstRange(of: offer)
        else { return nil }
        let value = String(message[start.upperBound..<end.lowerBound])
        let values = values(in: message[list.upperBound...])
        guard let nearest = Spelling.nearest(to: value, among: values) else { return nil }
        return message[..<list.lowerBound] + " Did you mean '\(nearest)'?"
            + message[list.lowerBound...]
    }

    /// `'anki', 'markdown' or 'gift'.` in one line, or one on each line behind a dash.
    private static func values(in list: Substring) -> [String] {
        let lines = list.split(separator: "\n")
        let dashed = lines.filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
        guard dashed.isEmpty, let first = lines.first else { return dashed }
        return first.split(separator: "'").map(String.init).filter { word in
            word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
    }
}
