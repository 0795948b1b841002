extension ConvTranspose2D {
    /// The definition: each input value times each weight is added where the weight lies.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        if hasBias {
            output.shape.forEachPlane { plane, cells in
                let bias = parameters[1].values[plane % outputChannels]
                for cell in cells { output.values[cell] = bias }
            }
        }
        let weight = parameters[0].values
        forEachProduct(of: input.shape) { source, tap, target in
            output.values[target] += weight[tap] * input.values[source]
        }
        return output
    }

    /// Each product of the forward pass passes its gradient to its weight and to its input.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var input = Tensor<Scalar>(pass.input.shape)
        var weight = Tensor<Scalar>(pass.parameters[0].shape)
        forEachProduct(of: pass.input.shape) { source, tap, target in
            let gradient = pass.upstream.values[target]
            weight.values[tap] += gradient * pass.input.values[source]
            input.values[source] += gradient * pass.parameters[0].values[tap]
        }
        guard hasBias else { return Gradients(input: input, parameters: [weight]) }
        var bias = Tensor<Scalar>([outputChannels])
        pass.upstream.shape.forEachPlane { plane, cells in
            for cell in cells {
                bias.values[plane % outputChannels] += pass.upstream.values[cell]
            }
        }
        return Gradients(input: input, parameters: [weight, bias])
    }

    /// Visits the products of a batch by the indices of input, weight and output.
    @inline(__always)
    private func forEachProduct(
        of input: Shape,
        _ visit: (_ source: Int, _ weight: Int, _ target: Int) -> Void
    ) {
        guard let (rows, columns) = try? spreads(for: input.example) else {
            preconditionFailure("\(name) cannot take an input of shape \(input)")
        }
        let channelsPerGroup = inputChannels / groups
        for plane in 0..<(input[0] * inputChannels) {
            let (batch, channel) = plane.quotientAndRemainder(dividingBy: inputChannels)
            let firstFilter = channel / channelsPerGroup * filtersPerGroup
            for filter in 0..<filtersPerGroup {
                let target = batch * outputChannels + firstFilter + filter
                let kernel = channel * filtersPerGroup + filter
                forEachProduct(rows, columns) { row, column, tap, outputRow, outputColumn in
                    visit(
                        (plane * rows.extent + row) * columns.extent + column,
                        kernel * rows.kernel * columns.kernel + tap,
                        (target * rows.outputExtent + outputRow) * columns.outputExtent
                            + outputColumn
                    )
                }
            }
        }
    }

    /// Visits the products of one channel with one kernel, by their places.
    @inline(__always)
    private func forEachProduct(
        _ rows: Spread,
        _ columns: Spread,
        _ visit: (_ row: Int, _ column: Int, _ tap: Int, _ outputRow: Int, _ outputColumn: Int) ->
            Void
    ) {
        for row in 0..<rows.extent {
            for tapRow in 0..<rows.kernel {
                let outputRow = rows.target(of: row, tap: tapRow)
                guard outputRow >= 0, outputRow < rows.outputExtent else { continue }
                for column in 0..<columns.extent {
                    for tapColumn in 0..<columns.kernel {
                        let outputColumn = columns.target(of: column, tap: tapColumn)
                        guard outputColumn >= 0, outputColumn < columns.outputExtent else {
                            continue
                        }
                        let tap = tapRow * columns.kernel + tapColumn
                        visit(row, column, tap, outputRow, outputColumn)
                    }
                }
            }
        }
    }
}

extension Shape {
    /// Visits each plane `[H, W]` of an image batch: its number, and the indices of its cells.
    @inline(__always)
    func forEachPlane(_ visit: (_ plane: Int, _ cells: Range<Int>) -> Void) {
        let cells = self[2] * self[3]
        for plane in 0..<(self[0] * self[1]) {
            visit(plane, (plane * cells)..<((plane + 1) * cells))
        }
    }
}
