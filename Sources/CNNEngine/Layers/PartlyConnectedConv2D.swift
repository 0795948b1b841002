/// A convolution whose filters each read a chosen set of input channels: C3 of LeNet-5.
///
/// `[C, H, W]` becomes `[K, H − kH + 1, W − kW + 1]`; filter k has one kernel for each channel in
/// `connections[k]`. LeCun et al. 1998, section II.B: "forces a break of symmetry", and keeps the
/// number of connections in bounds.
public struct PartlyConnectedConv2D: Layer, Hashable {
    /// For each filter, the input channels it reads, from 0.
    public var connections: [[Int]]
    /// Taps on each axis.
    public var kernelSize: Size2D
    /// Channels C of the input.
    public var inputChannels: Int

    /// A convolution with a list of input channels for each of its filters.
    public init(connections: [[Int]], kernelSize: Size2D, inputChannels: Int) {
        self.connections = connections
        self.kernelSize = kernelSize
        self.inputChannels = inputChannels
    }

    /// The 60 of 96 links from the 6 maps of LeNet-5's S2 to the 16 of its C3.
    ///
    /// Table I of LeCun, Bottou, Bengio & Haffner 1998. Three neighbours for the first six maps,
    /// four for the next six, four that are not all neighbours for three more, and all for the
    /// last: 60 · 25 + 16 = 1,516 parameters.
    public static let lenet5C3 = [
        [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
        [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
        [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
        [0, 1, 2, 3, 4, 5],
    ]

    /// Links between an input channel and a filter.
    public var links: Int { connections.reduce(0) { $0 + $1.count } }

    /// The convolution with every link, of which this one is a part.
    var full: Conv2D {
        Conv2D(
            inputChannels: inputChannels,
            outputChannels: connections.count,
            kernelSize: kernelSize
        )
    }

    /// `weight [links, kH, kW]`, filter by filter in the order of `connections`, and `bias [K]`.
    public var parameters: [ParameterSpec] {
        let taps = kernelSize.height &* kernelSize.width
        let fan = ParameterSpec.Fan(
            incoming: links / max(connections.count, 1) &* taps,
            outgoing: links / max(inputChannels, 1) &* taps
        )
        return [
            ParameterSpec("weight", [links, kernelSize.height, kernelSize.width], fan: fan),
            ParameterSpec("bias", [connections.count], .bias),
        ]
    }

    /// `[K, H − kH + 1, W − kW + 1]`; throws when a link leads nowhere or the window does not fit.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        do {
            let output = try full.outputShape(for: input)
            for channels in connections { try check(channels) }
            return output
        } catch {
            throw error.renamed(name)
        }
    }

    private func check(_ channels: [Int]) throws(ShapeError) {
        try CheckedSize(layer: name).positive(channels.count, "number of links of a filter")
        var seen: Set<Int> = []
        for channel in channels {
            guard (0..<inputChannels).contains(channel) else {
                let problem = ShapeError.Problem.outOfRange(
                    field: "linked channel",
                    value: Double(channel),
                    range: "from 0 to \(inputChannels - 1)"
                )
                throw ShapeError(name, problem)
            }
            guard seen.insert(channel).inserted else {
                throw ShapeError(name, .repeated(field: "linked channel", value: channel))
            }
        }
    }

    /// The window on both axes.
    public func windows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow)? {
        do { return try full.windows(for: input) } catch { throw error.renamed(name) }
    }

    /// `H' · W' · links · kH · kW`.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        let output = try outputShape(for: input)
        return try CheckedSize(layer: name).product(
            output[1],
            output[2],
            links,
            kernelSize.height,
            kernelSize.width,
            of: "number of multiply-adds"
        )
    }

    /// The full convolution, with zeros where there is no link.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        full.forward(
            input,
            parameters: [filledUp(parameters[0]), parameters[1]],
            mode: mode
        )
    }

    /// The gradients of the full convolution, those of missing links left out.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var whole = pass
        whole.parameters[0] = filledUp(pass.parameters[0])
        var gradients = full.backward(whole)
        var weight = Tensor<Scalar>(pass.parameters[0].shape)
        forEachWeight { part, whole in
            weight.values[part] = gradients.parameters[0].values[whole]
        }
        gradients.parameters[0] = weight
        return gradients
    }

    /// The weights `[K, C, kH, kW]` of the full convolution.
    @inline(__always)
    private func filledUp<Scalar: TensorScalar>(_ weight: Tensor<Scalar>) -> Tensor<Scalar> {
        var filled = Tensor<Scalar>(full.parameters[0].shape)
        forEachWeight { part, whole in filled.values[whole] = weight.values[part] }
        return filled
    }

    /// Visits the index of each weight here and in the full convolution.
    @inline(__always)
    private func forEachWeight(_ visit: (_ part: Int, _ whole: Int) -> Void) {
        let taps = kernelSize.height * kernelSize.width
        var part = 0
        for (filter, channels) in connections.enumerated() {
            for channel in channels {
                let first = (filter * inputChannels + channel) * taps
                for whole in first..<(first + taps) {
                    visit(part, whole)
                    part += 1
                }
            }
        }
    }

    /// Runs each filter as a convolution of the channels it reads, and adds the counts up.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        _ = try outputShape(for: input)
        do {
            var sum: Measurement?
            for channels in connections {
                let filter = Conv2D(
                    inputChannels: channels.count,
                    outputChannels: 1,
                    kernelSize: kernelSize
                )
                let read = Shape(channels: channels.count, height: input[1], width: input[2])
                let part = try filter.measure(read, budget: budget / connections.count)
                sum = try sum?.joined(with: part, layer: name) ?? part
            }
            return sum ?? Measurement(output: [])
        } catch {
            throw error.renamed(name)
        }
    }
}

extension Measurement {
    /// Both measurements together, their outputs joined along the channels.
    fileprivate func joined(
        with other: Measurement,
        layer: String
    ) throws(ShapeError) -> Measurement {
        var sum = try followed(by: other, layer: layer)
        sum.output = Shape(
            channels: output[0] + other.output[0],
            height: other.output[1],
            width: other.output[2]
        )
        return sum
    }
}
