public import StudyCore

/// A statement with numbers in it that was recomputed.
public struct Claim: Hashable, Sendable {
    /// What is claimed.
    public enum Kind: String, Hashable, Sendable, Encodable, CaseIterable {
        /// `3 × 3 × 64 = 576`.
        case equation
        /// `Input Size: 7 Padding: 0 Kernel: 3 Stride: 2`.
        case setting
        /// `6x6x3 * 3x3x3`.
        case convolution
        /// `Conv2D(32, 3): 320 parameters`.
        case layer
        /// `LeNet-5 has 61,706 parameters`.
        case model
        /// `3 million features, 3 billion parameters`.
        case weights
        /// `3 billion parameters, 12 GB`.
        case memory
        /// `three 3x3 layers see 7x7`.
        case receptiveField = "receptive-field"
        /// `50,000 images in batches of 32: 1,563 updates per epoch`.
        case updates
        /// `two 10x10 boxes overlapping 5x5: IoU = 25/175`.
        case overlap
        /// `YOLO: 7x7 grid, 2 boxes, 20 classes: 7x7x30`.
        case grid
        /// `sigmoid(0) = 0.5`.
        case activation
    }

    /// What came of it.
    public enum Verdict: String, Hashable, Sendable, Encodable, CaseIterable {
        case right
        case wrong
        /// Right if something holds that the text does not say.
        case conditional
        /// No result was claimed; `expected` is what it would be.
        case open
        /// A number that does not fit into 64 bits.
        case tooLarge = "too-large"
    }

    /// What is claimed.
    public let kind: Kind
    /// Where it begins.
    public let position: SourcePosition
    /// The words of it.
    public let text: String
    /// What came of it.
    public internal(set) var verdict: Verdict
    /// The right value.
    public internal(set) var expected: String?
    /// The way to it.
    public internal(set) var working: String?
    /// What has to hold.
    public internal(set) var assumption: String?
    /// The slip that leads to the wrong number.
    public internal(set) var mistake: String?
    /// Whether the engine ran the layer and counted the same; `nil` where there is none to run.
    public internal(set) var isVerified: Bool?
}

extension Claim {
    /// The warning about a wrong claim; `nil` for all others.
    var diagnostic: Diagnostic? {
        switch verdict {
        case .right, .conditional, .open: return nil
        case .tooLarge:
            return Diagnostic(
                .warning,
                at: position,
                "'\(text)' does not fit into 64 bits",
                remedy: "check the digits"
            )
        case .wrong:
            let right = expected.map { ": it is \($0)" } ?? ""
            let way = working.map { ", as \($0)" } ?? ""
            return Diagnostic(
                .warning,
                at: position,
                "'\(text)' is wrong\(right)\(way)",
                remedy: mistake ?? expected.map { "write \($0)" }
            )
        }
    }
}

/// What a recognizer found, before it is given its place in a file.
struct ClaimDraft {
    let kind: Claim.Kind
    /// The tokens it is made of.
    let tokens: ArraySlice<TextToken>
    var verdict: Claim.Verdict
    var expected: String?
    var working: String?
    var assumption: String?
    var mistake: String?
    var isVerified: Bool?
}
