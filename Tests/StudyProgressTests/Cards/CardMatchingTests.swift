import Foundation
import StudyCore
import Testing

@testable import StudyProgress

struct CardMatchingTests {
    private func card(
        _ prompt: String,
        _ answer: String,
        file: String = "pooling.md",
        headings: [String] = ["Pooling", "Kinds"],
        kind: CardText.Kind = .definition
    ) -> CardText {
        CardText(
            kind: kind,
            topic: SampleEvents.item(.recall, "pooling", "x").topic,
            file: file,
            headings: headings,
            prompt: prompt,
            answer: [answer]
        )
    }

    private func pairs(_ known: [CardText], _ current: [CardText]) -> [[Int]] {
        CardMatching(known: known, current: current).matches.map { [$0.known, $0.current] }
    }

    private let maxPooling = "takes the largest value of each window, and drops the others"
    private let stride = "the number of cells that the window moves on at each step"

    @Test func `cards that are as they were are found, in any order`() {
        let cards = [card("Max pooling", maxPooling), card("Stride", stride)]
        #expect(pairs(cards, cards.reversed()) == [[0, 1], [1, 0]])
    }

    @Test func `a card in a renamed file or a moved section is found`() {
        let known = [card("Max pooling", maxPooling)]
        let renamed = card("Max pooling", maxPooling, file: "layers/pool.md")
        let moved = card("Max pooling", maxPooling, headings: ["Layers"])
        #expect(pairs(known, [renamed]) == [[0, 0]])
        #expect(pairs(known, [card("Stride", stride), moved]) == [[0, 1]])
    }

    @Test func `a reworded card is found, the likest first`() {
        let known = [card("Max pooling", maxPooling), card("Stride", stride)]
        let reworded = card("Max-pooling", "takes the largest value of every window, drops others")
        let other = card("Stride", "the number of cells the window moves on at each step")
        #expect(pairs(known, [other, reworded]) == [[0, 1], [1, 0]])
    }

    @Test func `what says something else is another card`() {
        let known = [card("Max pooling", maxPooling)]
        #expect(pairs(known, [card("Dropout", "switches units off at random")]).isEmpty)
        #expect(pairs(known, [card("Max pooling", maxPooling, kind: .list)]).isEmpty)
        #expect(pairs(known, []).isEmpty && pairs([], known).isEmpty)
    }

    @Test func `a third of a likeness is enough under the same heading only`() {
        let before = card("Padding", "a frame of zeros that is laid around the input")
        let after = "zeros that are laid around the input image so that it keeps its size"
        let similarity = Shingles(before.content)
            .similarity(to: Shingles(card("Padding", after).content))
        let range = CardMatching.likeInPlace..<CardMatching.likeElsewhere
        #expect(range.contains(similarity), "\(similarity)")
        #expect(pairs([before], [card("Padding", after)]) == [[0, 0]])
        #expect(pairs([before], [card("Padding", after, file: "other.md")]).isEmpty)
    }

    @Test func `of two cards with the same words each keeps its own`() {
        let twins = [
            card("Note", "the same words", headings: ["One"]),
            card("Note", "the same words", headings: ["Two"]),
        ]
        #expect(pairs(twins, twins.reversed()) == [[0, 1], [1, 0]])
    }

    @Test func `case, marks and spaces are no difference`() {
        #expect(Shingles("Max-Pooling: 2 × 2").similarity(to: Shingles("max pooling 2×2")) == 1)
        #expect(Shingles("ab").similarity(to: Shingles("ab")) == 1)
        #expect(Shingles("ab").similarity(to: Shingles("cd")) == 0)
    }

    // Shared pieces: {abcd, bcde} of {abcd, bcde} and {abcd, bcde, cdef}: 2 of 3.
    @Test func `likeness is the share of common pieces`() {
        let similarity = Shingles("abcde").similarity(to: Shingles("abcdef"))
        #expect(abs(similarity - 2.0 / 3) < 1e-12)
    }
}

struct ReconcileTests {
    private func card(_ answer: String, file: String = "a.md") -> CardText {
        CardText(
            kind: .definition,
            topic: SampleEvents.item(.recall, "pooling", "x").topic,
            file: file,
            headings: ["A"],
            prompt: "Stride",
            answer: [answer]
        )
    }

    private let first = "the number of cells that the window moves on at each step"
    private let second = "how many cells the window moves on at each step"

    private func store(knowing card: CardText) throws -> ReviewStore {
        let store = try ReviewStore()
        let event = SampleEvents.event(card.freshItem, .good, at: SampleEvents.start)
        try store.record(event, of: card)
        return store
    }

    @Test func `progress stays with a card that is edited, moved, taken out and put back`() throws {
        let item = card(first).freshItem
        let store = try store(knowing: card(first))
        let schedule = try store.schedule(of: item)
        #expect(try store.reconcile([card(first)], signature: "1") == CardChanges())
        #expect(try store.reconcile([card(second)], signature: "2").edited == 1)
        #expect(try store.card(of: item) == card(second))
        let moved = card(second, file: "b.md")
        #expect(try store.reconcile([moved], signature: "3").moved == 1)
        #expect(try store.reconcile([], signature: "4").gone == 1)
        #expect(try store.card(of: item) == nil)
        let later = SampleEvents.start.adding(seconds: 9e6)
        let day = StudyCalendar(timeZone: .gmt).day(of: later)
        #expect(try store.due(at: later, on: day, limit: 9).isEmpty)
        #expect(try store.reconcile([moved], signature: "5") == CardChanges())
        #expect(try store.card(of: item) == moved)
        #expect(try store.due(at: later, on: day, limit: 9).map(\.id) == [item])
        #expect(try store.schedule(of: item) == schedule)
        #expect(try store.notesSignature() == "5")
        #expect(try store.metCards() == [moved])
    }

    @Test func `answers that came by import find their card in the notes`() throws {
        let store = try ReviewStore()
        let item = card(first).freshItem
        var events = [SampleEvents.event(item, .good, at: SampleEvents.start)]
        _ = try store.merge { events.popLast().map(ProgressEntry.answer) }
        #expect(try store.card(of: item) == nil)
        _ = try store.reconcile([card(first)], signature: "1")
        #expect(try store.card(of: item) == card(first))
    }
}
