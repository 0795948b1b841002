import CNNEngine
import Testing

struct LocalizationLossTests {
    /// ln 2 for the class; ½ · 0.5² + (2 − ½) = 1.625 for the one box, over two regions, twice.
    @Test func `both parts are those worked out by hand`() throws {
        let loss = LocalizationLoss(boxWeight: 2)
        let value = try loss.evaluate(
            scores: Tensor<Double>([2, 2]),
            boxes: Tensor([2, 4], [9, 9, 9, 9, 1.5, 0, -1, 4]),
            labels: [0, 1],
            targets: Tensor([2, 4], [0, 0, 0, 0, 1, 0, 1, 4])
        )
        expectClose([value.classification], [0.6931471805599453])
        #expect(value.localization == 1.625)
        #expect(value.total == value.classification + 1.625)
        // The background has no box to find.
        #expect(value.boxGradient.values == [0, 0, 0, 0, 0.5, 0, -1, 0])
    }

    @Test(arguments: [4, 12], [0, nil] as [Int?])
    func `gradients are central differences`(width: Int, background: Int?) throws {
        let loss = LocalizationLoss(boxWeight: 0.7, beta: 0.3, background: background)
        let scores: Tensor<Double> = sample([5, 3], seed: 80)
        let boxes: Tensor<Double> = sample([5, width], seed: 81)
        let targets: Tensor<Double> = sample([5, 4], seed: 82)
        func value(_ scores: Tensor<Double>, _ boxes: Tensor<Double>) -> Double {
            let value = try? loss.evaluate(
                scores: scores,
                boxes: boxes,
                labels: [0, 2, 1, 0, 2],
                targets: targets
            )
            return value?.total ?? .nan
        }
        let found = try loss.evaluate(
            scores: scores,
            boxes: boxes,
            labels: [0, 2, 1, 0, 2],
            targets: targets
        )
        expectGradient(found.scoreGradient, at: scores) { value($0, boxes) }
        expectGradient(found.boxGradient, at: boxes) { value(scores, $0) }
        #expect(found.boxGradient.values.contains { $0 != 0 })
    }

    @Test func `what does not fit is refused`() {
        let loss = LocalizationLoss()
        let runs: [(Shape, Shape, [Int], Shape)] = [
            ([2, 3], [2, 4], [0], [1, 4]), ([2, 3], [2, 4], [0, 3], [2, 4]),
            ([2, 3], [2, 8], [0, 1], [2, 4]), ([2, 3], [2, 4], [0, 1], [2, 3]),
            ([6], [2, 4], [0, 1], [2, 4]), ([0, 3], [0, 4], [], [0, 4]),
        ]
        for (scores, boxes, labels, targets) in runs {
            #expect(throws: DetectionError.self) {
                try loss.evaluate(
                    scores: Tensor<Float>(scores),
                    boxes: Tensor(boxes),
                    labels: labels,
                    targets: Tensor(targets)
                )
            }
        }
        #expect(throws: DetectionError.self) {
            try LocalizationLoss(beta: -1).evaluate(
                scores: Tensor<Float>([1, 2]),
                boxes: Tensor([1, 4]),
                labels: [0],
                targets: Tensor([1, 4])
            )
        }
    }
}
