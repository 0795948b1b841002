internal import CNNEngine
internal import StudyCore
internal import StudyNotes

/// A network that the notes name, with its totals.
public struct SheetModel: Hashable, Sendable {
    /// The name for `study model`.
    public let name: String
    /// What it is, where it is from.
    public let summary: String
    /// Height, width and channels of an image.
    public let input: [Int]
    /// Parameters as PyTorch builds and counts it.
    public let parameters: Int
    /// Parameters as Keras builds and counts it, where it does and they differ.
    public let kerasParameters: Int?
    /// Multiply-adds for one image.
    public let multiplyAdds: Int
    /// Whether the notes name only its family, as `ResNet`.
    public let isExample: Bool

    init(_ entry: ModelCatalog.Entry, isExample: Bool = false) throws(Model.NotFound) {
        let model = try Model(entry)
        let keras = entry.isInKeras == true ? try Model(entry, convention: .keras) : nil
        name = entry.name
        summary = entry.summary
        input = model.input.channelsLast
        parameters = model.parameters
        kerasParameters = keras.flatMap { $0.parameters == model.parameters ? nil : $0.parameters }
        multiplyAdds = model.multiplyAdds
        self.isExample = isExample
    }
}

/// Finds the networks that cards name, in any spelling: `LeNET 5`, `RestNET`, `R-CNN`.
struct ModelMentions {
    private var named: Set<String> = []
    private var families: Set<String> = []

    /// The models of the cards in the order of the catalogue; of a family of which they name no
    /// member, one.
    static func entries(
        in cards: [TopicCard]
    ) -> [(entry: ModelCatalog.Entry, isExample: Bool)] {
        var mentions = ModelMentions()
        for card in cards { mentions.read(card) }
        let named = mentions.named
        let examples = mentions.families.compactMap { family -> String? in
            let isNamed = ModelCatalog.entries(beginning: family).contains {
                named.contains($0.name)
            }
            return isNamed ? nil : example(of: family)
        }
        return ModelCatalog.entries
            .filter { named.contains($0.name) || examples.contains($0.name) }
            .map { ($0, !named.contains($0.name)) }
    }

    private mutating func read(_ card: TopicCard) {
        let words = (card.title + " " + card.text).words
        var found: Set<String> = []
        var place = 0
        while place < words.count {
            let family = Self.family(of: words[place])
            guard let (entry, length) = Self.entry(in: words[place...], family) else {
                if let family { families.insert(family) }
                place += 1
                continue
            }
            found.insert(entry.name)
            // The YOLO in "tiny YOLO" is not the other one.
            place += length
        }
        named.formUnion(found)
        // The version of a year, where the card speaks of that year.
        for entry in ModelCatalog.entries {
            let parts = entry.name.split(separator: "-")
            if parts.count == 2, found.contains(String(parts[0])), words.contains(String(parts[1]))
            {
                named.insert(entry.name)
            }
        }
    }

    /// The network with whose name the words begin, the longest, and how many words that is.
    private static func entry(
        in words: ArraySlice<String>,
        _ family: String?
    ) -> (ModelCatalog.Entry, length: Int)? {
        guard let first = words.first, firstWords.contains(first) || family != nil else {
            return nil
        }
        let word = (family ?? "") + first.dropFirst(family == nil ? 0 : first.letterCount)
        for length in [3, 2, 1] where words.count >= length {
            let name = word + words.dropFirst().prefix(length - 1).joined()
            if let entry = ModelCatalog.entry(named: name) { return (entry, length) }
        }
        return nil
    }

    /// Words with which names begin: `resnet50`, `yolo`, `r` and `fast` of R-CNN.
    private static let firstWords: Set<String> = Set(
        ModelCatalog.entries.flatMap { [$0.name] + $0.aliases }.flatMap { name in
            [name.words.first, name.words.joined()].compactMap(\.self)
        }
    )

    /// The networks called something with `net`, without their numbers.
    private static let netFamilies = Set(
        firstWords.map { String($0.prefix(while: \.isLetter)) }.filter { $0.hasSuffix("net") }
    )

    /// `resnet` for `RestNET`.
    private static func family(of word: String) -> String? {
        let letters = String(word.prefix(while: \.isLetter))
        guard letters.count > 4, letters.hasSuffix("net") else { return nil }
        guard !netFamilies.contains(letters) else { return letters }
        guard let near = Spelling.nearest(to: letters, among: netFamilies.sorted()) else {
            return nil
        }
        // A `planet` is no LeNet.
        return near.first == letters.first || Spelling.distance(near, letters) == 1 ? near : nil
    }

    /// Of a family that is named without a number, the one that Keras has too.
    private static func example(of family: String) -> String? {
        let entries = ModelCatalog.entries(beginning: family)
        return (entries.first { $0.isInKeras == true } ?? entries.first)?.name
    }
}

extension String {
    /// The letters with which it begins.
    fileprivate var letterCount: Int { prefix(while: \.isLetter).count }

    /// The words in lower case; everything but letters and digits parts them.
    var words: [String] {
        lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
