public import CNNEngine

/// A layer and the shape it is applied to.
public struct LayerApplication: Sendable {
    /// The layer.
    public var layer: any Layer
    /// The shape of one input.
    public var input: Shape

    /// A layer on an input.
    public init(_ layer: any Layer, on input: Shape) {
        self.layer = layer
        self.input = input
    }

    /// Runs the layer within a budget of multiply-adds.
    ///
    /// Throws what the engine cannot run, and cells that do not come out as defined.
    public func measured(budget: Int) throws(MeasurementFailure) -> Measurement {
        let measurement: Measurement
        do throws(ShapeError) {
            measurement = try layer.measure(input, budget: budget)
        } catch {
            throw .shape(error)
        }
        try Self.check(measurement, of: layer.name)
        return measurement
    }

    /// Throws when cells did not come out as defined.
    static func check(_ measurement: Measurement, of layer: String) throws(MeasurementFailure) {
        guard measurement.cellsWrong == 0 else {
            throw .wrongCells(layer: layer, count: measurement.cellsWrong)
        }
    }
}

/// Why the engine gives no figure.
public enum MeasurementFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// A layer does not fit, or is too large to run.
    case shape(ShapeError)
    /// Output values that are not what the definition gives.
    case wrongCells(layer: String, count: Int)
    /// A figure that does not fit into 64 bits.
    case arithmetic(ArithmeticError)
    /// Examples that cannot be cut into batches.
    case training(TrainingError)
    /// Boxes that cannot be read from a grid.
    case detection(DetectionError)
    /// A search among the engine's outputs that ended without one.
    case notFound(String)

    /// What is wrong, in a sentence.
    public var description: String {
        switch self {
        case .shape(let error): error.description
        case .wrongCells(let layer, let count):
            "\(count) output values of \(layer) are not what its definition gives."
        case .arithmetic: "The counted figures do not fit into 64 bits."
        case .training(let error): error.description
        case .detection(let error): error.description
        case .notFound(let wanted): "No \(wanted) was found by running the layer."
        }
    }
}

/// The most that is counted one by one, where no layer has a limit of its own.
enum CountingLimit {
    /// A million: some hundredths of a second.
    static let most = 1 << 20

    /// Throws what would take too long to count.
    static func check(
        _ value: Int,
        _ quantity: String,
        atMost limit: Int = most
    ) throws(MeasurementFailure) {
        guard value > limit else { return }
        let problem = ShapeError.Problem.tooLargeToMeasure(
            quantity: quantity,
            value: value,
            limit: limit
        )
        throw .shape(ShapeError("Counting", problem))
    }
}
