import CNNEngine
import Foundation
import StudyCore
import Testing

@testable import StudyQuizzes

struct QuizFileTests {
    @Test func readsASoundFile() throws {
        let file = QuizFile(text: MalformedFile.sound, file: "cnn-test.yaml")
        #expect(file.diagnostics == [])
        let topic = try #require(file.topic)
        #expect(topic.title == "A test")
        #expect(topic.questions.map(\.id.description) == ["cnn-test/one"])
        #expect(topic.questions[0].position.description == "cnn-test.yaml:4:5")
    }

    @Test(arguments: MalformedFile.all)
    func saysWhatIsWrongWhereAndWhatToWrite(malformed: MalformedFile) throws {
        let file = QuizFile(text: malformed.text, file: "cnn-test.yaml")
        let errors = file.diagnostics.filter { $0.severity == .error }
        let first = try #require(errors.first)
        let words = first.description.split(separator: "\n")[0]
        #expect(words == "cnn-test.yaml:" + malformed.diagnostic)
        #expect(first.sourceLine != nil)
        #expect(file.topic == nil || malformed.name == "topic")
    }

    @Test func findsAllProblemsOfAFile() {
        let text = MalformedFile.sound
            .replacing("level: easy", with: "level: simple")
            .replacing("n: 5..32", with: "n: 32..5")
            .replacing("output-size", with: "output-sise")
            .replacing("{room}", with: "{rom}")
            .replacing("title: A test", with: "titel: A test")
        let file = QuizFile(text: text, file: "cnn-test.yaml")
        #expect(file.diagnostics.map(\.position.line) == [2, 5, 7, 12, 14])
    }

    @Test func oneBadQuestionLeavesTheOthers() throws {
        let lines = MalformedFile.sound.split(separator: "\n")
        let second = lines[3...].joined(separator: "\n")
            .replacing("id: one", with: "id: two").replacing("easy", with: "eazy")
        let file = QuizFile(text: MalformedFile.sound + "\n" + second, file: "cnn-test.yaml")
        #expect(file.diagnostics.count == 1)
        #expect(file.topic?.questions.map(\.id.slug) == ["one"])
    }

    @Test func findsExpressionsInsideBlockText() {
        let text = MalformedFile.sound.replacing(
            "prompt: A {k}×{k} filter on a {n}×{n} image leaves how much?",
            with: "prompt: >-\n      A {k}×{k} filter\n      on a {n}×{nn} image?"
        )
        let file = QuizFile(text: text, file: "cnn-test.yaml")
        #expect(file.diagnostics.map(\.position.description) == ["cnn-test.yaml:15:17"])
    }

    @Test func warnsOfUnusedNamesAndOfMistakesThatTellNothing() {
        let text = MalformedFile.sound
            .replacing("      k: [3, 5]", with: "      k: [3, 5]\n      x: 4")
            .replacing(
                "    hints",
                with: "    mistakes: [{id: same, value: n - k + 1, says: No.}]\n    hints"
            )
        let file = QuizFile(text: text, file: "cnn-test.yaml")
        #expect(file.diagnostics.map(\.severity) == [.warning, .warning])
        #expect(file.topic != nil)
    }

    @Test(arguments: [
        "", "\n\n", "# nothing", "just text", "- a\n- b", "{", "topic: [", "\t- x", "\u{0}",
        "topic: cnn-test\ntitle: T\nquestions: 3", "a: *b", "---\n---\n...", "? : ?", "!!binary x",
        "topic: {a: {b: {c: [[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]}}}",
    ])
    func refusesWhatIsNoQuizFile(text: String) {
        let file = QuizFile(text: text, file: "cnn-test.yaml")
        #expect(file.topic == nil)
        #expect(file.diagnostics.contains { $0.severity == .error })
        #expect(file.diagnostics.allSatisfy { $0.remedy != nil })
    }

    @Test func deepNestingAndRepeatedAnchorsDoNotHang() {
        let deep = "topic: " + String(repeating: "[", count: 100_000)
        #expect(QuizFile(text: deep, file: "a.yaml").topic == nil)
        let blocks = String(repeating: "- ", count: 100_000) + "x"
        #expect(QuizFile(text: blocks, file: "a.yaml").topic == nil)
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1..<60 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(QuizFile(text: bomb + "{*a59: 1}", file: "a.yaml").topic == nil)
        let large = String(repeating: "# padding\n", count: 200_000)
        #expect(QuizFile(text: large, file: "a.yaml").diagnostics.count == 1)
    }

    @Test func survivesMutatedText() throws {
        let path = URL(filePath: Place.quizzes).appending(path: "cnn-output.yaml")
        let real = try String(contentsOf: path, encoding: .utf8)
        var mutator = Mutator(chance: SplitMix64(seed: 3))
        var usable = 0
        for round in 0..<2_000 {
            // The whole shipped file is slow to read two thousand times.
            let text = mutator.mutated(round % 40 == 0 ? real : MalformedFile.sound)
            let file = QuizFile(text: text, file: "fuzz.yaml")
            guard let question = file.topic?.questions.first else {
                #expect(!file.diagnostics.isEmpty)
                continue
            }
            usable += 1
            guard let variant = try? Variant(question, seed: UInt64(round)) else { continue }
            #expect(!variant.prompt.isEmpty)
            _ = try? VerifiedVariant(variant)
        }
        #expect(usable > 100)
    }
}
