/// A question of a GIFT file, with the fields of the fixtures' JSON.
struct GIFTQuestion: Hashable, Decodable {
    var type: String
    var id: String?
    var tags: [String]?
    var title: String?
    var stem: GIFTText?
    var hasEmbeddedAnswers: Bool?
    var globalFeedback: GIFTText?
    var choices: GIFTChoices?
    var matchPairs: [GIFTPair]?
    var isTrue: Bool?
    var trueFeedback: GIFTText?
    var falseFeedback: GIFTText?
}

struct GIFTText: Hashable, Decodable {
    var format: String
    var text: String
}

struct GIFTPair: Hashable, Decodable {
    var subquestion: GIFTText
    var subanswer: String
}

/// `1822`, `1822:5` or `3.141..3.142`.
struct GIFTNumber: Hashable, Decodable {
    var type: String
    var number: Double?
    var range: Double?
    var numberLow: Double?
    var numberHigh: Double?
}

struct GIFTChoice: Hashable, Decodable {
    enum Content: Hashable, Decodable {
        case text(GIFTText)
        case number(GIFTNumber)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(GIFTNumber.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(GIFTText.self))
            }
        }
    }

    var isCorrect: Bool
    var weight: Double?
    var text: Content
    var feedback: GIFTText?
}

/// Answers to choose from, or the one number of a short numerical question.
enum GIFTChoices: Hashable, Decodable {
    case list([GIFTChoice])
    case number(GIFTNumber)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(GIFTNumber.self) {
            self = .number(number)
        } else {
            self = .list(try container.decode([GIFTChoice].self))
        }
    }
}
