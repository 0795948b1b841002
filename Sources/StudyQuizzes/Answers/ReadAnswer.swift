/// What became of a typed answer.
public enum ReadAnswer: Hashable, Sendable {
    /// It reads as this answer.
    ///
    /// `precision` is half of the last digit where a number was written rounded: `27.1M`, `≈ 1200`,
    /// and every decimal number of a question about one.
    case answer(Answer, precision: Rational?)
    /// It cannot be read, which is not wrong.
    case unreadable(UnreadableAnswer)
}

/// Why a typed answer cannot be read.
public enum UnreadableAnswer: Hashable, Sendable {
    /// Nothing was typed.
    case empty(AnswerForm)
    /// More text than any answer needs.
    case tooLong(AnswerForm)
    /// Something else than a number.
    case notANumber(String, AnswerForm)
    /// A comma or point that may separate thousands or decimals.
    case ambiguousSeparator(String, whole: String, decimal: String)
    /// A text with two readings, each as it can be typed without doubt.
    case ambiguous(String, readings: [String])
    /// A product by `x`, or a shape where one number is asked.
    case maybeShape(String, product: String)
    /// Sides of an equation that have different values.
    case unequalSides(String, values: [String])
    /// A unit that is not the one asked for.
    case otherUnit(String, wanted: String)
    /// More or fewer sizes than asked.
    case wrongCount(actual: Int, AnswerForm)
    /// A number that does not fit into 64 bits.
    case tooLarge(String)
    /// The right sizes with the channels first.
    case channelsFirst
    /// A rounded form of the right number.
    case rounded(String)
    /// The right number with fewer decimals than asked.
    case tooFewPlaces(String, places: Int)
    /// The right number, cut off instead of rounded.
    case truncated(String, places: Int)
    /// The right share where percent are asked.
    case shareForPercent(String)
    /// Something that is none of the options.
    case notAnOption(String, AnswerForm)
    /// An option given twice where each is to be given once.
    case repeated(String, AnswerForm)

    /// What was typed and what is expected.
    public var message: String {
        switch self {
        case .empty(let form): "Please type \(form.expectation)."
        case .tooLong(let form): "That is too long to read. Please type \(form.expectation)."
        case .notANumber(let text, let form):
            "'\(text)' is not a number that I can read. Please type \(form.expectation)."
        case .ambiguousSeparator(let text, let whole, let decimal):
            Self.choice(text, [whole, decimal])
        case .ambiguous(let text, let readings): Self.choice(text, readings)
        case .maybeShape(let text, let product):
            "'\(text)' may be a shape. Please type one number: \(product), if you mean the product."
        case .unequalSides(let text, let values):
            "The sides of '\(text)' differ: \(values.joined(separator: " and ")). "
                + "Please type one number."
        case .otherUnit(let unit, let wanted):
            "The answer is asked in \(wanted), not in \(unit). Please give it in \(wanted)."
        case .wrongCount(let actual, let form): Self.count(actual, form)
        case .tooLarge(let text): "'\(text)' does not fit into 64 bits. Please check it."
        case .channelsFirst:
            """
            You gave the channels first, as PyTorch does. Here shapes are \
            height × width × channels: please type it so.
            """
        case .rounded(let text): "'\(text)' is rounded. Please give the exact number."
        case .tooFewPlaces(let text, let places):
            "'\(text)' has too few decimals. Please give \(Self.decimals(places))."
        case .truncated(let text, let places):
            "'\(text)' is cut off. Please round to \(Self.decimals(places))."
        case .shareForPercent(let text):
            "'\(text)' is a share of 1. Please give percent, such as 25 or 25%."
        case .notAnOption(let text, let form):
            "'\(text)' is none of the options. Please type \(form.expectation)."
        case .repeated(let option, let form):
            "You gave \(option) twice. Please type \(form.expectation)."
        }
    }

    private static func choice(_ text: String, _ readings: [String]) -> String {
        let listed = readings.joined(separator: " or ")
        return "'\(text)' can mean \(listed). Please type \(listed)."
    }

    private static func count(_ actual: Int, _ form: AnswerForm) -> String {
        let noun =
            switch form {
            case .choice, .choices, .order: actual == 1 ? "option" : "options"
            default: actual == 1 ? "number" : "numbers"
            }
        return "That is \(actual) \(noun). Please type \(form.expectation)."
    }

    private static func decimals(_ places: Int) -> String {
        places == 1 ? "1 decimal" : "\(places) decimals"
    }
}
