import CNNKernels
import CNNKernelsBaseline
import CNNProcessor

#if V4
    import CNNKernelsV4
#endif
#if V3
    import CNNKernelsV3
#endif

/// The kernels of the instruction sets that this processor has.
enum ChosenKernels {
    /// All of them, the widest first.
    static let available: [any VectorKernels] = {
        var sets: [any VectorKernels] = []
        #if V4
            if cnn_processor_is_v4() != 0 { sets.append(CNNKernelsV4.Kernels()) }
        #endif
        #if V3
            if cnn_processor_is_v3() != 0 { sets.append(CNNKernelsV3.Kernels()) }
        #endif
        sets.append(CNNKernelsBaseline.Kernels())
        return sets
    }()

    /// The widest.
    static let widest = available[0]
}

extension VectorKernels {
    /// Blocks of output channels of a tile, for which weights are packed.
    var tileBlocks: Int { Self.blocksPerTile }
    /// Rows of a tile: positions, filters or taps.
    var tileRows: Int { Self.positionsPerTile }
}
