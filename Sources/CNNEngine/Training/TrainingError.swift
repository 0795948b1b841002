/// Why a training cannot start or a loss has no value: the rule and the actual value.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is nothing to learn from.
    case noExamples
    /// Inputs and targets are not as many.
    case countMismatch(inputs: Int, targets: Int)
    /// The examples have another shape than the input of the network.
    case inputMismatch(expected: Shape, actual: Shape)
    /// A loss cannot compare an output of this shape with these targets.
    case outputMismatch(loss: String, expected: String, actual: Shape)
    /// A loss needs the other kind of targets.
    case wrongTargets(loss: String, expected: String)
    /// A label names a class that the output does not have.
    case labelOutOfRange(label: Int, classes: Int, example: Int)
    /// A value that must be a probability is none.
    case notAProbability(value: Double, index: Int)
    /// A setting lies outside its range.
    case invalidSetting(name: String, rule: String, value: Double)
    /// Without a short last batch there would be no batch at all.
    case noFullBatch(examples: Int, batchSize: Int)
    /// No node has a name with this prefix.
    case unknownLayer(prefix: String, names: [String])

    /// One sentence on what is wrong with the actual values, and one on how to mend it.
    public var description: String {
        switch self {
        case .noExamples:
            "A training needs at least 1 example and there are 0. Give it a data set with examples."
        case .countMismatch(let inputs, let targets):
            "Each input needs one target: there are \(inputs) inputs and \(targets) targets."
        case .inputMismatch(let expected, let actual):
            """
            The network takes examples of shape \(expected) and the data set has \(actual). \
            Reshape the examples or build the network for \(actual).
            """
        case .outputMismatch(let loss, let expected, let actual):
            "\(loss) needs \(expected), not an output of shape \(actual)."
        case .wrongTargets(let loss, let expected):
            "\(loss) needs \(expected) as targets."
        case .labelOutOfRange(let label, let classes, let example):
            """
            Example \(example) has the label \(label) and the output has \(classes) classes. \
            Use labels from 0 to \(classes - 1).
            """
        case .notAProbability(let value, let index):
            """
            Binary cross-entropy needs probabilities from 0 to 1 and output \(index) is \(value). \
            End the network in a sigmoid, or use the loss with logits.
            """
        case .invalidSetting(let name, let rule, let value):
            "The \(name) must be \(rule), not \(value.formatted)."
        case .noFullBatch(let examples, let batchSize):
            """
            \(examples) examples do not fill one batch of \(batchSize). \
            Use a smaller batch or keep the last short one.
            """
        case .unknownLayer(let prefix, let names):
            "No layer is named '\(prefix)'. The layers are \(names.joined(separator: ", "))."
        }
    }
}

extension Double {
    /// Whole numbers without `.0`.
    fileprivate var formatted: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}

/// Checks of numbers that a person typed.
enum Setting {
    static func positive(_ value: Int, _ name: String) throws(TrainingError) {
        guard value > 0 else {
            throw .invalidSetting(name: name, rule: "1 or more", value: Double(value))
        }
    }

    static func notNegative(_ value: Int, _ name: String) throws(TrainingError) {
        guard value >= 0 else {
            throw .invalidSetting(name: name, rule: "0 or more", value: Double(value))
        }
    }

    static func notNegative(_ value: Double, _ name: String) throws(TrainingError) {
        guard value >= 0, value.isFinite else {
            throw .invalidSetting(name: name, rule: "a number of 0 or more", value: value)
        }
    }

    static func positive(_ value: Double, _ name: String) throws(TrainingError) {
        guard value > 0, value.isFinite else {
            throw .invalidSetting(name: name, rule: "a number above 0", value: value)
        }
    }

    static func share(_ value: Double, _ name: String) throws(TrainingError) {
        guard value >= 0, value < 1 else {
            throw .invalidSetting(name: name, rule: "0 or more and below 1", value: value)
        }
    }
}
