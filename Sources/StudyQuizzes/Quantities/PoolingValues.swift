import CNNEngine

extension Quantity {
    /// One cell of a maximum pooling: the largest value of its window.
    public static let maxPoolCell = pooling(
        "max-pool-cell",
        title: "value of the cell",
        form: .integer,
        PencilPooling.Task(reduction: .maximum, wholeMap: false),
        mistakes: PencilPooling.maximumSlips + PencilPooling.cellSlips
    )

    /// All cells of a maximum pooling.
    public static let maxPoolMap = pooling(
        "max-pool-map",
        title: "values of the pooled map",
        form: .grid(rows: 0, columns: 0),
        PencilPooling.Task(reduction: .maximum, wholeMap: true),
        mistakes: PencilPooling.maximumSlips
    )

    /// One cell of an average pooling: the mean of its window.
    public static let averagePoolCell = pooling(
        "average-pool-cell",
        title: "value of the cell",
        form: .decimal(.absolute(PencilPooling.tolerance), places: 2),
        PencilPooling.Task(reduction: .mean, wholeMap: false),
        mistakes: PencilPooling.meanSlips + PencilPooling.cellSlips
    )

    /// All cells of an average pooling.
    public static let averagePoolMap = pooling(
        "average-pool-map",
        title: "values of the pooled map",
        form: .grid(rows: 0, columns: 0),
        PencilPooling.Task(reduction: .mean, wholeMap: true),
        mistakes: PencilPooling.meanSlips
    )

    private static func pooling(
        _ id: String,
        title: String,
        form: AnswerForm,
        _ task: PencilPooling.Task,
        mistakes: [PencilPooling.Slip]
    ) -> Quantity {
        Quantity(
            id,
            title: title,
            form: form,
            inputs: PencilPooling.inputs,
            agreement: try? Rational(1, over: 100_000),
            allowsZero: true,
            formula: { values throws(ArithmeticError) in
                let procedure = PencilPooling.Procedure(reduction: task.reduction)
                guard let answer = try PencilPooling(values, task).answer(procedure) else {
                    throw .notAnInteger
                }
                return answer
            },
            working: { PencilPooling($0, task).lines },
            exhibits: [Exhibit("map") { PencilPooling($0, task).image.text }],
            measured: { values, _ throws(MeasurementFailure) in
                let pencil = PencilPooling(values, task)
                return try pencil.places.answer(try pencil.engineMap(), wholeMap: task.wholeMap)
            },
            mistakes: mistakes.map { slip in
                .computed(slip.id, slip.says) { values throws(ArithmeticError) in
                    var procedure = slip.procedure
                    procedure.reduction = slip.procedure.reduction ?? task.reduction
                    return try PencilPooling(values, task).answer(procedure)
                }
            }
        )
    }
}

/// A pooling by hand, of a map of small integers.
private struct PencilPooling: Sendable {
    static let inputs = WindowPlaces.inputs(
        window: QuantityInput("window", "k"),
        stride: QuantityInput("stride", "s", default: .product(["window"]))
    )
    static let tolerance = (try? Rational(1, over: 100)) ?? 0

    /// What is asked of it.
    struct Task: Sendable {
        var reduction: Reduction
        var wholeMap: Bool
    }

    /// What a window is reduced to, right or wrong.
    enum Reduction: Sendable {
        case maximum
        case mean
        case sum
        case minimum
        case first
        case meanOfSide
        case meanWithoutZeros
        case middle
    }

    /// How a student might go about it.
    struct Procedure: Sendable {
        /// `nil` for that of the task.
        var reduction: Reduction?
        /// Whether the last row and column of the window are left out.
        var cutsWindow = false
        var start: @Sendable (_ row: Int, _ column: Int, WindowPlaces) -> (top: Int, left: Int) = {
            ($0 * $2.stride, $1 * $2.stride)
        }
    }

