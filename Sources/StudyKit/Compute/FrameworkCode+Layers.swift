public import CNNEngine

extension FrameworkCode {
    /// The lines of Keras 3 that make a layer; `nil` for layers that Keras has no line for.
    public static func keras(_ layer: any Layer, input: Shape) -> FrameworkCode? {
        switch layer {
        case let layer as Conv2D: kerasConvolution(layer)
        case let layer as ConvTranspose2D: kerasTransposed(layer, input: input)
        case let layer as SeparableConv2D: kerasSeparable(layer)
        case let layer as Dense:
            FrameworkCode("layers.Dense(\(layer.units)\(layer.hasBias ? "" : ", use_bias=False"))")
        case let layer as any PoolingLayer: kerasPooling(layer, input: input)
        case let layer as GlobalAvgPool2D:
            FrameworkCode("layers.GlobalAveragePooling2D(\(keepDims(layer.keepsDimensions)))")
        case let layer as GlobalMaxPool2D:
            FrameworkCode("layers.GlobalMaxPooling2D(\(keepDims(layer.keepsDimensions)))")
        case is BatchNorm: FrameworkCode("layers.BatchNormalization()")
        case let layer as Dropout: FrameworkCode("layers.Dropout(\(layer.rate))")
        case is Flatten: FrameworkCode("layers.Flatten()")
        case is ReLU: FrameworkCode("layers.ReLU()")
        case is ReLU6: FrameworkCode("layers.ReLU(max_value=6)")
        case is Sigmoid: FrameworkCode("layers.Activation(\"sigmoid\")")
        case is Tanh: FrameworkCode("layers.Activation(\"tanh\")")
        case is Softmax: FrameworkCode("layers.Softmax()")
        default: nil
        }
    }

    /// The lines of PyTorch that make a layer on an input; `nil` where there is no such module.
    public static func pytorch(_ layer: any Layer, input: Shape) -> FrameworkCode? {
        switch layer {
        case let layer as Conv2D: pytorchConvolution(layer, input: input)
        case let layer as ConvTranspose2D: pytorchTransposed(layer, input: input)
        case let layer as SeparableConv2D: pytorchSeparable(layer, input: input)
        case let layer as Dense: pytorchDense(layer, input: input)
        case let layer as any PoolingLayer: pytorchPooling(layer, input: input)
        case let layer as GlobalAvgPool2D:
            pytorchGlobalPooling("Avg", keepsDimensions: layer.keepsDimensions)
        case let layer as GlobalMaxPool2D:
            pytorchGlobalPooling("Max", keepsDimensions: layer.keepsDimensions)
        case let layer as BatchNorm:
            FrameworkCode("nn.BatchNorm\(input.rank == 3 ? "2d" : "1d")(\(layer.channels))")
        case let layer as Dropout: FrameworkCode("nn.Dropout(\(layer.rate))")
        case is Flatten: FrameworkCode("nn.Flatten()")
        case is ReLU: FrameworkCode("nn.ReLU()")
        case is ReLU6: FrameworkCode("nn.ReLU6()")
        case is Sigmoid: FrameworkCode("nn.Sigmoid()")
        case is Tanh: FrameworkCode("nn.Tanh()")
        case is Softmax: FrameworkCode("nn.Softmax(dim=1)")
        default: nil
        }
    }

    private static func keepDims(_ keeps: Bool) -> String { keeps ? "keepdims=True" : "" }

    private static func pytorchDense(_ layer: Dense, input: Shape) -> FrameworkCode {
        guard input.rank == 1 else {
            return .none(
                "nn.Linear works on the last axis, and that is the width of a PyTorch image."
            )
        }
        return FrameworkCode(
            "nn.Linear(\(layer.inputFeatures), \(layer.units)"
                + (layer.hasBias ? ")" : ", bias=False)")
        )
    }

    private static func pytorchGlobalPooling(
        _ name: String,
        keepsDimensions: Bool
    ) -> FrameworkCode {
        var code = FrameworkCode("nn.Adaptive\(name)Pool2d(1)")
        if !keepsDimensions { code.lines.append("nn.Flatten()") }
        return code
    }
}
