public import StudyProgress

extension ReviewSitting {
    /// What is due, by when.
    public struct Ahead: Hashable, Sendable {
        /// Due now.
        public var now: Int
        /// Due before the day ends.
        public var today: Int
        /// Due before the next day ends.
        public var tomorrow: Int
    }

    /// What is due now, today and tomorrow.
    public func ahead() throws(StoreError) -> Ahead {
        let (now, today) = (log.clock.now, log.today)
        let end = now.adding(seconds: 86_400)
        return Ahead(
            now: try count(at: now, on: today),
            today: try count(at: end, on: today),
            tomorrow: try count(at: end, on: StudyDay(number: today.number + 1))
        )
    }

    /// What is due now.
    public func dueCount() throws(StoreError) -> Int {
        try count(at: log.clock.now, on: log.today)
    }

    private func count(at moment: Timestamp, on day: StudyDay) throws(StoreError) -> Int {
        try log.store.dueCount(at: moment, on: day, topics: choice.topics)
    }
}