    typealias Slip = (id: String, says: String, procedure: Procedure)

    let places: WindowPlaces
    let image: DrawnMatrix
    private let task: Task

    init(_ values: QuantityValues, _ task: Task) {
        self.task = task
        places = WindowPlaces(values)
        var chance = SplitMix64(seed: UInt64(bitPattern: Int64(values["values"])))
        var image = DrawnMatrix(side: places.side, from: 0, to: 9, &chance)
        if task.reduction == .mean, task.wholeMap, places.stride == places.window {
            image.makeMeansWhole(windows: places.window)
        }
        self.image = image
    }

    // MARK: - By hand, right and wrong

    func answer(_ procedure: Procedure) throws(ArithmeticError) -> Answer? {
        guard task.wholeMap else {
            guard places.holdsCell else { return nil }
            return try value(places.row, places.column, procedure).map(Answer.number)
        }
        var rows: [[Rational]] = []
        for row in places.cells {
            var values: [Rational] = []
            for cell in row {
                guard let value = try value(cell.row, cell.column, procedure) else { return nil }
                values.append(value)
            }
            rows.append(values)
        }
        return rows.isEmpty ? nil : .grid(rows)
    }

    private func value(
        _ row: Int,
        _ column: Int,
        _ procedure: Procedure
    ) throws(ArithmeticError) -> Rational? {
        let (top, left) = procedure.start(row, column, places)
        let side = procedure.cutsWindow ? places.window - 1 : places.window
        guard let window = image.window(top: top, left: left, side: side) else { return nil }
        let sum = window.reduce(0, +)
        switch procedure.reduction ?? task.reduction {
        case .maximum: return window.max().map { Rational($0) }
        case .minimum: return window.min().map { Rational($0) }
        case .first: return window.first.map { Rational($0) }
        case .sum: return Rational(sum)
        case .mean: return try Rational(sum, over: window.count)
        case .meanOfSide: return try Rational(sum, over: side)
        case .meanWithoutZeros:
            return try Rational(sum, over: max(window.count { $0 != 0 }, 1))
        case .middle:
            guard let largest = window.max(), let smallest = window.min() else { return nil }
            return try Rational(largest + smallest, over: 2)
        }
    }

    // MARK: - On paper

    var lines: [String] {
        let procedure = Procedure(reduction: task.reduction)
        guard let answer = try? answer(procedure) else { return [] }
        let reduced =
            task.reduction == .mean
            ? "the mean of its window, the sum divided by the number of values"
            : "the largest value of its window"
        let rule = "Each cell is \(reduced); the window moves by \(places.stride)"
        if case .number(let value) = answer {
            guard let window = window(places.row, places.column) else { return [] }
            let values = window.map(String.init).joined(separator: ", ")
            return [
                rule, "Its window: \(values)", "Reduced: \(reduction(of: window))",
                "The cell: \(value.decimal(places: 2))",
            ]
        }
        let cells = places.cells.joined().compactMap { line($0.row, $0.column) }
        return [rule] + cells + ["The map: \(answer)"]
    }

    private func line(_ row: Int, _ column: Int) -> String? {
        let procedure = Procedure(reduction: task.reduction)
        guard let window = window(row, column), let value = try? value(row, column, procedure)
        else { return nil }
        let result = value.decimal(places: 2)
        return "Row \(row + 1), column \(column + 1): \(reduction(of: window)) = \(result)"
    }

    private func window(_ row: Int, _ column: Int) -> [Int]? {
        image.window(
            top: row * places.stride,
            left: column * places.stride,
            side: places.window
        )
    }

    /// `max(1, 3)` or `(1 + 3)/2`.
    private func reduction(of window: [Int]) -> String {
        let values = window.map(String.init)
        return task.reduction == .mean
            ? "(\(values.joined(separator: " + ")))/\(window.count)"
            : "max(\(values.joined(separator: ", ")))"
    }

    // MARK: - The engine

