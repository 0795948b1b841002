extension SlidingWindow {
    /// The number of cells of the input that no window reads; `nil` for more than 2²⁰ taps.
    ///
    /// Counted by residues of the stride, so that it costs the taps and not the cells: tap t of
    /// window i reads cell `t·d + i·s − p`, and taps whose `t·d` are alike modulo s read the same
    /// kind of cells, one run of them after the other.
    public var unreadCount: Int? {
        guard dilation > 1 || stride > kernel else {
            let end = (outputExtent - 1) * stride - paddingBefore + span
            return extent - min(max(end, 0), extent)
        }
        guard kernel <= 1 << 20 else { return nil }
        // Taps repeat their residue after `period` taps, which lie `gap` windows apart.
        let divisor = greatestCommonDivisor(dilation, stride)
        let period = stride / divisor
        let gap = dilation / divisor
        let windows = outputExtent
        var read = 0
        for tap in 0..<min(kernel, period) {
            let first = tap * dilation - paddingBefore
            let alike = (kernel - 1 - tap) / period + 1
            if gap <= windows {
                // The runs of these taps touch or overlap: together they are one run.
                read += cellsInside(from: first, count: (alike - 1) * gap + windows)
            } else {
                for index in 0..<alike {
                    let start = first + index * period * dilation
                    read += cellsInside(from: start, count: windows)
                }
            }
        }
        return extent - read
    }

    /// How many of `count` cells, a stride apart from `first` on, lie in the input.
    private func cellsInside(from first: Int, count: Int) -> Int {
        let skipped = first >= 0 ? 0 : (stride - 1 - first) / stride
        guard first < extent else { return 0 }
        // The first of them that lies at 0 or behind it.
        let inside = first >= 0 ? first : first + skipped * stride
        guard inside < extent, skipped < count else { return 0 }
        return min(count - skipped, (extent - 1 - inside) / stride + 1)
    }
}

/// The largest number that divides both, by Euclid's algorithm.
func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
}
