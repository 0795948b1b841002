import CNNKernels
import Dispatch

/// A convolution as matrix products of its filters with tiles of eight windows.
///
/// The windows of a tile are gathered, multiplied and forgotten, so that memory holds one tile per
/// part of the work (implicit matrix product; Chellapilla et al. 2006 without the large matrix).
struct TiledConvolution: Sendable {
    let layer: Conv2D
    private let filters: [PackedRows]
    private let bias: [Float]?

    init(_ layer: Conv2D, parameters: [Tensor<Float>]) {
        self.layer = layer
        let rows = layer.outputChannels / layer.groups
        let kernel = layer.geometry.kernelSize
        let depth = layer.channelsPerFilter * kernel.height * kernel.width
        filters = parameters[0].values.withUnsafeBufferPointer { weights in
            (0..<layer.groups).map { group in
                let first = group * rows * depth
                let part = UnsafeBufferPointer(rebasing: weights[first..<(first + rows * depth)])
                return PackedRows(part, rows: rows, depth: depth)
            }
        }
        bias = layer.hasBias ? parameters[1].values : nil
    }

    func callAsFunction(_ input: Tensor<Float>) -> Tensor<Float> {
        let shape = layer.batchedOutputShape(for: input.shape)
        guard let (rows, columns) = try? layer.slidingWindows(for: input.shape.example) else {
            preconditionFailure("\(layer.name) cannot take an input of shape \(input.shape)")
        }
        let positions = shape[2] * shape[3]
        let tiles = (positions + columnsPerTile - 1) / columnsPerTile
        let values = [Float](unsafeUninitializedCapacity: shape.dimensions.reduce(1, *)) {
            buffer,
            count in
            count = buffer.count
            guard let output = buffer.baseAddress else { return }
            nonisolated(unsafe) let target = output
            let parts = min(tiles, 32)
            DispatchQueue.concurrentPerform(iterations: shape[0] * layer.groups * parts) { index in
                let (job, part) = index.quotientAndRemainder(dividingBy: parts)
                let (batch, group) = job.quotientAndRemainder(dividingBy: layer.groups)
                let share = (part * tiles / parts)..<((part + 1) * tiles / parts)
                let run = TileRun(
                    layer: layer,
                    rows: rows,
                    columns: columns,
                    width: shape[3],
                    positions: positions,
                    batch: batch,
                    group: group
                )
                run.multiply(filters[group], bias: bias, input: input, share, into: target)
            }
        }
        return Tensor(shape, values)
    }
}

/// The tiles of one group of one example.
private struct TileRun {
    let layer: Conv2D
    let rows: SlidingWindow
    let columns: SlidingWindow
    let width: Int
    let positions: Int
    let batch: Int
    let group: Int

    func multiply(
        _ filters: PackedRows,
        bias: [Float]?,
        input: Tensor<Float>,
        _ tiles: Range<Int>,
        into output: UnsafeMutablePointer<Float>
    ) {
        let firstFilter = group * filters.rows
        let plane = output + (batch * layer.outputChannels + firstFilter) * positions
        withUnsafeTemporaryAllocation(
            of: Float.self,
            capacity: filters.depth * columnsPerTile
        ) { windows in
            guard let gathered = windows.baseAddress else { return }
            for tile in tiles {
                let first = tile * columnsPerTile
                let count = min(columnsPerTile, positions - first)
                input.values.withUnsafeBufferPointer { values in
                    guard let values = values.baseAddress else { return }
                    gather(first, count, from: values, into: gathered)
                }
                bias.withOptionalPointer { bias in
                    CNNKernels.multiply(
                        filters,
                        columns: gathered,
                        bias: bias.map { $0 + firstFilter },
                        into: plane + first,
                        rowStride: positions,
                        width: count
                    )
                }
            }
        }
    }

    /// Lays the windows at eight neighbouring positions side by side, padding as zeros.
    private func gather(
        _ first: Int,
        _ count: Int,
        from input: UnsafePointer<Float>,
        into windows: UnsafeMutablePointer<Float>
    ) {
        let kernel = layer.geometry.kernelSize
        let channels = layer.channelsPerFilter
        let image = (batch * layer.inputChannels + group * channels) * rows.extent * columns.extent
        for lane in 0..<columnsPerTile {
            let position = first + min(lane, count - 1)
            let top = position / width * rows.stride - rows.paddingBefore
            let left = position % width * columns.stride - columns.paddingBefore
            var target = windows + lane
            for channel in 0..<channels {
                let plane = input + image + channel * rows.extent * columns.extent
                for tapRow in 0..<kernel.height {
                    let row = top + tapRow * rows.dilation
                    let isInside = row >= 0 && row < rows.extent
                    for tapColumn in 0..<kernel.width {
                        let column = left + tapColumn * columns.dilation
                        let isRead = isInside && column >= 0 && column < columns.extent
                        target.pointee = isRead ? plane[row * columns.extent + column] : 0
                        target += columnsPerTile
                    }
                }
            }
        }
    }
}

/// A dense layer whose units are shared out among the cores.
struct ParallelDense: Sendable {
    let layer: Dense
    let parameters: [Tensor<Float>]

    init(_ layer: Dense, parameters: [Tensor<Float>]) {
        self.layer = layer
        self.parameters = parameters
    }

    func callAsFunction(_ input: Tensor<Float>) -> Tensor<Float> {
        let (batches, features, units) = (input.shape[0], layer.inputFeatures, layer.units)
        let parts = features * units > 1 << 18 ? min(units, 32) : 1
        let values = [Float](unsafeUninitializedCapacity: batches * units) { buffer, count in
            count = buffer.count
            guard let output = buffer.baseAddress else { return }
            nonisolated(unsafe) let target = output
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                for unit in (part * units / parts)..<((part + 1) * units / parts) {
                    for batch in 0..<batches {
                        target[batch * units + unit] = value(of: unit, batch, input)
                    }
                }
            }
        }
        return Tensor([batches, units], values)
    }

    private func value(of unit: Int, _ batch: Int, _ input: Tensor<Float>) -> Float {
        let bias = layer.hasBias ? parameters[1].values[unit] : 0
        return parameters[0].values.withUnsafeBufferPointer { weights in
            input.values.withUnsafeBufferPointer { values in
                guard let weights = weights.baseAddress, let values = values.baseAddress else {
                    return bias
                }
                let features = layer.inputFeatures
                return bias
                    + dot(weights + unit * features, values + batch * features, count: features)
            }
        }
    }
}

extension Optional where Wrapped == [Float] {
    fileprivate func withOptionalPointer(_ body: (UnsafePointer<Float>?) -> Void) {
        guard let array = self else { return body(nil) }
        array.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