    /// What the engine's pooling makes of the map.
    func engineMap() throws(MeasurementFailure) -> Tensor<Double> {
        let (window, stride) = (Size2D(places.window), Size2D(places.stride))
        let layer: any PoolingLayer =
            task.reduction == .mean
            ? AvgPool2D(kernelSize: window, stride: stride)
            : MaxPool2D(kernelSize: window, stride: stride)
        do throws(ShapeError) {
            let image = Shape(channels: 1, height: places.side, width: places.side)
            _ = try layer.outputShape(for: image)
        } catch {
            throw .shape(error)
        }
        try CountingLimit.check(places.side, "side", atMost: DrawnMatrix.longest)
        return layer.forward(image.image)
    }
}

extension DrawnMatrix {
    /// Changes the last value of each window, so that the mean of the window is a whole number.
    fileprivate mutating func makeMeansWhole(windows side: Int) {
        guard side > 0, side <= self.side else { return }
        for top in Swift.stride(from: 0, through: self.side - side, by: side) {
            for left in Swift.stride(from: 0, through: self.side - side, by: side) {
                let sum = (window(top: top, left: left, side: side) ?? []).reduce(0, +)
                let (row, column) = (top + side - 1, left + side - 1)
                let excess = sum % (side * side)
                let value = rows[row][column]
                rows[row][column] = value >= excess ? value - excess : value - excess + side * side
            }
        }
    }
}

// MARK: - Slips

extension PencilPooling {
    static let maximumSlips: [Slip] =
        [
            (
                "average-for-max",
                "You took the mean. Max pooling keeps the largest value of each window.",
                Procedure(reduction: .mean)
            ),
            (
                "sum-for-max",
                "You added the values up. Max pooling keeps the largest one.",
                Procedure(reduction: .sum)
            ),
            (
                "minimum-for-max",
                "You took the smallest value. Max pooling keeps the largest one.",
                Procedure(reduction: .minimum)
            ),
        ] + bothSlips

    static let meanSlips: [Slip] =
        [
            (
                "max-for-average",
                "You took the largest value. Average pooling gives the mean of the window.",
                Procedure(reduction: .maximum)
            ),
            (
                "sum-for-average",
                "You added the values up. Divide the sum by the number of values.",
                Procedure(reduction: .sum)
            ),
            (
                "divided-by-side",
                "You divided by the side of the window. It holds k · k values.",
                Procedure(reduction: .meanOfSide)
            ),
            (
                "zeros-left-out",
                "You left the zeros out. They are values like others: divide by k · k.",
                Procedure(reduction: .meanWithoutZeros)
            ),
            (
                "middle-for-mean",
                "You took the middle between the largest and the smallest value. All values count.",
                Procedure(reduction: .middle)
            ),
        ] + bothSlips

    private static let bothSlips: [Slip] = [
        (
            "first-for-window",
            "You kept the first value of each window. All its values have a part.",
            Procedure(reduction: .first)
        ),
        (
            "window-cut",
            "You left out the last row and column of the window. It is k × k cells large.",
            Procedure(cutsWindow: true)
        ),
    ]

    static let cellSlips: [Slip] = [
        (
            "stride-one",
            "You moved the window by one cell. It moves by its stride.",
            Procedure(start: { row, column, _ in (row, column) })
        ),
        (
            "window-as-stride",
            "You moved the window by its own size. Here a stride is given.",
            Procedure(start: { ($0 * $2.window, $1 * $2.window) })
        ),
        (
            "counted-from-zero",
            "You counted rows and columns from 0. Here the first one is 1.",
            Procedure(start: { (($0 + 1) * $2.stride, ($1 + 1) * $2.stride) })
        ),
        (
            "row-and-column-swapped",
            "You went right first. The row comes first, from the top.",
            Procedure(start: { ($1 * $2.stride, $0 * $2.stride) })
        ),
    ]
}
