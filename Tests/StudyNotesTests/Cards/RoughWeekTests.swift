import Foundation
import StudyNotes
import Testing

/// A week of raw notes becomes the cards that a careful person would make of it by hand, whether it
/// stands on lines or was pasted as one line.
struct RoughWeekTests {
    @Test(arguments: RoughWeek.Form.allCases)
    func `the cards are those of a careful person`(form: RoughWeek.Form) throws {
        let cards = try RoughWeek.note(form).cards
        #expect(cards.map(\.title) == RoughWeek.wanted.map(\.title))
        for (card, wanted) in zip(cards, RoughWeek.wanted) {
            let name = Comment(rawValue: "\(wanted.title) of day \(wanted.day)")
            #expect(card.week == 8, name)
            #expect(card.day == wanted.day, name)
            #expect(
                card.path.dropFirst(2).dropLast(wanted.isDay ? 0 : 1) == wanted.below[...],
                name
            )
            let words = card.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains(wanted.begins) && words.hasSuffix(wanted.ends), name)
            #expect(card.definitions.map(\.term) == wanted.terms, name)
        }
    }

    @Test func `both forms give the same words, definitions, lists and numbers`() throws {
        let lines = try RoughWeek.note(.lines).cards
        let paste = try RoughWeek.note(.paste).cards
        #expect(lines.map(\.id) == paste.map(\.id))
        #expect(lines.map(\.path) == paste.map(\.path))
        for (left, right) in zip(lines, paste) {
            #expect(words(left.text) == words(right.text))
            #expect(left.definitions.map(\.text) == right.definitions.map(\.text))
            #expect(
                left.lists.map { $0.items.map(\.text) } == right.lists.map { $0.items.map(\.text) }
            )
            #expect(left.numbers.map(\.text) == right.numbers.map(\.text))
            #expect(left.images == right.images)
        }
    }

    @Test(arguments: RoughWeek.Form.allCases)
    func `every word is in one card, in its order`(form: RoughWeek.Form) throws {
        let raw = try RoughWeek.text(form)
        let cards = try RoughWeek.note(form).cards
        #expect(letters(cards.map(\.markdown).joined()) == letters(raw))
        let withoutAddresses = raw.replacing(/\(https[^)]*\)/, with: "")
        #expect(letters(cards.map(\.text).joined()) == letters(withoutAddresses))
    }

    @Test(arguments: RoughWeek.Form.allCases)
    func `remedies, claims and numbers are found`(form: RoughWeek.Form) throws {
        let cards = try RoughWeek.note(form).cards
        let remedies = try #require(cards.first { $0.title == "Against Overfitting" }?.lists.first)
        #expect(remedies.title == "Against Overfitting")
        #expect(
            remedies.items.map(\.text) == [
                "Augmentation", "more data", "Regularlizer", "train less", "reduce complexity",
                "Dropout", "Weight initialization",
            ]
        )
        let cnn = try #require(cards.first { $0.title == "What is CNN" })
        #expect(
            cnn.numbers.map { "\($0.text) \($0.unit)" } == [
                "64x64x3 ", "1000×1000×3 ", "3 mill features", "3 billion parameters", "30 years",
                "2012 ",
            ]
        )
        let settings = try #require(cards.first { $0.title == "Hyparameter" }).numbers.suffix(4)
        #expect(settings.map(\.label) == ["Size", "Padding", "Kernal", "Stride"])
        #expect(settings.map(\.value) == [7, 0, 3, 2])
    }

    @Test func `each fact stands on the line it was written on`() throws {
        let cards = try RoughWeek.note(.lines).cards
        let lines = try RoughWeek.text(.lines).split(separator: "\n")
        for card in cards {
            for definition in card.definitions {
                #expect(lines[definition.line - 1].contains(definition.term))
            }
            for item in card.lists.flatMap(\.items) {
                // Signs of multiplication and arrows are read differently from how they are written.
                let first = item.text.prefix { $0.isLetter || $0.isNumber }
                #expect(lines[item.line - 1].contains(first))
            }
            #expect(card.source.line <= card.source.endLine)
        }
    }

    private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    private func letters(_ text: String) -> String {
        String(text.unicodeScalars.filter(\.properties.isAlphabetic).map(Character.init))
    }
}
