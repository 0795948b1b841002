internal import CNNEngine
internal import StudyCore

/// Reads layers in words: `conv 6 5x5 pad 2, sigmoid, avgpool 2, dense 10`.
///
/// Layers are parted by commas. Behind the name stand its numbers (filters or units, then the
/// kernel), then options by name: `stride 2`, `pad 2`, `pad same`, `dilation 2`, `groups 2`,
/// `multiplier 2`, `nobias`, `ceil`, `countpad`.
public enum LayerChainText {
    /// Text that is not understood, with its place.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and how to mend it.
        public var message: String
        /// The column of the word, from 1.
        public var column: Int

        /// The column and the message.
        public var description: String { "--layers, column \(column): \(message)" }
    }

    /// The layers of a text.
    public static func read(_ text: String) throws(Problem) -> [LayerRequest] {
        var requests: [LayerRequest] = []
        var column = 1
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            var item = ItemReader(words(in: part, from: column), end: column + part.count)
            requests.append(try item.read())
            column += part.count + 1
        }
        return requests
    }

    fileprivate struct Word {
        var text: String
        var column: Int
    }

    private static func words(in part: Substring, from column: Int) -> [Word] {
        var words: [Word] = []
        var offset = 0
        for character in part {
            if character.isWhitespace {
                words.append(Word(text: "", column: 0))
            } else if let last = words.last, !last.text.isEmpty {
                words[words.count - 1].text.append(character)
            } else {
                words.append(Word(text: String(character), column: column + offset))
            }
            offset += 1
        }
        return words.filter { !$0.text.isEmpty }
    }

    /// The names of layers in a chain, and what they ask for.
    static let names: [String: LayerRequest] = {
        var names: [String: LayerRequest] = [:]
        for kind in LayerRequest.Kind.allCases
        where ![.pool, .globalPool, .activation].contains(kind) {
            names[kind.rawValue] = LayerRequest(kind)
        }
        for function in LayerRequest.Activation.allCases {
            names[function.rawValue] = LayerRequest(.activation).with { $0.activation = function }
        }
        for pool in LayerRequest.Pool.allCases {
            names["\(pool.rawValue)pool"] = LayerRequest(.pool).with { $0.pool = pool }
            names["global\(pool.rawValue)pool"] = LayerRequest(.globalPool).with { $0.pool = pool }
        }
        names["globalpool"] = names["globalavgpool"]
        names["transposed"] = LayerRequest(.convTranspose)
        names["bn"] = LayerRequest(.batchnorm)
        return names
    }()

    /// The request that a name stands for, or the nearest names.
    public static func request(named name: String) -> LayerRequest? { names[name.lowercased()] }

    /// The words for a name that is no layer, with the nearest that is.
    public static func unknown(_ name: String) -> String {
        let known = names.keys.sorted()
        let hint =
            Spelling.nearest(to: name, among: known).map { "Did you mean '\($0)'?" }
            ?? "Known are \(known.joined(separator: ", "))."
        return "'\(name)' is no layer. \(hint)"
    }
}

extension LayerRequest {
    fileprivate func with(_ change: (inout LayerRequest) -> Void) -> LayerRequest {
        var request = self
        change(&request)
        return request
    }
}

/// Reads one layer of a chain, word by word.
private struct ItemReader {
    typealias Problem = LayerChainText.Problem

    private var words: ArraySlice<LayerChainText.Word>
    private let end: Int

    init(_ words: [LayerChainText.Word], end: Int) {
        self.words = words[...]
        self.end = end
    }

    mutating func read() throws(Problem) -> LayerRequest {
        guard let name = words.popFirst() else {
            throw Problem(message: "A layer is missing between the commas.", column: end)
        }
        guard var request = LayerChainText.request(named: name.text) else {
            throw Problem(message: LayerChainText.unknown(name.text), column: name.column)
        }
        try readNumbers(&request, name)
        while let option = words.popFirst() {
            try check(option, of: name, request)
            try readOption(option, &request)
        }
        return request
    }

