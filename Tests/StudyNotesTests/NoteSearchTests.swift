import Testing

@testable import StudyNotes

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

    @Test func `a neighbour does not answer for what the notes have words about`() throws {
        let folder = try TemporaryFolder()
        try folder.write(try RoughWeek.text(.lines), to: "week.md")
        let library = try NoteLibrary(folder: folder.path, shownAs: "notes")
        let own = library.find("transfer learning")
        #expect(own.match == .text)
        #expect(own.cards.contains { $0.title == "Against Underfitting" })
        #expect(own.cards.first?.title != "Fine-tuning")
        let neighbour = library.find("freeze")
        #expect(neighbour.match == .synonym)
        #expect(neighbour.cards.map(\.title) == ["Fine-tuning"])
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

    static let week = """
        # Week 8

        ## Day 2

        ### Stride

        - two steps at once, so the map halves

        ### Classic networks

        - LeNet-5: 60k parameters
        - AlexNet: 60 million parameters

        ## Day 3

        ### Stride

        Again.

        ### Dropout

        Some units rest.
        """

    @Test(arguments: [
        ("stride", ["Stride", "Stride"]),
        ("classic networks", ["LeNet-5", "AlexNet"]),
        ("day 2", ["Stride", "LeNet-5", "AlexNet"]),
        ("day 3", ["Stride", "Dropout"]),
        ("alexnet", ["AlexNet"]),
    ])
    func headingComesWithTheCardsBelowIt(query: String, titles: [String]) throws {
        let library = NoteLibrary(notes: [try read(Self.week, file: "week/week-8.md")])
        #expect(library.find(query).cards.map(\.title) == titles)
        #expect(library.find(query).match == .exact)
    }

    @Test func wordsWrittenTogetherFindThoseWrittenApart() throws {
        let text = "# Notes\n\nHere max pooling takes the largest value, and no mean.\n"
        let library = NoteLibrary(notes: [try read(text, file: "n.md")])
        #expect(library.find("maxpooling").match == .text)
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

    @Test(arguments: ["größe", "äöü", "日本", "зов", "überw", "e\u{301}e\u{301}e\u{301}"])
    func shortWordsOfManyBytesFindNothing(query: String) {
        #expect(Fixtures.library.find(query).cards.isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func endlessQueriesEnd() {
        #expect(
            Fixtures.library.find(String(repeating: "kernal ", count: 20_000)).match == .text
        )
        #expect(Fixtures.library.find(String(repeating: "k", count: 200_000)).cards.isEmpty)
    }

    @Test func emptyLibraryFindsNothing() {
        let result = NoteLibrary(notes: []).find("pooling")
        #expect(result.cards.isEmpty && result.nearest.isEmpty)
    }

    /// Raw notes that misspell their titles, beside tidy ones that do not.
    private func week(_ titles: String...) throws -> NoteLibrary {
        NoteLibrary(
            notes: try titles.enumerated().map { number, title in
                try read(
                    "# Day \(number + 1)\n\n## \(title)\n\nText.\n",
                    file: "week/n\(number).md"
                )
            }
        )
    }

    @Test(arguments: [
        ("resnet", "RestNET"), ("kernel", "Kernal"), ("filter", "Kernal"),
        ("regularizer", "Regularlizer"), ("hyperparameters", "Hyparameter"),
        ("resolution", "Resulution"), ("algorithms", "Alogrimth"), ("lenet 5", "LeNET 5"),
        ("LeNet-5", "LeNET 5"), ("convolution size", "Convolutoin size"),
    ])
    func misspeltTitleIsFoundByTheRightName(query: String, title: String) throws {
        let library = try week("Introduction", title, "Outlook")
        #expect(library.find(query).cards.map(\.title) == [title])
    }

    @Test(arguments: [
        ("kernal", "Kernel"), ("restnet", "ResNet"), ("RestNET", "ResNet"),
        ("regularlizer", "Regularizer"), ("Hyparameter", "Hyperparameters"),
        ("resulution", "Resolution"), ("alogrimth", "Algorithm"), ("LeNET 5", "LeNet-5"),
    ])
    func misspeltQueryFindsTheRightTitle(query: String, title: String) throws {
        let library = try week("Introduction", title, "Outlook")
        #expect(library.find(query).cards.map(\.title) == [title])
    }

    @Test func topicUnderSeveralNamesIsShownTogether() throws {
        let library = try week(
            "ResNet",
            "RestNET",
            "Residual network",
            "Kernel",
            "Filters",
            "Kernal"
        )
        let titles = { (query: String) in library.find(query).cards.map(\.title) }
        #expect(titles("resnet") == ["ResNet", "Residual network", "RestNET"])
        #expect(titles("filter") == ["Filters", "Kernel", "Kernal"])
        #expect(library.find("resnet").match == .exact)
    }

    @Test func neighboursAreShownOnlyWhenTheNameFindsNothing() throws {
        let both = try week("YOLO", "R-CNN")
        #expect(both.find("yolo").cards.map(\.title) == ["YOLO"])
        #expect(try week("R-CNN").find("yolo").cards.map(\.title) == ["R-CNN"])
    }

    @Test func frequentWordOfTheTextIsNoSlipOfATitle() throws {
        let note = try read("# Trainer\n\nIt trained the trained network, trained twice.\n")
        #expect(NoteLibrary(notes: [note]).find("trained").match == .text)
        #expect(NoteLibrary(notes: [note]).find("trainre").match == .misspelling)
    }

    @Test func manyCardsAreCountedAndTheFirstAreGiven() throws {
        let cards = (1...90).map { "## Part \($0)\n\nText.\n" }.joined()
        let found = NoteLibrary(notes: [try read("# Long\n\n" + cards)]).find("part")
        #expect(found.total == 90 && found.cards.count == NoteSearch.mostCards)
        #expect(found.cards.first?.title == "Part 1")
    }
}
