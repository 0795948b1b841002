internal import Foundation

/// How far predictions are from what happened, as the FSRS project measures it.
public struct PredictionError: Hashable, Sendable {
    /// The mean of −ln of the probability that was given to what happened.
    public let logLoss: Double
    /// The root of the mean squared difference of prediction and outcome in bins of reviews that
    /// are alike in interval, number and lapses; bins weigh by their reviews.
    public let binnedRMSE: Double

    /// The error of predictions; 0 where there is none.
    init(_ predictions: [Prediction]) {
        var sum = 0.0
        var bins: [Bin: (count: Double, recalled: Double, predicted: Double)] = [:]
        for prediction in predictions {
            sum += prediction.loss
            var bin = bins[Bin(prediction)] ?? (0, 0, 0)
            bin.count += 1
            bin.recalled += prediction.isRecalled ? 1 : 0
            bin.predicted += prediction.chance
            bins[Bin(prediction)] = bin
        }
        let count = Double(max(predictions.count, 1))
        logLoss = sum / count
        // In a fixed order, so that the last digits are the same each time.
        let squares = bins.sorted { $0.key < $1.key }.reduce(0.0) { squares, entry in
            let difference = (entry.value.recalled - entry.value.predicted) / entry.value.count
            return squares + difference * difference * entry.value.count
        }
        binnedRMSE = (squares / count).squareRoot()
    }
}

extension Prediction {
    /// −ln of the probability that was given to what happened.
    var loss: Double { isRecalled ? -log(chance) : -log1p(-chance) }
}

/// Reviews that are alike: each measure in powers of a base, as fsrs-optimizer takes them.
private struct Bin: Hashable, Comparable {
    let days: Int
    let number: Int
    let lapses: Int

    init(_ prediction: Prediction) {
        days = Self.power(prediction.days, of: 3.62)
        number = Self.power(prediction.number, of: 1.89)
        lapses = prediction.lapses == 0 ? -1 : Self.power(prediction.lapses, of: 1.73)
    }

    private static func power(_ value: Int, of base: Double) -> Int {
        Int((log(Double(value)) / log(base)).rounded(.down))
    }

    static func < (left: Bin, right: Bin) -> Bool {
        (left.days, left.number, left.lapses) < (right.days, right.number, right.lapses)
    }
}
