internal import Foundation

/// Descent by Adam (Kingma & Ba 2015) at a rate that falls as a cosine to zero, within the bounds
/// of the parameters.
struct AdamDescent {
    private(set) var values: [Double]
    private let steps: Int
    private let rate: Double
    private var taken = 0
    private var mean: [Double]
    private var square: [Double]

    init(_ values: [Double], steps: Int, rate: Double) {
        self.values = values
        self.steps = steps
        self.rate = rate
        mean = values.map { _ in 0 }
        square = mean
    }

    /// Takes a step down a gradient.
    mutating func step(_ gradient: [Double]) {
        let rate = rate * (1 + cos(.pi * Double(taken) / Double(max(steps, 1)))) / 2
        taken += 1
        let (meanShare, squareShare) = (1 - pow(0.9, Double(taken)), 1 - pow(0.999, Double(taken)))
        for index in values.indices {
            mean[index] += 0.1 * (gradient[index] - mean[index])
            square[index] += 0.001 * (gradient[index] * gradient[index] - square[index])
            let step = mean[index] / meanShare / ((square[index] / squareShare).squareRoot() + 1e-8)
            let bounds = FSRSParameters.bounds[index]
            values[index] = min(
                max(values[index] - rate * step, bounds.lowerBound),
                bounds.upperBound
            )
        }
    }
}
