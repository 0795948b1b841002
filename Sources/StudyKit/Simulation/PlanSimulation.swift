internal import CNNEngine
internal import Foundation
internal import StudyProgress

/// Compares schedules on simulated students: what they know on the day of the test, at equal minutes.
public struct PlanSimulation: Sendable {
    /// What is simulated.
    public struct Settings: Hashable, Sendable, Encodable {
        /// Students, each of whom studies once by every schedule.
        public var students: Int
        /// Things to know.
        public var items: Int
        /// Days of study; the test is on the morning behind the last.
        public var days: Int
        /// Minutes of study a day.
        public var minutesPerDay: Double
        /// The seed of everything that is drawn.
        public var seed: UInt64

        /// Settings; without others, a course week and a half with the questions of a week.
        public init(
            students: Int = 100,
            items: Int = 150,
            days: Int = 10,
            minutesPerDay: Double = 30,
            seed: UInt64 = 1
        ) {
            self.students = students
            self.items = items
            self.days = days
            self.minutesPerDay = minutesPerDay
            self.seed = seed
        }
    }

    /// How a schedule did.
    public struct Outcome: Hashable, Sendable, Encodable {
        /// The schedule.
        public let policy: StudyPolicyKind
        /// The part of the items known on the day of the test, mean over students.
        public let recall: Double
        /// Its standard deviation between students.
        public let deviation: Double
        /// The mean of the tenth of the students who know least.
        public let weakestTenth: Double
        /// The part that is still known thirty days after the test.
        public let monthLater: Double
        /// Minutes that were used in all, mean.
        public let minutes: Double
        /// Answers in all, mean.
        public let reviews: Double
        /// The planner's lead over this schedule, student by student: its mean.
        public let lead: Double
        /// The standard error of the lead.
        public let leadError: Double
        /// The part of the students who know more by the planner.
        public let beaten: Double
        /// By mornings, the part of the students whose score lay within what was expected then: nine
        /// in ten by rights; empty where nothing was expected.
        public let foretold: [Double]
    }

    /// What is simulated.
    public let settings: Settings
    private let costs = AnswerCosts()

    /// A simulation.
    public init(_ settings: Settings = Settings()) {
        self.settings = settings
    }

    /// Runs all students through all schedules.
    public func run() -> [Outcome] {
        let runs = (0..<settings.students).map { student in
            StudyPolicyKind.allCases.map { run($0, student: student) }
        }
        return StudyPolicyKind.allCases.enumerated().map { place, policy in
            outcome(policy, runs.map { $0[place] }, planner: runs.map { $0[0] })
        }
    }

    private struct Run {
        var recall = 0.0
        var monthLater = 0.0
        var seconds = 0.0
        var reviews = 0
        /// For each morning whether the score lay within what was expected.
        var isForetold: [Bool] = []
    }

    private func run(_ kind: StudyPolicyKind, student number: Int) -> Run {
        // The same student for each schedule: the pairs differ by the schedule alone.
        var student = SimulatedStudent(
            itemCount: settings.items,
            costs: costs,
            random: SplitMix64(seed: settings.seed).split(UInt64(number))
        )
        var policy = kind.make(itemCount: settings.items, costs: costs)
        let budgets = kind.seconds(
            days: settings.days,
            secondsPerDay: settings.minutesPerDay * 60
        )
        var run = Run()
        for (day, budget) in budgets.enumerated() where budget > 0 {
            policy.begin(day: day, daysLeft: settings.days - day, seconds: budget)
            var used = 0.0
            while used < budget {
                let now = Double(day) + used / 86_400
                let item = policy.next(at: now, secondsLeft: budget - used)
                let (isRight, seconds) = student.answer(item, at: now)
                policy.record(item, isRight: isRight, seconds: seconds, at: now)
                used += seconds
                run.reviews += 1
            }
            run.seconds += used
        }
        run.recall = student.recall(at: Double(settings.days))
        run.monthLater = student.recall(at: Double(settings.days + 30))
        let score = student.score(at: Double(settings.days))
        run.isForetold = policy.forecasts.map { $0.contains(score) }
        return run
    }

    private func outcome(_ policy: StudyPolicyKind, _ runs: [Run], planner: [Run]) -> Outcome {
        let recalls = runs.map(\.recall)
        let leads = zip(planner, runs).map { $0.recall - $1.recall }
        let weakest = recalls.sorted().prefix(max(recalls.count / 10, 1))
        return Outcome(
            policy: policy,
            recall: recalls.mean,
            deviation: recalls.standardDeviation,
            weakestTenth: Array(weakest).mean,
            monthLater: runs.map(\.monthLater).mean,
            minutes: runs.map(\.seconds).mean / 60,
            reviews: runs.map { Double($0.reviews) }.mean,
            lead: leads.mean,
            leadError: leads.standardDeviation / Double(max(leads.count, 1)).squareRoot(),
            beaten: Double(leads.count { $0 > 0 }) / Double(max(leads.count, 1)),
            foretold: (runs.first?.isForetold ?? []).indices.map { day in
                runs.map { $0.isForetold[day] ? 1.0 : 0 }.mean
            }
        )
    }
}

extension [Double] {
    /// The arithmetic mean, 0 of none.
    fileprivate var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }

    /// The standard deviation of a sample (n − 1).
    fileprivate var standardDeviation: Double {
        guard count > 1 else { return 0 }
        let mean = mean
        let squares = reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(count - 1)).squareRoot()
    }
}
