import CNNEngine
import Testing

struct YOLOGridTests {
    private func grid(_ example: DetectionFixture.Grid) throws -> YOLOGrid {
        let anchors = (example.anchors ?? []).map { YOLOGrid.Anchor(width: $0[0], height: $0[1]) }
        let decodings: [String: YOLOGrid.Decoding] = [
            "yolov1": .shares(boxes: example.boxes),
            "yolov2": .anchors(anchors, independentClasses: false),
            "yolov3": .anchors(anchors, independentClasses: true),
        ]
        return YOLOGrid(
            cells: Size2D(height: example.grid[0], width: example.grid[1]),
            classes: example.classes,
            image: Size2D(height: example.image[0], width: example.image[1]),
            decoding: try #require(decodings[example.decoding])
        )
    }

    @Test(arguments: DetectionFixture.all.yolo)
    func `boxes are those of the definition`(example: DetectionFixture.Grid) throws {
        let grid = try grid(example)
        #expect(try grid.outputShape().dimensions == example.outputShape)
        let output = Tensor<Double>(Shape(example.outputShape), example.output)
        let predictions = try grid.decode(output)
        #expect(predictions.count == example.decoded.count)
        for (found, wanted) in zip(predictions, example.decoded) {
            #expect(
                [found.row, found.column, found.slot] == [wanted.row, wanted.column, wanted.box]
            )
            let box = [found.box.left, found.box.top, found.box.right, found.box.bottom]
            expectClose(box, wanted.corners, relative: 1e-12, absolute: 1e-12)
            expectClose([found.confidence], [wanted.confidence], relative: 1e-12)
            expectClose(found.scores, wanted.scores, relative: 1e-12)
        }
    }

    @Test func `three versions have cases`() {
        let versions = Set(DetectionFixture.all.yolo.map(\.decoding))
        #expect(versions == ["yolov1", "yolov2", "yolov3"])
    }

    /// The paper's 7 × 7 × 30 (S = 7, B = 2, C = 20) and version 3's 255 × 13 × 13.
    @Test func `outputs have the published shapes`() throws {
        var grid = YOLOGrid(cells: 7, classes: 20, image: 448, decoding: .shares(boxes: 2))
        #expect(try grid.outputShape() == [7, 7, 30])
        grid = YOLOGrid(
            cells: 13,
            classes: 80,
            image: 416,
            decoding: .anchors(
                [(116, 90), (156, 198), (373, 326)].map { .init(width: $0, height: $1) },
                independentClasses: true
            )
        )
        #expect(try grid.outputShape() == [255, 13, 13])
    }

    @Test func `rooted sizes are squared`() throws {
        let cell = Tensor<Float>([1, 1, 6], [0.5, 0.5, 0.5, 0.25, 1, 0.5])
        var grid = YOLOGrid(cells: 1, classes: 1, image: 64, decoding: .shares(boxes: 1))
        #expect(
            try grid.decode(cell)[0].box == Box(centerX: 32, centerY: 32, width: 32, height: 16)
        )
        grid.decoding = .shares(boxes: 1, rootedSizes: true)
        let prediction = try grid.decode(cell)[0]
        #expect(prediction.box == Box(centerX: 32, centerY: 32, width: 16, height: 4))
        #expect(prediction.detections(above: 0.5).map(\.score) == [0.5])
        #expect(prediction.detections(above: 0.51).isEmpty)
    }

    @Test func `an anchored centre stays in its cell, zeros are the anchor itself`() throws {
        let anchor = YOLOGrid.Anchor(width: 30, height: 60)
        let grid = YOLOGrid(
            cells: 2,
            classes: 3,
            image: 100,
            decoding: .anchors([anchor], independentClasses: false)
        )
        let zeros = try grid.decode(Tensor<Float>([8, 2, 2]))
        #expect(zeros[1].box == Box(centerX: 75, centerY: 25, width: 30, height: 60))
        #expect(zeros[1].confidence == 0.5)
        var wild: Tensor<Double> = sample([8, 2, 2], seed: 70)
        // The first two maps are x and y; a size of e⁵⁰ would drown the centre.
        for index in 0..<8 { wild.values[index] *= 50 }
        for prediction in try grid.decode(wild) {
            let (x, y) = (prediction.box.centerX / 50, prediction.box.centerY / 50)
            let cell = (Double(prediction.column), Double(prediction.row))
            #expect(x >= cell.0 - 1e-6 && x <= cell.0 + 1 + 1e-6)
            #expect(y >= cell.1 - 1e-6 && y <= cell.1 + 1 + 1e-6)
            #expect(abs(prediction.probabilities.reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test func `outputs and sizes that do not fit are refused`() {
        let grid = YOLOGrid(cells: 7, classes: 20, image: 448, decoding: .shares(boxes: 2))
        #expect(throws: DetectionError.self) { try grid.decode(Tensor<Float>([7, 7, 29])) }
        let sizes: [(Size2D, Int, Size2D, YOLOGrid.Decoding)] = [
            (0, 1, 9, .shares(boxes: 1)), (1, -1, 9, .shares(boxes: 1)),
            (1, 1, 0, .shares(boxes: 1)), (1, 1, 9, .shares(boxes: 0)),
            (Size2D(.max), 1, 9, .shares(boxes: .max)),
            (1, .max, 9, .anchors([.init(width: 1, height: 1)], independentClasses: true)),
        ]
        for (cells, classes, image, decoding) in sizes {
            let grid = YOLOGrid(cells: cells, classes: classes, image: image, decoding: decoding)
            #expect(throws: DetectionError.self) { try grid.decode(Tensor<Float>([1, 1, 6])) }
        }
    }
}
