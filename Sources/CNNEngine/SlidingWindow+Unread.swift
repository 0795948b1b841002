extension SlidingWindow {
    /// The number of cells of the input that no window reads; `nil` for more than 2²⁰ taps.
    ///
    /// Tap t of window i reads cell `t·d + i·s − p`. Counted by residues of the stride s, so that it
    /// costs the taps or the cells, whichever are fewer.
    public var unreadCount: Int? {
        guard dilation > 1 || stride > kernel else {
            let end = (outputExtent - 1) * stride - paddingBefore + span
            return extent - min(max(end, 0), extent)
        }
        guard kernel <= 1 << 20 else { return nil }
        return extent < kernel ? unreadCountByCells : unreadCountByTaps
    }

    /// Taps whose `t·d` are alike modulo s read the same kind of cells, one run after the other.
    private var unreadCountByTaps: Int {
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

    /// A cell c is read when some tap t with `t·d ≡ c + p (mod s)` lies in a window over it.
    private var unreadCountByCells: Int {
        let divisor = greatestCommonDivisor(dilation, stride)
        let period = stride / divisor
        let inverse = Self.inverse(of: dilation / divisor % period, modulo: period)
        let lastStart = (outputExtent - 1) * stride
        var unread = 0
        for cell in 0..<extent {
            let place = cell + paddingBefore
            guard place.isMultiple(of: divisor) else {
                unread += 1
                continue
            }
            let product = (place / divisor % period).multipliedFullWidth(by: inverse)
            // The least tap that reads cells of this kind, then the least over this very cell.
            var tap = period.dividingFullWidth(product).remainder
            let least = place > lastStart ? (place - lastStart - 1) / dilation + 1 : 0
            if tap < least { tap += ((least - tap - 1) / period + 1) * period }
            if tap > min(kernel - 1, place / dilation) { unread += 1 }
        }
        return unread
    }

    /// The x with `x · number ≡ 1` modulo a number that shares no divisor with it; 0 modulo 1.
    private static func inverse(of number: Int, modulo modulus: Int) -> Int {
        var (rest, next) = (modulus, number)
        var (factor, nextFactor) = (0, 1)
        while next != 0 {
            let quotient = rest / next
            (rest, next) = (next, rest - quotient * next)
            (factor, nextFactor) = (nextFactor, factor - quotient * nextFactor)
        }
        return modulus == 1 ? 0 : factor < 0 ? factor + modulus : factor
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
