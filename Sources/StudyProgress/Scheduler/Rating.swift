/// How a review went, by the names and numbers of Anki.
public enum Rating: Int, Sendable, CaseIterable {
    /// Forgotten, or wrong.
    case again = 1
    /// Remembered with trouble.
    case hard
    /// Remembered.
    case good
    /// Remembered at once.
    case easy
}
