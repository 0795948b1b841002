/// The outputs of one filter: sums of a few products in `Float`, their total in `Double`.
///
/// Made-up inputs and weights can run in step for thousands of channels; their sum grows so large
/// that `Float` alone would lose the next product, and a sound layer would look wrong.
struct SummedPlane {
    var part: [Float]
    var total: [Double]
    private var weights = 0

    init(count: Int) {
        part = [Float](repeating: 0, count: count)
        total = [Double](repeating: 0, count: count)
    }

    mutating func start(at bias: Float) {
        for cell in total.indices { total[cell] = Double(bias) }
    }

    mutating func weightIsDone() {
        weights += 1
        if weights == 64 { flush() }
    }

    mutating func flush() {
        for cell in part.indices {
            total[cell] += Double(part[cell])
            part[cell] = 0
        }
        weights = 0
    }
}
