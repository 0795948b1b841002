public import CNNEngine

extension ChainReport {
    /// What `study compute --json` prints, `study.compute/1`: the answer of the batch contract.
    ///
    /// `engine` says whether the engine ran every layer whole, where it ran them.
    public var document: String {
        let engine = JSONValue.fields(["complete": .bool(steps.allSatisfy(\.ranWhole))])
        let counted = isVerified == nil ? [] : [JSONValue.Field(name: "engine", value: engine)]
        return JSONValue.object(documentFields + counted).text
    }

    var documentFields: [JSONValue.Field] {
        [
            .init(name: "schema", value: .string("study.compute/1")),
            .init(name: "input", value: .integers(input.channelsLast)),
            .init(name: "convention", value: .string(convention.rawValue)),
        ] + ChainDocument.fields(self)
    }
}

extension ComputeReport {
    /// The document of the layer, with FLOPs, the same layer as Dense, code, and what was counted.
    public var document: String {
        let doubled = chain.multiplyAdds.multipliedReportingOverflow(by: 2)
        var fields = chain.documentFields
        fields.append(
            .init(
                name: "flops",
                value: doubled.overflow ? .null : .integer(doubled.partialValue)
            )
        )
        if let dense {
            let entry = JSONValue.fields([
                "inputs": .integer(dense.inputs), "outputs": .integer(dense.outputs),
                "params": .integer(dense.parameters),
            ])
            fields.append(.init(name: "dense", value: entry))
        }
        if layer != nil {
            fields.append(.init(name: "keras", value: lines(step.kerasCode)))
            fields.append(.init(name: "pytorch", value: lines(step.pytorchCode)))
        }
        if let measurement = step.analyses.last?.measurement {
            fields.append(.init(name: "engine", value: entry(measurement)))
        }
        return JSONValue.object(fields).text
    }

    private func lines(_ code: FrameworkCode?) -> JSONValue {
        .array((code?.lines ?? []).map { .string($0) })
    }

    private func entry(_ measurement: Measurement) -> JSONValue {
        var fields: [JSONValue.Field] = [
            .init(name: "output", value: .integers(measurement.output.channelsLast)),
            .init(name: "params", value: .integer(measurement.parametersRead)),
            .init(name: "macs", value: .integer(measurement.multiplyAdds)),
            .init(name: "complete", value: .bool(measurement.isComplete)),
            .init(name: "cells_computed", value: .integer(measurement.cellsComputed)),
            .init(name: "cells_recomputed", value: .integer(measurement.cellsRecomputed)),
        ]
        if step.leftOutStatistics > 0 {
            let statistics = JSONValue.integer(step.leftOutStatistics)
            fields.append(.init(name: "uncounted_running_statistics", value: statistics))
        }
        return .object(fields)
    }
}

extension LayerAnalysis {
    /// What the engine counted, where it ran.
    public var measurement: Measurement? {
        switch verification {
        case .agreed(let measurement), .disagreed(let measurement, _): measurement
        case .notAsked, .notRun: nil
        }
    }
}

extension RequestError {
    /// What `study compute --json` prints where there is no answer; the layer where it is known.
    public var document: String {
        let place = layer.map { [JSONValue.Field(name: "layer", value: .integer($0))] } ?? []
        let error =
            [JSONValue.Field(name: "code", value: .string(code))] + place
            + [JSONValue.Field(name: "message", value: .string(message))]
        return JSONValue.object([
            .init(name: "schema", value: .string("study.compute/1")),
            .init(name: "error", value: .object(error)),
        ]).text
    }
}
