/// What can be wrong with a quiz file; all its words are made here.
enum QuizProblem: Hashable {
    case unreadableFile(String)
    case notUTF8
    case fileTooLarge
    case notYAML(String)
    case anchor
    case tooDeep
    case emptyFile
    case wrongKind(key: String, expected: String, actual: String)
    case unknownKey(String, nearest: String?, allowed: [String])
    case duplicateKey(String)
    case missingKey(String, example: String)
    case badTopic(String)
    case topicIsNotFile(topic: String, file: String)
    case duplicateTopic(String, other: String)
    case badID(String)
    case duplicateID(String)
    case badLevel(String)
    case badName(String)
    case badDomain(String)
    case emptyRange(first: Int, last: Int)
    case badStep(Int)
    case unknownQuantity(String, nearest: String?, known: [String])
    case unknownInput(String, quantity: String, nearest: String?, known: [String])
    case unboundInput(names: [String], quantity: String)
    case inputGivenTwice(String, names: [String])
    case wrongForm(String, quantity: String, form: String)
    case unknownMistake(String, quantity: String, nearest: String?, known: [String])
    case mistakeSizes(expected: Int, actual: Int)
    case wrongHintCount(Int)
    case keyOfOtherKind(String, ask: String)
    case optionNeedsReason
    case duplicateOption(String)
    case badOptionCount(String, least: Int, most: Int)
    case expression(ExpressionError)
    case unclosedBrace
    case strayBrace
    case badPlural(String)
    case unusedName(String)
    case unsatisfiable(searched: Int, isComplete: Bool)
    case rarelySatisfied(draws: Int, accepted: Int)
    case noVariant(String)
    case layerDoesNotFit(String, given: String)
    case answerNotPositive(String, given: String)
    case mistakeNeverTells(String)
    case badShare(String)
    case unknownTopic(String, nearest: String?, known: [String])
    case requiresItself(String, through: String)

    /// What is wrong, with the actual value.
    var message: String {
        switch self {
        case .unreadableFile(let reason): "the file cannot be read: \(reason)"
        case .notUTF8: "the text is not UTF-8"
        case .fileTooLarge: "the file is larger than 1 MB"
        case .notYAML(let problem): "this is not YAML: \(problem)"
        case .anchor: "anchors and aliases ('&name', '*name') are not read here"
        case .tooDeep: "the blocks are nested too deeply"
        case .emptyFile: "the file is empty"
        case .wrongKind(let key, let expected, let actual):
            "'\(key)' needs \(expected), not \(actual)"
        case .unknownKey(let key, _, _): "'\(key)' is not a key that is known here"
        case .duplicateKey(let key): "'\(key)' stands here twice"
        case .missingKey(let key, _): "'\(key)' is missing"
        case .badTopic(let text): "'\(text)' is not a topic"
        case .topicIsNotFile(let topic, let file):
            "the topic is '\(topic)' and the file is named '\(file)'"
        case .duplicateTopic(let topic, let other): "the topic '\(topic)' is already in \(other)"
        case .badID(let text): "'\(text)' is not a name for a question"
        case .duplicateID(let id): "two questions are named '\(id)'"
        case .badLevel(let text): "'\(text)' is not a level"
        case .badName(let text): "'\(text)' cannot be a name"
        case .badDomain(let text): "'\(text)' is not a number, a range or a list"
        case .emptyRange(let first, let last): "the range \(first)..\(last) holds no number"
        case .badStep(let step): "the step \(step) leads nowhere"
        case .unknownQuantity(let id, _, _): "nothing is known that is named '\(id)'"
        case .unknownInput(let name, let quantity, _, _): "\(quantity) has no input '\(name)'"
        case .unboundInput(let names, let quantity):
            "\(quantity) needs '\(names[0])', and nothing gives it"
        case .inputGivenTwice(let input, let names):
            "'\(input)' is given twice, as \(names.joined(separator: " and "))"
        case .wrongForm(let form, let quantity, let right):
            "\(quantity) is answered with the form '\(right)', not '\(form)'"
        case .unknownMistake(let id, let quantity, _, _): "\(quantity) has no mistake '\(id)'"
        case .mistakeSizes(let expected, let actual):
            "the mistake gives \(actual) values and the answer has \(expected)"
        case .wrongHintCount(let count): "there are \(count) hints"
        case .keyOfOtherKind(let key, let ask): "'\(key)' has no meaning where '\(ask)' is asked"
        case .optionNeedsReason: "the wrong option does not say why it is wrong"
        case .duplicateOption(let id): "two options are named '\(id)'"
        case .badOptionCount(let text, let least, let most):
            "'\(text)' is not a number from \(least) to \(most)"
        case .expression(let error): error.description
        case .unclosedBrace: "'{' is never closed"
        case .strayBrace: "'}' closes nothing"
        case .badPlural(let text): "'{\(text)}' is not a plural"
        case .unusedName(let name): "'\(name)' is given and never used"
        case .unsatisfiable(let searched, let isComplete):
            isComplete
                ? "no numbers meet 'require': all \(searched) were tried"
                : "no numbers that meet 'require' were found in \(searched)"
        case .rarelySatisfied(let draws, let accepted):
            "only \(accepted) of \(draws) draws meet 'require'"
        case .noVariant(let reason): reason
        case .layerDoesNotFit(let reason, let given):
            "with \(given), the layer cannot be: \(reason)"
        case .answerNotPositive(let answer, let given): "with \(given), the answer is \(answer)"
        case .mistakeNeverTells(let id):
            "the mistake '\(id)' gives the right answer, or none, for all numbers tried"
        case .badShare(let text): "'\(text)' is not a share of an answer"
        case .unknownTopic(let topic, _, _): "there are no questions on a topic '\(topic)'"
        case .requiresItself(let topic, let other):
            "'\(topic)' requires '\(other)', which requires '\(topic)'"
        }
    }

