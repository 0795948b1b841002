internal import CNNEngine

/// The figures of a chain as JSON, by the batch contract.
enum ChainDocument {
    /// `layers`, the totals and the verdict, in the order of the contract.
    static func fields(_ report: ChainReport) -> [JSONValue.Field] {
        var fields: [JSONValue.Field] = [
            .init(name: "layers", value: .array(report.steps.map(layer))),
            .init(name: "total_params", value: .integer(report.parameters.total)),
            .init(name: "trainable_params", value: .integer(report.parameters.trainable)),
            .init(name: "non_trainable_params", value: .integer(report.parameters.nonTrainable)),
            .init(name: "macs", value: .integer(report.multiplyAdds)),
            .init(name: "verified", value: report.isVerified.map { .bool($0) } ?? .null),
        ]
        if !report.disagreements.isEmpty {
            let found = report.disagreements.map { JSONValue.string($0) }
            fields.append(.init(name: "disagreement", value: .array(found)))
        }
        if !report.notRun.isEmpty {
            let reasons = report.notRun.map { JSONValue.string($0) }
            fields.append(.init(name: "not_run", value: .array(reasons)))
        }
        return fields
    }

    private static func layer(_ step: ChainReport.Step) -> JSONValue {
        let windows = step.windows
        let padding = step.padding
        return .fields([
            "type": .string(step.request.kind.rawValue),
            "output": .integers(step.output.channelsLast),
            "params": .integer(step.parameters.total),
            "trainable": .integer(step.parameters.trainable),
            "non_trainable": .integer(step.parameters.nonTrainable),
            "macs": .integer(step.multiplyAdds),
            "receptive_field": .integers([
                step.receptiveField.rows.cells, step.receptiveField.columns.cells,
            ]),
            "exact_fit": .bool(windows.map { $0.rows.isExactFit && $0.columns.isExactFit } ?? true),
            "unread": .fields([
                "rows": .integer(orNull: windows.map { $0.rows.unreadCount } ?? 0),
                "columns": .integer(orNull: windows.map { $0.columns.unreadCount } ?? 0),
            ]),
            "padding": .fields([
                "top": .integer(padding.top), "bottom": .integer(padding.bottom),
                "left": .integer(padding.left), "right": .integer(padding.right),
            ]),
        ])
    }
}

extension ChainReport.Step {
    /// The zeros that are put around the input; what a transposed convolution takes away.
    var padding: (top: Int, bottom: Int, left: Int, right: Int) {
        if let (rows, columns) = windows {
            return (
                rows.paddingBefore, rows.paddingAfter, columns.paddingBefore, columns.paddingAfter
            )
        }
        if let layer = analyses.last?.layer as? ConvTranspose2D,
            let (rows, columns) = try? layer.croppedCells(for: input)
        {
            return (rows.before, rows.after, columns.before, columns.after)
        }
        switch request.padding {
        case .symmetric(let size)?: return (size.height, size.height, size.width, size.width)
        case .explicit(let top, let bottom, let left, let right)?:
            return (top, bottom, left, right)
        case .same?, nil: return (0, 0, 0, 0)
        }
    }
}
