/// The days that an interval may be moved to, so that what was learned together comes apart.
struct IntervalFuzz: Hashable {
    let days: ClosedRange<Int>

    /// Parts of an interval and the share of each that it may be off by.
    private static let shares: [(days: Range<Double>, share: Double)] = [
        (2.5..<7, 0.15), (7..<20, 0.1), (20..<Double.infinity, 0.05),
    ]

    /// The days around an interval; only itself below two and a half.
    static func range(around interval: Int, maximum: Int) -> IntervalFuzz {
        guard Double(interval) >= 2.5 else { return IntervalFuzz(days: interval...interval) }
        let days = Double(interval)
        let delta = shares.reduce(1.0) { sum, part in
            sum + part.share
                * max(min(days, part.days.upperBound) - part.days.lowerBound, 0)
        }
        let last = min(Int((days + delta).rounded()), maximum)
        let first = min(max(2, Int((days - delta).rounded())), last)
        return IntervalFuzz(days: first...last)
    }

    /// The day at a place from 0 to below 1.
    func day(at place: Double) -> Int {
        min(days.lowerBound + Int(place * Double(days.count)), days.upperBound)
    }
}
