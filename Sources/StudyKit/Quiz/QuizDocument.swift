internal import CNNEngine
internal import StudyCore
internal import StudyQuizzes

/// What `study quiz --json` prints, `study.quiz/1`: questions with their answers, asked of no one.
public struct QuizDocument: Encodable, Sendable {
    let schema = "study.quiz/1"
    let seed: UInt64
    let questions: [QuestionEntry]
    let withdrawn: [String]

    /// Draws all questions of a sitting.
    public init(_ sitting: QuizSitting) {
        var sitting = sitting
        var questions: [QuestionEntry] = []
        while let verified = sitting.next() { questions.append(QuestionEntry(verified)) }
        seed = sitting.seed
        self.questions = questions
        withdrawn = sitting.refusals.map(\.description)
    }

    /// Whether every question drawn was confirmed by the engine.
    public var isVerified: Bool { withdrawn.isEmpty }
}

/// One question for scripts.
struct QuestionEntry: Encodable, Sendable {
    struct MistakeEntry: Encodable, Sendable {
        let id: String
        let answer: AnswerEntry
        let says: String
    }

    let id: String
    let topic: String
    let question: String
    let level: String
    let seed: UInt64
    let given: [String: AnswerEntry]
    let prompt: String
    let answer: AnswerEntry
    let unit: Nullable<String>
    let form: String
    let options: [String]?
    let input: [Int]?
    let layers: [LayerDescription]
    let mistakes: [MistakeEntry]
    let hints: [String]
    let solution: [String]
    let source: String?
    let verified: Nullable<Bool>

    init(_ verified: VerifiedVariant) {
        let variant = verified.variant
        id = variant.id
        topic = variant.question.id.topic.slug
        question = variant.question.id.description
        level = variant.question.level.rawValue
        seed = variant.seed
        given = Dictionary(
            variant.given.map { ($0.name, AnswerEntry(.number($0.value))) }
        ) { first, _ in first }
        prompt = variant.prompt
        answer = AnswerEntry(variant.answer, form: variant.form)
        unit = Nullable(variant.question.unit)
        form = variant.form.name
        options = variant.options.isEmpty ? nil : variant.options
        input = variant.applications.first?.input.channelsLast
        layers = variant.applications.compactMap { LayerDescription($0.layer) }
        mistakes = variant.mistakes.map {
            MistakeEntry(
                id: $0.id,
                answer: AnswerEntry($0.answer, form: variant.form),
                says: $0.says
            )
        }
        hints = variant.hints
        solution = variant.solution
        source = variant.question.source
        self.verified = Nullable(verified.measured.map { _ in true })
    }
}

/// An answer as JSON: an integer where it is one, `"7/2"` for a fraction, `[h, w, c]` for sizes, rows
/// of such numbers for a map, a list of sizes for a chain, letters for options.
indirect enum AnswerEntry: Encodable, Hashable, Sendable {
    case integer(Int)
    case decimal(Double)
    case fraction(String)
    case sizes([Int])
    case list([AnswerEntry])
    case text(String)

    init(_ answer: Answer, form: AnswerForm = .integer) {
        switch answer {
        case .number(let value):
            self = value.integer.map { .integer($0) } ?? Self.fraction(value, form)
        case .sizes(let sizes): self = .sizes(sizes)
        case .grid(let rows):
            self = .list(rows.map { .list($0.map { AnswerEntry(.number($0)) }) })
        case .shapes(let shapes): self = .list(shapes.map { .sizes($0) })
        case .choice(let place): self = .text(AnswerForm.letter(place))
        case .choices(let places): self = Self.letters(places.sorted())
        case .order(let places): self = Self.letters(places)
        case .recall(let places, _):
            var items: [RecallItem] = []
            if case .recall(let entries, _) = form { items = entries }
            self = .list(
                places.sorted().filter(items.indices.contains).map { .text(items[$0].name) }
            )
        }
    }

    private static func letters(_ places: [Int]) -> AnswerEntry {
        .list(places.map { .text(AnswerForm.letter($0)) })
    }

    /// Decimals for a question that asks for them.
    private static func fraction(_ value: Rational, _ form: AnswerForm) -> AnswerEntry {
        guard case .decimal(_, let places) = form else { return .fraction(value.description) }
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let quotient = Double(value.numerator) / Double(value.denominator)
        return .decimal((quotient * scale).rounded() / scale)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .decimal(let value): try container.encode(value)
        case .fraction(let text): try container.encode(text)
        case .sizes(let sizes): try container.encode(sizes)
        case .list(let entries): try container.encode(entries)
        case .text(let text): try container.encode(text)
        }
    }
}

/// A layer in the words of `study compute --batch`.
struct LayerDescription: Encodable, Sendable {
    var type: String
    var kernel: [Int]?
    var stride: [Int]?
    var padding: PaddingEntry?
    var dilation: [Int]?
    var groups: Int?
    var filters: Int?
    var units: Int?
    var pool: String?
    var bias: Bool?

    init?(_ layer: any Layer) {
        switch layer {
        case let layer as Conv2D:
            type = "conv"
            groups = layer.groups
            filters = layer.outputChannels
            bias = layer.hasBias
            describe(layer.geometry)
        case let layer as Dense:
            type = "dense"
            units = layer.units
            bias = layer.hasBias
        case let layer as MaxPool2D:
            type = "pool"
            pool = "max"
            describe(layer.geometry)
        case let layer as AvgPool2D:
            type = "pool"
            pool = "avg"
            describe(layer.geometry)
        case is Flatten: type = "flatten"
        default: return nil
        }
    }

    private mutating func describe(_ geometry: WindowGeometry) {
        kernel = geometry.kernelSize.pair
        stride = geometry.stride.pair
        padding = PaddingEntry(padding: geometry.padding)
        dilation = geometry.dilation.pair
    }
}

struct PaddingEntry: Encodable, Sendable {
    let padding: Padding

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch padding {
        case .same: try container.encode("same")
        case .symmetric(let size) where size.height == size.width:
            try container.encode(size.height)
        case .symmetric(let size):
            let sides = [
                "top": size.height, "bottom": size.height, "left": size.width, "right": size.width,
            ]
            try container.encode(sides)
        case .explicit(let top, let bottom, let left, let right):
            try container.encode(["top": top, "bottom": bottom, "left": left, "right": right])
        }
    }
}

extension Size2D {
    var pair: [Int] { [height, width] }
}
