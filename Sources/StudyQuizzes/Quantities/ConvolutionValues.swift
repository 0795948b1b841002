import CNNEngine

extension Quantity {
    /// One cell of a feature map: the products of window and kernel, summed, plus the bias.
    ///
    /// Cross-correlation, as LeCun et al. 1998 and all frameworks compute it: no flip.
    public static let convolutionCell = convolution(
        "convolution-cell",
        title: "value of the cell",
        form: .integer,
        wholeMap: false,
        mistakes: PencilConvolution.slips + PencilConvolution.cellSlips
    )

    /// All cells of a feature map.
    public static let convolutionMap = convolution(
        "convolution-map",
        title: "values of the feature map",
        form: .grid(rows: 0, columns: 0),
        wholeMap: true,
        mistakes: PencilConvolution.slips
    )

    private static func convolution(
        _ id: String,
        title: String,
        form: AnswerForm,
        wholeMap: Bool,
        mistakes: [PencilConvolution.Slip]
    ) -> Quantity {
        let answer: @Sendable (QuantityValues, PencilConvolution.Procedure) -> Answer? = {
            let pencil = PencilConvolution($0)
            return wholeMap ? pencil.map($1) : pencil.cell($1)
        }
        return Quantity(
            id,
            title: title,
            form: form,
            inputs: PencilConvolution.inputs,
            allowsZero: true,
            formula: { values throws(ArithmeticError) in
                guard let answer = answer(values, .right) else { throw .notAnInteger }
                return answer
            },
            working: { PencilConvolution($0).lines(wholeMap: wholeMap) },
            exhibits: [
                Exhibit("image") { PencilConvolution($0).image.text },
                Exhibit("kernel") { PencilConvolution($0).kernel.text },
            ],
            measured: { values, _ throws(MeasurementFailure) in
                let pencil = PencilConvolution(values)
                return try pencil.places.answer(try pencil.engineMap(), wholeMap: wholeMap)
            },
            mistakes: mistakes.map { slip in
                .computed(
                    slip.id,
                    slip.says,
                    working: { PencilConvolution($0).lines(wholeMap: wholeMap, slip.procedure) }
                ) { values throws(ArithmeticError) in answer(values, slip.procedure) }
            }
        )
    }
}

/// A convolution by hand: an image, a kernel and a bias of small integers.
private struct PencilConvolution: Sendable {
    static let inputs =
        WindowPlaces.inputs(
            window: QuantityInput("kernel", "k"),
            stride: QuantityInput("stride", "s", default: .constant(1))
        ) + [QuantityInput("bias", "b", default: .constant(0))]

    let places: WindowPlaces
    let image: DrawnMatrix
    let kernel: DrawnMatrix
    private let bias: Int

    init(_ values: QuantityValues) {
        places = WindowPlaces(values)
        bias = values["b"]
        var chance = SplitMix64(seed: UInt64(bitPattern: Int64(values["values"])))
        image = DrawnMatrix(side: places.side, from: 0, to: 5, &chance)
        kernel = Self.kernel(side: places.window, &chance)
    }

    /// A kernel that shows a flip, an exchange of its axes, lost signs and a lost corner.
    private static func kernel(side: Int, _ chance: inout SplitMix64) -> DrawnMatrix {
        var kernel = DrawnMatrix(side: side, from: -1, to: 2, &chance)
        for _ in 0..<64 {
            let isTelling =
                kernel != kernel.turned && kernel != kernel.transposed
                && kernel.rows.joined().contains { $0 < 0 } && kernel.rows.last?.last != 0
            if isTelling { break }
            kernel = DrawnMatrix(side: side, from: -1, to: 2, &chance)
        }
        return kernel
    }

    // MARK: - By hand, right and wrong

    /// How a student might go about it.
    struct Procedure: Sendable {
        var kernel: @Sendable (DrawnMatrix) -> DrawnMatrix = { $0 }
        /// Products that are left out at the end.
        var productsLost = 0
        /// How often the bias is added.
        var biases: @Sendable (_ products: Int) -> Int = { _ in 1 }
        var sum: @Sendable ([Int]) -> Int = { $0.reduce(0, +) }
        var cutsNegatives = false
        /// The first cell of the window, for a cell of the map.
        var start: @Sendable (_ row: Int, _ column: Int, _ stride: Int) -> (top: Int, left: Int) = {
            ($0 * $2, $1 * $2)
        }

        static let right = Procedure()
    }

    typealias Slip = (id: String, says: String, procedure: Procedure)

    func cell(_ procedure: Procedure) -> Answer? {
        guard places.holdsCell else { return nil }
        return value(places.row, places.column, procedure).map { .number(Rational($0)) }
    }

    func map(_ procedure: Procedure) -> Answer? {
        var rows: [[Rational]] = []
        for row in places.cells {
            let values = row.compactMap { value($0.row, $0.column, procedure) }
            guard values.count == row.count else { return nil }
            rows.append(values.map { Rational($0) })
        }
        return rows.isEmpty ? nil : .grid(rows)
    }

    private func value(_ row: Int, _ column: Int, _ procedure: Procedure) -> Int? {
        guard let products = products(row, column, procedure) else { return nil }
        let terms = products.map { $0.0 * $0.1 }
        let (scaled, overflow) = bias.multipliedReportingOverflow(by: procedure.biases(terms.count))
        let (value, tooLarge) = procedure.sum(terms).addingReportingOverflow(scaled)
        guard !overflow, !tooLarge else { return nil }
        return procedure.cutsNegatives ? max(value, 0) : value
    }

