public import CNNEngine

/// A number that a layer gives to one of a quantity's inputs.
public struct QuantityInput: Hashable, Sendable {
    /// What an input is when a question does not give it.
    public enum Default: Hashable, Sendable {
        /// It must be given.
        case required
        /// This number.
        case constant(Int)
        /// The same as inputs that stand before it, multiplied.
        case product([String])
    }

    /// The names under which questions may give it, the full name first: `kernel`, `k`.
    public var names: [String]
    /// What it is when it is not given.
    public var defaultValue: Default

    /// An input under these names, the full name first.
    public init(_ names: String..., default defaultValue: Default = .required) {
        self.names = names
        self.defaultValue = defaultValue
    }
}

/// The inputs of a family of quantities, typed: a convolution on an image, say.
protocol QuantitySetting: Sendable {
    /// The inputs, in the order in which `init` takes them.
    static var inputs: [QuantityInput] { get }

    /// A setting of numbers in the order of `inputs`.
    init(_ numbers: [Int])

    /// The layers that stand in the question, each with its input.
    var applications: [LayerApplication] { get }
}

/// A layer and the shape it is applied to.
public struct LayerApplication: Sendable {
    /// The layer.
    public var layer: any Layer
    /// The shape of one input.
    public var input: Shape

    /// A layer on an input.
    public init(_ layer: any Layer, on input: Shape) {
        self.layer = layer
        self.input = input
    }

    /// Runs the layer within a budget of multiply-adds.
    ///
    /// Throws what the engine cannot run, and cells that do not come out as defined.
    public func measured(budget: Int) throws(MeasurementFailure) -> Measurement {
        let measurement: Measurement
        do throws(ShapeError) {
            measurement = try layer.measure(input, budget: budget)
        } catch {
            throw .shape(error)
        }
        try Self.check(measurement, of: layer.name)
        return measurement
    }

    /// Throws when cells did not come out as defined.
    static func check(_ measurement: Measurement, of layer: String) throws(MeasurementFailure) {
        guard measurement.cellsWrong == 0 else {
            throw .wrongCells(layer: layer, count: measurement.cellsWrong)
        }
    }
}

/// Why the engine gives no figure.
public enum MeasurementFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// A layer does not fit, or is too large to run.
    case shape(ShapeError)
    /// Output values that are not what the definition gives.
    case wrongCells(layer: String, count: Int)
    /// A figure that does not fit into 64 bits.
    case arithmetic(ArithmeticError)

    /// What is wrong, in a sentence.
    public var description: String {
        switch self {
        case .shape(let error): error.description
        case .wrongCells(let layer, let count):
            "\(count) output values of \(layer) are not what its definition gives."
        case .arithmetic: "The counted figures do not fit into 64 bits."
        }
    }
}

/// Something that can be asked of layers: a closed formula, and the engine's count of the same.
public struct Quantity: Sendable {
    /// The formula: its own arithmetic, never the engine's.
    public typealias Formula = @Sendable ([Int]) throws(ArithmeticError) -> Answer
    /// The measured route: layers are built and run, and counted figures are read.
    public typealias Measured =
        @Sendable (_ numbers: [Int], _ budget: Int) throws(MeasurementFailure) -> Answer

    /// The name in quiz files: `output-shape`.
    public let id: String
    /// What it is, as part of a sentence: `height, width and channels of the output`.
    public let title: String
    /// How it is answered.
    public let form: AnswerForm
    /// Its inputs.
    public let inputs: [QuantityInput]
    /// The closed formula; a test may plant a wrong one.
    public var formula: Formula
    /// What the engine counts; a test may plant a wrong one.
    public var measured: Measured
    /// The known wrong rules, the commonest first.
    public let mistakes: [Mistake]
    /// The multiply-adds up to which a layer of it runs whole.
    public let budget: Int
    private let layers: @Sendable ([Int]) -> [LayerApplication]

    /// A quantity of a setting.
    init<Setting: QuantitySetting>(
        _ id: String,
        title: String,
        form: AnswerForm,
        of setting: Setting.Type,
        budget: Int = 0,
        formula: @escaping @Sendable (Setting) throws(ArithmeticError) -> Answer,
        measured: @escaping @Sendable (Setting, Int) throws(MeasurementFailure) -> Answer,
        mistakes: [WrongRule<Setting>]
    ) {
        self.id = id
        self.title = title
        self.form = form
        self.budget = budget
        inputs = Setting.inputs
        self.formula = { numbers throws(ArithmeticError) in try formula(Setting(numbers)) }
        self.measured = { numbers, budget throws(MeasurementFailure) in
            try measured(Setting(numbers), budget)
        }
        self.mistakes = mistakes.map(Mistake.init)
        layers = { Setting($0).applications }
    }

    /// The layers that stand in the question.
    public func applications(_ numbers: [Int]) -> [LayerApplication] { layers(numbers) }

    /// The mistake of an id.
    public func mistake(_ id: String) -> Mistake? { mistakes.first { $0.id == id } }
}
