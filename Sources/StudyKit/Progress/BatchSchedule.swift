internal import StudyProgress

/// Answers `study schedule --batch`: one review history in, the states after each review out.
public enum BatchSchedule {
    /// The most reviews of one request.
    static let mostReviews = 1_000_000

    private static let lines = BatchLine(namesLayers: false)

    /// The answer to a line, and whether it is one and not an error.
    public static func answer(_ line: String) -> (line: String, isAnswer: Bool) {
        lines.answer(line) { fields throws(RequestError) in
            [JSONValue.Field(name: "states", value: .array(try states(fields)))]
        }
    }

    /// The line for a request that was longer than can be read.
    public static func tooLong() -> String { lines.tooLong }

    // MARK: - Reading

    private struct Review {
        var rating: Rating
        var gap: Double
    }

    private static func states(_ fields: [JSONValue.Field]) throws(RequestError) -> [JSONValue] {
        let request = try RequestFields(
            fields,
            of: "A request",
            allowed: ["id", "config", "reviews"]
        )
        let settings = try settings(request.raw("config"))
        guard case .array(let entries)? = request.raw("reviews") else {
            throw RequestError("missing_field", "A request needs the field 'reviews': a list.")
        }
        guard entries.count <= mostReviews else {
            throw RequestError(
                "too_many_reviews",
                "A request has at most \(mostReviews) reviews, not \(entries.count)."
            )
        }
        var reviews: [Review] = []
        for (index, entry) in entries.enumerated() {
            reviews.append(try review(entry, number: index + 1))
        }
        return states(after: reviews, Scheduler(settings: settings))
    }

    private static func settings(_ config: JSONValue?) throws(RequestError) -> SchedulerSettings {
        var settings = SchedulerSettings()
        guard let config else { return settings }
        guard case .object(let fields) = config else {
            throw RequestError("wrong_type", "The field 'config' needs an object.")
        }
        let read = try RequestFields(
            fields,
            of: "The config",
            allowed: [
                "desired_retention", "maximum_interval", "learning_steps_s", "relearning_steps_s",
            ]
        )
        if let retention = try read.number("desired_retention") {
            guard retention > 0, retention <= 1 else {
                throw outOfRange("desired_retention", "above 0 and at most 1", "\(retention)")
            }
            settings.desiredRetention = retention
        }
        if let maximum = try read.integer("maximum_interval") {
            guard (1...1_000_000).contains(maximum) else {
                throw outOfRange("maximum_interval", "from 1 to 1,000,000 days", "\(maximum)")
            }
            settings.maximumInterval = maximum
        }
        settings.learningSteps = try steps("learning_steps_s", read) ?? settings.learningSteps
        settings.relearningSteps = try steps("relearning_steps_s", read) ?? settings.relearningSteps
        return settings
    }

    private static func steps(
        _ name: String,
        _ fields: RequestFields
    ) throws(RequestError) -> [Double]? {
        guard let steps = try fields.numbers(name) else { return nil }
        for step in steps where !(0...1e9).contains(step) {
            throw outOfRange(name, "steps from 0 to 1,000,000,000 seconds", "\(step)")
        }
        return steps
    }

    private static func review(_ entry: JSONValue, number: Int) throws(RequestError) -> Review {
        guard case .object(let fields) = entry else {
            throw RequestError("wrong_type", "Review \(number) is \(entry.kind), not an object.")
        }
        let read = try RequestFields(
            fields,
            of: "Review \(number)",
            allowed: ["rating", "gap_s"]
        )
        guard let value = try read.integer("rating") else {
            throw RequestError("missing_field", "Review \(number) needs the field 'rating'.")
        }
        guard let rating = Rating(rawValue: value) else {
            throw outOfRange("rating", "1 (again), 2 (hard), 3 (good) or 4 (easy)", "\(value)")
        }
        let gap = try read.number("gap_s")
        guard let gap = number == 1 ? gap ?? 0 : gap else {
            throw RequestError("missing_field", "Review \(number) needs the field 'gap_s'.")
        }
        guard (0...1e15).contains(gap) else {
            throw outOfRange("gap_s", "from 0 to 1e15 seconds", "\(gap)")
        }
        return Review(rating: rating, gap: gap)
    }

    private static func outOfRange(_ name: String, _ range: String, _ value: String) -> RequestError
    {
        RequestError("out_of_range", "The field '\(name)' needs \(range), not \(value).")
    }

    // MARK: - Answering

    private static func states(after reviews: [Review], _ scheduler: Scheduler) -> [JSONValue] {
        var state: LearningState?
        return reviews.map { review in
            let days = (review.gap / 86_400).rounded(.down)
            let before = state.map {
                scheduler.model.retrievability(after: days, stability: $0.memory.stability)
            }
            let next = scheduler.review(state, review.rating, afterDays: days)
            state = next.state
            return JSONValue.fields([
                "S": .number(next.state.memory.stability),
                "D": .number(next.state.memory.difficulty),
                "R_before": .number(before ?? 0),
                "state": .string(next.state.phase.rawValue),
                "step": .integer(orNull: next.state.step),
                "due_in_s": seconds(next.delay.seconds),
            ])
        }
    }

    /// Whole seconds are written as an integer.
    private static func seconds(_ seconds: Double) -> JSONValue {
        Int(exactly: seconds).map { .integer($0) } ?? .number(seconds)
    }
}
