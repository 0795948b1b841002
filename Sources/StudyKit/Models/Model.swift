public import CNNEngine
internal import StudyCore

/// A network that is known by name, or a detector made of networks that run several times.
public struct Model: Sendable {
    /// What it is called and where it is from.
    public let entry: ModelCatalog.Entry
    /// Its networks.
    public let stages: [ModelCatalog.Stage]
    /// How parameters are counted, and whose details it has.
    public let convention: Convention

    /// The longest side of an input; all counts of all models fit into 64 bits up to it.
    public static let largestSide = 16_384

    /// No model of a name, or none for an input.
    public enum NotFound: Error, Hashable, Sendable, CustomStringConvertible {
        /// The name is unknown.
        case name(String, nearest: String?)
        /// The name is the beginning of several.
        case several(String, [String])
        /// A layer does not fit the input.
        case input(String, ShapeError)
        /// A side of the input is out of range.
        case side(Int)

        /// What is wrong and what there is.
        public var description: String {
            switch self {
            case .name(let name, let nearest?):
                "No model is called '\(name)'. Did you mean '\(nearest)'?"
            case .name(let name, nil):
                "No model is called '\(name)'. Run 'study model' for the list."
            case .several(let name, let names):
                "No model is called '\(name)'. There are "
                    + names.dropLast().joined(separator: ", ") + " and \(names.last ?? "")."
            case .input(let name, let error):
                "\(name) does not take this input. \(error)"
            case .side(let side):
                "The input has sides of 1 to \(Model.largestSide), not \(side)."
            }
        }
    }

    /// The model of a name, which may be written in any case and with or without hyphens.
    ///
    /// `convention` decides the details where frameworks build the same name differently, and how
    /// batch normalization is counted.
    public init(
        _ name: String,
        convention: Convention = .pytorch,
        input: Size2D? = nil
    ) throws(NotFound) {
        guard let entry = ModelCatalog.entry(named: name) else {
            let begun = ModelCatalog.entries(beginning: name).map(\.name)
            guard begun.isEmpty else {
                throw begun.count > 1 ? .several(name, begun) : .name(name, nearest: begun[0])
            }
            let names = ModelCatalog.entries.flatMap { [$0.name] + $0.aliases }
            let nearest = Spelling.nearest(to: name, among: names)
            throw .name(name, nearest: nearest.flatMap(ModelCatalog.entry)?.name)
        }
        try self.init(entry, convention: convention, input: input)
    }

    /// A model of the catalogue.
    public init(
        _ entry: ModelCatalog.Entry,
        convention: Convention = .pytorch,
        input: Size2D? = nil
    ) throws(NotFound) {
        for side in [input?.height, input?.width].compactMap(\.self) {
            guard (1...Self.largestSide).contains(side) else { throw .side(side) }
        }
        do throws(ShapeError) {
            // Where Keras publishes no build, only its way to count is left.
            let isBuiltAsKeras = convention == .keras && entry.isInKeras == true
            let style: ModelStyle = isBuiltAsKeras ? .keras : .torchvision
            let stages = try entry.stages(style: style, input: input)
            self.init(entry: entry, stages: stages, convention: convention)
        } catch {
            throw .input(entry.name, error)
        }
    }

    init(entry: ModelCatalog.Entry, stages: [ModelCatalog.Stage], convention: Convention) {
        self.entry = entry
        self.stages = stages
        self.convention = convention
    }

    /// The name.
    public var name: String { entry.name }

    /// The shape of one input.
    public var input: Shape { stages[0].spec.input }

    /// Height and width of one input.
    public var inputSize: Size2D { Size2D(height: input[1], width: input[2]) }

    /// Parameters that training changes.
    public var trainable: Int { stages.reduce(0) { $0 + $1.spec.parameters.trainable } }

    /// Running statistics of batch normalizations, and numbers set by hand.
    public var nonTrainable: Int { stages.reduce(0) { $0 + $1.spec.parameters.nonTrainable } }

    /// Parameters as the model's convention counts them.
    public var parameters: Int {
        convention.countsRunningStatistics ? trainable + nonTrainable : trainable
    }

    /// Multiply-adds for one image.
    public var multiplyAdds: Int {
        stages.reduce(0) { $0 + $1.spec.multiplyAdds * $1.passes }
    }

    /// Channels of all batch normalizations.
    public var normalizedChannels: Int {
        nodes.reduce(0) { $0 + (($1.layer as? BatchNorm)?.channels ?? 0) }
    }

    /// What a value of the last map sees, before maps are pooled whole or laid out flat.
    public var receptiveField: (rows: ReceptiveField, columns: ReceptiveField) {
        lastMapNode?.receptiveField ?? (ReceptiveField(), ReceptiveField())
    }

    /// The shape of the last map.
    public var lastMap: Shape? { lastMapNode?.output }

    private var lastMapNode: NetworkSpec.Node? {
        stages[0].spec.nodes.last { $0.output.rank == 3 }
    }

    var nodes: [NetworkSpec.Node] { stages.flatMap(\.spec.nodes) }
}
