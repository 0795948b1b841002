import CNNKernels

/// A convolution's weights in the order in which its windows read their input.
///
/// Output channels are cut into tiles of one or two blocks. For each tile there is a list of taps
/// and a matrix `[Σ tap lengths, blocks · 16]`. Tiles of a grouped convolution only read the blocks
/// that hold channels of their groups.
struct PackedConvolution: Sendable {
    /// The filters of one tile.
    struct Tile: Sendable {
        /// Where its taps lie in `taps`.
        let taps: Range<Int>
        /// Where its weights begin.
        let weights: Int
        /// Its first block of output channels.
        let firstBlock: Int
        /// Its blocks.
        let blocks: Int

        var filters: Range<Int> {
            (firstBlock * channelBlock)..<((firstBlock + blocks) * channelBlock)
        }
    }

    let taps: [Tap]
    let weights: AlignedNumbers
    let bias: AlignedNumbers
    let tiles: [Tile]

    /// Packs weights `[K, C / groups, kH, kW]` for an input that lies as told.
    init(_ layer: Conv2D, weights: [Float], bias: [Float], for input: ImageLayout, width: Int) {
        let blocks = (layer.outputChannels + channelBlock - 1) / channelBlock
        self.bias = AlignedNumbers(bias, count: blocks * channelBlock)
        let reader = FilterReader(layer: layer, weights: weights, input: input)
        var taps: [Tap] = []
        var tiles: [Tile] = []
        var count = 0
        for firstBlock in stride(from: 0, to: blocks, by: width) {
            let width = min(width, blocks - firstBlock)
            let filters = (firstBlock * channelBlock)..<((firstBlock + width) * channelBlock)
            let runs = reader.runs(readBy: filters)
            // Without groups all tiles read alike.
            let isShared = layer.groups == 1 && !tiles.isEmpty
            let range = isShared ? tiles[0].taps : taps.count..<(taps.count + runs.count)
            if !isShared { taps += runs.map(\.tap) }
            tiles.append(
                Tile(taps: range, weights: count, firstBlock: firstBlock, blocks: width)
            )
            count += runs.reduce(0) { $0 + $1.tap.length } * filters.count
        }
        (self.taps, self.tiles) = (taps, tiles)
        self.weights = AlignedNumbers(count: count)
        for tile in tiles {
            var place = self.weights.start + tile.weights
            for run in reader.runs(readBy: tile.filters) {
                place = reader.write(run, of: tile.filters, to: place)
            }
        }
    }
}

/// Walks the windows of a convolution in the order of the memory they read.
private struct FilterReader {
    let layer: Conv2D
    let weights: [Float]
    let input: ImageLayout

    /// Numbers of one row of a window that lie side by side in the input.
    struct Run {
        let tap: Tap
        let block: Int
        let tapRow: Int
        let tapColumns: Range<Int>
    }

    /// All runs that some filter of a range reads.
    func runs(readBy filters: Range<Int>) -> [Run] {
        let filtersPerGroup = layer.outputChannels / layer.groups
        let last = min(filters.upperBound, layer.outputChannels) - 1
        let firstChannel = filters.lowerBound / filtersPerGroup * layer.channelsPerFilter
        let endChannel = (last / filtersPerGroup + 1) * layer.channelsPerFilter
        let kernel = layer.geometry.kernelSize
        var runs: [Run] = []
        for block in (firstChannel / input.block)...((endChannel - 1) / input.block) {
            for row in 0..<kernel.height { runs += self.runs(of: block, row) }
        }
        return runs
    }

    private func runs(of block: Int, _ row: Int) -> [Run] {
        let kernel = layer.geometry.kernelSize
        let dilation = layer.geometry.dilation
        let channels = min(input.block, input.channels - block * input.block)
        // Cells of full blocks lie side by side: one run for the whole row of the window.
        let joins = channels == input.block && dilation.width == 1
        let step = joins ? kernel.width : 1
        return stride(from: 0, to: kernel.width, by: step).map { column in
            let place =
                block * input.blockStride + row * dilation.height * input.rowStride
                + column * dilation.width * input.block
            return Run(
                tap: Tap(offset: place, length: step * channels),
                block: block,
                tapRow: row,
                tapColumns: column..<(column + step)
            )
        }
    }

    /// Writes the weights that filters multiply with a run, a row of filters for each number, and
    /// 0 where a filter does not see a channel; returns the place behind them.
    func write(
        _ run: Run,
        of filters: Range<Int>,
        to start: UnsafeMutablePointer<Float>
    ) -> UnsafeMutablePointer<Float> {
        let kernel = layer.geometry.kernelSize
        let perFilter = layer.channelsPerFilter
        let filtersPerGroup = layer.outputChannels / layer.groups
        let firstChannel = run.block * input.block
        let channels = firstChannel..<min(firstChannel + input.block, input.channels)
        var place = start
        for column in run.tapColumns {
            for channel in channels {
                for filter in filters {
                    defer { place += 1 }
                    let seen = channel - filter / filtersPerGroup * perFilter
                    guard filter < layer.outputChannels, seen >= 0, seen < perFilter else {
                        place.pointee = 0
                        continue
                    }
                    let plane = filter * perFilter + seen
                    let index = (plane * kernel.height + run.tapRow) * kernel.width + column
                    place.pointee = weights[index]
                }
            }
        }
        return place
    }
}
