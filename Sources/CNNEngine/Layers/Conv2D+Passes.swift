extension Conv2D {
    /// The definition: each output is a window times its filter, summed, plus the bias.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        let weight = parameters[0].values
        forEachOutput(of: input.shape) { cell in
            var sum: Scalar = hasBias ? parameters[1].values[cell.filter] : 0
            forEachTap(of: cell, in: input.shape) { tap, source in
                sum += weight[tap] * input.values[source]
            }
            output.values[cell.index] = sum
        }
        return output
    }

    /// Each product of the forward pass passes its gradient to its weight and to its input.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var input = Tensor<Scalar>(pass.input.shape)
        var weight = Tensor<Scalar>(pass.parameters[0].shape)
        var bias = Tensor<Scalar>([outputChannels])
        forEachOutput(of: pass.input.shape) { cell in
            let gradient = pass.upstream.values[cell.index]
            bias.values[cell.filter] += gradient
            forEachTap(of: cell, in: pass.input.shape) { tap, source in
                weight.values[tap] += gradient * pass.input.values[source]
                input.values[source] += gradient * pass.parameters[0].values[tap]
            }
        }
        return Gradients(input: input, parameters: hasBias ? [weight, bias] : [weight])
    }

    /// One output value: where it lies, and where its window starts.
    private struct OutputCell {
        var index: Int
        var batch: Int
        var filter: Int
        var top: Int
        var left: Int
    }

    @inline(__always)
    private func forEachOutput(of input: Shape, _ visit: (OutputCell) -> Void) {
        guard let (rows, columns) = try? slidingWindows(for: input.example) else {
            preconditionFailure("\(name) cannot take an input of shape \(input)")
        }
        var index = 0
        for batch in 0..<input[0] {
            for filter in 0..<outputChannels {
                rows.forEachStart { top in
                    columns.forEachStart { left in
                        visit(
                            OutputCell(
                                index: index,
                                batch: batch,
                                filter: filter,
                                top: top,
                                left: left
                            )
                        )
                        index += 1
                    }
                }
            }
        }
    }

    /// Visits the indices of the weights and of the input values that one output sums over.
    @inline(__always)
    private func forEachTap(
        of cell: OutputCell,
        in input: Shape,
        _ visit: (_ weight: Int, _ source: Int) -> Void
    ) {
        let (height, width) = (input[2], input[3])
        let kernel = geometry.kernelSize
        let firstChannel = cell.filter / (outputChannels / groups) * channelsPerFilter
        for channel in 0..<channelsPerFilter {
            let plane = cell.batch * inputChannels + firstChannel + channel
            let filterPlane = cell.filter * channelsPerFilter + channel
            for tapRow in 0..<kernel.height {
                let row = cell.top + tapRow * geometry.dilation.height
                guard row >= 0, row < height else { continue }
                for tapColumn in 0..<kernel.width {
                    let column = cell.left + tapColumn * geometry.dilation.width
                    guard column >= 0, column < width else { continue }
                    visit(
                        (filterPlane * kernel.height + tapRow) * kernel.width + tapColumn,
                        (plane * height + row) * width + column
                    )
                }
            }
        }
    }
}
