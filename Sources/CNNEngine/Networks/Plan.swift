/// A network made ready to answer many times: weights packed once, the quick kernels chosen.
///
/// Convolutions run as tiled matrix products, dense layers as dot products, both on all cores;
/// every other layer runs by its definition. The answers are those of `Network` up to the order of
/// sums.
public struct Plan: Sendable {
    /// The network.
    public let network: Network<Float>
    private let kernels: [Kernel]

    private enum Kernel: Sendable {
        case convolution(TiledConvolution)
        case dense(ParallelDense)
        case definition
    }

    /// Packs the weights of a network.
    public init(_ network: Network<Float>) {
        self.network = network
        kernels = network.spec.nodes.enumerated().map { index, node in
            let parameters = network.parameters[index]
            switch node.layer {
            case let layer as Conv2D:
                return .convolution(TiledConvolution(layer, parameters: parameters))
            case let layer as Dense where network.spec.shape(of: node.inputs[0]).rank == 1:
                return .dense(ParallelDense(layer, parameters: parameters))
            default: return .definition
            }
        }
    }

    /// The answer to a batch `[N, …]`, telling each node's output as it comes.
    public func run(
        _ batch: Tensor<Float>,
        observing observe: (_ node: Int, _ output: Tensor<Float>) -> Void = { _, _ in }
    ) -> Tensor<Float> {
        network.run(batch, observing: observe) { index, inputs in
            switch kernels[index] {
            case .convolution(let convolution): convolution(inputs[0])
            case .dense(let dense): dense(inputs[0])
            case .definition: network.output(of: index, inputs, mode: .inference)
            }
        }
    }
}
