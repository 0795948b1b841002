internal import StudyCore
public import StudyProgress

/// What `study review --json` prints, `study.review/1`: what is due, the most at risk first.
public struct ReviewDocument: Encodable, Sendable {
    let schema = "study.review/1"
    let now: String
    let day: String
    let items: [Item]

    struct Item: Encodable, Sendable {
        let kind: String
        let topic: String
        let name: String
        let state: String
        /// The chance to remember it today.
        let retrievability: Double
        let stability: Double
        let difficulty: Double
        let reviews: Int
        let lapses: Int
        let due: String
    }

    /// The document of what is due in a log.
    public init(_ log: ProgressLog, _ choice: ReviewSitting.Choice) throws(StoreError) {
        let (now, today) = (log.clock.now, log.today)
        let model = FSRSModel(log.store.settings.parameters)
        self.now = "\(now)"
        day = "\(today)"
        items = try log.store.due(at: now, on: today, topics: choice.topics, limit: .max)
            .map { found in
                let memory = found.schedule.state.memory
                return Item(
                    kind: found.id.kind.rawValue,
                    topic: found.id.topic.slug,
                    name: found.id.name,
                    state: found.schedule.state.phase.rawValue,
                    retrievability: found.schedule.retrievability(on: today, model),
                    stability: memory.stability,
                    difficulty: memory.difficulty,
                    reviews: found.schedule.reviews,
                    lapses: found.schedule.lapses,
                    due: "\(found.schedule.dueDay)"
                )
            }
    }
}
