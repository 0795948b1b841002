internal import CNNEngine
internal import StudyQuizzes

/// Finds the settings of a layer: `Input Size: 7 Padding: 0 Kernal: 3 Stride: 2`, in any order.
struct SettingClaims {
    /// A name with its number or shape.
    private struct Entry {
        let word: SettingWord
        let sizes: [Int]
        /// What is said of a padding in words.
        var padding: LayerSetting.PaddingWord?
        /// Places in the tokens.
        let range: Range<Int>
    }

    private let tokens: [TextToken]

    /// The settings in a text, which may go over several blocks.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        let finder = SettingClaims(tokens: tokens)
        return finder.groups().compactMap { finder.draft(finder.withImage($0), &runs) }
    }

    /// Whether a text names more than one number of a setting.
    static func hasSeveral(in tokens: [TextToken]) -> Bool {
        guard tokens.contains(where: { $0.number != nil }) else { return false }
        return SettingClaims(tokens: tokens).groups().reduce(0) { $0 + $1.count } > 1
    }

    /// Runs of entries that stand close together, no name twice.
    private func groups() -> [[Entry]] {
        var groups: [[Entry]] = []
        var group: [Entry] = []
        var index = 0
        while index < tokens.count {
            guard let entry = entry(at: index) else {
                index += 1
                continue
            }
            let isFar = group.last.map { entry.range.lowerBound - $0.range.upperBound > 6 } ?? false
            if isFar || group.contains(where: { $0.word == entry.word }) {
                groups.append(group)
                group = []
            }
            group.append(entry)
            index = entry.range.upperBound
        }
        groups.append(group)
        return groups
    }

    /// The group with the image that stands before it: `39x39x3, f=3, s=1`.
    private func withImage(_ group: [Entry]) -> [Entry] {
        guard let first = group.first?.range.lowerBound, first > 2,
            group.contains(where: { $0.word == .kernel }),
            !group.contains(where: { $0.word == .input || $0.word == .output })
        else { return group }
        var end = first
        if Self.links.contains(where: tokens[end - 1].isSign) || tokens[end - 1].word == "with" {
            end -= 1
        }
        var start = end
        while start > 0, tokens[start - 1].number != nil || tokens[start - 1].isSign("×") {
            start -= 1
        }
        guard tokens[start].line == tokens[first].line, let shape = ShapeText(tokens[start..<end]),
            shape.end == end, shape.sizes.count > 1
        else { return group }
        return [Entry(word: .input, sizes: shape.sizes, range: start..<end)] + group
    }

    private static let links: [Unicode.Scalar] = [",", ":", ";", "(", "→", "|"]

    private func entry(at index: Int) -> Entry? {
        if let word = tokens[index].word, let meaning = SettingWord(word) {
            return named(meaning, word, at: index)
        }
        // `3×3 kernel`, `32 filters`, `no padding`.
        if tokens[index].word == "no", index + 1 < tokens.count,
            tokens[index + 1].word == "padding"
        {
            return Entry(word: .padding, sizes: [0], range: index..<index + 2)
        }
        guard tokens[index].number != nil, index == 0 || !tokens[index - 1].isTight,
            let shape = ShapeText(tokens[index...]), shape.end < tokens.count,
            tokens[shape.end].line == tokens[index].line, let word = tokens[shape.end].word,
            word.count > 3, let meaning = SettingWord(word),
            meaning != .output, meaning != .stride,
            shape.end + 1 >= tokens.count || !isNumbered(shape.end + 1)
        else { return nil }
        return Entry(word: meaning, sizes: shape.sizes, range: index..<shape.end + 1)
    }

    /// Whether the name itself has a number behind it: then the one before belongs elsewhere.
    private func isNumbered(_ index: Int) -> Bool {
        let next = tokens[index]
        return next.number != nil || next.isSign(":") || next.isSign("=")
    }

    private func named(_ meaning: SettingWord, _ word: String, at index: Int) -> Entry? {
        var place = index + 1
        var hasMark = false
        while place < tokens.count, place - index < 4 {
            let token = tokens[place]
            if let filler = token.word, SettingWord.fillers.contains(filler) {
                place += 1
            } else if !hasMark, token.isSign(":") || token.isSign("=") || token.isSign("(") {
                hasMark = true
                place += 1
            } else {
                break
            }
        }
        if meaning == .padding, hasMark, place < tokens.count, let word = tokens[place].word {
            let padding = LayerSetting.PaddingWord(word)
            return Entry(word: meaning, sizes: [], padding: padding, range: index..<place + 1)
        }
        // A single letter names a number only with a mark.
        guard place < tokens.count, hasMark || word.count > 2, tokens[place].number != nil,
            let shape = ShapeText(tokens[place...]), !isComputed(behind: shape.end)
        else { return nil }
        return Entry(word: meaning, sizes: shape.sizes, range: index..<shape.end)
    }

    private func isComputed(behind end: Int) -> Bool {
        guard end < tokens.count, let sign = tokens[end].sign else { return false }
        return "+×/^".unicodeScalars.contains(sign) || (sign == "-" && tokens[end].gap > 0)
    }

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
        let setting = LayerSetting(sizes, padding: padding, claimed: claimed)
        let words = first.range.lowerBound..<end
        let draft = setting?.draft(claimed, kind: .setting, tokens[words], &runs)
        return draft?.expected == nil && isSaidNotToFit(words) ? nil : draft
    }

    /// Whether no usual stride and padding, of which nothing is said, leads to what is claimed.
    private func isOtherwiseWrong(_ sizes: [SettingWord: [Int]], _ claimed: [Int]?) -> Bool {
        guard let input = sizes[.input]?.first, let kernel = sizes[.kernel]?.first,
            let claimed = claimed?.first, sizes.count == 2, (1...input).contains(kernel)
        else { return false }
        let steps = input - kernel
        return claimed == steps + 1
            || !(1...kernel).contains { stride in
                claimed == steps / stride + 1 || claimed == (input - 1) / stride + 1
            }
    }

    /// Whether the text itself tells that a layer does not fit, or asks.
    private func isSaidNotToFit(_ range: Range<Int>) -> Bool {
        tokens[max(range.lowerBound - 8, 0)..<min(range.upperBound + 8, tokens.count)].contains {
            ["cannot", "not", "error", "impossible", "large", "refused"].contains($0.word)
                || $0.word?.hasSuffix("n't") == true
        }
    }

    /// What stands behind `→`, `=`, `gives`, `output` at the end of a setting.
    private func result(behind end: Int) -> ShapeText? {
        var place = end
        if place < tokens.count, tokens[place].isSign(",") || tokens[place].isSign(":") {
            place += 1
        }
        guard place + 1 < tokens.count else { return nil }
        let token = tokens[place]
        let isMark =
            token.isSign("→") || token.isSign("=")
            || ["gives", "makes", "result", "leads"].contains(token.word)
        // `gives a 24x24 feature map`
        let start = ["a", "an", "the"].contains(tokens[place + 1].word) ? place + 2 : place + 1
        guard isMark, let shape = ShapeText(tokens[start...]), !isComputed(behind: shape.end)
        else { return nil }
        return shape
    }
}

extension TextToken {
    /// Whether it stands before a number as a part of it.
    fileprivate var isTight: Bool { isSign("×") || isSign(".") || isSign("/") || isSign("^") }
}

/// Numbers joined by `×` without much space: `6x6x3`, `3 × 3`.
struct ShapeText {
    let sizes: [Int]
    /// The place behind it.
    let end: Int

    init?(_ tokens: ArraySlice<TextToken>) {
        var index = tokens.startIndex
        var sizes: [Int] = []
        while index < tokens.endIndex, let size = tokens[index].number?.integer, size >= 0 {
            sizes.append(size)
            // Longer products are none, however far they go on.
            guard sizes.count <= 3 else { return nil }
            index += 1
            guard index + 1 < tokens.endIndex, tokens[index].isSign("×"),
                tokens[index + 1].number != nil, tokens[index].gap == tokens[index + 1].gap,
                sizes.count < 2 || tokens[index].gap == tokens[index - 1].gap
            else { break }
            index += 1
        }
        guard !sizes.isEmpty else { return nil }
        self.sizes = sizes
        end = index
    }
}
