public import CNNEngine

extension FrameworkCode {
    /// The lines of Keras 3 that make a layer; `nil` for layers that Keras has no line for.
    public static func keras(_ layer: any Layer) -> FrameworkCode? {
        switch layer {
        case let layer as Conv2D: kerasConvolution(layer)
        case let layer as Dense:
            FrameworkCode("layers.Dense(\(layer.units)\(layer.hasBias ? "" : ", use_bias=False"))")
        case let layer as MaxPool2D: kerasPooling("MaxPooling2D", layer.geometry)
        case let layer as AvgPool2D: kerasPooling("AveragePooling2D", layer.geometry)
        case let layer as GlobalAvgPool2D:
            FrameworkCode("layers.GlobalAveragePooling2D(\(keepDims(layer.keepsDimensions)))")
        case let layer as GlobalMaxPool2D:
            FrameworkCode("layers.GlobalMaxPooling2D(\(keepDims(layer.keepsDimensions)))")
        case is BatchNorm: FrameworkCode("layers.BatchNormalization()")
        case let layer as Dropout: FrameworkCode("layers.Dropout(\(layer.rate))")
        case is Flatten: FrameworkCode("layers.Flatten()")
        case is ReLU: FrameworkCode("layers.ReLU()")
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
        case let layer as Dense:
            FrameworkCode(
                "nn.Linear(\(layer.inputFeatures), \(layer.units)"
                    + (layer.hasBias ? ")" : ", bias=False)")
            )
        case let layer as MaxPool2D: pytorchPooling("MaxPool2d", layer.geometry)
        case let layer as AvgPool2D:
            pytorchPooling("AvgPool2d", layer.geometry, countsPadding: layer.countsPadding)
        case is GlobalAvgPool2D: FrameworkCode("nn.AdaptiveAvgPool2d(1)")
        case is GlobalMaxPool2D: FrameworkCode("nn.AdaptiveMaxPool2d(1)")
        case let layer as BatchNorm: FrameworkCode("nn.BatchNorm2d(\(layer.channels))")
        case let layer as Dropout: FrameworkCode("nn.Dropout(\(layer.rate))")
        case is Flatten: FrameworkCode("nn.Flatten()")
        case is ReLU: FrameworkCode("nn.ReLU()")
        case is Sigmoid: FrameworkCode("nn.Sigmoid()")
        case is Tanh: FrameworkCode("nn.Tanh()")
        case is Softmax: FrameworkCode("nn.Softmax(dim=1)")
        default: nil
        }
    }

    private static func keepDims(_ keeps: Bool) -> String { keeps ? "keepdims=True" : "" }

    private static func kerasPooling(_ name: String, _ geometry: WindowGeometry) -> FrameworkCode {
        var arguments = [tuple(geometry.kernelSize)]
        if geometry.stride != geometry.kernelSize {
            arguments.append("strides=\(tuple(geometry.stride))")
        }
        var caveat: String?
        switch geometry.padding {
        case .same: arguments.append("padding=\"same\"")
        case .symmetric(0): break
        default: caveat = "Keras pools with padding=\"same\" or none: put ZeroPadding2D before it."
        }
        if geometry.dilation != 1 { caveat = "Keras does not dilate a pooling." }
        if geometry.rounding == .ceil { caveat = "Keras rounds pooling sizes down." }
        return FrameworkCode(
            "layers.\(name)(\(arguments.joined(separator: ", ")))",
            caveat: caveat
        )
    }

    private static func pytorchPooling(
        _ name: String,
        _ geometry: WindowGeometry,
        countsPadding: Bool = true
    ) -> FrameworkCode {
        var arguments = [tuple(geometry.kernelSize)]
        var caveat: String?
        if geometry.stride != geometry.kernelSize {
            arguments.append("stride=\(tuple(geometry.stride))")
        }
        switch geometry.padding {
        case .symmetric(0): break
        case .symmetric(let size): arguments.append("padding=\(tuple(size))")
        case .same, .explicit: caveat = "PyTorch pads both sides of a pooling alike: pad first."
        }
        if geometry.dilation != 1 { arguments.append("dilation=\(tuple(geometry.dilation))") }
        if geometry.rounding == .ceil { arguments.append("ceil_mode=True") }
        if !countsPadding, geometry.padding != .symmetric(0) {
            arguments.append("count_include_pad=False")
        }
        return FrameworkCode("nn.\(name)(\(arguments.joined(separator: ", ")))", caveat: caveat)
    }
}
