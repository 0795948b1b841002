import CNNEngine

/// A convolution on an image.
struct ConvolutionSetting {
    /// The convolution's inputs; a square needs only `height` (`n`) and `kernel` (`k`).
    static let inputs: [QuantityInput] = [
        QuantityInput("height", "n", "h"),
        QuantityInput("width", "w", default: .product(["height"])),
        QuantityInput("channels", "c", default: .constant(1)),
        QuantityInput("kernel", "k", "kernel_height", "kh"),
        QuantityInput("kernel_width", "kw", default: .product(["kernel"])),
        QuantityInput("stride", "s", default: .constant(1)),
        QuantityInput("padding", "p", default: .constant(0)),
        QuantityInput("dilation", "d", default: .constant(1)),
        QuantityInput("filters", "f", default: .constant(1)),
        QuantityInput("bias", default: .constant(1)),
    ]

    let numbers: [Int]

    /// A setting of numbers in the order of `inputs`.
    init(_ numbers: [Int]) {
        self.numbers = numbers
    }

    /// The convolution as the engine runs it.
    var layer: Conv2D {
        Conv2D(
            inputChannels: numbers[2],
            outputChannels: numbers[8],
            kernelSize: Size2D(height: numbers[3], width: numbers[4]),
            stride: Size2D(numbers[5]),
            padding: .symmetric(Size2D(numbers[6])),
            dilation: Size2D(numbers[7]),
            bias: numbers[9] != 0
        )
    }

    /// The image it is applied to.
    var image: Shape { Shape(channels: numbers[2], height: numbers[0], width: numbers[1]) }

    /// The convolution on its image.
    static let layers: Quantity.Layers = { values in
        let setting = ConvolutionSetting(values.integers)
        return [LayerApplication(setting.layer, on: setting.image)]
    }

    func measured(budget: Int) throws(MeasurementFailure) -> Measurement {
        try LayerApplication(layer, on: image).measured(budget: budget)
    }
}
