internal import StudyCore
internal import StudyNotes

/// Reads the numeric claims of notes, and has the engine recompute them.
struct ClaimReader {
    private var runs = LayerRuns()
    private var models = ModelClaims()
    private var fields = ReceptiveFieldClaims()

    /// The claims of a file, in its order.
    mutating func claims(of blocks: [NoteBlock], in source: SourceText) -> [Claim] {
        let blocks = blocks.map(\.withPlainNotation)
        var drafts: [ClaimDraft] = []
        var setting = SpreadSetting()
        for block in blocks {
            drafts += setting.read(block, &runs)
            guard block.tokens.contains(where: { $0.number != nil }) else { continue }
            drafts += self.drafts(of: block)
        }
        drafts += setting.end(&runs)
        answers(in: blocks, &drafts)
        let tables = NoteTable.all(in: blocks)
        drafts += TableClaims.find(in: tables, &runs)
        drafts += LayerTableClaims.find(in: tables, &runs)
        drafts += models.find(in: tables)
        var cursor = ColumnCursor(source)
        return Self.outermost(drafts)
            .sorted { $0.place < $1.place }
            .map { $0.claim(in: source.file, &cursor) }
    }

    /// Adds what answers say, in place of what their questions leave open.
    private mutating func answers(in blocks: [NoteBlock], _ drafts: inout [ClaimDraft]) {
        var (answered, asked) = ([ClaimDraft](), Set<ClaimDraft.Place>())
        for pair in AnswerClaims.pairs(in: blocks) {
            let found = AnswerClaims.find(pair.question, pair.answer, &models, &runs)
            guard let found else { continue }
            answered.append(found)
            asked.formUnion(pair.question.map(\.place))
        }
        guard !answered.isEmpty else { return }
        let places = Set(answered.map(\.place))
        drafts.removeAll { draft in
            draft.verdict == .open && asked.contains(draft.place) || places.contains(draft.place)
        }
        drafts += answered
    }

    private mutating func drafts(of block: NoteBlock) -> [ClaimDraft] {
        var drafts = EquationClaims.find(in: block.tokens, &runs)
        drafts += ConvolutionClaims.find(in: block.tokens, &runs)
        for sentence in block.sentences where sentence.contains(where: { $0.number != nil }) {
            drafts += LayerCallClaims(sentence).claims(&runs)
            guard block.kind != .code else { continue }
            drafts += models.find(in: sentence)
            drafts += EpochClaims.find(in: sentence)
            drafts += fields.find(in: sentence)
            drafts += WeightClaims.find(in: sentence, &runs)
            drafts += FilterClaims.find(in: sentence)
            drafts += OverlapClaims.find(in: sentence)
            drafts += GridClaims.find(in: sentence)
            drafts += SizeChangeClaims.find(in: sentence, &runs)
            drafts += SamePaddingClaims.find(in: sentence, &runs)
            drafts += ActivationClaims.find(in: sentence)
        }
        for phrase in block.phrases
        where phrase.contains(where: { $0.number != nil }) && !LayerCallClaims(phrase).hasCall {
            drafts += LayerPhraseClaims.find(in: phrase, &runs)
        }
        return drafts
    }

    /// Of claims about the same the one that says more: a convolution or a layer rather than an
    /// equation within it, a setting without a result, or one with the same result.
    private static func outermost(_ drafts: [ClaimDraft]) -> [ClaimDraft] {
        let kinds: [Claim.Kind] = [.convolution, .layer, .overlap]
        let wholes = drafts.filter { kinds.contains($0.kind) }
        return drafts.filter { draft in
            !wholes.contains { whole in
                let overlaps = draft.place <= whole.last && draft.last >= whole.place
                return switch draft.kind {
                case .equation: draft.place >= whole.place && draft.last <= whole.last
                case .weights: whole.kind == .layer && overlaps
                case .setting:
                    whole.kind == .layer && overlaps
                        && (draft.verdict == .open || draft.last == whole.last)
                default: false
                }
            }
        }
    }
}

extension NoteBlock {
    /// The same without TeX, every shape as numbers joined by `×`; code is left as it is.
    fileprivate var withPlainNotation: NoteBlock {
        var block = self
        if kind != .code { block.tokens = ShapeNotation.plain(MathNotation.plain(tokens)) }
        return block
    }

    /// The block cut behind its full stops, and where a line ends before the margin: lines of rough
    /// notes are sentences, those of prose are filled.
    var sentences: [[TextToken]] { kind == .code ? [tokens] : Self.sentences(of: tokens) }

    /// The sentences in words: those of each cell of a table by themselves, none of code.
    var phrases: [[TextToken]] {
        switch kind {
        case .code: []
        case .tableRow: NoteTable.cells(of: tokens).flatMap { Self.sentences(of: Array($0)) }
        case .prose, .entry, .heading: sentences
        }
    }

    private static func sentences(of tokens: [TextToken]) -> [[TextToken]] {
        var sentences: [[TextToken]] = [[]]
        for (index, token) in tokens.enumerated() {
            sentences[sentences.count - 1].append(token)
            guard index + 1 < tokens.count else { break }
            let next = tokens[index + 1]
            let isStop = token.isSign(".") || token.isSign("!") || token.isSign("?")
            let endsLine = next.line != token.line && token.endsShortLine(before: next)
            if endsLine || isStop && next.gap > 0 { sentences.append([]) }
        }
        return sentences.filter { !$0.isEmpty }
    }
}

extension TextToken {
    fileprivate var place: ClaimDraft.Place { ClaimDraft.Place(line: line, column: start) }

    /// Lines of this length are wrapped.
    private static let filledLine = 55

    /// Whether the writer ended the line behind it, rather than filling it.
    fileprivate func endsShortLine(before next: TextToken) -> Bool {
        let goesOn = isSign(",") || isSign("→") || isSign("=") || isSign("-")
        return end < Self.filledLine && !goesOn && next.sign == nil
    }
}

extension ClaimDraft {
    fileprivate var place: Place { tokens.first?.place ?? Place(line: 1, column: 0) }

    fileprivate var last: Place {
        Place(line: tokens.last?.line ?? 1, column: tokens.last?.end ?? 0)
    }

    fileprivate struct Place: Comparable, Hashable {
        let line: Int
        let column: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    fileprivate func claim(in file: String, _ cursor: inout ColumnCursor) -> Claim {
        Claim(
            kind: kind,
            position: SourcePosition(
                file: file,
                line: place.line,
                column: place.column + 1
            ),
            text: text(&cursor),
            verdict: verdict,
            expected: expected,
            working: working,
            assumption: assumption,
            mistake: mistake,
            isVerified: isVerified
        )
    }

    private static let longestText = 100

    private func text(_ cursor: inout ColumnCursor) -> String {
        var parts: [String] = []
        for line in place.line...max(place.line, last.line) {
            let start = line == place.line ? place.column : 0
            let most = line == last.line ? last.column - start : Self.longestText
            parts.append(cursor.text(line: line, from: start, most: min(most, Self.longestText)))
        }
        let text = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .joined(separator: " ")
        return text.count > Self.longestText ? text.prefix(Self.longestText - 1) + "…" : text
    }
}
