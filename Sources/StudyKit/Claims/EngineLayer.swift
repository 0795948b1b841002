internal import CNNEngine
internal import StudyQuizzes

/// The layer that an arithmetic expression counts something of, where it has the form of one.
enum EngineLayer {
    /// `(n + 2p − k)/s + 1`: the positions of a window.
    case positions(WindowNumbers)
    /// `h × w × c`: the values of a map.
    case values([Int])
    /// `(m + 1) × u`: the parameters of a dense layer, or of a convolution with m weights a filter.
    case parameters(inputs: Int, units: Int)

    init?(_ expression: Arithmetic) {
        if let window = WindowNumbers(expression) {
            self = .positions(window)
        } else if let factors = expression.factors, factors.count == 3,
            factors.allSatisfy({ $0 > 0 })
        {
            self = .values(factors)
        } else if let (inputs, units) = Self.biased(expression) {
            self = .parameters(inputs: inputs, units: units)
        } else {
            return nil
        }
    }

    /// The window, where it is one.
    var window: WindowNumbers? { if case .positions(let window) = self { window } else { nil } }

    /// Inputs and units, where parameters are counted.
    var weights: (inputs: Int, units: Int)? {
        if case .parameters(let inputs, let units) = self { (inputs, units) } else { nil }
    }

    /// What the engine counts.
    func count(_ runs: inout LayerRuns) -> (count: Int, isVerified: Bool)? {
        do throws(RequestError) {
            switch self {
            case .positions(let window):
                let result = try runs.run(window.request, on: [window.input, window.input, 1])
                return (result.output[0], result.isVerified == true)
            case .values(let sides):
                let result = try runs.run(LayerRequest(.flatten), on: sides)
                return (result.output[0], result.isVerified == true)
            case .parameters(let inputs, let units):
                let result = try runs.run(.dense(units), on: [inputs])
                return (result.parameters.total, result.isVerified == true)
            }
        } catch {
            return nil
        }
    }

    private static func biased(_ expression: Arithmetic) -> (inputs: Int, units: Int)? {
        guard
            case .operation(.multiply, .operation(.add, let left, let one), let right) = expression,
            (try? one.value()) == 1,
            let inputs = (try? left.value())?.integer, let units = (try? right.value())?.integer,
            inputs > 0, units > 0
        else { return nil }
        return (inputs, units)
    }
}

/// The numbers of `(n + 2p − k)/s + 1`.
struct WindowNumbers: Hashable {
    var input: Int
    var padding = 0
    var kernel: Int
    var stride = 1
    var dilation = 1

    init(input: Int, padding: Int, kernel: Int, stride: Int, dilation: Int = 1) {
        self.input = input
        self.padding = padding
        self.kernel = kernel
        self.stride = stride
        self.dilation = dilation
    }

    init?(_ expression: Arithmetic) {
        guard case .operation(.add, let quotient, let one) = expression, (try? one.value()) == 1,
            case .operation(.divide, let room, let stride) = quotient.unrounded,
            case .operation(.subtract, let padded, let kernel) = room,
            let stride = stride.positive, let kernel = kernel.positive
        else { return nil }
        self.stride = stride
        self.kernel = kernel
        if case .operation(.add, let input, let frame) = padded {
            guard let input = input.positive, let frame = (try? frame.value())?.integer,
                frame >= 0, frame % 2 == 0
            else { return nil }
            self.input = input
            padding = frame / 2
        } else {
            guard let input = padded.positive else { return nil }
            self.input = input
        }
    }

    /// The layer with this window on one channel.
    var request: LayerRequest {
        .convolution(
            kernel: Size2D(kernel),
            stride: stride,
            padding: .symmetric(Size2D(padding)),
            dilation: dilation
        )
    }

    /// `⌊(7 + 2·0 − 3)/2⌋ + 1`.
    var text: String {
        let frame = padding == 0 ? "" : " + 2·\(padding)"
        let span = dilation == 1 ? "\(kernel)" : "\(dilation)·(\(kernel) − 1) − 1"
        return "⌊(\(input)\(frame) − \(span))/\(stride)⌋ + 1"
    }

    /// The usual padding, less than the window, with which a number of positions would be right.
    func padding(leadingTo positions: Int) -> Int? {
        (1..<max(min(kernel, Self.largestWindow), 1)).first { padding in
            var padded = self
            padded.padding = padding
            return padded.positions == positions
        }
    }

    /// Windows of usual networks are smaller.
    private static let largestWindow = 64

    /// How many positions the window has, where the numbers are those of images.
    private var positions: Int? {
        let limits = 1...1_000_000
        guard limits.contains(input), limits.contains(kernel), limits.contains(dilation),
            limits.contains(stride)
        else { return nil }
        let room = input + 2 * padding - dilation * (kernel - 1) - 1
        return room >= 0 ? room / stride + 1 : nil
    }

    /// What to say of the known slip that leads to a value.
    func mistake(leadingTo value: Rational) -> String? {
        Quantity.outputSize.mistake(
            [input, input, 1, kernel, kernel, stride, padding, dilation, 1, 1],
            leadingTo: value
        )
    }
}

extension Arithmetic {
    fileprivate var unrounded: Arithmetic {
        if case .rounded(_, let part) = self { part } else { self }
    }

    /// An integer of 1 or more.
    fileprivate var positive: Int? {
        guard let value = (try? value())?.integer, value > 0 else { return nil }
        return value
    }
}
