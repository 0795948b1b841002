import CNNEngine
import Testing

/// The fixtures of detection, whose schema is in their README.
struct DetectionFixture: Decodable, Sendable {
    struct Overlap: Decodable, CustomTestStringConvertible {
        var name: String
        var a: [Double]
        var b: [Double]
        var iou: Double

        var testDescription: String { name }
    }

    struct Suppression: Decodable, CustomTestStringConvertible {
        var name: String
        var boxes: [[Double]]
        var scores: [Double]
        var threshold: Double
        var classes: [Int]?
        var kept: [Int]

        var testDescription: String { name }
    }

    struct Pooling: Decodable, CustomTestStringConvertible {
        var name: String
        var inputShape: [Int]
        var input: [Double]
        var rois: [[Double]]
        var spatialScale: Double
        var outputSize: [Int]
        var outputShape: [Int]
        var output: [Double]
        var upstream: [Double]
        var inputGradient: [Double]

        var testDescription: String { name }
    }

    struct Grid: Decodable, CustomTestStringConvertible {
        struct Prediction: Decodable {
            var row: Int
            var column: Int
            var box: Int
            var corners: [Double]
            var confidence: Double
            var scores: [Double]
        }

        var name: String
        var decoding: String
        var image: [Int]
        var grid: [Int]
        var boxes: Int
        var classes: Int
        var anchors: [[Double]]?
        var outputShape: [Int]
        var output: [Double]
        var decoded: [Prediction]

        var testDescription: String { name }
    }

    var iou: [Overlap]
    var nms: [Suppression]
    var roiPool: [Pooling]
    var yolo: [Grid]

    /// The file, or nothing: a test counts what there should be.
    static let all: DetectionFixture =
        (try? fixture("detection")) ?? DetectionFixture(iou: [], nms: [], roiPool: [], yolo: [])
}

extension Box {
    /// A box of the four numbers of a fixture.
    init(corners: [Double]) {
        self.init(left: corners[0], top: corners[1], right: corners[2], bottom: corners[3])
    }
}

/// A box somewhere around the origin, at times without an area.
func sampleBox(using generator: inout SplitMix64) -> Box {
    let coordinates = (0..<4).map { _ in Double(generator.integer(below: 41) - 20) / 4 }
    return Box(
        left: min(coordinates[0], coordinates[1]),
        top: min(coordinates[2], coordinates[3]),
        right: max(coordinates[0], coordinates[1]),
        bottom: max(coordinates[2], coordinates[3])
    )
}