    private mutating func readNumbers(
        _ request: inout LayerRequest,
        _ name: LayerChainText.Word
    ) throws(Problem) {
        switch request.kind {
        case .conv, .convTranspose, .separable:
            request.filters = try integer("a number of filters", behind: name)
            request.kernel = try size("a kernel, such as 3 or 3x5", behind: name)
        case .depthwise, .pool:
            request.kernel = try size("a kernel, such as 3 or 3x5", behind: name)
        case .dense: request.units = try integer("a number of units", behind: name)
        case .concat: request.addChannels = try integer("a number of channels", behind: name)
        case .upsample: request.size = try size("a factor, such as 2", behind: name)
        case .zeropad: request.padding = .symmetric(try size("a padding", behind: name))
        case .crop: request.cropping = .symmetric(try size("rows and columns", behind: name))
        case .reshape: request.shape = try extents("a shape, such as 7x7x512", behind: name)
        case .dropout: request.rate = try rate()
        case .batchnorm, .activation, .lrn, .flatten, .globalPool: break
        }
    }

    private mutating func readOption(
        _ option: LayerChainText.Word,
        _ request: inout LayerRequest
    ) throws(Problem) {
        switch option.text.lowercased() {
        case "stride": request.stride = try size("a stride", behind: option)
        case "dilation": request.dilation = try size("a dilation", behind: option)
        case "groups": request.groups = try integer("a number of groups", behind: option)
        case "multiplier": request.depthMultiplier = try integer("a number", behind: option)
        case "pad", "padding": request.padding = try padding(option)
        case "nobias": request.bias = false
        case "ceil": request.ceilMode = true
        case "countpad": request.countIncludePad = true
        case "keepdims": request.keepDims = true
        default: break
        }
    }

    /// Throws when no layer has the option, or not this one.
    private func check(
        _ option: LayerChainText.Word,
        of name: LayerChainText.Word,
        _ request: LayerRequest
    ) throws(Problem) {
        let known = LayerChainText.options
        let word = option.text.lowercased()
        guard known.contains(word) else {
            let hint = Spelling.nearest(to: option.text, among: known)
            throw Problem(
                message: "'\(option.text)' is no option of a layer. "
                    + (hint.map { "Did you mean '\($0)'?" }
                        ?? "Known are \(known.joined(separator: ", "))."),
                column: option.column
            )
        }
        guard LayerChainText.takes(option: word, request) else {
            throw Problem(
                message: LayerRequest.refusal(
                    of: ["'\(option.text)'"],
                    by: name.text,
                    taken: LayerChainText.options(of: request)
                ),
                column: option.column
            )
        }
    }

    private mutating func word(
        _ expected: String,
        behind name: LayerChainText.Word
    ) throws(Problem) -> LayerChainText.Word {
        guard let word = words.popFirst() else {
            throw Problem(message: "'\(name.text)' needs \(expected).", column: end)
        }
        return word
    }

    private mutating func extents(
        _ expected: String,
        behind name: LayerChainText.Word
    ) throws(Problem) -> [Int] {
        let word = try word(expected, behind: name)
        guard let values = Extents(word.text) else {
            throw Problem(
                message: "'\(name.text)' needs \(expected), not '\(word.text)'.",
                column: word.column
            )
        }
        return values.values
    }

    private mutating func integer(
        _ expected: String,
        behind name: LayerChainText.Word
    ) throws(Problem) -> Int {
        let column = words.first?.column ?? end
        let values = try extents(expected, behind: name)
        guard values.count == 1 else {
            throw Problem(message: "'\(name.text)' needs \(expected), one number.", column: column)
        }
        return values[0]
    }

    private mutating func size(
        _ expected: String,
        behind name: LayerChainText.Word
    ) throws(Problem) -> Size2D {
        let column = words.first?.column ?? end
        let values = try extents(expected, behind: name)
        guard values.count <= 2 else {
            throw Problem(message: "'\(name.text)' needs \(expected).", column: column)
        }
        return Size2D(height: values[0], width: values[values.count - 1])
    }

    private mutating func padding(_ name: LayerChainText.Word) throws(Problem) -> Padding {
        switch words.first?.text.lowercased() {
        case "same":
            words.removeFirst()
            return .same
        case "valid":
            words.removeFirst()
            return .valid
        default: return .symmetric(try size("a number, same or valid", behind: name))
        }
    }

    private mutating func rate() throws(Problem) -> Double? {
        guard let word = words.first else { return nil }
        guard let rate = Double(word.text) else { return nil }
        words.removeFirst()
        return rate
    }
}
