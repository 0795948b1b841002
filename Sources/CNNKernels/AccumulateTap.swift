/// Adds one weight times a row of inputs, `stride` cells apart, to a row of outputs.
///
/// Returns the number of multiply-adds done. The source must reach `(outputs.count − 1) · stride`
/// cells beyond its start.
public func accumulateTap(
    weight: Float,
    source: UnsafePointer<Float>,
    stride: Int,
    into outputs: UnsafeMutableBufferPointer<Float>
) -> Int {
    var done = 0
    if stride == 1 {
        for column in outputs.indices {
            outputs[column] += weight * source[column]
            done &+= 1
        }
    } else {
        for column in outputs.indices {
            outputs[column] += weight * source[column &* stride]
            done &+= 1
        }
    }
    return done
}
