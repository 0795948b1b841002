internal import CNNEngine
internal import StudyQuizzes

/// Finds the published figures of known networks: `LeNet-5 has 61,706 parameters`.
struct ModelClaims {
    /// A count of one build of a network.
    fileprivate struct Figure {
        let value: Int
        let build: String
    }

    private var figures: [String: (parameters: [Figure], multiplyAdds: [Figure], verified: Bool)] =
        [:]

    /// The claims of a sentence.
    mutating func find(in tokens: [TextToken]) -> [ClaimDraft] {
        let names = tokens.indices.compactMap { index in name(tokens, at: index) }
        guard !names.isEmpty else { return [] }
        let counts = CountedNumber.all(in: tokens)
        var ahead = counts[...]
        return names.enumerated().compactMap { place, name in
            while let passed = ahead.first, passed.range.lowerBound < name.range.upperBound {
                ahead.removeFirst()
            }
            // Up to the next network the numbers are this one's.
            let end = place + 1 < names.count ? names[place + 1].range.lowerBound : tokens.count
            let isListed =
                name.range.upperBound < tokens.count
                && (tokens[name.range.upperBound].isSign(":")
                    || tokens[name.range.upperBound].isSign("("))
            let near = min(end, name.range.upperBound + (isListed ? 24 : 10))
            let own = ahead.prefix { $0.range.lowerBound < near }
            let isCount: (CountedNumber) -> Bool = {
                [.parameters, .weights, .multiplyAdds].contains($0.noun)
            }
            let isMeant =
                own.first(where: isCount)
                ?? CountedNumber.bare(tokens, behind: name.range.upperBound, beside: counts)
            guard let count = isMeant, !isPart(tokens[..<name.range.lowerBound]),
                !isAboutAPart(behindLists(tokens[name.range.upperBound..<count.range.upperBound]))
            else { return nil }
            return draft(
                name.entries,
                count,
                tokens[name.range.lowerBound..<count.range.upperBound]
            )
        }
    }

    /// The claims of tables with a network at the head of each row, and a column of counts.
    mutating func find(in tables: [NoteTable]) -> [ClaimDraft] {
        var drafts: [ClaimDraft] = []
        for table in tables {
            let nouns = table.header.map { $0.lazy.compactMap { CountNoun($0.word) }.first }
            for cells in table.rows {
                guard let title = cells.first.map(Array.init),
                    let name = name(title, at: 0), name.range.upperBound == title.count
                else { continue }
                for case (let noun?, let cell) in zip(nouns, cells).dropFirst() {
                    guard [.parameters, .weights, .multiplyAdds].contains(noun),
                        let count = CountedNumber(cell: cell, counting: noun),
                        let draft = draft(name.entries, count, (title + cell)[...])
                    else { continue }
                    drafts.append(draft)
                }
            }
        }
        return drafts
    }

    /// A layer, a difference or a share is not the network.
    private func isAboutAPart(_ tokens: ArraySlice<TextToken>) -> Bool {
        let parts: Set<String> = [
            "layer", "layers", "first", "head", "base", "kernel", "filter", "filters", "less",
            "more", "fewer", "not", "times", "of", "without", "for", "each", "dense", "conv",
            "backbone", "trainable", "non-trainable", "frozen",
        ]
        return tokens.contains { token in
            parts.contains(token.word ?? "") || token.isSign("%")
                || token.word.flatMap(LayerName.init) != nil
        }
    }

    /// What stands behind a list of layers: `: 3 conv layers, 2 dense,` before a count of all.
    private func behindLists(_ tokens: ArraySlice<TextToken>) -> ArraySlice<TextToken> {
        guard tokens.first?.isSign(":") == true || tokens.first?.isSign("(") == true,
            let comma = tokens.lastIndex(where: { $0.isSign(",") })
        else { return tokens }
        let isList = tokens[..<comma].dropFirst().split { $0.isSign(",") || $0.isSign(":") }
            .allSatisfy { part in
                let words = part.compactMap(\.word)
                let isCounted = part.first?.number != nil && words.count < 4
                return isCounted || words.allSatisfy(Self.layers.contains) || words.isEmpty
            }
        return isList ? tokens[(comma + 1)...] : tokens
    }

    private static let layers: Set<String> = [
        "conv", "pool", "pooling", "dense", "fc", "relu", "softmax", "flatten", "dropout", "lrn",
        "sigmoid", "tanh", "and",
    ]

    private static let wholes: Set<String> = [
        "parameters", "params", "weights", "number", "size", "version", "versions", "variant",
        "build", "model", "network", "architecture", "case", "macs",
    ]

