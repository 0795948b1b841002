import CNNEngine

/// A convolution whose weights are counted; an image need not be told.
struct ConvolutionWeights {
    /// The inputs: kernel, channels and filters; the image and how the window moves are optional.
    static let inputs: [QuantityInput] = [
        QuantityInput("kernel", "k", "kernel_height", "kh"),
        QuantityInput("kernel_width", "kw", default: .product(["kernel"])),
        QuantityInput("channels", "c"),
        QuantityInput("filters", "f"),
        QuantityInput("bias", default: .constant(1)),
        QuantityInput("stride", "s", default: .constant(1)),
        QuantityInput("padding", "p", default: .constant(0)),
        QuantityInput("height", "n", "h", default: .constant(0)),
        QuantityInput("width", "w", default: .product(["height"])),
    ]

    /// The convolution on an image that its kernel just covers: every weight is read once.
    let convolution: ConvolutionSetting
    /// The convolution on the image that was told.
    let onImage: ConvolutionSetting?

    /// A setting of numbers in the order of `inputs`.
    init(_ numbers: [Int]) {
        func convolution(_ height: Int, _ width: Int, _ padding: Int) -> ConvolutionSetting {
            ConvolutionSetting([
                height, width, numbers[2], numbers[0], numbers[1], numbers[5], padding, 1,
                numbers[3], numbers[4],
            ])
        }
        self.convolution = convolution(numbers[0], numbers[1], 0)
        onImage = numbers[7] == 0 ? nil : convolution(numbers[7], numbers[8], numbers[6])
    }

    /// The convolution on its image.
    static let layers: Quantity.Layers = { values in
        let setting = ConvolutionWeights(values.integers)
        let convolution = setting.onImage ?? setting.convolution
        return [LayerApplication(convolution.layer, on: convolution.image)]
    }

    func measured(budget: Int) throws(MeasurementFailure) -> Measurement {
        try convolution.measured(budget: budget)
    }
}

/// How much of a layer the measured route runs, in multiply-adds.
enum MeasurementBudget {
    /// Whole layers of a few million multiply-adds: some milliseconds.
    static let wholeLayer = 1 << 22
    /// Whole layers of a few thousand multiply-adds, some microseconds; of larger ones the axes are
    /// walked, and the corners computed.
    static let walkedAxes = 1 << 12
    /// Every weight of the largest dense layer of the notes, three billion: a second or less.
    static let everyDenseWeight = 1 << 32
}
