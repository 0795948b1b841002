import CNNEngine

/// A convolution on an image.
struct ConvolutionSetting: QuantitySetting {
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

    /// Channels C of the input.
    var channels: Rational { Rational(numbers[2]) }
    /// The kernel's taps kH · kW.
    var kernelArea: Rational {
        get throws(ArithmeticError) { try Rational(numbers[3]) * Rational(numbers[4]) }
    }
    /// Filters F.
    var filters: Rational { Rational(numbers[8]) }
    /// Whether each filter has a bias.
    var hasBias: Bool { numbers[9] != 0 }
    /// Biases: one for each filter, or none.
    var biases: Rational { hasBias ? filters : 0 }

    /// The window along the height.
    var rows: WindowSetting {
        WindowSetting(n: numbers[0], k: numbers[3], numbers[5...7])
    }

    /// The window along the width.
    var columns: WindowSetting {
        WindowSetting(n: numbers[1], k: numbers[4], numbers[5...7])
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
            bias: hasBias
        )
    }

    /// The image it is applied to.
    var image: Shape { Shape(channels: numbers[2], height: numbers[0], width: numbers[1]) }

    /// The convolution on its image.
    var applications: [LayerApplication] { [LayerApplication(layer, on: image)] }

    func measured(budget: Int) throws(MeasurementFailure) -> Measurement {
        try LayerApplication(layer, on: image).measured(budget: budget)
    }
}

/// A window along one axis, in the letters of the field.
struct WindowSetting {
    /// Cells of the input.
    let n: Rational
    /// Taps of the kernel.
    let k: Rational
    /// Stride.
    let s: Rational
    /// Padding on each side.
    let p: Rational
    /// Dilation.
    let d: Rational

    init(n: Int, k: Int, _ rest: ArraySlice<Int>) {
        self.n = Rational(n)
        self.k = Rational(k)
        s = Rational(rest[rest.startIndex])
        p = Rational(rest[rest.startIndex + 1])
        d = Rational(rest[rest.startIndex + 2])
    }

    /// The cells from the first tap to the last, d(k − 1) + 1.
    var span: Rational {
        get throws(ArithmeticError) { d == 1 ? k : try d * (k - 1) + 1 }
    }

    /// The number of positions, ⌊(n + 2p − span)/s⌋ + 1.
    ///
    /// Dumoulin & Visin 2016, "A guide to convolution arithmetic", relationship 15.
    var positions: Rational {
        get throws(ArithmeticError) { try ((n + 2 * p - span) / s).floor() + 1 }
    }
}
