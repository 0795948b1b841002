import CNNKernels

/// How an output is cut into tiles of m × m.
struct WinogradGrid: Hashable, Sendable {
    /// Outputs of a tile along an axis, m: 2 or 4.
    let size: Int
    let columns: Int
    let rows: Int

    init(size: Int, height: Int, width: Int) {
        self.size = size
        rows = (height + size - 1) / size
        columns = (width + size - 1) / size
    }

    var tiles: Int { rows * columns }
    /// Numbers that a tile becomes, (m + 2)².
    var matrices: Int { (size + 2) * (size + 2) }

    func firstOutput(of tile: Int) -> (row: Int, column: Int) {
        let (row, column) = tile.quotientAndRemainder(dividingBy: columns)
        return (row * size, column * size)
    }

    /// Rows or columns of the input that tiles reach, more than windows do where a last tile only
    /// partly lies on the output.
    func reach(_ axis: Axis) -> Int { (axis == .height ? rows : columns) * size + 2 }

    /// Tiles that are transformed, multiplied and transformed back at a time: as many as a core's
    /// cache holds, and so many that every vector of filters meets a full tile of sums.
    func tilesPerPart(reading input: ImageLayout, writing output: ImageLayout) -> Int {
        let bytes = matrices * (input.blocks + output.blocks) * channelBlock * 4
        let fitting = max((5 << 17) / bytes, 14)
        // An even number of parts, which two threads share.
        let parts = max((tiles + fitting - 1) / fitting, 2)
        return (tiles + (parts + 1) / 2 * 2 - 1) / ((parts + 1) / 2 * 2)
    }

    /// Numbers that a thread needs for the tiles of a part on both sides of the product.
    func scratch(reading input: ImageLayout, writing output: ImageLayout) -> Int {
        let tiles = tilesPerPart(reading: input, writing: output)
        return matrices * (input.blocks + output.blocks) * tiles * channelBlock
    }
}

/// Which convolutions are done by Winograd's way.
enum WinogradChoice: Sendable {
    /// Those that measured quicker so.
    case measured
    /// All that can be, with tiles of so many outputs along an axis.
    case always(Int)

    /// The tile size for a convolution, or `nil` for the direct way.
    ///
    /// Larger tiles save more products, but their filters take 4 times the memory of the direct
    /// ones (tiles of 2: 1.8 times), which counts where few tiles share them. Measured: the table in
    /// the log, `CNNEngine/README.md`.
    func size(for layer: Conv2D, output: Shape) -> Int? {
        let geometry = layer.geometry
        guard geometry.kernelSize == 3, geometry.stride == 1, geometry.dilation == 1,
            layer.groups == 1
        else { return nil }
        if case .always(let size) = self { return size }
        guard layer.inputChannels >= 32, layer.outputChannels >= 32 else { return nil }
        let cells = output[1] * output[2]
        return cells >= 400 ? 4 : cells >= 100 ? 2 : nil
    }
}
