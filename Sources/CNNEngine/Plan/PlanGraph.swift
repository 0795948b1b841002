import CNNKernels

/// A network's nodes gathered into what a plan does in one step.
///
/// Batch normalization is folded into the convolution before it, a sum and an activation are done
/// while a convolution writes, and what does nothing to an answer is left out.
struct PlanGraph {
    /// A node with those that are done along with it.
    struct Work {
        /// The node that begins it.
        let node: Int
        /// The node whose value it writes.
        var output: Int
        /// Batch normalizations folded into its weights, in order.
        var norms: [Int] = []
        /// The value that is added to its sums.
        var residual: Int?
        /// The function that follows its sums.
        var activation: Activation?
        /// The values that the first node reads.
        var inputs: [Int]
    }

    let spec: NetworkSpec
    /// Whether nodes are gathered.
    let fuses: Bool
    /// What is done, in order.
    private(set) var works: [Work] = []
    /// For a value that is another one under a new name, that one.
    private var aliases: [Int: Int] = [:]
    /// Nodes that have become part of another's work.
    private var absorbed: Set<Int> = []
    private let readers: [Int: [Int]]

    /// Gathers nodes, or leaves each by itself when all values are wanted.
    init(_ spec: NetworkSpec, fuses: Bool) {
        self.spec = spec
        self.fuses = fuses
        var readers: [Int: [Int]] = [:]
        for (index, node) in spec.nodes.enumerated() {
            for source in node.inputs { readers[source.index, default: []].append(index) }
        }
        self.readers = readers
        for (index, node) in spec.nodes.enumerated() where !absorbed.contains(index) {
            let inputs = node.inputs.map { resolved($0.index) }
            if fuses, let layer = node.layer, doesNothing(layer, on: inputs[0]) {
                aliases[index] = inputs[0]
                continue
            }
            var work = Work(node: index, output: index, inputs: inputs)
            if fuses { absorb(into: &work) }
            works.append(work)
        }
    }

    /// The value that a name stands for.
    func resolved(_ value: Int) -> Int { aliases[value] ?? value }

    /// Whether an answer is the same without the layer.
    private func doesNothing(_ layer: any Layer, on input: Int) -> Bool {
        if layer is Dropout { return true }
        // Images of one cell lie as features do.
        guard layer is Flatten else { return false }
        let shape = spec.shape(of: NetworkSpec.NodeID(index: input))
        return shape.rank == 1 || shape.dimensions.dropFirst().allSatisfy { $0 == 1 }
    }

    private mutating func absorb(into work: inout Work) {
        guard let layer = spec.nodes[work.node].layer else { return absorbActivation(into: &work) }
        switch layer {
        case is Conv2D:
            while let next = onlyReader(of: work.output), self.layer(next) is BatchNorm {
                work.norms.append(next)
                take(next, into: &work)
            }
            absorbSum(into: &work)
            absorbActivation(into: &work)
        case is Dense, is BatchNorm: absorbActivation(into: &work)
        default: return
        }
    }

    /// A sum of this value and one that is there before.
    private mutating func absorbSum(into work: inout Work) {
        guard !isDepthwise(work.node), let next = onlyReader(of: work.output),
            case .add = spec.nodes[next].operation, spec.nodes[next].inputs.count == 2
        else { return }
        let others = spec.nodes[next].inputs.map(\.index).filter { $0 != work.output }
        guard let other = others.first, others.count == 1, other < work.node else { return }
        let residual = resolved(other)
        guard residual < 0 || works.contains(where: { $0.output == residual }) else { return }
        work.residual = residual
        take(next, into: &work)
    }

    private mutating func absorbActivation(into work: inout Work) {
        guard let next = onlyReader(of: work.output), let layer = layer(next),
            let activation = Activation(layer)
        else { return }
        work.activation = activation
        take(next, into: &work)
    }

    private mutating func take(_ node: Int, into work: inout Work) {
        absorbed.insert(node)
        work.output = node
    }

    private func onlyReader(of value: Int) -> Int? {
        guard let all = readers[value], all.count == 1 else { return nil }
        return all[0]
    }

    private func layer(_ node: Int) -> (any Layer)? { spec.nodes[node].layer }

    /// Whether a node is a convolution of one filter for each channel.
    func isDepthwise(_ node: Int) -> Bool {
        guard let layer = layer(node) as? Conv2D else { return false }
        return layer.isDepthwise
    }
}

extension Conv2D {
    /// Whether each channel has one filter of its own.
    var isDepthwise: Bool { groups > 1 && groups == inputChannels && groups == outputChannels }
}

extension Activation {
    /// The function of a layer, unless it is none of one value.
    init?(_ layer: any Layer) {
        switch layer {
        case is ReLU: self = .clamp(lower: 0, upper: .infinity)
        case is ReLU6: self = .clamp(lower: 0, upper: 6)
        case is Sigmoid: self = .sigmoid
        case is Tanh: self = .tanh
        default: return nil
        }
    }
}