    /// What to write or do instead.
    var remedy: String? {
        switch self {
        case .unreadableFile: "check that it is there and that you may read it"
        case .notUTF8: "save the file as UTF-8"
        case .fileTooLarge: "split it into several topics"
        case .notYAML:
            "put text with ': ', ' #' or a leading quote, bracket or '{' in quotes or under '>-'"
        case .anchor: "write the text out, or put it in quotes"
        case .tooDeep: "a question needs three levels"
        case .emptyFile: "start with 'topic: my-topic'"
        case .wrongKind(let key, _, _): "write it as the other questions write '\(key)'"
        case .unknownKey(_, let nearest?, _): "did you mean '\(nearest)'?"
        case .unknownKey(_, nil, let allowed): "use one of \(Self.list(allowed))"
        case .duplicateKey: "keep one of them"
        case .missingKey(let key, let example): "write '\(key): \(example)'"
        case .badTopic: "use letters, digits and hyphens: 'cnn-output'"
        case .topicIsNotFile(let topic, _): "name the file '\(topic).yaml'"
        case .duplicateTopic: "put all questions of a topic into one file"
        case .badID: "use lower-case letters, digits and hyphens: 'square-with-padding'"
        case .duplicateID: "give each its own name"
        case .badLevel: "write easy, medium or hard"
        case .badName: "use a letter, then letters, digits or '_', and no word of expressions"
        case .badDomain: "write 5..32, 32..256 by 32, [3, 5, 7], 3, or = n + 2*p"
        case .emptyRange(let first, let last): "write \(last)..\(first)"
        case .badStep: "use a step of 1 or more"
        case .unknownQuantity(_, let nearest, let known),
            .unknownInput(_, _, let nearest, let known),
            .unknownMistake(_, _, let nearest, let known):
            nearest.map { "did you mean '\($0)'?" } ?? "use one of \(Self.list(known))"
        case .unknownTopic(_, let nearest, let known):
            nearest.map { "did you mean '\($0)'?" } ?? "use one of \(Self.list(known))"
        case .badShare: "write a number above 0 and at most 1: 'conv-params: 0.5'"
        case .requiresItself: "take one of them away"
        case .unboundInput(let names, _):
            "give \(names.map { "'\($0)'" }.joined(separator: " or ")), or write it under 'layer'"
        case .inputGivenTwice: "keep one, or give the others another name"
        case .wrongForm(_, _, let form): "write 'form: \(form)', or leave it out"
        case .mistakeSizes: "write one expression for each, as a list"
        case .wrongHintCount: "write three: the rule, the numbers put in, the last step"
        case .keyOfOtherKind: "take it away"
        case .optionNeedsReason: "write {text: the option, says: why it is wrong}"
        case .duplicateOption: "word them differently, or give each an 'id'"
        case .badOptionCount(_, let least, let most): "write a number from \(least) to \(most)"
        case .expression(let error): error.remedy
        case .unclosedBrace: "close it, or double it for a brace in the text"
        case .strayBrace: "double it for a brace in the text"
        case .badPlural: "write {s|row|rows}: the word for 1, then the word for all others"
        case .unusedName: "use it, or take it away"
        case .unsatisfiable, .rarelySatisfied:
            "narrow the ranges, derive a number from the others, or require less"
        case .noVariant, .layerDoesNotFit, .answerNotPositive:
            "rule such numbers out under 'require'"
        case .mistakeNeverTells: "choose numbers that tell it apart, or leave it out of 'mistakes'"
        }
    }

    private static func list(_ names: [String]) -> String {
        names.map { "'\($0)'" }.joined(separator: ", ")
    }
}
