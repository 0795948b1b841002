import Foundation
import StudyCore
import Testing

@testable import StudyKit

/// Sentences about the week as lecturers, textbooks, libraries and students put them, written before
/// the rules were read.
struct SentenceCorpusTests {
    @Test(arguments: lines(of: "right"))
    func `a sentence that is right is left alone`(line: String) throws {
        let findings = try CheckedText.document(line).findings
            .filter { [.knownError, .wrongClaim].contains($0.kind) }
        #expect(findings.map(\.diagnostic.message) == [])
    }

    @Test(arguments: lines(of: "wrong"))
    func `a sentence that is wrong is found`(line: String) throws {
        let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
        try #require(parts.count == 2)
        #expect(try CheckedText.errors(parts[1]).contains(parts[0]))
    }

    private static func lines(of name: String) -> [String] {
        let file = URL(filePath: #filePath)
            .appending(path: "../../Fixtures/check/\(name).txt").standardized
        let text = try? String(contentsOf: file, encoding: .utf8)
        return text?.split(separator: "\n").map(String.init) ?? []
    }

    @Test
    func `each concept has words, and no beginning of a word is shorter than it is looked up by`() {
        for concept in Concept.allCases {
            let words = concept.wordings.split(separator: ", ").compactMap {
                $0.split(separator: " ").first
            }
            #expect(!words.isEmpty, "\(concept)")
            #expect(words.allSatisfy { $0.count > 2 || !$0.hasSuffix("*") }, "\(concept)")
        }
    }

    @Test func `the sentences are there`() {
        #expect(Self.lines(of: "right").count > 450)
        #expect(Self.lines(of: "wrong").count > 30)
    }

    @Test(arguments: [
        ("Batch norm has 4 learnable parameters per channel.", "it is 2"),
        ("Dense(128) on 784 inputs has 100,352 parameters.", "it is 100,480"),
        ("ResNet-18 has 25.6 million parameters", "11,699,112 (resnet18, counted as Keras does)"),
        ("ResNet-18 has 25.6 million parameters", "lists; write the one you mean"),
        ("6x6 * 3x3 -> 5x5", "it is 4×4"),
        ("A 28x28 image with a 5x5 kernel gives a 26x26 feature map", "it is 24×24"),
        ("50,000 images, batch 100, 10 epochs = 500 updates", "it is 5000"),
        ("AlexNet: 63M parameters", "61,100,840"), ("ResNet-50: 24M parameters", "25,557,032"),
        ("VGG-16: 14M parameters", "138,357,544"),
    ])
    func `a number that is wrong is told the right one`(line: String, told: String) throws {
        let messages = try CheckedText.document(line).findings
            .filter { $0.kind == .wrongClaim }
            .map { "\($0.diagnostic.message); \($0.diagnostic.remedy ?? "")" }
        #expect(messages.contains { $0.contains(told) }, "\(messages)")
    }

    @Test(arguments: [
        ("LeNet-5 has 60,000 parameters", "as lenet5-1998 has it"),
        ("Batch norm: 4 parameters per channel", "as Keras counts: 4 for each channel"),
    ])
    func `the assumption names what it holds for`(line: String, assumption: String) throws {
        let claims = try CheckedText.document(line).claims
        #expect(claims.map(\.assumption).contains(assumption), "\(claims)")
    }

    @Test(arguments: [
        "3·3·64·128 + 128 = 73 856", "73 856 × 2 = 147 712",
        "The stem of ResNet-50 has 9,408 weights.",
        "C3 of LeNet-5 has 1,516 parameters.", "Batch normalization has 4C parameters in Keras.",
        "Batch norm has 2 learnable parameters per channel.",
    ])
    func `a number that is right is not called wrong`(line: String) throws {
        let wrong = try CheckedText.document(line).claims.filter { $0.verdict == .wrong }
        #expect(wrong == [], "\(wrong)")
    }
}
