import Testing

@testable import StudyQuizzes

/// A figure that others have published or that was worked out by hand.
struct KnownFigure: Sendable, CustomTestStringConvertible {
    var quantity: String
    var given: [String: Int]
    var answer: Answer
    var source: String

    var testDescription: String { "\(quantity) \(given) = \(answer) (\(source))" }

    init(_ quantity: String, _ given: [String: Int], _ answer: Answer, _ source: String) {
        (self.quantity, self.given, self.answer, self.source) = (quantity, given, answer, source)
    }

    static func number(
        _ quantity: String,
        _ given: [String: Int],
        _ answer: Int,
        _ source: String
    ) -> KnownFigure {
        KnownFigure(quantity, given, .number(Rational(answer)), source)
    }

    /// Quantities whose count is drawn at random.
    private static let inexact: Set<String> = ["units-kept", "connections-kept"]

    /// Expects the engine's count to be this figure, exactly but for those above.
    func expect(_ measured: Answer, in question: Question) throws {
        if Self.inexact.contains(quantity) {
            let quantity = try #require(question.quantity)
            #expect(quantity.agrees(measured, with: answer), "\(self): \(measured)")
        } else {
            #expect(measured == answer, "\(self): \(measured)")
        }
    }

    static let all: [KnownFigure] =
        [
            .number("output-size", ["n": 7, "k": 3, "s": 2], 3, "jovianlin.io"),
            .number("output-size", ["n": 227, "k": 11, "s": 4], 55, "cs231n, AlexNet"),
            .number("output-size", ["n": 224, "k": 11, "s": 4, "p": 2], 55, "torchvision AlexNet"),
            .number("output-size", ["n": 10, "k": 3, "s": 2], 4, "frameworks, floor rule"),
            .number("output-size", ["n": 15, "k": 7, "p": 3], 15, "Coursera, same convolution"),
            .number("output-height", ["n": 7, "k": 3, "d": 2], 3, "by hand: span 5"),
            .number("output-width", ["height": 5, "w": 9, "k": 3, "kw": 5, "s": 2], 3, "by hand"),
            KnownFigure(
                "output-height-width",
                ["height": 5, "w": 9, "k": 3, "kw": 5, "s": 2, "p": 1],
                .sizes([3, 4]),
                "by hand"
            ),
            KnownFigure(
                "output-shape",
                ["n": 63, "c": 16, "f": 32, "k": 7, "s": 2],
                .sizes([29, 29, 32]),
                "Coursera"
            ),
            KnownFigure(
                "output-shape",
                ["n": 127, "c": 16, "f": 32, "k": 5, "s": 2],
                .sizes([62, 62, 32]),
                "Coursera"
            ),
            KnownFigure(
                "output-shape",
                ["n": 11, "c": 4, "f": 1, "k": 5, "s": 2],
                .sizes([4, 4, 1]),
                "cs231n"
            ),
            KnownFigure(
                "output-shape",
                ["n": 227, "c": 3, "f": 96, "k": 11, "s": 4],
                .sizes([55, 55, 96]),
                "cs231n: 290,400 neurons"
            ),
            .number("conv-parameters", ["k": 5, "c": 3, "f": 100], 7_600, "Coursera"),
            .number("conv-parameters", ["k": 3, "c": 1, "f": 128], 1_280, "Coursera"),
            .number("conv-parameters", ["k": 1, "c": 16, "f": 1], 17, "Coursera"),
            .number("conv-parameters", ["k": 11, "c": 3, "f": 96], 34_944, "AlexNet"),
            .number("conv-parameters", ["k": 3, "c": 3, "f": 64], 1_792, "VGG-16, row 1"),
            .number("conv-parameters", ["k": 3, "c": 512, "f": 512], 2_359_808, "VGG-16, row 9"),
            .number(
                "conv-parameters",
                ["k": 7, "c": 3, "f": 64, "bias": 0],
                9_408,
                "ResNet, stem"
            ),
            .number("conv-weights", ["k": 11, "c": 3, "f": 96], 34_848, "cs231n"),
            .number("dense-parameters", ["n": 300, "c": 3, "u": 100], 27_000_100, "Coursera"),
            .number("dense-parameters", ["n": 7, "c": 512, "u": 4096], 102_764_544, "VGG-16, FC6"),
            .number("dense-parameters", ["features": 4096, "u": 1000], 4_097_000, "VGG-16, FC8"),
            .number("dense-parameters", ["features": 400, "u": 120], 48_120, "LeNet-5, C5"),
            .number("dense-weights", ["n": 64, "c": 3, "u": 1000], 12_288_000, "notes"),
            .number("dense-weights", ["n": 1000, "c": 3, "u": 1000], 3_000_000_000, "notes"),
            .number(
                "dense-conv-ratio",
                ["n": 12, "c": 3, "u": 10, "k": 3, "f": 5],
                32,
                "by hand: 4,320 / 135"
            ),
            .number(
                "dense-weights-for-same-output",
                ["n": 32, "c": 3, "k": 5, "f": 6],
                14_450_688,
                "Ng, Why convolutions: 3,072 × 4,704"
            ),
        ] + trainingFigures + windowFigures + countFigures
}
