/// The words that students have for layers.
extension LayerMention.Kind {
    /// Layers that leave the shape as it is.
    static let keepingShape: Set<String> = [
        "relu", "tanh", "sigmoid", "softmax", "activation", "dropout", "batchnorm", "bn",
    ]

    /// The layer that words speak of: the first that is named.
    init?(namedIn words: [String]) {
        let nextWords = words.dropFirst() + [""]
        let named = zip(words, nextWords).lazy.compactMap { Self.named($0, before: $1) }.first
        guard let named else { return nil }
        self = named
    }

    /// The layer that a word names, with the one behind it.
    static func named(_ word: String, before next: String) -> Self? {
        switch withoutNumber(word) {
        case "gap", "global-pooling": .globalPooling
        case "global" where next.hasPrefix("pool") || next.hasPrefix("av") || next.hasPrefix("max"):
            .globalPooling
        case "flatten", "flattened", "flattening": .flatten
        case "dense", "fc", "fully-connected", "dense-layer", "dense-schicht", "fc-layer": .dense
        case "fully" where next == "connected", "linear" where next == "layer": .dense
        case "batchnorm", "batch-norm", "bn": .batchNorm
        case "batch" where next.hasPrefix("norm"): .batchNorm
        case "conv", "convolution", "convolutional", "filters", "filter", "filtern", "conv-layer",
            "faltung":
            .convolution
        case "pool", "pooling", "maxpool", "maxpooling", "max-pool", "max-pooling", "avgpool",
            "average-pooling", "avg-pooling":
            .pooling
        default: nil
        }
    }

    /// `conv1`, `pool5` and `fc6` as AlexNet's layers are called.
    private static func withoutNumber(_ word: String) -> String {
        guard let name = LayerName(word)?.kind, name.count > 1 else { return word }
        return String(name)
    }
}

/// The name that a paper gives a layer: `C3`, `S2`, `F6`, `conv1` or `fc7`.
struct LayerName {
    /// What stands before the number: `conv`.
    let kind: Substring

    private static let kinds: Set<Substring> = ["c", "s", "f", "conv", "fc", "pool"]

    /// `nil` for other words.
    init?(_ word: String) {
        kind = word.prefix { !$0.isNumber }
        let digits = word.dropFirst(kind.count)
        guard Self.kinds.contains(kind), (1...2).contains(digits.count),
            digits.allSatisfy(\.isNumber)
        else { return nil }
    }
}
