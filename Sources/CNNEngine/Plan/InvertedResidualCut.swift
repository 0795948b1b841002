import CNNKernels

/// How an inverted residual is cut into parts: some lines of all channels where they are projected
/// along, otherwise all lines of some channels.
struct InvertedResidualCut: Sendable {
    /// What a part expands, a group of blocks at a time.
    let expanded: ImageLayout
    /// What a part projects.
    let narrowed: ImageLayout
    /// Lines of the output that are made of what has been expanded before more is.
    let lag: Int
    /// Lines of the output that are projected at a time.
    let linesOfStretch: Int
    private let lines: Int
    private let linesPerPart: Int
    private let groups: Int
    private let isProjected: Bool

    /// Bytes of what a part keeps between its convolutions, about half of a core's cache.
    private static let bytesOfPart = 5 << 17
    /// Bytes that are expanded before they are read.
    private static let bytesOfLag = 1 << 16
    private static let longestStretch = 112

    /// Cuts by what a core's cache holds and by how many threads there are.
    ///
    /// - Parameters:
    ///   - input: The shape that is expanded to, or filtered at once.
    ///   - output: The shape behind the depthwise convolution.
    ///   - windows: Those of the depthwise convolution.
    ///   - groupBlocks: Blocks of channels that are expanded at a time; nil without expansion.
    ///   - projects: Whether the output is projected along.
    ///   - threads: Threads that share one example.
    init(
        input: Shape,
        output: Shape,
        windows: (rows: SlidingWindow, columns: SlidingWindow),
        groupBlocks: Int?,
        projects: Bool,
        threads: Int
    ) {
        lines = output[1]
        isProjected = projects
        let (rows, columns) = windows
        let blocks = ImageLayout(output).blocks
        groups = (blocks + (groupBlocks ?? 1) - 1) / (groupBlocks ?? 1)
        let bytesOfCell = channelBlock * MemoryLayout<Float>.stride
        let cells = columns.paddingBefore + input[2] + columns.paddingAfter
        let expandedBytes = (groupBlocks ?? 0) * cells * bytesOfCell * rows.stride
        let bytes = expandedBytes + blocks * output[2] * bytesOfCell
        let fitting = min(max(Self.bytesOfPart / bytes, 1), lines)
        // As many parts as threads share evenly.
        let parts = (lines + fitting * threads - 1) / (fitting * threads) * threads
        linesPerPart = projects ? (lines + parts - 1) / parts : lines
        lag = max(Self.bytesOfLag / max(expandedBytes, 1), 1)
        linesOfStretch = max(Self.longestStretch / output[2], 1)
        let height = (linesPerPart - 1) * rows.stride + (rows.kernel - 1) * rows.dilation + 1
        let channels = (groupBlocks ?? 0) * channelBlock
        var expanded = ImageLayout(Shape(channels: channels, height: height, width: input[2]))
        expanded.margin.left = columns.paddingBefore
        expanded.margin.right = columns.paddingAfter
        self.expanded = expanded
        narrowed = ImageLayout(
            Shape(channels: output[0], height: linesPerPart, width: output[2])
        )
    }

    /// Parts of one example.
    var parts: Int { isProjected ? (lines + linesPerPart - 1) / linesPerPart : groups }

    /// Numbers that a thread needs.
    var scratch: Int { expanded.count + (isProjected ? narrowed.count : 0) }

    /// The lines and the groups of blocks of a part.
    subscript(part: Int) -> (lines: Range<Int>, groups: Range<Int>) {
        guard isProjected else { return (0..<lines, part..<(part + 1)) }
        let first = part * linesPerPart
        return (first..<min(first + linesPerPart, lines), 0..<groups)
    }
}