    /// The pairs of value and weight that are multiplied.
    private func products(_ row: Int, _ column: Int, _ procedure: Procedure) -> [(Int, Int)]? {
        let (top, left) = procedure.start(row, column, places.stride)
        guard let window = image.window(top: top, left: left, side: kernel.side) else { return nil }
        let weights = procedure.kernel(kernel).rows.joined()
        return Array(zip(window, weights).dropLast(procedure.productsLost))
    }

    // MARK: - On paper

    func lines(wholeMap: Bool, _ procedure: Procedure = .right) -> [String] {
        guard let answer = wholeMap ? map(procedure) : cell(procedure) else { return [] }
        let plain = "Multiply value and weight pair by pair, add all products up"
        let rule = bias == 0 ? plain : "\(plain), and add the bias"
        guard wholeMap else {
            return [rule] + steps(procedure) + ["The cell: \(answer)"]
        }
        let cells = places.cells.joined().compactMap { line($0.row, $0.column, procedure) }
        return [rule] + cells + ["The map: \(answer)"]
    }

    /// The pairs of the asked cell, then their products.
    private func steps(_ procedure: Procedure) -> [String] {
        guard let products = products(places.row, places.column, procedure) else { return [] }
        let terms = products.map { Self.bracketed($0.0 * $0.1) }
        return [
            "The pairs: \(sum(products.map { "\($0.0)·\(Self.bracketed($0.1))" }))",
            "The products: \(sum(terms))",
        ]
    }

    private func sum(_ terms: [String]) -> String {
        (terms + (bias == 0 ? [] : ["\(bias)"])).joined(separator: " + ")
    }

    private static func bracketed(_ number: Int) -> String {
        let text = Rational(number).grouped
        return number < 0 ? "(\(text))" : text
    }

    private func line(_ row: Int, _ column: Int, _ procedure: Procedure) -> String? {
        guard let products = products(row, column, procedure),
            let value = value(row, column, procedure)
        else { return nil }
        let pairs = sum(products.map { "\($0.0)·\(Self.bracketed($0.1))" })
        return "Row \(row + 1), column \(column + 1): \(pairs) = \(Rational(value).grouped)"
    }

    // MARK: - The engine

    /// What the engine's convolution makes of the image.
    func engineMap() throws(MeasurementFailure) -> Tensor<Double> {
        let layer = Conv2D(
            inputChannels: 1,
            outputChannels: 1,
            kernelSize: Size2D(places.window),
            stride: Size2D(places.stride)
        )
        do throws(ShapeError) {
            let image = Shape(channels: 1, height: places.side, width: places.side)
            _ = try layer.outputShape(for: image)
        } catch {
            throw .shape(error)
        }
        try CountingLimit.check(places.side, "side", atMost: DrawnMatrix.longest)
        let bias = Tensor<Double>([1], [Double(bias)])
        return layer.forward(image.image, parameters: [kernel.image, bias])
    }
}

// MARK: - Slips

extension PencilConvolution {
    static let slips: [Slip] = [
        (
            "kernel-flipped",
            """
            You turned the kernel by 180°, as in mathematics. Networks lay it on as it is \
            (cross-correlation).
            """,
            Procedure(kernel: { $0.turned })
        ),
        (
            "bias-forgotten",
            "You forgot the bias. It is added once to every cell.",
            Procedure(biases: { _ in 0 })
        ),
        (
            "corner-forgotten",
            "You left out the last product, at the bottom right. All k · k products are added.",
            Procedure(productsLost: 1)
        ),
        (
            "signs-lost",
            "You took the weights without their signs. A negative weight takes its product off.",
            Procedure(kernel: { DrawnMatrix($0.rows.map { $0.map(abs) }) })
        ),
        (
            "weights-ignored",
            "You added the values of the window. Each of them is multiplied by its weight first.",
            Procedure(kernel: { DrawnMatrix($0.rows.map { $0.map { _ in 1 } }) })
        ),
        (
            "rows-and-columns-exchanged",
            "You exchanged the rows and the columns of the kernel. Lay it on as it is.",
            Procedure(kernel: { $0.transposed })
        ),
        (
            "bias-for-each-product",
            "You added the bias to every product. It is added once, to their sum.",
            Procedure(biases: { $0 })
        ),
        (
            "negatives-cut",
            "You set negative values to 0. That is ReLU, a step of its own behind the sum.",
            Procedure(cutsNegatives: true)
        ),
    ]

    static let cellSlips: [Slip] = [
        (
            "products-not-summed",
            "You gave the largest product. All products are added up to one number.",
            Procedure(sum: { $0.max() ?? 0 })
        ),
        (
            "counted-from-zero",
            "You counted rows and columns from 0. Here the first one is 1.",
            Procedure(start: { (($0 + 1) * $2, ($1 + 1) * $2) })
        ),
        (
            "row-and-column-swapped",
            "You went right first. The row comes first, from the top.",
            Procedure(start: { ($1 * $2, $0 * $2) })
        ),
        (
            "stride-ignored",
            "You moved the window by one cell. It moves by the stride from cell to cell.",
            Procedure(start: { row, column, _ in (row, column) })
        ),
    ]
}
