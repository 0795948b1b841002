import CNNEngine
import Testing

struct BoxTests {
    @Test func `corners, corner with size and centre with size are one box`() {
        let box = Box(left: 1, top: 2, right: 5, bottom: 4)
        #expect(Box(x: 1, y: 2, width: 4, height: 2) == box)
        #expect(Box(centerX: 3, centerY: 3, width: 4, height: 2) == box)
        #expect((box.width, box.height, box.centerX, box.centerY) == (4, 2, 3, 3))
        #expect(box.area == 8)
        #expect(box.description == "(1.0, 2.0)–(5.0, 4.0)")
    }

    @Test(arguments: DetectionFixture.all.iou)
    func `overlaps are those of the definition`(example: DetectionFixture.Overlap) {
        let (first, second) = (Box(corners: example.a), Box(corners: example.b))
        expectClose([first.intersectionOverUnion(second)], [example.iou], relative: 1e-15)
    }

    @Test func `there are cases`() {
        #expect(DetectionFixture.all.iou.count >= 16)
    }

    @Test func `the share is symmetric, from 0 to 1, and 1 only for the same box`() {
        var generator = SplitMix64(seed: 40)
        for _ in 0..<5_000 {
            let first = sampleBox(using: &generator)
            let second = sampleBox(using: &generator)
            let share = first.intersectionOverUnion(second)
            #expect(share == second.intersectionOverUnion(first))
            #expect((0...1).contains(share))
            #expect((share == 1) == (first == second && first.area > 0))
            #expect(first.intersectionOverUnion(first) == (first.area > 0 ? 1 : 0))
            #expect((share == 0) == (first.intersection(second) == nil))
        }
    }

    @Test func `moving and stretching both boxes changes nothing`() {
        var generator = SplitMix64(seed: 41)
        for _ in 0..<500 {
            let boxes = [sampleBox(using: &generator), sampleBox(using: &generator)]
            let moved = boxes.map { box in
                Box(
                    left: 2 * box.left + 7,
                    top: 2 * box.top - 3,
                    right: 2 * box.right + 7,
                    bottom: 2 * box.bottom - 3
                )
            }
            let share = boxes[0].intersectionOverUnion(boxes[1])
            #expect(moved[0].intersectionOverUnion(moved[1]) == share)
        }
    }

    @Test(arguments: [Double.nan, .infinity, 1e300, -1e300])
    func `boxes of strange numbers have a share from 0 to 1`(value: Double) {
        let strange = Box(left: -value, top: 0, right: value, bottom: value)
        let plain = Box(left: 0, top: 0, right: 1, bottom: 1)
        for (first, second) in [(strange, plain), (plain, strange), (strange, strange)] {
            #expect((0...1).contains(first.intersectionOverUnion(second)))
        }
        let insideOut = Box(left: 3, top: 3, right: 1, bottom: 1)
        #expect(insideOut.area == 0 && insideOut.intersectionOverUnion(insideOut) == 0)
    }
}
