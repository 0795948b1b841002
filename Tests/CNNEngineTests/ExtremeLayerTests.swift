import CNNEngine
import Testing

/// Settings and inputs out of all proportion: an answer or a typed error, never a trap.
struct ExtremeLayerTests {
    private static let numbers = [
        .min, -1, 0, 1, 1, 1, 2, 2, 3, 3, 5, 7, 100, 1 << 12, 1 << 31, 1 << 40, .max / 2, .max - 1,
        .max,
    ]

    @Test(arguments: 0..<16)
    func `no setting traps`(kind: Int) {
        var generator = SplitMix64(seed: UInt64(kind))
        var (answers, refusals) = (0, 0)
        for _ in 0..<400 {
            var draw = Draw(generator: generator.split(generator.next()))
            let layer = draw.layer(kind)
            let input = draw.input(of: layer)
            do {
                let analysis = try LayerAnalysis(layer, on: input, budget: 2_000)
                if case .disagreed(_, let found) = analysis.verification {
                    Issue.record("\(layer) on \(input): \(found)")
                }
                answers += 1
            } catch {
                #expect(error.layer == layer.name)
                #expect(!error.description.isEmpty)
                refusals += 1
            }
            for axis in Axis.allCases { _ = layer.reach(on: axis, into: input) }
        }
        #expect(answers > 0 && refusals > 0, "\(answers) answers, \(refusals) refusals")
    }

    /// Layers and inputs of drawn numbers; the input often fits the layer.
    private struct Draw {
        var generator: SplitMix64

        mutating func number() -> Int {
            ExtremeLayerTests.numbers[generator.integer(below: ExtremeLayerTests.numbers.count)]
        }

        mutating func small() -> Int {
            generator.integer(below: 3) == 0 ? number() : 1 + generator.integer(below: 3)
        }

        mutating func size() -> Size2D { Size2D(height: small(), width: small()) }

        mutating func padding() -> Padding {
            switch generator.integer(below: 4) {
            case 0: .same
            case 1: .valid
            case 2: .symmetric(size())
            default: .explicit(top: small(), bottom: small(), left: small(), right: small())
            }
        }

        mutating func layer(_ kind: Int) -> any Layer {
            switch kind {
            case 0: conv()
            case 1:
                Conv2D.depthwise(channels: small(), multiplier: small(), kernelSize: size())
            case 2: separable()
            case 3, 4: transposed()
            case 5: MaxPool2D(kernelSize: size(), stride: size(), padding: padding())
            case 6: AvgPool2D(kernelSize: size(), padding: padding(), rounding: .ceil)
            case 7: local()
            case 8: partlyConnected()
            case 9: TrainableSubsampling(channels: small(), kernelSize: size())
            case 10: BatchNorm(channels: small())
            case 11: LocalResponseNorm(size: small())
            case 12:
                ZeroPadding2D(top: small(), bottom: small(), left: small(), right: small())
            case 13: Cropping2D(top: small(), bottom: small(), left: small(), right: small())
            case 14: Upsample2D(scale: size())
            default: Reshape(to: [small(), small(), -1])
            }
        }

        mutating func conv() -> Conv2D {
            Conv2D(
                inputChannels: small(),
                outputChannels: small(),
                kernelSize: size(),
                stride: size(),
                padding: padding(),
                dilation: size(),
                groups: small(),
                bias: false
            )
        }

        mutating func separable() -> SeparableConv2D {
            SeparableConv2D(
                inputChannels: small(),
                outputChannels: small(),
                kernelSize: size(),
                stride: size(),
                padding: padding(),
                depthMultiplier: small(),
                biasOnBothStages: true
            )
        }

        mutating func transposed() -> ConvTranspose2D {
            ConvTranspose2D(
                inputChannels: small(),
                outputChannels: small(),
                kernelSize: size(),
                stride: size(),
                padding: padding(),
                outputPadding: generator.integer(below: 2) == 0 ? nil : size(),
                dilation: size(),
                sizeRule: generator.integer(below: 2) == 0 ? .keras : .pytorch
            )
        }

        mutating func local() -> LocallyConnected2D {
            LocallyConnected2D(
                inputChannels: small(),
                outputChannels: small(),
                inputSize: size(),
                kernelSize: size(),
                stride: size(),
                padding: padding()
            )
        }

        mutating func partlyConnected() -> PartlyConnectedConv2D {
            PartlyConnectedConv2D(
                connections: [[0], [small() > 1 ? 1 : 0]],
                kernelSize: size(),
                inputChannels: small()
            )
        }

        mutating func input(of layer: any Layer) -> Shape {
            let channels =
                switch layer {
                case let layer as Conv2D: layer.inputChannels
                case let layer as SeparableConv2D: layer.depthwise.inputChannels
                case let layer as ConvTranspose2D: layer.inputChannels
                case let layer as LocallyConnected2D: layer.inputChannels
                case let layer as PartlyConnectedConv2D: layer.inputChannels
                case let layer as TrainableSubsampling: layer.channels
                case let layer as BatchNorm: layer.channels
                default: small()
                }
            if let local = layer as? LocallyConnected2D {
                let (height, width) = (local.inputSize.height, local.inputSize.width)
                return Shape(channels: channels, height: height, width: width)
            }
            return Shape(channels: channels, height: small(), width: small())
        }
    }
}
