import Foundation
import Testing

@testable import StudyProgress

/// The loss, its gradient and the errors, held to fsrs-optimizer (Fixtures/fsrs_loss.py).
struct FittingLossTests {
    private struct Oracle: Decodable {
        var predicted: Int
        var start: [Double]
        var histories: [[Review]]
        var sets: [Measured]
    }

    private struct Review: Decodable {
        var rating: Int
        var days: Int
        var order: Int?
    }

    private struct Measured: Decodable {
        var w: [Double]
        var mean: Double
        var gradient: [Double]
        var log_loss: Double
        var rmse_bins: Double
    }

    private let oracle: Oracle
    private let histories: [ReviewHistory]
    private let loss: FittingLoss

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/fsrs-loss.json")
        oracle = try JSONDecoder().decode(Oracle.self, from: Data(contentsOf: file))
        histories = try oracle.histories.map { reviews in
            ReviewHistory(
                reviews: try reviews.map {
                    let rating = try #require(Rating(rawValue: $0.rating))
                    return .init(rating: rating, days: $0.days, order: $0.order)
                }
            )
        }
        loss = FittingLoss(count: oracle.predicted, start: oracle.start)
    }

    private func isClose(_ actual: Double, _ expected: Double) -> Bool {
        abs(actual - expected) <= 1e-6 * max(abs(expected), 1)
    }

    @Test func `loss, log loss and RMSE are those of the published optimizer`() {
        #expect(oracle.sets.count == 6 && oracle.predicted > 500)
        for set in oracle.sets {
            let parameters = FSRSParameters(unchecked: set.w)
            #expect(isClose(loss.mean(parameters, histories), set.mean))
            let error = ParameterFit.error(parameters, histories, from: 0)
            #expect(isClose(error.logLoss, set.log_loss))
            #expect(isClose(error.binnedRMSE, set.rmse_bins))
        }
    }

    @Test func `the gradient is that of the published optimizer`() {
        for set in oracle.sets {
            let (gradient, count) = loss.gradient(FSRSParameters(unchecked: set.w), histories)
            #expect(count == oracle.predicted)
            for (index, expected) in set.gradient.enumerated() {
                #expect(isClose(gradient[index], expected), "w\(index)")
            }
        }
    }

    /// Also where only some reviews count, as with what is held out.
    @Test(arguments: [100, 300])
    func `the gradient is that of central differences`(count: Int) {
        let loss = FittingLoss(count: count, start: oracle.start)
        let values = oracle.sets[3].w
        let (gradient, counted) = loss.gradient(FSRSParameters(unchecked: values), histories)
        #expect(counted == count)
        for index in values.indices {
            let step = 1e-6 * max(values[index], 0.01)
            let sides = [step, -step].map { shift in
                var moved = values
                moved[index] += shift
                return loss.mean(FSRSParameters(unchecked: moved), histories) * Double(count)
            }
            let slope = (sides[0] - sides[1]) / (2 * step)
            let tolerance = 1e-4 * max(abs(slope), 1)
            #expect(abs(gradient[index] - slope) < tolerance, "w\(index): \(slope)")
        }
    }

    @Test func `late reviews weigh four times as much as the first`() {
        let loss = FittingLoss(count: 5, start: oracle.start)
        #expect((0..<6).map(loss.weight) == [0.25, 0.26171875, 0.34375, 0.56640625, 1, 0])
    }
}
