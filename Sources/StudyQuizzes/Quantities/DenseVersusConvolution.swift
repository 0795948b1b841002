import CNNEngine

/// A dense layer and a convolution on the same image.
struct DenseVersusConvolution: QuantitySetting {
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
    var applications: [LayerApplication] { dense.applications + convolution.applications }

    /// k² · C · F.
    fileprivate var convolutionWeights: Rational {
        get throws(ArithmeticError) {
            try convolution.kernelArea * convolution.channels * convolution.filters
        }
    }

    /// H · W · C · U.
    fileprivate var denseWeights: Rational {
        get throws(ArithmeticError) { try dense.features * dense.units }
    }

    /// H' · W' · F, the values of the convolution's output.
    fileprivate var outputs: Rational {
        get throws(ArithmeticError) {
            try convolution.rows.positions * convolution.columns.positions * convolution.filters
        }
    }
}

extension Quantity {
    /// How many weights of the dense layer stand for one of the convolution.
    public static let weightRatio = Quantity(
        "dense-conv-ratio",
        title: "weights of the dense layer for each weight of the convolution",
        form: .integer,
        of: DenseVersusConvolution.self,
        budget: MeasurementBudget.everyDenseWeight,
        formula: { both throws(ArithmeticError) in
            .number(try both.denseWeights / both.convolutionWeights)
        },
        measured: { both, budget throws(MeasurementFailure) in
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

    private static let ratioMistakes: [WrongRule<DenseVersusConvolution>] = [
        .number(
            "convolution-channels-forgotten",
            "You forgot the input's channels in the convolution: a filter has k × k × C weights."
        ) { both throws(ArithmeticError) in
            let c = both.convolution
            return try both.denseWeights / (c.kernelArea * c.filters)
        },
        .number(
            "dense-channels-forgotten",
            "You forgot the image's channels in the dense layer: it has H · W · C features."
        ) { both throws(ArithmeticError) in
            try both.denseWeights / both.convolution.channels / both.convolutionWeights
        },
        .number(
            "one-unit",
            "You compared a single unit. Multiply by the units of the dense layer."
        ) { both throws(ArithmeticError) in
            try both.dense.features / both.convolutionWeights
        },
        .number(
            "one-filter",
            "You compared with a single filter. Multiply by the number of filters."
        ) { both throws(ArithmeticError) in
            let c = both.convolution
            return try both.denseWeights / (c.kernelArea * c.channels)
        },
        .number(
            "kernel-not-squared",
            "You took the kernel's side. The window is a square: k × k numbers, not k."
        ) { both throws(ArithmeticError) in
            let c = both.convolution
            return try both.denseWeights / (c.rows.k * c.channels * c.filters)
        },
    ]

    /// Weights of the dense layer that would make as many outputs as the convolution,
    /// H · W · C · H' · W' · F.
    public static let denseWeightsForSameOutput = Quantity(
        "dense-weights-for-same-output",
        title: "weights of a dense layer with as many outputs as the convolution",
        form: .integer,
        of: DenseVersusConvolution.self,
        budget: MeasurementBudget.everyDenseWeight,
        formula: { both throws(ArithmeticError) in
            .number(try both.dense.features * both.outputs)
        },
        measured: { both, budget throws(MeasurementFailure) in
            let sizes = try both.convolution.measured(budget: MeasurementBudget.wholeLayer).output
            guard let outputs = sizes.elementCount else { throw .arithmetic(.overflow) }
            let dense = both.dense.withUnits(outputs)
            return .number(Rational(try dense.measured(budget: budget).weightsRead))
        },
        mistakes: sameOutputMistakes
    )

    private static let sameOutputMistakes: [WrongRule<DenseVersusConvolution>] = [
        .number(
            "shared-weights",
            """
            You counted the convolution's weights. A dense layer shares none: each of its outputs \
            has a weight for every value of the image.
            """
        ) { both throws(ArithmeticError) in
            try both.convolutionWeights
        },
        .number(
            "window-only",
            """
            You let each output see only its window. In a dense layer every output sees the whole \
            image.
            """
        ) { both throws(ArithmeticError) in
            try both.convolutionWeights * both.convolution.rows.positions
                * both.convolution.columns.positions
        },
        .number(
            "filters-as-outputs",
            "You took the filters for the outputs. The output map has H' · W' · F values."
        ) { both throws(ArithmeticError) in
            try both.dense.features * both.convolution.filters
        },
        .number(
            "one-map",
            "You counted one feature map. The output has one for each filter."
        ) { both throws(ArithmeticError) in
            try both.dense.features * both.outputs / both.convolution.filters
        },
        .number(
            "channels-forgotten",
            "You forgot the channels of the image. Every value is a feature: H · W · C."
        ) { both throws(ArithmeticError) in
            try both.dense.features / both.convolution.channels * both.outputs
        },
    ]
}

extension DenseSetting {
    fileprivate func withUnits(_ units: Int) -> DenseSetting {
        var numbers = numbers
        numbers[4] = units
        return DenseSetting(numbers)
    }
}