    /// Whether the words before a name speak of something in it: `the first layer of VGG-16`.
    private func isPart(_ before: ArraySlice<TextToken>) -> Bool {
        let words = before.suffix(4).map { $0.word ?? "" }
        guard let place = words.lastIndex(where: ["of", "in", "inside", "within"].contains),
            place > 0, words[(place + 1)...].allSatisfy(["the", "a", "an", "our"].contains)
        else { return false }
        let noun = words[place - 1]
        return !noun.isEmpty && !Self.wholes.contains(noun)
    }

    // MARK: - Names

    private static let families: Set<String> = ["lenet", "alexnet", "vgg", "resnet", "restnet"]

    private func name(
        _ tokens: [TextToken],
        at index: Int
    ) -> (entries: [ModelCatalog.Entry], range: Range<Int>)? {
        guard index < tokens.count, let word = tokens[index].word,
            let family = Self.families.first(where: { word.hasPrefix($0) })
        else { return nil }
        var name = family == "restnet" ? "resnet" + word.dropFirst(7) : word
        var end = index + 1
        // `LeNet 5`, but `LeNet 60k parameters`.
        if word == family, end < tokens.count, let number = tokens[end].number, !number.isScaled,
            let version = number.integer, version < 1_000, tokens[end].gap <= 1
        {
            name += "\(version)"
            end += 1
        }
        guard let entry = ModelCatalog.entry(named: name) else { return nil }
        let entries = ModelCatalog.entries.filter {
            $0.name == entry.name || $0.name.hasPrefix(entry.name + "-")
        }
        return (entries, index..<end)
    }

    // MARK: - Verdict

    private mutating func draft(
        _ entries: [ModelCatalog.Entry],
        _ count: CountedNumber,
        _ tokens: ArraySlice<TextToken>
    ) -> ClaimDraft? {
        guard let first = entries.first else { return nil }
        let known = figures(of: entries)
        let figures = count.noun == .multiplyAdds ? known.multiplyAdds : known.parameters
        var draft = ClaimDraft(kind: .model, tokens: tokens, verdict: .wrong)
        draft.isVerified = known.verified
        let values = Set(figures.map(\.value))
        let exact = figures.first { count.number.integer == $0.value }
        let match = exact ?? figures.first { count.agrees(with: Rational($0.value)) }
        if let match = match ?? figures.first(where: { count.isTruncation(of: $0.value) }) {
            draft.expected = match.value.grouped
            draft.verdict = .right
            guard values.count > 1 else { return draft }
            return draft.conditional("as \(match.build) has it")
        }
        draft.expected = figures.map { "\($0.value.grouped) (\($0.build))" }.joined(separator: ", ")
        draft.working = "`study model \(first.name)` lists"
        draft.mistake = values.count > 1 ? "write the one you mean" : nil
        return draft
    }

    /// Counts in wide use that no build here has.
    private static let published = [
        "alexnet": Figure(value: 62_378_344, build: "alexnet-2012 without groups")
    ]

    private mutating func figures(
        of entries: [ModelCatalog.Entry]
    ) -> (parameters: [Figure], multiplyAdds: [Figure], verified: Bool) {
        let key = entries[0].name
        if let known = figures[key] { return known }
        var parameters: [Figure] = []
        var multiplyAdds: [Figure] = []
        var isVerified = true
        for entry in entries {
            for convention in [Convention.pytorch, .keras] {
                guard let model = try? Model(entry, convention: convention) else { continue }
                let build = entry.isInKeras == true ? convention.title : entry.name
                let counted = "\(build), counted as \(convention.title) does"
                if parameters.addNew(model.parameters, build, or: counted) {
                    isVerified = isVerified && model.isCountedAlike
                }
                multiplyAdds.addNew(model.multiplyAdds, build, or: counted)
            }
        }
        if let published = Self.published[key] { parameters.append(published) }
        let result = (parameters, multiplyAdds, isVerified)
        figures[key] = result
        return result
    }
}

extension [ModelClaims.Figure] {
    /// Adds a value that is not among them, under the first name that none has; whether it is new.
    @discardableResult
    fileprivate mutating func addNew(_ value: Int, _ build: String, or other: String) -> Bool {
        guard !contains(where: { $0.value == value }) else { return false }
        let isTaken = contains { $0.build == build }
        append(ModelClaims.Figure(value: value, build: isTaken ? other : build))
        return true
    }
}

extension CountedNumber {
    fileprivate func isTruncation(of value: Int) -> Bool {
        number.isTruncation(of: Rational(value))
    }
}

extension Model {
    /// Whether the engine reads as many numbers as the formulas say, layer by layer.
    fileprivate var isCountedAlike: Bool {
        stages.allSatisfy { stage in
            let nodes = MeasuredNodes(stage.spec).nodes
            return zip(nodes, stage.spec.nodes).allSatisfy { measured, node in
                guard case .counted(let output, let numbers, let wrongCells) = measured else {
                    return false
                }
                return output == node.output && numbers == node.parameters.total
                    && wrongCells == 0
            }
        }
    }
}
