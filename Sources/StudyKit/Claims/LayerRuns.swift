internal import CNNEngine
internal import StudyQuizzes

/// Runs the layers that claims speak of on the engine, each once.
///
/// A run costs little: large layers are counted axis by axis and filter by filter. After so many
/// different ones the rest is answered by formula alone, so that no file takes long.
struct LayerRuns {
    /// What the engine says of a layer.
    struct Result: Sendable {
        /// `[H, W, C]`, or `[F]`.
        let output: [Int]
        let parameters: ParameterCount
        let multiplyAdds: Int
        /// Whether formula and engine agree; `nil` where it did not run.
        let isVerified: Bool?
    }

    private struct Key: Hashable {
        let input: Shape
        let request: LayerRequest
        let convention: Convention
    }

    private var results: [Key: Swift.Result<Result, RequestError>] = [:]
    private static let mostRuns = 4_000

    /// A layer on an input in the order `[H, W, C]`.
    mutating func run(
        _ request: LayerRequest,
        on input: [Int],
        convention: Convention = .keras
    ) throws(RequestError) -> Result {
        let shape = Shape(channelsLast: input)
        let key = Key(input: shape, request: request, convention: convention)
        if let known = results[key] { return try known.get() }
        let result = Self.result(key, verifies: results.count < Self.mostRuns)
        if results.count < Self.mostRuns { results[key] = result }
        return try result.get()
    }

    private static func result(
        _ key: Key,
        verifies: Bool
    ) -> Swift.Result<Result, RequestError> {
        do throws(RequestError) {
            let chain = try ChainReport(
                input: key.input,
                layers: [key.request],
                convention: key.convention,
                verifies: verifies
            )
            return .success(
                Result(
                    output: chain.steps.last?.output.channelsLast ?? [],
                    parameters: chain.parameters,
                    multiplyAdds: chain.multiplyAdds,
                    isVerified: chain.isVerified
                )
            )
        } catch {
            return .failure(error)
        }
    }
}

extension LayerRequest {
    /// A convolution with a square window.
    static func convolution(
        kernel: Size2D,
        stride: Int = 1,
        padding: Padding = .valid,
        dilation: Int = 1,
        filters: Int = 1,
        bias: Bool = true
    ) -> LayerRequest {
        var request = LayerRequest(.conv)
        request.kernel = kernel
        request.stride = Size2D(stride)
        request.padding = padding
        request.dilation = Size2D(dilation)
        request.filters = filters
        request.bias = bias
        return request
    }

    /// A dense layer.
    static func dense(_ units: Int, bias: Bool = true) -> LayerRequest {
        var request = LayerRequest(.dense)
        request.units = units
        request.bias = bias
        return request
    }
}

extension [Int] {
    /// `6×6×3`.
    var timesText: String { map(\.grouped).joined(separator: "×") }
}

extension Int {
    /// `3,000,000`.
    var grouped: String { Rational(self).grouped }
}
