/// Why a layer cannot be applied: the layer, the values, and words that say what to do instead.
public struct ShapeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What does not fit, with the values.
    public enum Problem: Hashable, Sendable {
        /// The window spans more cells than the padded input has.
        case windowExceedsInput(axis: Axis, span: Int, padded: Int)
        /// A value that must be 1 or more is not.
        case notPositive(field: String, value: Int)
        /// A value that must be 0 or more is not.
        case negative(field: String, value: Int)
        /// The layer needs another kind of input, such as an image.
        case wrongRank(expected: String, actual: Shape)
        /// The input has other channels (or features) than the layer's weights.
        case channelMismatch(expected: Int, actual: Int)
        /// Inputs that are to be joined have shapes that do not fit together.
        case mismatchedInputs(first: Shape, second: Shape)
        /// The groups do not divide the input channels (or the filters) evenly.
        case groupsDoNotDivide(groups: Int, count: Int, of: String)
        /// A pooling window could lie wholly in the padding.
        case paddingExceedsHalfWindow(axis: Axis, padding: Int, span: Int)
        /// A number lies outside the range that has a meaning.
        case outOfRange(field: String, value: Double, range: String)
        /// A value that may be given once is given again.
        case repeated(field: String, value: Int)
        /// A new shape holds another number of values than the input.
        case elementCountMismatch(input: Shape, output: Shape)
        /// The input has another height or width than the layer's weights.
        case sizeMismatch(expected: Size2D, actual: Size2D)
        /// Cropping would leave nothing of the input.
        case croppingExceedsInput(axis: Axis, cropping: Int, extent: Int)
        /// The padding of a transposed convolution takes away all that it makes.
        case paddingExceedsOutput(axis: Axis, padding: Int, extent: Int)
        /// The output padding of a transposed convolution is a whole step or more.
        case outputPaddingTooLarge(axis: Axis, outputPadding: Int, limit: Int)
        /// A count does not fit into 64 bits.
        case overflow(quantity: String)
        /// The formula has an answer, but the engine will not run a layer of this size.
        case tooLargeToMeasure(quantity: String, value: Int, limit: Int)
    }

    /// The layer, by its type name.
    public var layer: String
    /// What does not fit.
    public var problem: Problem
    /// The place of the layer in its network, from 0, where it is in one.
    public var index: Int?

    /// An error of a layer.
    public init(_ layer: String, _ problem: Problem) {
        self.layer = layer
        self.problem = problem
    }

    /// A name for programs; it stays the same for ever.
    public var code: String {
        switch problem {
        case .windowExceedsInput: "kernel_exceeds_input"
        case .notPositive: "not_positive"
        case .negative: "negative_value"
        case .wrongRank: "wrong_rank"
        case .channelMismatch: "channel_mismatch"
        case .mismatchedInputs: "mismatched_inputs"
        case .groupsDoNotDivide: "groups_do_not_divide"
        case .paddingExceedsHalfWindow: "padding_exceeds_half_kernel"
        case .outOfRange: "out_of_range"
        case .repeated: "repeated_value"
        case .elementCountMismatch: "element_count_mismatch"
        case .sizeMismatch: "size_mismatch"
        case .croppingExceedsInput: "cropping_exceeds_input"
        case .paddingExceedsOutput: "padding_exceeds_output"
        case .outputPaddingTooLarge: "output_padding_too_large"
        case .overflow: "overflow"
        case .tooLargeToMeasure: "too_large_to_measure"
        }
    }

    /// One sentence on what is wrong with the actual values, and one on how to mend it.
    public var description: String {
        switch problem {
        case .windowExceedsInput(let axis, let span, let padded):
            """
            \(layer) cannot slide a window that spans \(span) over an input whose padded \
            \(axis.rawValue) is \(padded). Use a smaller kernel or dilation, or more padding.
            """
        case .notPositive(let field, let value):
            "\(layer) needs \(field.withArticle) of 1 or more, not \(value)."
        case .negative(let field, let value):
            "\(layer) needs \(field.withArticle) of 0 or more, not \(value)."
        case .wrongRank(let expected, let actual):
            "\(layer) needs \(expected), not \(actual.withKind)."
        case .channelMismatch(let expected, let actual):
            """
            \(layer) has weights for \(expected) input channels and the input has \(actual). \
            A filter spans all channels of its input: the two must be equal.
            """
        case .mismatchedInputs(let first, let second):
            """
            \(layer) cannot join \(first.words) and \(second.words). \
            Give it inputs of the same height and width\(layer == "Add" ? " and channels" : "").
            """
        case .groupsDoNotDivide(let groups, let count, let noun):
            """
            \(layer) cannot split \(count) \(noun) into \(groups) equal groups. \
            Use a number of groups that divides \(count).
            """
        case .paddingExceedsHalfWindow(let axis, let padding, let span):
            """
            \(layer) cannot pad its \(axis.rawValue) by \(padding) with a window that spans \(span). \
            Use a padding of at most \(span / 2), so that every window meets the input.
            """
        case .outOfRange(let field, let value, let range):
            "\(layer) needs a \(field) \(range), not \(value)."
        case .repeated(let field, let value):
            "\(layer) has the \(field) \(value) twice. Give each once."
        case .elementCountMismatch(let input, let output):
            """
            \(layer) cannot lay out \(input.words) as \(output.words): the numbers of values differ. \
            Use extents whose product is that of the input.
            """
        case .sizeMismatch(let expected, let actual):
            """
            \(layer) has weights for an input of \(expected) and the input is \(actual). \
            Its weights belong to places: the two must be equal.
            """
        case .croppingExceedsInput(let axis, let cropping, let extent):
            """
            \(layer) cannot crop \(cropping) cells of a \(axis.rawValue) of \(extent). \
            Crop fewer, so that at least one is left.
            """
        case .paddingExceedsOutput(let axis, let padding, let extent):
            """
            \(layer) makes a \(axis.rawValue) of \(extent) and a padding of \(padding) in all takes \
            it away. Use less padding: here it makes the output smaller.
            """
        case .outputPaddingTooLarge(let axis, let outputPadding, let limit):
            """
            \(layer) cannot add \(outputPadding) cells to its \(axis.rawValue). \
            Use an output padding below the stride or the dilation, here below \(limit).
            """
        case .overflow(let quantity):
            "\(layer): the \(quantity) does not fit into 64 bits. Use smaller sizes."
        case .tooLargeToMeasure(let quantity, let value, let limit):
            "\(layer): the engine does not run a \(quantity) of \(value); its limit is \(limit)."
        }
    }
}

