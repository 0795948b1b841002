public import StudyCore
public import StudyNotes

/// Something to say about notes or quiz files, and which check found it.
public struct Finding: Sendable {
    /// The checks.
    public enum Kind: String, Hashable, Sendable, Encodable, CaseIterable {
        /// A quiz file, or the reading of a note.
        case file
        /// Notes that were read differently from how they are written.
        case repair
        /// A link that leads nowhere.
        case brokenLink = "broken-link"
        /// A topic that is named and that nothing is about.
        case unknownTopic = "unknown-topic"
        /// A heading without text.
        case emptySection = "empty-section"
        /// A heading that stands in two places.
        case duplicatedTopic = "duplicated-topic"
        /// A term of the field that is spelt in another way.
        case misspelling
        /// Text that stops in the middle of a sentence.
        case unfinished
        /// A number that comes out otherwise.
        case wrongClaim = "wrong-claim"
        /// A statement that is known to be wrong.
        case knownError = "known-error"
    }

    /// Which check found it.
    public let kind: Kind
    /// Where, what, and the remedy.
    public let diagnostic: Diagnostic
    /// What was read differently, where that is what was found.
    public let repair: Repair?

    init(kind: Kind, diagnostic: Diagnostic, repair: Repair? = nil) {
        (self.kind, self.diagnostic, self.repair) = (kind, diagnostic, repair)
    }
}
