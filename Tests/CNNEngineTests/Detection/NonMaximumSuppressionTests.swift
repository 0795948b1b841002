import CNNEngine
import Testing

struct NonMaximumSuppressionTests {
    @Test(arguments: DetectionFixture.all.nms)
    func `what stays is what the definition keeps`(example: DetectionFixture.Suppression) {
        let detections = example.boxes.indices.map { index in
            Detection(
                box: Box(corners: example.boxes[index]),
                score: example.scores[index],
                label: example.classes?[index]
            )
        }
        let suppression = NonMaximumSuppression(threshold: example.threshold)
        #expect(suppression.kept(of: detections) == example.kept)
    }

    @Test func `there are cases`() {
        #expect(DetectionFixture.all.nms.count >= 13)
        #expect(DetectionFixture.all.nms.contains { $0.classes != nil })
    }

    private func crowd(_ count: Int, seed: UInt64) -> [Detection] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            Detection(
                box: sampleBox(using: &generator),
                // Few different scores, so that many are equal.
                score: Double(generator.integer(below: 8)) / 8,
                label: generator.integer(below: 3)
            )
        }
    }

    @Test(arguments: [0, 0.3, 0.5, 0.9], [true, false])
    func `no two that stay overlap, and each that goes has a better one`(
        threshold: Double,
        separates: Bool
    ) {
        let suppression = NonMaximumSuppression(threshold: threshold, separatesClasses: separates)
        for seed in 0..<20 {
            let detections = crowd(60, seed: UInt64(seed))
            let kept = suppression.kept(of: detections)
            func rivals(_ place: Int) -> [Int] {
                kept.filter { better in
                    let (first, second) = (detections[better], detections[place])
                    return better != place && (!separates || first.label == second.label)
                        && first.box.intersectionOverUnion(second.box) > threshold
                }
            }
            for place in detections.indices {
                let isBeaten = rivals(place).contains { better in
                    (detections[place].score, better) < (detections[better].score, place)
                }
                #expect(isBeaten == !kept.contains(place))
            }
            let scores = kept.map { detections[$0].score }
            #expect(scores == scores.sorted(by: >))
        }
    }

    @Test func `what stays stays again`() {
        let suppression = NonMaximumSuppression(threshold: 0.4)
        let once = suppression(crowd(80, seed: 50))
        #expect(suppression(once) == once)
        #expect(once.count < 80)
    }

    @Test func `classes compete only when told`() {
        let box = Box(x: 0, y: 0, width: 2, height: 2)
        let detections = [
            Detection(box: box, score: 0.5, label: 0), Detection(box: box, score: 0.75, label: 1),
        ]
        #expect(NonMaximumSuppression().kept(of: detections) == [1, 0])
        #expect(NonMaximumSuppression(separatesClasses: false).kept(of: detections) == [1])
    }

    @Test func `a score that is no number comes last`() {
        let detections = [Double.nan, 0.25, .nan, 0.5].enumerated().map { index, score in
            Detection(box: Box(x: Double(3 * index), y: 0, width: 1, height: 1), score: score)
        }
        #expect(NonMaximumSuppression().kept(of: detections) == [3, 1, 0, 2])
    }
}
