internal import CNNEngine

extension LayerChainText {
    /// The options in words, each with the field of a request that it sets.
    private static let fields: [(option: String, field: String)] = [
        ("stride", "stride"), ("pad", "padding"), ("padding", "padding"),
        ("dilation", "dilation"), ("groups", "groups"), ("multiplier", "depth_multiplier"),
        ("nobias", "bias"), ("ceil", "ceil_mode"), ("countpad", "count_include_pad"),
        ("keepdims", "keep_dims"),
    ]

    /// All options in words.
    static let options = fields.map(\.option)

    /// The options that a layer takes, each by its first name.
    static func options(of request: LayerRequest) -> [String] {
        fields.filter { $0.option != "padding" && takes($0.field, request) }.map(\.option)
    }

    /// Whether an option means anything to a layer.
    static func takes(option: String, _ request: LayerRequest) -> Bool {
        fields.contains { $0.option == option && takes($0.field, request) }
    }

    private static func takes(_ field: String, _ request: LayerRequest) -> Bool {
        switch (request.kind, field) {
        // What it pads stands behind its name.
        case (.zeropad, _): false
        case (.pool, "count_include_pad"): request.pool == .avg
        default: request.takes(field)
        }
    }
}

extension LayerRequest {
    /// Whether a layer of this kind has a field of this name in JSON.
    public func takes(_ field: String) -> Bool { Self.fields(of: kind).contains(field) }

    /// A kind of layer at the beginning of a sentence: `A dense layer`, `An upsample layer`.
    static func named(_ kind: String) -> String {
        // "lrn" is spelled out when it is spoken.
        let isSpokenWithVowel = kind == "lrn" || kind.first.map { "aeiou".contains($0) } == true
        return "\(isSpokenWithVowel ? "An" : "A") \(kind) layer"
    }

    /// The words for options that a layer of a name does not take, and for those that it does.
    public static func refusal(of options: [String], by name: String, taken: [String]) -> String {
        "'\(name)' takes no \(options.joined(separator: " and no ")). It takes "
            + (taken.isEmpty ? "no options." : taken.joined(separator: ", ") + ".")
    }
}
