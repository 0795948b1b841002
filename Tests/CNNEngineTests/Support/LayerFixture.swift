import CNNEngine
import Foundation

/// One case of `Fixtures/layers.json`: what PyTorch makes of a layer.
struct LayerFixture: Decodable, Sendable, CustomStringConvertible {
    var name: String
    var convention: Convention
    var layer: LayerDescription
    var inputShape: [Int]?
    var input: [Double]?
    var inputs: [NamedTensor]?
    var parameters: [String: NamedTensor]
    var outputShape: [Int]
    var output: [Double]
    var upstream: [Double]
    var inputGradient: [Double]?
    var inputGradients: [NamedTensor]?
    var parameterGradients: [String: NamedTensor]
    var stateAfter: [String: NamedTensor]?

    enum Convention: String, Decodable {
        case keras
        case pytorch
    }

    var description: String { name }

    private struct File: Decodable {
        var cases: [LayerFixture]
    }

    static let all: [LayerFixture] = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "Fixtures/layers.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(File.self, from: Data(contentsOf: file)).cases
        } catch {
            fatalError("\(file.path): \(error)")
        }
    }()
}

/// A shape with its values.
struct NamedTensor: Decodable, Sendable {
    var shape: [Int]
    var values: [Double]

    func tensor<Scalar: TensorScalar>() -> Tensor<Scalar> {
        Tensor(Shape(shape), values.map { Scalar($0) })
    }
}

/// A layer in the vocabulary of the contracts; which fields there are depends on the type.
struct LayerDescription: Decodable, Sendable {
    var type: String
    var kernel: [Int]?
    var stride: [Int]?
    var padding: Sides?
    var cropping: Sides?
    var dilation: [Int]?
    var outputPadding: [Int]?
    var groups: Int?
    var filters: Int?
    var units: Int?
    var bias: Bool?
    var biasOnBothStages: Bool?
    var depthMultiplier: Int?
    var pool: String?
    var ceilMode: Bool?
    var countIncludePad: Bool?
    var keepDims: Bool?
    var activation: String?
    var slope: Double?
    var size: Extents?
    var alpha: Double?
    var beta: Double?
    var k: Double?
    var epsilon: Double?
    var momentum: Double?
    var training: Bool?

    /// One integer for all, or one for each axis.
    enum Extents: Decodable {
        case one(Int)
        case each([Int])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(Int.self) {
                self = .one(one)
            } else {
                self = .each(try container.decode([Int].self))
            }
        }
    }

    private struct FourSides: Decodable {
        var top: Int
        var bottom: Int
        var left: Int
        var right: Int
    }

    /// One integer a side, a word, or the four sides.
    enum Sides: Decodable {
        case word(String)
        case sides(top: Int, bottom: Int, left: Int, right: Int)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let side = try? container.decode(Int.self) {
                self = .sides(top: side, bottom: side, left: side, right: side)
            } else if let word = try? container.decode(String.self) {
                self = .word(word)
            } else {
                let sides = try container.decode(FourSides.self)
                self = .sides(
                    top: sides.top,
                    bottom: sides.bottom,
                    left: sides.left,
                    right: sides.right
                )
            }
        }
    }
}