/// Arithmetic on sizes that a person typed: an overflow is an error, never a trap.
struct CheckedSize {
    var layer: String

    func product(_ factors: Int..., of quantity: String) throws(ShapeError) -> Int {
        var product = 1
        for factor in factors {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            if overflow { throw ShapeError(layer, .overflow(quantity: quantity)) }
            product = next
        }
        return product
    }

    func sum(_ terms: Int..., of quantity: String) throws(ShapeError) -> Int {
        var sum = 0
        for term in terms {
            let (next, overflow) = sum.addingReportingOverflow(term)
            if overflow { throw ShapeError(layer, .overflow(quantity: quantity)) }
            sum = next
        }
        return sum
    }

    func positive(_ value: Int, _ field: String) throws(ShapeError) {
        guard value > 0 else { throw ShapeError(layer, .notPositive(field: field, value: value)) }
    }

    func notNegative(_ value: Int, _ field: String) throws(ShapeError) {
        guard value >= 0 else { throw ShapeError(layer, .negative(field: field, value: value)) }
    }

    func groups(_ groups: Int, divide count: Int, _ noun: String) throws(ShapeError) {
        guard count % groups == 0 else {
            throw ShapeError(layer, .groupsDoNotDivide(groups: groups, count: count, of: noun))
        }
    }

    func image(_ shape: Shape) throws(ShapeError) -> (channels: Int, height: Int, width: Int) {
        guard shape.rank == 3 else {
            throw ShapeError(layer, .wrongRank(expected: Shape.imageWords, actual: shape))
        }
        for extent in shape.dimensions { try positive(extent, "input size") }
        return (shape[0], shape[1], shape[2])
    }
}

extension String {
    /// The noun with its article: `an input size`, `a stride`.
    fileprivate var withArticle: String {
        first.map { "aeiou".contains($0) } == true ? "an \(self)" : "a \(self)"
    }
}

extension Shape {
    /// What an image is, in the order in which its extents are told.
    static let imageWords = "an image (height × width × channels)"

    /// An image as `55×55×64`, features as `10 features`, anything else as a list.
    fileprivate var words: String {
        switch rank {
        case 1: self[0] == 1 ? "1 feature" : "\(self[0]) features"
        case 3: "\(self[1])×\(self[2])×\(self[0])"
        default: description
        }
    }

    fileprivate var withKind: String {
        switch rank {
        case 1: words
        case 3: "an image of \(words)"
        default: "an input of shape \(words)"
        }
    }
}
