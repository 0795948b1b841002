public import CNNEngine

/// What `study compute --json` prints, `study.compute/1`.
///
/// Sizes are `[height, width, channels]`; `macs` counts one per weight use, without biases.
public struct ComputeDocument: Encodable, Sendable {
    let schema = "study.compute/1"
    let input: [Int]
    let convention = "keras"
    let layers: [LayerEntry]
    let totalParams: Int
    let trainableParams: Int
    let nonTrainableParams: Int
    let macs: Int
    let flops: Nullable<Int>
    let dense: DenseEntry?
    let keras: [String]
    let pytorch: [String]
    let verified: Nullable<Bool>
    let disagreement: [String]?
    let notRun: String?
    let engine: EngineEntry?

    /// The document of a report.
    public init(_ report: ComputeReport) {
        let analysis = report.analysis
        input = analysis.input.channelsLast
        layers = [LayerEntry(analysis)]
        totalParams = analysis.parameters.total
        trainableParams = analysis.parameters.trainable
        nonTrainableParams = analysis.parameters.nonTrainable
        macs = analysis.multiplyAdds
        let doubled = macs.multipliedReportingOverflow(by: 2)
        flops = Nullable(doubled.overflow ? nil : doubled.partialValue)
        dense = report.dense.map(DenseEntry.init)
        let conv = analysis.layer as? Conv2D
        keras = conv.map { FrameworkCode.keras($0).lines } ?? []
        pytorch = conv.map { FrameworkCode.pytorch($0, input: analysis.input).lines } ?? []
        verified = Nullable(report.isVerified)
        switch analysis.verification {
        case .agreed(let measurement):
            engine = EngineEntry(measurement)
            (disagreement, notRun) = (nil, nil)
        case .disagreed(let measurement, let found):
            engine = EngineEntry(measurement)
            (disagreement, notRun) = (found.map(\.description), nil)
        case .notRun(let error):
            (engine, disagreement, notRun) = (nil, nil, error.description)
        case .notAsked:
            (engine, disagreement, notRun) = (nil, nil, nil)
        }
    }

    enum CodingKeys: String, CodingKey {
        case schema, input, convention, layers
        case totalParams = "total_params"
        case trainableParams = "trainable_params"
        case nonTrainableParams = "non_trainable_params"
        case macs, flops, dense, keras, pytorch, verified, disagreement
        case notRun = "not_run"
        case engine
    }
}

/// One layer of a compute answer.
struct LayerEntry: Encodable, Sendable {
    struct Sides: Encodable, Sendable {
        var top = 0
        var bottom = 0
        var left = 0
        var right = 0
    }

    struct Unread: Encodable, Sendable {
        var rows: Int? = 0
        var columns: Int? = 0
    }

    let type: String
    let output: [Int]
    let params: Int
    let trainable: Int
    let nonTrainable: Int
    let macs: Int
    let receptiveField: [Int]
    let exactFit: Bool
    let unread: Unread
    let padding: Sides

    init(_ analysis: LayerAnalysis) {
        type = "conv"
        output = analysis.output.channelsLast
        params = analysis.parameters.total
        trainable = analysis.parameters.trainable
        nonTrainable = analysis.parameters.nonTrainable
        macs = analysis.multiplyAdds
        guard let (rows, columns) = analysis.windows else {
            (receptiveField, exactFit, unread, padding) = ([1, 1], true, Unread(), Sides())
            return
        }
        receptiveField = [rows.span, columns.span]
        exactFit = rows.isExactFit && columns.isExactFit
        unread = Unread(rows: rows.unreadCount, columns: columns.unreadCount)
        padding = Sides(
            top: rows.paddingBefore,
            bottom: rows.paddingAfter,
            left: columns.paddingBefore,
            right: columns.paddingAfter
        )
    }

    enum CodingKeys: String, CodingKey {
        case type, output, params, trainable
        case nonTrainable = "non_trainable"
        case macs
        case receptiveField = "receptive_field"
        case exactFit = "exact_fit"
        case unread, padding
    }
}

/// The dense layer of the same inputs and outputs.
struct DenseEntry: Encodable, Sendable {
    let inputs: Int
    let outputs: Int
    let params: Int

    init(_ dense: DenseEquivalent) {
        inputs = dense.inputs
        outputs = dense.outputs
        params = dense.parameters
    }
}

/// What the engine counted.
struct EngineEntry: Encodable, Sendable {
    let output: [Int]
    let params: Int
    let macs: Int
    let complete: Bool
    let cellsComputed: Int
    let cellsRecomputed: Int

    init(_ measurement: Measurement) {
        output = measurement.output.channelsLast
        params = measurement.parametersRead
        macs = measurement.multiplyAdds
        complete = measurement.isComplete
        cellsComputed = measurement.cellsComputed
        cellsRecomputed = measurement.cellsRecomputed
    }

    enum CodingKeys: String, CodingKey {
        case output, params, macs, complete
        case cellsComputed = "cells_computed"
        case cellsRecomputed = "cells_recomputed"
    }
}

extension Shape {
    /// `[H, W, C]` for an image `[C, H, W]`; features stay as they are.
    public var channelsLast: [Int] {
        rank == 3 ? [self[1], self[2], self[0]] : dimensions
    }
}
