internal import StudyQuizzes

/// Reads what is named of a layer: `kernel 3`, `3×3 kernel`, `96 filters 11×11`, `no padding`.
struct SettingReader {
    /// A name with its number or shape.
    struct Entry {
        let word: SettingWord
        let sizes: [Int]
        /// What is said of a padding in words.
        var padding: LayerSetting.PaddingWord?
        /// Places in the tokens.
        let range: Range<Int>
    }

    let tokens: [TextToken]

    /// Runs of entries that stand close together, no name twice.
    func groups() -> [[Entry]] {
        var groups: [[Entry]] = []
        var group: [Entry] = []
        var index = 0
        while index < tokens.count {
            guard let entry = entry(at: index, behind: group.last) else {
                index += 1
                continue
            }
            let last = group.last?.range.upperBound ?? entry.range.lowerBound
            if isFar(last..<entry.range.lowerBound)
                || group.contains(where: { $0.word == entry.word })
            {
                groups.append(group)
                group = []
            }
            group.append(entry)
            index = entry.range.upperBound
        }
        groups.append(group)
        return groups
    }

    /// Whether what stands between two entries parts them.
    private func isFar(_ between: Range<Int>) -> Bool {
        let tokens = tokens[between]
        return tokens.count { !$0.isSign("×") } > 6
            || tokens.contains { [.parameters, .weights].contains(CountNoun($0.word)) }
    }

    private func entry(at index: Int, behind last: Entry?) -> Entry? {
        if let word = tokens[index].word {
            if let meaning = SettingWord(word) { return named(meaning, word, at: index) }
            return convolution(word, at: index) ?? withoutPadding(at: index)
        }
        guard tokens[index].number != nil, index == 0 || !tokens[index - 1].isTight,
            let shape = ShapeText(tokens[index...])
        else { return nil }
        return window(shape, from: index, behind: last) ?? filters(shape, from: index)
            ?? numbered(shape, from: index)
    }

    // MARK: - The name first

    /// What is named at a place, with its number or word behind it.
    func named(at index: Int) -> Entry? {
        guard let word = tokens[index].word, let meaning = SettingWord(word) else { return nil }
        return named(meaning, word, at: index)
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
        let isWindow = meaning == .filters && shape.sizes.count > 1
        return Entry(
            word: isWindow ? .kernel : meaning,
            sizes: shape.sizes,
            range: index..<shape.end
        )
    }

    /// Whether an expression goes on behind a place.
    func isComputed(behind end: Int) -> Bool {
        guard end < tokens.count, let sign = tokens[end].sign else { return false }
        return "+×/^".unicodeScalars.contains(sign) || (sign == "-" && tokens[end].gap > 0)
    }

    /// `conv 3×3`: a window right behind its layer.
    private func convolution(_ word: String, at index: Int) -> Entry? {
        guard ["conv", "convolution"].contains(word), index + 1 < tokens.count,
            let shape = ShapeText(tokens[(index + 1)...]), shape.sizes.count == 2
        else { return nil }
        return Entry(word: .kernel, sizes: shape.sizes, range: index..<shape.end)
    }

    private func withoutPadding(at index: Int) -> Entry? {
        guard tokens[index].word == "no", index + 1 < tokens.count,
            tokens[index + 1].word == "padding"
        else { return nil }
        return Entry(word: .padding, sizes: [0], range: index..<index + 2)
    }

    // MARK: - The numbers first

    /// `96 filters 11×11`: a window behind the number of filters.
    private func window(_ shape: ShapeText, from index: Int, behind last: Entry?) -> Entry? {
        guard let last, last.word == .filters, shape.sizes.count > 1,
            tokens[last.range.upperBound..<index].allSatisfy({
                ["of", "size"].contains($0.word) || $0.isSign(",") || $0.isSign("(")
            })
        else { return nil }
        return Entry(word: .kernel, sizes: shape.sizes, range: index..<shape.end)
    }

    /// `96 filters 11×11` or `10 3×3×3 filters`: the number of filters.
    private func filters(_ shape: ShapeText, from index: Int) -> Entry? {
        guard shape.sizes.count == 1, shape.end < tokens.count else { return nil }
        let hasNoun = isFilters(shape.end)
        let place = hasNoun ? shape.end + 1 : shape.end
        let hasLink =
            place < tokens.count && (tokens[place].word == "of" || tokens[place].isSign("("))
        let next = hasLink ? place + 1 : place
        guard next < tokens.count, tokens[next].gap > 0 || hasLink,
            let window = ShapeText(tokens[next...]), window.sizes.count > 1,
            hasNoun || isFilters(window.end)
        else { return nil }
        return Entry(word: .filters, sizes: shape.sizes, range: index..<place)
    }

    private func isFilters(_ place: Int) -> Bool {
        place < tokens.count && ["filters", "kernels"].contains(tokens[place].word)
    }

    /// `3×3 kernel`, `32 filters`: a name right behind its number.
    private func numbered(_ shape: ShapeText, from index: Int) -> Entry? {
        guard shape.end < tokens.count,
            tokens[shape.end].line == tokens[index].line, let word = tokens[shape.end].word,
            word.count > 3, let meaning = SettingWord(word),
            meaning != .output, meaning != .stride,
            shape.end + 1 >= tokens.count || !isNumbered(shape.end + 1, behind: shape)
        else { return nil }
        let isWindow = meaning == .filters && shape.sizes.count > 1
        return Entry(
            word: isWindow ? .kernel : meaning,
            sizes: shape.sizes,
            range: index..<shape.end + 1
        )
    }

    /// Whether the name itself has a number behind it: then the one before belongs elsewhere.
    ///
    /// `3×3 kernel = 4×4` is a window and what it leads to.
    private func isNumbered(_ index: Int, behind shape: ShapeText) -> Bool {
        let next = tokens[index]
        if next.number != nil { return true }
        guard next.isSign(":") || next.isSign("="), index + 1 < tokens.count,
            let behind = ShapeText(tokens[(index + 1)...])
        else { return false }
        return next.isSign(":") || shape.sizes.count == 1 || behind.sizes.count == 1
    }
}

extension TextToken {
    /// Whether it stands before a number as a part of it.
    fileprivate var isTight: Bool { isSign("×") || isSign(".") || isSign("/") || isSign("^") }
}
