internal import Foundation

/// The 21 parameters w₀ … w₂₀ of FSRS-6.
public struct FSRSParameters: Hashable, Sendable {
    /// Why numbers are no parameters.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// FSRS has 17, 19 or 21 parameters by version.
        case count(Int)
        /// A parameter lies where the model makes no sense.
        case outOfBounds(index: Int, value: Double, bounds: ClosedRange<Double>)

        /// What is wrong, with the value.
        public var description: String {
            switch self {
            case .count(let count):
                "FSRS has 21 parameters (19 in version 5, 17 in version 4), not \(count)."
            case .outOfBounds(let index, let value, let bounds):
                "The parameter w\(index) is \(value) and must lie between "
                    + "\(bounds.lowerBound) and \(bounds.upperBound)."
            }
        }
    }

    /// The values, w₀ first.
    public let values: [Double]

    /// Fitted by the FSRS project to the reviews of 10,000 users of Anki.
    public static let `default` = FSRSParameters(unchecked: [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ])

    /// Where each parameter must lie, as in py-fsrs 6.3.
    public static let bounds: [ClosedRange<Double>] = [
        0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4,
        0.001...0.75, 0...4.5, 0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4,
        0...1, 1...6, 0...2, 0...2, 0...0.8, 0.1...0.8,
    ]

    /// Takes 21 values, or those of an older version: FSRS-5 has no w₁₉, FSRS-4.5 no same-day terms.
    ///
    /// Throws `Problem` when the count or a value is none that FSRS has.
    public init(_ values: [Double]) throws(Problem) {
        var values = values
        switch values.count {
        case 21: break
        case 19: values += [0, Self.fixedDecay]
        case 17:
            values[4] += 2 * values[5]
            values[5] = log(1 + 3 * values[5]) / 3
            values[6] += 0.5
            values += [0, 0, 0, Self.fixedDecay]
        default: throw .count(values.count)
        }
        for (index, value) in values.enumerated() where !Self.bounds[index].contains(value) {
            throw .outOfBounds(index: index, value: value, bounds: Self.bounds[index])
        }
        self.values = values
    }

    /// Values that are not held to the bounds, as the vectors of other programs have them.
    init(unchecked values: [Double]) {
        self.values = values
    }

    /// The decay of the versions before 6, which did not fit it.
    private static let fixedDecay = 0.5

    subscript(index: Int) -> Double { values[index] }
}
