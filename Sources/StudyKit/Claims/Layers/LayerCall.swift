internal import CNNEngine

/// A layer as it is called in code: `nn.Conv2d(3, 16, kernel_size=(5, 5), bias=False)`.
struct LayerCall {
    /// The framework whose module stands before the name.
    enum Framework { case keras, pytorch }

    let name: String
    private var framework: Framework?
    /// The numbers of arguments without a name, in order; those of inner brackets are one argument.
    private var positional: [[Int]] = []
    private var named: [String: [Int]] = [:]
    private var hasBias = true
    /// The call in its tokens.
    let range: Range<Int>

    static let names: Set<String> = [
        "conv2d", "dense", "linear", "batchnorm2d", "maxpooling2d", "averagepooling2d", "maxpool2d",
        "avgpool2d", "flatten", "dropout", "depthwiseconv2d",
    ]
    static let withoutParameters: Set<String> = [
        "maxpooling2d", "averagepooling2d", "maxpool2d", "avgpool2d", "flatten", "dropout",
    ]
    /// Longer calls are none of a layer.
    private static let mostTokens = 60

    /// The call whose name stands at a place; `nil` where there is none, or it is not closed.
    init?(_ tokens: [TextToken], at index: Int) {
        guard let name = tokens[index].word, Self.names.contains(name), index + 1 < tokens.count,
            tokens[index + 1].isSign("("), tokens[index + 1].gap == 0
        else { return nil }
        let inside = tokens[(index + 2)...].prefix(Self.mostTokens)
        var depth = 1
        let close = inside.firstIndex { token in
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") { depth -= 1 }
            return depth == 0
        }
        guard let close else { return nil }
        self.name = name
        range = index..<close + 1
        framework = Self.framework(tokens[..<index])
        for argument in Self.arguments(tokens[(index + 2)..<close]) { take(argument) }
    }

    private static func framework(_ before: ArraySlice<TextToken>) -> Framework? {
        guard before.last?.isSign(".") == true else { return nil }
        switch before.dropLast().last?.word {
        case "nn", "torch": return .pytorch
        case "layers", "keras", "tf", "l": return .keras
        default: return nil
        }
    }

    /// What stands between commas outside of inner brackets.
    private static func arguments(_ tokens: ArraySlice<TextToken>) -> [ArraySlice<TextToken>] {
        var depth = 0
        return tokens.split { token in
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") { depth -= 1 }
            return depth == 0 && token.isSign(",")
        }
    }

    private mutating func take(_ argument: ArraySlice<TextToken>) {
        let numbers = argument.compactMap { $0.number?.integer }
        guard let name = argument.first?.word, argument.dropFirst().first?.isSign("=") == true
        else {
            if !numbers.isEmpty { positional.append(numbers) }
            return
        }
        named[name] = numbers
        let isFalse = argument.contains { $0.word == "false" }
        if ["bias", "use_bias"].contains(name), isFalse { hasBias = false }
    }
}

// MARK: - The layer

extension LayerCall {
    /// The layer on an input of the sentence; `nil` where its parameters count otherwise, or the
    /// arguments mean different things in Keras and PyTorch.
    func mention(on input: [Int]?) -> LayerMention? {
        let input = named["input_shape"] ?? named["input_dim"] ?? input
        switch name {
        case "linear", "dense": return dense(on: input)
        case "conv2d": return convolution(on: input)
        case "batchnorm2d":
            var mention = LayerMention(.batchNorm)
            mention.depth = (named["num_features"] ?? positional.first)?.first
            return mention
        case "depthwiseconv2d": return nil
        default: return LayerMention(.other)
        }
    }

    private func dense(on input: [Int]?) -> LayerMention {
        var mention = LayerMention(.dense)
        mention.hasBias = hasBias
        if name == "linear" {
            mention.depth = (named["in_features"] ?? positional.first)?.first
            mention.units = (named["out_features"] ?? positional.dropFirst().first)?.first
        } else {
            mention.units = (named["units"] ?? positional.first)?.first
            mention.depth = input.flatMap { Shape($0).elementCount }
        }
        return mention
    }

    private func convolution(on input: [Int]?) -> LayerMention? {
        guard named["groups"] == nil, let isPyTorch else { return nil }
        var mention = LayerMention(.convolution)
        mention.hasBias = hasBias
        if isPyTorch {
            let inputs = named["in_channels"] ?? positional.first
            let outputs = positional.dropFirst(named["in_channels"] == nil ? 1 : 0)
            mention.depth = inputs?.first
            mention.filters = (named["out_channels"] ?? outputs.first)?.first
            let rest = outputs.dropFirst(named["out_channels"] == nil ? 1 : 0)
            mention.kernel = named["kernel_size"] ?? rest.first
        } else {
            mention.filters = (named["filters"] ?? positional.first)?.first
            let rest = positional.dropFirst(named["filters"] == nil ? 1 : 0)
            mention.kernel = named["kernel_size"] ?? rest.first
            mention.depth = input.flatMap { $0.count == 3 ? $0[2] : nil }
        }
        return mention
    }

    /// Whether a convolution is PyTorch's, which names the input channels first; `nil` where three
    /// plain numbers may be either's.
    private var isPyTorch: Bool? {
        if let framework { return framework == .pytorch }
        if named["in_channels"] != nil || named["out_channels"] != nil { return true }
        if named["filters"] != nil || positional.contains(where: { $0.count > 1 }) {
            // `Conv2d(3, 16, (5, 5))`: the window is the third.
            return positional.firstIndex { $0.count > 1 } == 2
        }
        if named["kernel_size"] != nil { return positional.count > 1 }
        return positional.count > 2 ? nil : false
    }
}
