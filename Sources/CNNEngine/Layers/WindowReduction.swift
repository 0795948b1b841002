/// What a pooling makes of the values under a window; the check of its engine is made from this.
public enum WindowReduction: Hashable, Sendable {
    /// The largest value; padding counts as −∞.
    case maximum
    /// The mean; whether the zeros of the padding count in the divisor.
    case mean(countsPadding: Bool)
    /// The sum; padding counts as 0.
    case sum

    /// One output by its definition, in `Double`, tap by tap from an image that is never stored.
    ///
    /// The divisor of a mean is the number of taps on the input or, where padding counts, on the
    /// padded input: under `ceil` a last window may reach beyond it. A mean over no cell is 0.
    func value(
        of image: StreamedImage,
        channel: Int,
        rows: (window: SlidingWindow, position: Int),
        columns: (window: SlidingWindow, position: Int)
    ) -> Double {
        var largest = -Double.infinity
        var (sum, onInput, onPaddedInput) = (0.0, 0, 0)
        for tapRow in 0..<rows.window.kernel {
            let row = rows.window.cell(under: tapRow, at: rows.position)
            for tapColumn in 0..<columns.window.kernel {
                let column = columns.window.cell(under: tapColumn, at: columns.position)
                let isPadded =
                    row < image.height + rows.window.paddingAfter
                    && column < image.width + columns.window.paddingAfter
                if isPadded { onPaddedInput += 1 }
                guard row >= 0, row < image.height, column >= 0, column < image.width else {
                    continue
                }
                let value = Double(image.value(channel, row, column))
                onInput += 1
                sum += value
                largest = max(largest, value)
            }
        }
        switch self {
        case .maximum: return largest
        case .mean(let countsPadding):
            let divisor = countsPadding ? onPaddedInput : onInput
            return divisor == 0 ? 0 : sum / Double(divisor)
        case .sum: return sum
        }
    }
}

extension SlidingWindow {
    /// The cell of the input under a tap of the window at a position, both counted from 0.
    fileprivate func cell(under tap: Int, at position: Int) -> Int {
        position * stride - paddingBefore + tap * dilation
    }
}
