import CNNEngine
import StudyCore
import Testing

@testable import StudyQuizzes

/// Formula against engine for all numbers that a question can have, as far as they can be walked.
struct EnumerationTests {
    private static let longestWalk = 5_000
    private static let samples = 500

    @Test(arguments: [
        "cnn-output", "conv-params", "dense-params", "dense-vs-conv", "shape-chain", "batch-size",
        "augmentation", "iou", "nms", "yolo-output", "rcnn-cost",
        "transfer-learning",
        "padding", "transposed-output", "pooling-output", "multi-channel", "convolution-values",
        "pooling-values",
        "receptive-field",
        "flatten", "global-pooling", "find-the-error",
        "batch-norm", "dropout", "multiply-adds", "memory", "activations", "model-parameters",
    ])
    func everyAdmissibleTupleIsVerified(slug: String) throws {
        for question in try topic(slug).questions where question.concept == nil {
            let verified = try question.walk(upTo: Self.longestWalk, else: Self.samples)
            #expect(verified > 0, "\(question.id)")
        }
    }
}

extension Question {
    /// The number of tuples up to which a question is walked, and the product of its domains.
    private var tuples: Int {
        givens.reduce(1) { product, given in
            product.multipliedReportingOverflow(by: given.domain.count).0
        }
    }

    /// Holds the formula against the engine; returns how many tuples met the requirements.
    fileprivate func walk(upTo longest: Int, else samples: Int) throws -> Int {
        let tuples = tuples
        var verified = 0
        var generator = SplitMix64(seed: stream)
        let prepared = PreparedQuestion(self)
        let walk = tuples <= longest ? tuples : samples
        for index in 0..<walk {
            // A stratified sample takes one tuple of each of as many equal parts.
            let part = tuples / walk
            let place = tuples <= longest ? index : index * part + generator.integer(below: part)
            guard let numbers = try numbers(at: place, of: prepared) else { continue }
            try verify(numbers)
            verified += 1
        }
        return verified
    }

    /// The numbers at a place of the product of the domains; `nil` where they are not admissible.
    private func numbers(
        at place: Int,
        of prepared: PreparedQuestion
    ) throws -> [Rational]? {
        var (rest, numbers) = (place, [Rational]())
        for index in givens.indices {
            let count = givens[index].domain.count
            numbers.append(try prepared.number(index, at: rest % count, numbers))
            rest /= count
        }
        return try prepared.accepts(numbers) ? numbers : nil
    }

    private func verify(_ numbers: [Rational]) throws {
        guard case .quantity(let quantity, let bindings) = asked else { return }
        var inputs: [Int] = []
        for binding in bindings {
            switch binding {
            case .constant(let value): inputs.append(value)
            case .product(let places): inputs.append(places.reduce(1) { $0 * inputs[$1] })
            case .expression(let expression):
                inputs.append(try #require(expression.value(numbers).integer))
            }
        }
        let values = quantity.values(inputs)
        let (formula, measured) = (try quantity.formula(values), try quantity.measured(values, 0))
        #expect(quantity.agrees(measured, with: formula), "\(id) \(list(numbers))")
    }
}
