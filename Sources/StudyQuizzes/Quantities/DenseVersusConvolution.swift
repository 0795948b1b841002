import CNNEngine

/// A dense layer and a convolution on the same image.
struct DenseVersusConvolution {
    /// The image, the units of the dense layer, and the convolution.
    static let inputs: [QuantityInput] = [
        QuantityInput("height", "n", "h"),
        QuantityInput("width", "w", default: .product(["height"])),
        QuantityInput("channels", "c", default: .constant(1)),
        QuantityInput("units", "u", default: .constant(1)),
        QuantityInput("kernel", "k"),
        QuantityInput("filters", "f"),
        QuantityInput("stride", "s", default: .constant(1)),
        QuantityInput("padding", "p", default: .constant(0)),
        QuantityInput("bias", default: .constant(1)),
    ]

    let dense: DenseSetting
    let convolution: ConvolutionSetting
    let weights: ConvolutionWeights

    /// A setting of numbers in the order of `inputs`.
    init(_ numbers: [Int]) {
        let (height, width, channels) = (numbers[0], numbers[1], numbers[2])
        let features = Shape([height, width, channels]).elementCount ?? .max
        dense = DenseSetting([height, width, channels, features, numbers[3], numbers[8]])
        convolution = ConvolutionSetting([
            height, width, channels, numbers[4], numbers[4], numbers[6], numbers[7], 1, numbers[5],
            numbers[8],
        ])
        weights = ConvolutionWeights([
            numbers[4], numbers[4], channels, numbers[5], numbers[8], numbers[6], numbers[7],
            height,
            width,
        ])
    }

    /// The dense layer and the convolution.
    static let layers: Quantity.Layers = { values in
        let both = DenseVersusConvolution(values.integers)
        let convolution = both.convolution
        return both.dense.applications
            + [LayerApplication(convolution.layer, on: convolution.image)]
    }
}

extension Quantity {
    /// How many weights of the dense layer stand for one of the convolution.
    public static let weightRatio = Quantity(
        "dense-conv-ratio",
        title: "weights of the dense layer for each weight of the convolution",
        form: .integer,
        inputs: DenseVersusConvolution.inputs,
        budget: MeasurementBudget.everyDenseWeight,
        rule: "n*w*c*u/(k*k*c*f)",
        layers: DenseVersusConvolution.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let both = DenseVersusConvolution(values.integers)
            let dense = try both.dense.measured(budget: budget).weightsRead
            let convolution = try both.weights.measured(budget: budget).weightsRead
            do throws(ArithmeticError) {
                return .number(try Rational(dense, over: convolution))
            } catch {
                throw .arithmetic(error)
            }
        },
        mistakes: ratioMistakes
    )

    private static let ratioMistakes: [WrongRule] = [
        .rule(
            "convolution-channels-forgotten",
            "You forgot the input's channels in the convolution: a filter has k × k × C weights.",
            "n*w*c*u/(k*k*f)"
        ),
        .rule(
            "dense-channels-forgotten",
            "You forgot the image's channels in the dense layer: it has H · W · C features.",
            "n*w*u/(k*k*c*f)"
        ),
        .rule(
            "one-unit",
            "You compared a single unit. Multiply by the units of the dense layer.",
            "n*w*c/(k*k*c*f)"
        ),
        .rule(
            "one-filter",
            "You compared with a single filter. Multiply by the number of filters.",
            "n*w*c*u/(k*k*c)"
        ),
        .rule(
            "kernel-not-squared",
            "You took the kernel's side. The window is a square: k × k numbers, not k.",
            "n*w*c*u/(k*c*f)"
        ),
    ]

    /// Weights of the dense layer that would make as many outputs as the convolution,
    /// H · W · C · H' · W' · F.
    public static let denseWeightsForSameOutput = Quantity(
        "dense-weights-for-same-output",
        title: "weights of a dense layer with as many outputs as the convolution",
        form: .integer,
        inputs: DenseVersusConvolution.inputs,
        budget: MeasurementBudget.everyDenseWeight,
        rule: "n*w*c*(\(outputs)*f)",
        layers: DenseVersusConvolution.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let both = DenseVersusConvolution(values.integers)
            let sizes = try both.convolution.measured(budget: MeasurementBudget.wholeLayer).output
            guard let outputs = sizes.elementCount else { throw .arithmetic(.overflow) }
            let dense = both.dense.withUnits(outputs)
            return .number(Rational(try dense.measured(budget: budget).weightsRead))
        },
        mistakes: sameOutputMistakes
    )

    private static let outputs = "(⌊(n + 2*p - k)/s⌋ + 1)*(⌊(w + 2*p - k)/s⌋ + 1)"

    private static let sameOutputMistakes: [WrongRule] = [
        .rule(
            "shared-weights",
            """
            You counted the convolution's weights. A dense layer shares none: each of its outputs \
            has a weight for every value of the image.
            """,
            "k*k*c*f"
        ),
        .rule(
            "window-only",
            """
            You let each output see only its window. In a dense layer every output sees the whole \
            image.
            """,
            "k*k*c*(\(outputs)*f)"
        ),
        .rule(
            "filters-as-outputs",
            "You took the filters for the outputs. The output map has H' · W' · F values.",
            "n*w*c*f"
        ),
        .rule(
            "one-map",
            "You counted one feature map. The output has one for each filter.",
            "n*w*c*(\(outputs))"
        ),
        .rule(
            "channels-forgotten",
            "You forgot the channels of the image. Every value is a feature: H · W · C.",
            "n*w*(\(outputs)*f)"
        ),
    ]
}

extension DenseSetting {
    fileprivate func withUnits(_ units: Int) -> DenseSetting {
        var numbers = numbers
        numbers[4] = units
        return DenseSetting(numbers)
    }
}
