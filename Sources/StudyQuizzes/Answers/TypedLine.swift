/// A line as it was typed: an answer, and whether a question mark behind it calls it a guess.
public struct TypedLine: Hashable, Sendable {
    /// The answer, without the question mark.
    public let answer: String
    /// Whether the student says that it is a guess.
    public let isGuess: Bool

    /// Takes a question mark off the end of a line; one that stands alone is no guess.
    public init(_ line: String) {
        let line = line.trimmed
        isGuess = line.count > 1 && line.hasSuffix("?")
        answer = isGuess ? String(line.dropLast()).trimmed : line
    }
}
