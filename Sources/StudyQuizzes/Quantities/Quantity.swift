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

    /// What rules call it: its letter, where it has one.
    public var symbol: String { names.count > 1 ? names[1] : names[0] }
}

/// The numbers of a quantity's inputs.
public struct QuantityValues: Sendable {
    /// The numbers in the order of the inputs.
    public let integers: [Int]
    /// The same, for exact arithmetic.
    let rationals: [Rational]
    private let symbols: [String]

    init(_ integers: [Int], symbols: [String]) {
        self.integers = integers
        rationals = integers.map { Rational($0) }
        self.symbols = symbols
    }

    /// The number of an input by its letter.
    subscript(symbol: String) -> Int {
        guard let index = symbols.firstIndex(of: symbol) else {
            preconditionFailure("no input '\(symbol)' among \(symbols)")
        }
        return integers[index]
    }
}

/// Something that can be asked of layers: a closed formula, and the engine's count of the same.
public struct Quantity: Sendable {
    /// The formula: its own arithmetic, never the engine's.
    public typealias Formula = @Sendable (QuantityValues) throws(ArithmeticError) -> Answer
    /// The measured route: layers are built and run, and counted figures are read.
    public typealias Measured =
        @Sendable (_ values: QuantityValues, _ budget: Int) throws(MeasurementFailure) -> Answer
    /// The layers that stand in a question.
    public typealias Layers = @Sendable (QuantityValues) -> [LayerApplication]

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
    /// How far the engine's floating point may lie from the formula, relative to it; `nil` for
    /// figures that are counted.
    public let agreement: Rational?
    /// The formula as a rule that can be shown; `nil` where it is no closed expression.
    public let rule: Rule?
    /// The working in lines, of a formula in code: the rule, the numbers put in, the last step.
    let working: (@Sendable (QuantityValues) -> [String])?
    /// Whether an answer of zero or less makes sense, such as a cell of a feature map.
    let allowsZero: Bool
    /// Texts made from the numbers, such as a matrix, that prompts name in braces.
    public let exhibits: [Exhibit]
    private let layers: Layers
    private let symbols: [String]

    /// A quantity whose formula is an expression for each number of the answer, over the letters
    /// of the inputs.
    init(
        _ id: String,
        title: String,
        form: AnswerForm,
        inputs: [QuantityInput],
        budget: Int = 0,
        agreement: Rational? = nil,
        allowsZero: Bool = false,
        rule: String...,
        exhibits: [Exhibit] = [],
        layers: @escaping Layers = { _ in [] },
        measured: @escaping Measured,
        mistakes: [WrongRule]
    ) {
        let symbols = inputs.map(\.symbol)
        let right = Rule(rule, symbols: symbols)
        self.init(
            id,
            title: title,
            form: form,
            inputs: inputs,
            budget: budget,
            agreement: agreement,
            allowsZero: allowsZero,
            rule: right,
            formula: { values throws(ArithmeticError) in
                guard let answer = try right.answer(values.rationals, form: form) else {
                    throw .notAnInteger
                }
                return answer
            },
            exhibits: exhibits,
            layers: layers,
            measured: measured,
            mistakes: mistakes
        )
    }

    /// A quantity whose formula is a definition in code: the values of a feature map, say.
    init(
        _ id: String,
        title: String,
        form: AnswerForm,
        inputs: [QuantityInput],
        budget: Int = 0,
        agreement: Rational? = nil,
        allowsZero: Bool = false,
        rule: Rule? = nil,
        formula: @escaping Formula,
        working: (@Sendable (QuantityValues) -> [String])? = nil,
        exhibits: [Exhibit] = [],
        layers: @escaping Layers = { _ in [] },
        measured: @escaping Measured,
        mistakes: [WrongRule]
    ) {
        self.id = id
        self.title = title
        self.form = form
        self.inputs = inputs
        self.budget = budget
        self.agreement = agreement
        self.allowsZero = allowsZero
        self.rule = rule
        self.formula = formula
        self.working = working
        self.exhibits = exhibits
        self.layers = layers
        self.measured = measured
        let symbols = inputs.map(\.symbol)
        self.symbols = symbols
        self.mistakes = mistakes.map { Mistake($0, form: form, symbols: symbols) }
    }

    /// The numbers of its inputs, in their order.
    public func values(_ integers: [Int]) -> QuantityValues {
        QuantityValues(integers, symbols: symbols)
    }

    /// The layers that stand in the question.
    public func applications(_ values: QuantityValues) -> [LayerApplication] { layers(values) }

    /// The mistake of an id.
    public func mistake(_ id: String) -> Mistake? { mistakes.first { $0.id == id } }

    /// Whether hints and solution can be made from its rule.
    var explainsItself: Bool { rule != nil || working != nil }

    /// Whether an answer below 1 shows that the numbers make no sense, as for sizes and counts.
    var mustBePositive: Bool {
        switch form {
        case .integer, .side, .sizes: !allowsZero
        default: false
        }
    }

    /// Whether the engine comes to an answer for numbers in the order of the inputs; `nil` where
    /// they are too large to be counted one by one.
    public func isMeasured(_ answer: Answer, for integers: [Int]) -> Bool? {
        do throws(MeasurementFailure) {
            return agrees(try measured(values(integers), budget), with: answer)
        } catch {
            if case .shape = error { return nil }
            return false
        }
    }

    /// Whether what was counted is what the formula gives.
    func agrees(_ measured: Answer, with formula: Answer) -> Bool {
        if measured == formula { return true }
        guard let agreement else { return false }
        return measured.isNear(formula, relative: agreement)
    }
}

/// A text made from the numbers of a question, such as a matrix of image values.
public struct Exhibit: Sendable {
    /// What prompts call it in braces: `{image}`.
    public let name: String
    /// The text; lines that start with four blanks are shown as they are.
    let text: @Sendable (QuantityValues) -> String

    init(_ name: String, _ text: @escaping @Sendable (QuantityValues) -> String) {
        self.name = name
        self.text = text
    }
}
