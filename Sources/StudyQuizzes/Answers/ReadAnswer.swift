/// What became of a typed answer.
public enum ReadAnswer: Hashable, Sendable {
    /// It reads as this answer. A number written as `27.1M` is known to half its last digit only.
    case answer(Answer, precision: Rational?)
    /// It cannot be read, which is not wrong.
    case unreadable(UnreadableAnswer)
}

/// Why a typed answer cannot be read.
public enum UnreadableAnswer: Hashable, Sendable {
    /// Nothing was typed.
    case empty(AnswerForm)
    /// Something else than a number.
    case notANumber(String, AnswerForm)
    /// A comma or point that may separate thousands or decimals.
    case ambiguousSeparator(String, whole: String, decimal: String)
    /// More or fewer sizes than asked.
    case wrongCount(actual: Int, AnswerForm)
    /// Something else than letters of the options.
    case notAnOption(String, AnswerForm)
    /// Fewer options, or some of them twice, where all are to be ordered.
    case wrongOptionCount(actual: Int, AnswerForm)
    /// A number that does not fit into 64 bits.
    case tooLarge(String)
    /// The right sizes with the channels first.
    case channelsFirst
    /// A rounded form of the right number.
    case rounded(String)
    /// The right number, with fewer decimals than are asked.
    case tooFewPlaces(String, places: Int)

    /// What was typed and what is expected.
    public var message: String {
        switch self {
        case .empty(let form): "Please type \(form.expectation)."
        case .notANumber(let text, let form):
            "'\(text)' is not a number that I can read. Please type \(form.expectation)."
        case .ambiguousSeparator(let text, let whole, let decimal):
            "'\(text)' can mean \(whole) or \(decimal). Please type \(whole) or \(decimal)."
        case .wrongCount(let actual, let form):
            "That is \(actual) \(actual == 1 ? "number" : "numbers"). "
                + "Please type \(form.expectation)."
        case .notAnOption(let text, let form):
            "'\(text)' names no option. Please type \(form.expectation)."
        case .wrongOptionCount(let actual, let form):
            "That is \(actual) of the letters, or one of them twice. "
                + "Please type \(form.expectation)."
        case .tooLarge(let text): "'\(text)' does not fit into 64 bits. Please check it."
        case .channelsFirst:
            """
            You gave the channels first, as PyTorch does. Here shapes are \
            height × width × channels: please type it so.
            """
        case .rounded(let text): "'\(text)' is rounded. Please give the exact number."
        case .tooFewPlaces(let text, let places):
            "'\(text)' is rounded too far. Please give \(places) decimals."
        }
    }
}
