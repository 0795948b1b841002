import StudyNotes
import Testing

struct NoteSearchTests {
    private func ids(_ query: String) -> [String] {
        Fixtures.library.find(query).cards.map(\.id)
    }

    static let pooling = [
        "pooling#pooling", "pooling#max-pooling", "pooling#example", "pooling#average-pooling",
    ]

    @Test(arguments: ["pooling", "Pooling", " POOLING ", "downsampling", "global pooling"])
    func nameOfANoteFindsAllOfItsCards(query: String) {
        let result = Fixtures.library.find(query)
        #expect(result.match == .exact)
        #expect(Array(result.cards.map(\.id).prefix(4)) == Self.pooling)
        #expect(result.understoodAs == nil)
    }

    @Test(arguments: [
        ("Max Pooling", NoteSearchResult.Match.exact, "pooling#max-pooling"),
        ("max-pooling", .exact, "pooling#max-pooling"),
        ("max_poolings", .normalized, "pooling#max-pooling"),
        ("MaxPooling", .normalized, "pooling#max-pooling"),
        ("lenet5", .normalized, "architectures#lenet-5"),
        ("Res-Net", .normalized, "architectures#resnet"),
        ("max pool", .prefix, "pooling#max-pooling"),
        ("lenet", .prefix, "architectures#lenet-5"),
        ("batch norm", .normalized, "batch-norm#batch-normalization"),
        ("layers dense", .words, "dense#dense-layers"),
        ("filter", .synonym, "convolution#kernel"),
        ("filters", .synonym, "convolution#kernel"),
        ("fully-connected layers", .synonym, "dense#dense-layers"),
        ("BN", .synonym, "batch-norm#batch-normalization"),
        ("maxpool2d", .synonym, "pooling#max-pooling"),
        ("kernal", .misspelling, "convolution#kernel"),
        ("restnet", .misspelling, "architectures#resnet"),
        ("RestNET", .misspelling, "architectures#resnet"),
        ("regularlizer", .misspelling, "overfitting#regularizer"),
        ("Hyparameter", .misspelling, "convolution#hyperparameters"),
        ("max poling", .misspelling, "pooling#max-pooling"),
        ("drop uot", .misspelling, "overfitting#dropout"),
        ("fitler", .misspelling, "convolution#kernel"),
    ])
    func findsWhatAStudentMeans(query: String, match: NoteSearchResult.Match, first: String) {
        let result = Fixtures.library.find(query)
        #expect(result.match == match)
        #expect(result.cards.first?.id == first)
    }

    @Test func readingThatWasTakenIsTold() {
        #expect(Fixtures.library.find("kernal").understoodAs == "Kernel")
        #expect(Fixtures.library.find("fitler").understoodAs == "Kernel")
        #expect(Fixtures.library.find("filter").understoodAs == "Kernel")
    }

    @Test func cardComesWithTheCardsBelowItAndNoOthers() {
        #expect(ids("max pooling") == ["pooling#max-pooling", "pooling#example"])
        #expect(ids("average pooling") == ["pooling#average-pooling"])
    }

    @Test func topicInSeveralNotesIsShownTogether() {
        #expect(ids("pooling layer") == ["rough#pooling-layer", "rough#pooling-layer-2"])
        let pool = ids("pool")
        #expect(Array(pool.prefix(4)) == Self.pooling)
        #expect(pool.contains("week-09/pooling#pooling-again"))
        #expect(pool.contains("rough#pooling-layer"))
    }

    @Test(arguments: [("zebra", 3), ("quantum gravity", 3), ("blorptastic", 3)])
    func unknownNameGetsTheNearestOnes(query: String, count: Int) {
        let result = Fixtures.library.find(query)
        #expect(result.cards.isEmpty)
        #expect(result.match == nil)
        #expect(result.nearest.count == count)
    }

    @Test func nearestNameComesFirst() {
        #expect(Fixtures.library.find("alexnetto net").nearest.first == "AlexNet")
    }

    @Test(arguments: ["", "  ", "???", "\u{1B}[2J"].map { ($0, $0.contains("J")) })
    func queryWithoutWordsFindsNothing(query: String, hasLetters: Bool) {
        let result = Fixtures.library.find(query)
        #expect(result.cards.isEmpty)
        #expect(result.nearest.isEmpty != hasLetters)
    }

    @Test(.timeLimit(.minutes(1)))
    func endlessQueriesEnd() {
        #expect(Fixtures.library.find(String(repeating: "kernal ", count: 20_000)).cards.isEmpty)
        #expect(Fixtures.library.find(String(repeating: "k", count: 200_000)).cards.isEmpty)
    }

    @Test func emptyLibraryFindsNothing() {
        let result = NoteLibrary(notes: []).find("pooling")
        #expect(result.cards.isEmpty && result.nearest.isEmpty)
    }
}
