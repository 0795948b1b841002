internal import StudyQuizzes

/// Finds the updates of an epoch: `50,000 images in batches of 32: 1,563 updates per epoch`.
struct EpochClaims {
    private let tokens: [TextToken]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken]) -> [ClaimDraft] {
        let finder = EpochClaims(tokens: tokens)
        // Of a share of the images it is open how many they are.
        guard !tokens.contains(where: { $0.isSign("%") }) else { return [] }
        return [finder.draft()].compactMap(\.self)
    }

    private static let images: Set<String> = [
        "images", "samples", "examples", "pictures", "rows", "bilder", "bildern",
    ]
    private static let updates: Set<String> = [
        "updates", "steps", "iterations", "batches", "mini-batches", "minibatches",
    ]
    private static let batch: Set<String> = ["batch", "batches", "mini-batches", "minibatches"]
    private static let fillers: Set<String> = ["size", "sizes", "of", "is"]

    /// A number with its place.
    private struct Count {
        let value: Int
        let index: Int
    }

    private func draft() -> ClaimDraft? {
        guard let images = count(of: Self.images), let size = batchSize, size.value > 0,
            let claimed = count(of: Self.updates), claimed.index != size.index
        else { return nil }
        let isWhole = images.value % size.value == 0
        let (full, epochs) = (images.value / size.value, self.epochs)
        let (updates, isTooLarge) = (full + (isWhole ? 0 : 1)).multipliedReportingOverflow(
            by: epochs
        )
        guard !isTooLarge else { return nil }
        let places = [images.index, size.index, claimed.index]
        let (first, last) = (places.min() ?? 0, places.max() ?? 0)
        var draft = ClaimDraft(
            kind: .updates,
            tokens: tokens[first..<min(last + 2, tokens.count)],
            verdict: claimed.value == updates ? .right : .wrong,
            expected: updates.grouped
        )
        let times = epochs == 1 ? "" : "\(epochs.grouped) × "
        draft.working =
            "\(times)⌈\(images.value.grouped)/\(size.value.grouped)⌉ = \(updates.grouped)"
        guard draft.verdict == .wrong else { return draft }
        if !isWhole, claimed.value == full * epochs {
            return draft.conditional("the last batch, which is not full, is left out")
        }
        if epochs > 1, claimed.value == updates / epochs, !isOfEpochs(claimed) {
            return draft.conditional("in each epoch")
        }
        if claimed.value == size.value { draft.mistake = "that is the size of a batch" }
        return draft
    }

    /// The first number that counts one of some things: `1,563 weight updates`.
    private func count(of nouns: Set<String>) -> Count? {
        for index in tokens.indices {
            guard let value = tokens[index].number?.integer, value > 0 else { continue }
            let noun = tokens[(index + 1)...].prefix(2).prefix { $0.word != nil }
                .first { nouns.contains($0.word ?? "") }
            if noun != nil { return Count(value: value, index: index) }
        }
        return nil
    }

    /// `batch size 32`, `batches of 32`.
    private var batchSize: Count? {
        for index in tokens.indices where Self.batch.contains(tokens[index].word ?? "") {
            let rest = tokens[(index + 1)...].prefix(4).drop { token in
                Self.fillers.contains(token.word ?? "") || token.isSign("=") || token.isSign(":")
            }
            guard let number = rest.first?.number?.integer else { continue }
            // `batch 100, 10 epochs`, but `batch 3 of 10`.
            let next = rest.dropFirst().first
            guard
                rest.startIndex > index + 1
                    || (tokens[index].word == "batch" && next?.isSign(",") == true)
            else { continue }
            return Count(value: number, index: rest.startIndex)
        }
        return nil
    }

    /// Whether it is said to come of the epochs: `10 epochs = 5,000 updates`.
    private func isOfEpochs(_ count: Count) -> Bool {
        guard count.index > 1 else { return false }
        let mark = tokens[count.index - 1]
        return (mark.isSign("=") || mark.isSign("→"))
            && tokens[count.index - 2].word?.hasPrefix("epoch") == true
    }

    /// The epochs that are counted together; one where the number is said of each.
    private var epochs: Int {
        let isEach = zip(tokens, tokens.dropFirst()).contains { share, noun in
            ["per", "each", "every", "an", "one", "pro"].contains(share.word)
                && noun.word?.hasPrefix("epoch") == true
        }
        return isEach ? 1 : count(of: ["epochs"])?.value ?? 1
    }
}
