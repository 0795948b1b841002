/// Goes round and round through all items; what was wrong comes again after a few others.
struct CrammingPolicy: StudyPolicy {
    private var queue: [Int]
    private static let distance = 6

    init(itemCount: Int) {
        queue = Array(0..<itemCount)
    }

    mutating func begin(day: Int, daysLeft: Int, seconds: Double) {}

    mutating func next(at now: Double, secondsLeft: Double) -> Int { queue.first ?? 0 }

    mutating func record(_ item: Int, isRight: Bool, seconds: Double, at now: Double) {
        queue.removeFirst()
        queue.insert(item, at: isRight ? queue.count : min(Self.distance, queue.count))
    }
}
