internal import CNNEngine
internal import StudyQuizzes

/// Finds the settings of a layer: `Input Size: 7 Padding: 0 Kernal: 3 Stride: 2`, in any order.
struct SettingClaims {
    private typealias Entry = SettingReader.Entry

    private let reader: SettingReader
    private var tokens: [TextToken] { reader.tokens }

    /// The settings in a text, which may go over several blocks.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        let finder = SettingClaims(reader: SettingReader(tokens: tokens))
        return finder.reader.groups().compactMap { finder.draft(finder.withImage($0), &runs) }
    }

    /// What a text names of a setting; a name may stand there twice.
    static func names(in tokens: [TextToken]) -> [SettingWord] {
        guard tokens.contains(where: { $0.number != nil }) else { return [] }
        return SettingReader(tokens: tokens).groups().joined().map(\.word)
    }

    // MARK: - An image without a name

    /// The group with the image that it is put on: `39×39×3, f=3, s=1`, `3×3 kernel on 7×7`.
    private func withImage(_ group: [Entry]) -> [Entry] {
        guard let first = group.first?.range.lowerBound, let last = group.last?.range.upperBound,
            group.contains(where: { $0.word == .kernel }),
            !group.contains(where: { $0.word == .input })
        else { return group }
        if let image = image(before: first) { return [image] + group }
        let free = (first..<min(last + 3, tokens.count)).filter { place in
            !group.contains { $0.range.contains(place) }
        }
        guard let place = free.first(where: { ["on", "over", "auf"].contains(tokens[$0].word) })
        else { return group }
        let start = ["a", "an", "the"].contains(word(place + 1)) ? place + 2 : place + 1
        guard let shape = shape(start) else { return group }
        let image = Entry(word: .input, sizes: shape.sizes, range: place..<shape.end)
        return (group + [image]).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func image(before first: Int) -> Entry? {
        guard first > 2 else { return nil }
        let isLink = Self.links.contains(where: tokens[first - 1].isSign)
        let end = isLink || tokens[first - 1].word == "with" ? first - 1 : first
        var start = end
        while start > 0, tokens[start - 1].number != nil || tokens[start - 1].isSign("×") {
            start -= 1
        }
        guard tokens[start].line == tokens[first].line, let shape = shape(start), shape.end == end
        else { return nil }
        return Entry(word: .input, sizes: shape.sizes, range: start..<end)
    }

    private static let links: [Unicode.Scalar] = [",", ":", ";", "(", "→", "|"]

    /// Two sides or more at a place.
    private func shape(_ place: Int) -> ShapeText? {
        guard place < tokens.count, let shape = ShapeText(tokens[place...]), shape.sizes.count > 1
        else { return nil }
        return shape
    }

    private func word(_ place: Int) -> String? {
        place < tokens.count ? tokens[place].word : nil
    }

    // MARK: - The verdict

    private func draft(_ group: [Entry], _ runs: inout LayerRuns) -> ClaimDraft? {
        guard let first = group.first, var end = group.last?.range.upperBound, group.count > 1
        else { return nil }
        let sizes = Dictionary(group.map { ($0.word, $0.sizes) }) { first, _ in first }
        var claimed = sizes[.output]
        if claimed == nil, let shape = result(behind: end) {
            claimed = shape.sizes
            end = shape.end
        }
        guard group.count > 2 || isOtherwiseWrong(sizes, claimed) else { return nil }
        let padding = group.first { $0.word == .padding }
            .map { $0.padding ?? .number($0.sizes[0]) }
        let words = first.range.lowerBound..<end
        guard !isAskedFor(words) else { return nil }
        var setting = LayerSetting(sizes, padding: padding, claimed: claimed)
        setting?.isTransposed = isTransposed(words)
        let draft = setting?.draft(claimed, kind: .setting, tokens[words], &runs)
        if draft?.verdict == .wrong, SeveralLayers.areNamed(in: tokens[words]) { return nil }
        return draft?.expected == nil && isSaidNotToFit(words) ? nil : draft
    }

    /// Whether no usual stride and padding, of which nothing is said, leads to what is claimed.
    private func isOtherwiseWrong(_ sizes: [SettingWord: [Int]], _ claimed: [Int]?) -> Bool {
        guard let input = sizes[.input]?.first, let kernel = sizes[.kernel]?.first,
            let claimed = claimed?.first, sizes.count == 2, kernel > 0, kernel <= input
        else { return false }
        let steps = input - kernel
        return claimed == steps + 1
            || !(1...min(kernel, Self.largestStride)).contains { stride in
                claimed == steps / stride + 1 || claimed == (input - 1) / stride + 1
            }
    }

    private static let largestStride = 64

    /// Whether a number of the setting is what the text asks for: `which stride leads from …`.
    private func isAskedFor(_ range: Range<Int>) -> Bool {
        (max(range.lowerBound - 8, 0)..<range.upperBound).contains { index in
            guard ["which", "what"].contains(tokens[index].word),
                let name = word(index + 1).flatMap(SettingWord.init)
            else { return false }
            let isNumbered = index + 2 < tokens.count && tokens[index + 2].number != nil
            return [.stride, .padding, .kernel, .dilation].contains(name) && !isNumbered
        }
    }

    /// Whether the text itself tells that a layer does not fit, or asks.
    private func isSaidNotToFit(_ range: Range<Int>) -> Bool {
        tokens[max(range.lowerBound - 8, 0)..<min(range.upperBound + 8, tokens.count)].contains {
            ["cannot", "not", "error", "impossible", "large", "refused"].contains($0.word)
                || $0.word?.hasSuffix("n't") == true
        }
    }

    private func isTransposed(_ range: Range<Int>) -> Bool {
        tokens[max(range.lowerBound - 6, 0)..<range.upperBound].contains { token in
            let word = token.word ?? ""
            return ["transpos", "deconv", "upconv", "conv2dtranspose"].contains {
                word.hasPrefix($0)
            }
        }
    }

    /// What stands behind `→`, `=`, `gives` at the end of a setting, or whole behind a colon.
    private func result(behind end: Int) -> ShapeText? {
        let place = tokens[end...].prefix(2).firstIndex {
            !($0.isSign(",") || $0.isSign(")") || $0.isSign(":"))
        }
        guard var place, place + 1 < tokens.count else { return nil }
        if place > end, tokens[place - 1].isSign(":"), let shape = shape(place) { return shape }
        // `you get 5x5`
        while place + 2 < tokens.count, place - end < 5, Self.before.contains(word(place) ?? "") {
            place += 1
        }
        let token = tokens[place]
        let isMark =
            token.isSign("→") || token.isSign("=") || Self.leading.contains(token.word ?? "")
        // `gives a 24x24 feature map`
        let start = ["a", "an", "the"].contains(tokens[place + 1].word) ? place + 2 : place + 1
        guard isMark, let shape = ShapeText(tokens[start...]),
            !reader.isComputed(behind: shape.end),
            shape.sizes.count > 1 || !Self.counted.contains(word(shape.end) ?? "")
        else { return nil }
        return shape
    }

    private static let leading: Set<String> = [
        "gives", "makes", "result", "leads", "ergibt", "get", "gets", "yields", "obtain",
    ]
    private static let before: Set<String> = ["then", "you", "we", "i", "will", "would", "it"]

    /// What a single number counts that is no side.
    private static let counted: Set<String> = [
        "feature", "features", "map", "maps", "channels", "filters", "values", "numbers", "units",
        "neurons", "parameters", "params", "weights", "activations", "classes",
    ]
}
