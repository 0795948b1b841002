/// How far one output cell of a layer reaches back into the layer's input, along one axis.
public enum Reach: Hashable, Sendable {
    /// To the one cell at its own place.
    case cell
    /// To a window of cells; neighbours are a stride apart, the first starts in the padding.
    case window(span: Int, stride: Int, paddingBefore: Int)
    /// To all cells of the axis.
    case whole(extent: Int)
    /// To a few cells of an axis that the layer stretches by a factor.
    case stretched(cells: Int, factor: Int)
}

/// What one value of a network sees of the network's input, along one axis.
///
/// Araujo, Norris & Sim 2019, "Computing Receptive Fields of Convolutional Neural Networks".
public struct ReceptiveField: Hashable, Sendable {
    /// Cells of the input it depends on.
    public var size = 1.0
    /// Cells of the input from one value to its neighbour.
    public var jump = 1.0
    /// The first cell of the input that the first value sees; negative in the padding.
    public var start = 0.0

    /// The field of an input value: itself.
    public init() {}

    /// Whole cells of the input that one value depends on.
    public var cells: Int { Int(exactly: size.rounded(.up)) ?? .max }

    /// The field behind one more layer.
    public func extended(by reach: Reach) -> ReceptiveField {
        var field = self
        switch reach {
        case .cell:
            break
        case .window(let span, let stride, let paddingBefore):
            field.size += Double(span - 1) * jump
            field.start -= Double(paddingBefore) * jump
            field.jump *= Double(stride)
        case .whole(let extent):
            field.size += Double(extent - 1) * jump
        case .stretched(let cells, let factor):
            field.size += Double(cells - 1) * jump
            field.jump /= Double(factor)
        }
        return field
    }

    /// The field of a value that depends on several others at the same place.
    public static func union(_ fields: [ReceptiveField]) -> ReceptiveField {
        var union = fields.max { $0.size < $1.size } ?? ReceptiveField()
        union.start = fields.map(\.start).min() ?? 0
        return union
    }
}
