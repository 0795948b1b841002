internal import CNNEngine

extension ModelReport {
    /// What `study model NAME --json` prints, `study.model/1`.
    public func document(_ run: ModelRun? = nil) -> String {
        JSONValue.object(ModelDocument(report: self).fields + (run?.fields ?? [])).text
    }
}

/// What `study model --json` prints: the names with their totals.
public enum ModelCatalogDocument {
    /// The document of some models.
    public static func text(_ models: [Model]) -> String {
        let entries = models.map { model in
            JSONValue.fields([
                "name": .string(model.name),
                "aliases": .array(model.entry.aliases.map { .string($0) }),
                "summary": .string(model.entry.summary),
                "input": .integers(model.input.channelsLast),
                "total_params": .integer(model.parameters),
                "macs": .integer(model.multiplyAdds),
            ])
        }
        return JSONValue.fields([
            "schema": .string("study.model/1"), "models": .array(entries),
        ]).text
    }
}

private struct ModelDocument {
    let report: ModelReport

    var fields: [JSONValue.Field] {
        let model = report.model
        let (rows, columns) = model.receptiveField
        let value = JSONValue.fields([
            "schema": .string("study.model/1"),
            "name": .string(model.name),
            "summary": .string(model.entry.summary),
            "convention": .string(model.convention.rawValue),
            "input": .integers(model.input.channelsLast),
            "layers": .array(
                report.sections.flatMap { section in
                    section.rows.map { layer($0, of: section) }
                }
            ),
            "total_params": .integer(report.parameters.total),
            "trainable_params": .integer(report.parameters.trainable),
            "non_trainable_params": .integer(report.parameters.nonTrainable),
            "uncounted_numbers": .integer(report.uncounted),
            "macs": .integer(report.multiplyAdds),
            "flops": .integer(report.flops),
            "receptive_field": .integers([rows.cells, columns.cells]),
            "weight_bytes": .integer(report.weightBytes),
            "activation_bytes": .integer(report.activationBytes),
            "activation_bytes_in_place": .integer(report.inPlaceActivationBytes),
            "bridge": bridge,
        ])
        guard case .object(let fields) = value else { return [] }
        return fields
    }

    private func layer(_ row: ModelReport.Row, of section: ModelReport.Section) -> JSONValue {
        let (rows, columns) = row.receptiveField
        return .fields([
            "network": .string(section.name),
            "passes": .integer(section.passes),
            "name": .string(row.name),
            "block": row.block.map { .string($0) } ?? .null,
            "type": .string(row.kind),
            "input": .integers(row.input.channelsLast),
            "output": .integers(row.output.channelsLast),
            "window": row.window.map { window($0, on: row) } ?? .null,
            "params": .integer(row.parameters.total),
            "trainable": .integer(row.parameters.trainable),
            "non_trainable": .integer(row.parameters.nonTrainable),
            "macs": .integer(row.multiplyAdds),
            "receptive_field": .integers([rows.cells, columns.cells]),
            "jump": .array([.number(rows.jump), .number(columns.jump)]),
            "start": .array([.number(rows.start), .number(columns.start)]),
            "activation_bytes": .integer(row.activationBytes),
            "params_share": .number(row.parameterShare),
            "macs_share": .number(row.multiplyAddShare),
        ])
    }

    private func window(_ window: ModelWindow, on row: ModelReport.Row) -> JSONValue {
        let geometry = window.geometry
        let sides = (try? row.layer?.windows(for: row.input)) ?? nil
        return .fields([
            "kernel": pair(geometry.kernelSize),
            "stride": pair(geometry.stride),
            "padding": .fields([
                "top": .integer(sides?.rows.paddingBefore ?? 0),
                "bottom": .integer(sides?.rows.paddingAfter ?? 0),
                "left": .integer(sides?.columns.paddingBefore ?? 0),
                "right": .integer(sides?.columns.paddingAfter ?? 0),
            ]),
            "dilation": pair(geometry.dilation),
            "groups": .integer(window.groups),
        ])
    }

    private func pair(_ size: Size2D) -> JSONValue { .integers([size.height, size.width]) }

    private var bridge: JSONValue {
        let bridge = report.bridge
        return .fields([
            "pytorch": side(bridge.pytorch),
            "keras": side(bridge.keras),
            "keras_publishes_a_build": .bool(bridge.isInKeras),
            "difference": .integer(bridge.difference),
            "normalized_channels": .integer(bridge.keras.normalizedChannels),
            "running_statistics": .integer(bridge.runningStatistics),
            "cancelled_biases": .integer(bridge.cancelledBiases),
            "fixed_numbers": .integer(bridge.fixedNumbers),
            "exact": .bool(bridge.isExact),
        ])
    }

    private func side(_ model: Model) -> JSONValue {
        .fields([
            "total_params": .integer(model.parameters),
            "trainable_params": .integer(model.trainable),
            "macs": .integer(model.multiplyAdds),
            "receptive_field": .integer(model.receptiveField.rows.cells),
        ])
    }
}

extension ModelRun {
    fileprivate var fields: [JSONValue.Field] {
        let entry = JSONValue.fields([
            "seed": .string(String(seed)),
            "seconds": .number(seconds),
            "weight_seconds": .number(weightSeconds),
            "peak_memory_bytes": .integer(peakMemory),
            "numbers": .integer(numbers),
            "output": .integers(layers.last?.output.channelsLast ?? []),
            "layer_seconds": .array(layers.map { .number($0.seconds) }),
            "disagreements": .array(disagreements.map { .string($0.description) }),
        ])
        return [.init(name: "verified", value: .bool(agrees)), .init(name: "run", value: entry)]
    }
}
