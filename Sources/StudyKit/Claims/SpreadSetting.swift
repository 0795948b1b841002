/// Gathers the blocks that may be one setting: a paragraph, or entries of a list one below the other.
///
/// Entries that name one thing each go on with those above them. One that names several does so
/// where nothing is named twice, and neither it nor those above it say what comes out of them.
struct SpreadSetting {
    private var tokens: [TextToken] = []
    private var names: [SettingWord] = []
    /// Whether one of the entries names several things.
    private var hasSeveral = false

    /// Adds a block; the claims of what has ended before it.
    mutating func read(_ block: NoteBlock, _ runs: inout LayerRuns) -> [ClaimDraft] {
        var drafts: [ClaimDraft] = []
        let named = block.kind == .entry ? SettingClaims.names(in: block.tokens) : []
        let isSeveral = named.count > 1
        if block.isFirst || block.kind == .code
            || (isSeveral || hasSeveral) && !goesOn(block, named, &runs)
        {
            drafts = end(&runs)
        }
        guard block.kind != .tableRow else { return drafts }
        tokens += block.tokens
        names += named
        hasSeveral = hasSeveral || isSeveral
        return drafts
    }

    /// The claims of what was gathered.
    mutating func end(_ runs: inout LayerRuns) -> [ClaimDraft] {
        let drafts = SettingClaims.find(in: tokens, &runs)
        self = SpreadSetting()
        return drafts
    }

    private func goesOn(
        _ block: NoteBlock,
        _ named: [SettingWord],
        _ runs: inout LayerRuns
    ) -> Bool {
        let all = names + named
        return !named.isEmpty && !names.isEmpty && Set(all).count == all.count
            && !isSettled(tokens, &runs) && !isSettled(block.tokens, &runs)
    }

    /// Whether a text says what comes out, rightly or not.
    private func isSettled(_ tokens: [TextToken], _ runs: inout LayerRuns) -> Bool {
        SettingClaims.find(in: tokens, &runs).contains { $0.verdict != .open }
    }
}
