internal import StudyCore

/// What the numbers of a setting are called: `Input Size`, `Kernal`, `stride`.
enum SettingWord: Hashable, CaseIterable {
    case input, padding, kernel, stride, dilation, filters, output

    /// The names of each, in lower case.
    private static let names: [String: SettingWord] = [
        "input": .input, "image": .input, "inputsize": .input, "n": .input,
        "padding": .padding, "pad": .padding, "p": .padding,
        "kernel": .kernel, "filter": .kernel, "window": .kernel, "k": .kernel,
        "f": .kernel,
        "kernelsize": .kernel, "kernel_size": .kernel,
        "stride": .stride, "strides": .stride, "s": .stride,
        "bild": .input, "eingabe": .input, "schrittweite": .stride, "ausgabe": .output,
        "dilation": .dilation, "d": .dilation,
        "filters": .filters,
        "output": .output, "out": .output, "result": .output, "o": .output,
    ]

    private static let beginnings = Set(names.keys.compactMap(\.utf8.first))
    private static let longNames = names.keys.filter { $0.count > 4 }.sorted()

    /// The meaning of a word, misspelt or not.
    init?(_ word: String) {
        guard let first = word.utf8.first, Self.beginnings.contains(first) else { return nil }
        if let known = Self.names[word] {
            self = known
            return
        }
        guard (5..<12).contains(word.utf8.count),
            let near = Self.longNames.first(where: {
                $0.utf8.first == first && abs($0.utf8.count - word.utf8.count) < 2
                    && Spelling.distance(word, $0) <= 1
            }), let meaning = Self.names[near]
        else { return nil }
        self = meaning
    }

    /// Words that may stand between the name and the number.
    static let fillers: Set<String> = [
        "size", "sizes", "is", "of", "width", "height", "side", "the", "volume", "shape", "map",
        "feature", "would", "will", "be",
    ]
}

extension LayerSetting.PaddingWord {
    /// `same`, `valid` and what means the latter; anything else is not understood.
    init(_ word: String) {
        switch word {
        case "same": self = .same
        case "valid", "none", "no", "zero": self = .number(0)
        default: self = .unknown
        }
    }
}
