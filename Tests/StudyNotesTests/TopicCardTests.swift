import StudyCore
import StudyNotes
import Testing

struct TopicCardTests {
    private let pooling = Fixtures.note("week-08/pooling.md")
    private let rough = Fixtures.note("week-08/rough.md")

    @Test func everyHeadingBelowTheTitleBeginsACard() {
        #expect(
            pooling.cards.map(\.id) == [
                "pooling#pooling", "pooling#max-pooling", "pooling#example",
                "pooling#average-pooling",
            ]
        )
        #expect(
            pooling.cards.map(\.topic.slug) == [
                "pooling", "max-pooling", "example", "average-pooling",
            ]
        )
        #expect(pooling.cards.map(\.level) == [1, 2, 3, 2])
        #expect(
            pooling.cards.map(\.path) == [
                ["Pooling"], ["Pooling", "Max pooling"], ["Pooling", "Max pooling", "Example"],
                ["Pooling", "Average pooling"],
            ]
        )
        #expect(pooling.cards.allSatisfy { $0.quiz?.slug == "pooling-output" })
        #expect(pooling.cards.allSatisfy { $0.noteTopic.slug == "pooling" })
    }

    @Test func cardHoldsItsExactLinesAndWords() {
        let card = pooling.cards[2]
        #expect([card.source.line, card.source.endLine] == [23, 26])
        #expect(card.markdown == "### Example\n\nA 4x4 map with a 2x2 window gives 2x2.\n\n")
        #expect(card.text == "Example\nA 4x4 map with a 2x2 window gives 2x2.")
        #expect(card.body.nodes[1].range?.startLine == 23)
        #expect(card.source.description == "notes/week-08/pooling.md:23")
    }

    @Test func cardListsItsLinksAndImages() throws {
        let card = pooling.cards[3]
        let link = try #require(card.links.first)
        #expect(link.text == "Boureau 2010")
        #expect(link.destination == "https://example.org/boureau.pdf")
        #expect(link.title == "ICML")
        #expect(card.images.map(\.text) == ["Two windows"])
        #expect(pooling.cards[0].links.isEmpty)
    }

    @Test func boldParagraphsAreHeadingsAndSentencesAreNot() {
        #expect(
            rough.cards.map(\.id) == [
                "rough#pooling-layer", "rough#pooling-layer-2", "rough#day-5",
            ]
        )
        #expect(rough.cards[1].path == ["Week 8", "Day 2 - CNN", "Pooling Layer"])
        #expect(rough.cards[1].text.contains("This sentence is only stressed."))
        #expect(rough.cards[2].text.hasSuffix("batch norm makes sure that the std"))
    }

    @Test(arguments: [
        ("## A\n\n## A\n\n## A 2\n\n## A", ["a", "a-2", "a-2-2", "a-3"]),
        ("## A\n## A 2\n## A", ["a", "a-2", "a-3"]),
        ("## !\n\n## ?", ["section-1", "section-2"]),
        ("intro\n\n## A", ["pooling", "a"]),
        ("\n\n## A", ["a"]),
        ("## Day 4 - Fine-tuning\n## Day 5 - Test\nx", ["fine-tuning", "test"]),
        ("# Week 8 - CNN\n# Day 4 - Fine-tuning\n## Freezing\nx", ["freezing"]),
        ("## Day 4\n## Day 5\nx", ["day-5"]),
        ("# T\n\n# U\n", ["t", "u"]),
        ("intro\n\n# T\n\nx\n\n# U", ["t", "u"]),
        ("T\n===\n\nx\n\nA\n---\n", ["t", "a"]),
        ("**A**\n\nx\n\n# T\n", ["a", "t"]),
        ("- # in a list\n\n> ## in a quote\n\n```\n# in code\n```", ["pooling"]),
        ("[a]: http://b.c\n", ["pooling"]),
        ("**a** b\n\n**a**\n**b**\n", ["pooling"]),
    ])
    func idsAreDistinctAndMadeOfHeadings(text: String, names: [String]) throws {
        #expect(try read(text).cards.map(\.id) == names.map { "pooling#\($0)" })
    }

    @Test func linkDefinitionsElsewhereInTheFileCount() throws {
        let note = try read("# T\n\n## A\n\n[see][x]\n\n## B\n\n[x]: http://y.z\n")
        #expect(note.cards[1].links.map(\.destination) == ["http://y.z"])
    }

    @Test func tenThousandEqualHeadingsGetDistinctIds() throws {
        let note = try read(String(repeating: "## A\n", count: 10_000))
        #expect(Set(note.cards.map(\.id)).count == 10_000)
    }
}
