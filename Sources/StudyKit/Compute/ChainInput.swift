internal import CNNEngine

/// What one number means as the input of a chain: the side of an image, or a count of features.
public enum ChainInput: Hashable, Sendable {
    case image
    case features
    /// Every layer takes both.
    case either

    /// Reads it off the first layer that does not take both; n is the number.
    public init(_ number: Int, layers: [LayerRequest]) {
        for layer in layers {
            switch layer.kind {
            case .dense: self = .features
            case .reshape:
                let values = layer.shape.flatMap { Shape(channelsLast: $0).elementCount }
                self = values == number ? .features : .image
            case .conv, .convTranspose, .depthwise, .separable, .pool, .globalPool, .lrn, .flatten,
                .zeropad, .crop, .upsample:
                self = .image
            case .batchnorm, .activation, .dropout, .concat: continue
            }
            return
        }
        self = .either
    }
}
