import CNNEngine
import Foundation
import StudyCore
import Testing

@testable import StudyQuizzes

enum Place {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let fixtures = tests.appending(path: "Fixtures")
    static let quizzes = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "quizzes").path(percentEncoded: false)
}

/// The quiz files that the product ships with.
let shipped: QuizLibrary = {
    do { return try QuizLibrary(folder: Place.quizzes) } catch { fatalError("\(error)") }
}()

func topic(_ slug: String) throws -> QuizTopic {
    try #require(TopicID(slug).flatMap { shipped.topic($0) })
}

/// A question that asks a quantity with numbers that are given by name.
func question(
    _ quantity: String,
    _ given: [String: Int],
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> Question {
    let names = given.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let file = QuizFile(
        text: """
            topic: test
            title: Test
            questions:
              - id: one
                level: easy
                given: {\(names.joined(separator: ", "))}
                ask: \(quantity)
                prompt: What?
                hints: [a, b, c]
                solution: [d]
            """,
        file: "test.yaml"
    )
    let errors = file.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors)", sourceLocation: sourceLocation)
    return try #require(file.topic?.questions.first, sourceLocation: sourceLocation)
}

/// Changes a text at random: characters lost, doubled, swapped, or replaced.
struct Mutator {
    var chance: SplitMix64
    static let alphabet = Array("0123456789abknxyz{}[]()|&*:#'\"=<>,.-+/%^_ \n\t×−⌊⌋é\u{0}\u{FEFF}")

    mutating func mutated(_ text: String) -> String {
        var characters = Array(text)
        for _ in 0...chance.integer(below: 6) {
            let place = chance.integer(below: characters.count + 1)
            let letter = Self.alphabet[chance.integer(below: Self.alphabet.count)]
            switch chance.integer(below: 5) {
            case 0 where place < characters.count: characters.remove(at: place)
            case 1 where place < characters.count:
                characters.insert(characters[place], at: place)
            case 2 where place < characters.count: characters[place] = letter
            case 3 where place + 1 < characters.count: characters.swapAt(place, place + 1)
            case 4:
                let end = min(characters.count, place + chance.integer(below: 40))
                characters.insert(contentsOf: characters[place..<end], at: place)
            default: characters.insert(letter, at: place)
            }
        }
        return String(characters)
    }
}

extension QuestionStream {
    /// The next question; throws its refusal.
    mutating func verified() throws -> VerifiedVariant {
        let next = next()
        return try #require(next).get()
    }
}
