public import StudyCore
public import StudyProgress
public import StudyQuizzes

/// A review: what is due in turn, the most at risk first, and no topic twice running where there is
/// another.
public struct ReviewSitting: Sendable {
    /// What is to be answered.
    public enum Prompt: Sendable {
        /// A question with numbers.
        case question(Asked)
        /// A card of the notes.
        case card(AskedCard)
    }

    /// A card to recall.
    public struct AskedCard: Sendable {
        /// Its item.
        public let item: ItemID
        /// Its text.
        public let card: CardText
        /// Whether it is asked for the first time.
        public let isNew: Bool
    }

    /// A question to ask.
    public struct Asked: Sendable {
        /// The question with its numbers.
        public let variant: VerifiedVariant
        /// The mistake that it was chosen to catch.
        public let target: String?
        /// Whether its kind is asked for the first time.
        public let isNew: Bool
    }

    /// What is asked.
    public struct Choice: Sendable {
        /// The topics that take part; `nil` for all.
        public var topics: Set<TopicID>?
        /// The most kinds of questions to meet for the first time.
        public var newCount: Int
        /// What a plan up to a test asks today, before anything else that is due; `nil` without one.
        public var plan: Later<[ItemID]>?
        /// Whether the first question is what is due, as the plan takes its time.
        public var beginsWithDue = false

        /// A choice of topics, of how much is new, and of what comes first.
        public init(
            topics: Set<TopicID>? = nil,
            newCount: Int = 10,
            plan: Later<[ItemID]>? = nil
        ) {
            self.topics = topics
            self.newCount = newCount
            self.plan = plan
        }
    }

    /// Answers, hints and scores.
    public var quiz: QuizSitting
    /// How many cards were graded, by rating.
    public private(set) var grades: [Rating: Int] = [:]
    /// Kinds met for the first time so far.
    public private(set) var newCount = 0
    let log: ProgressLog
    private let library: QuizLibrary
    private let deck: RecallDeck?
    let choice: Choice
    private var fresh: [(item: ItemID, card: CardText?)]?
    private var unmet: [(item: ItemID, card: CardText)]?
    private var last: TopicID?
    /// What is left of the plan; `nil` before it is looked at.
    private var planned: [ItemID]?
    /// Asked before the plan was looked at.
    private var asked: Set<ItemID> = []
    /// Skipped, withdrawn, or with no numbers left: not asked again in this sitting.
    private var left: Set<ItemID> = []
    private var current: (item: ItemID, prompt: Prompt)?

    /// A step of minutes that ends within this time is asked ahead when nothing else is due.
    static let lookAhead = 20.0 * 60
    private static let candidates = 200

    /// A review of what is due in a log; the seed draws the numbers.
    ///
    /// Without a deck, questions only.
    public init(
        _ log: ProgressLog,
        _ library: QuizLibrary,
        _ deck: RecallDeck?,
        _ choice: Choice,
        seed: UInt64
    ) {
        self.log = log
        self.library = library
        self.deck = deck
        self.choice = choice
        quiz = QuizSitting(topics: [], count: .max, seed: seed)
    }

    /// What to ask next; `nil` when nothing is due.
    public mutating func next() throws(StoreError) -> Prompt? {
        while let (item, card) = try nextItem() {
            guard let prompt = try prompt(item, card) else {
                left.insert(item)
                continue
            }
            current = (item, prompt)
            last = item.topic
            if planned == nil { asked.insert(item) }
            if case .question(let asked) = prompt {
                quiz.take(asked.variant, of: library.topic(item.topic))
            }
            return prompt
        }
        return nil
    }

    /// Keeps the answer that was just given; it is on the disk when this returns.
    public func record(_ result: QuizSitting.Result) throws(StoreError) {
        var target: String?
        if case .question(let asked)? = current?.prompt { target = asked.target }
        try log.record(
            result,
            from: .review,
            target: target,
            credits: library.credits(for: result.variant.question.id.topic)
        )
    }

    /// Keeps how well a card was known; it is on the disk when this returns.
    public mutating func grade(
        _ asked: AskedCard,
        _ rating: Rating,
        typed: String,
        seconds: Double
    ) throws(StoreError) {
        var event = log.event(asked.item, rating, .graded)
        event.source = .review
        event.typed = typed
        event.seconds = seconds
        try log.store.record(event, of: asked.card)
        grades[rating, default: 0] += 1
    }

    /// Goes on from what was answered.
    public mutating func finish() {
        switch current?.prompt {
        case .question(let asked)? where asked.isNew: newCount += 1
        case .card(let asked)? where asked.isNew: newCount += 1
        default: break
        }
    }

    /// Leaves what is asked for today.
    public mutating func skip() {
        quiz.skip()
        if let current { left.insert(current.item) }
    }

    // MARK: - Choosing

    private mutating func nextItem() throws(StoreError) -> (item: ItemID, card: CardText?)? {
        let isFirst = current == nil && left.isEmpty
        let (now, today) = (log.clock.now, log.today)
        let due = try log.store.due(
            at: now,
            on: today,
            topics: choice.topics,
            limit: Self.candidates + left.count
        ).map(\.id)
        if let slip = nextSlip(due) { return (slip, nil) }
        if !(choice.beginsWithDue && isFirst), let item = try nextPlanned() { return (item, nil) }
        // One after the other, as each topic that is looked at costs its quiz file.
        if let item = due.first(where: { $0.topic != last && isAvailable($0) }) {
            return (item, nil)
        }
        if let item = try nextPlanned() { return (item, nil) }
        if let new = try nextNew() { return new }
        // Of one topic only: at least not the same again.
        if let item = other(than: current?.item, of: due) { return (item, nil) }
        let steps = try log.store.stepsEnding(
            before: now.adding(seconds: Self.lookAhead),
            on: today,
            topics: choice.topics,
            limit: Self.candidates + left.count
        ).map(\.id)
        let next =
            steps.first { $0.topic != last && isAvailable($0) }
            ?? other(than: current?.item, of: steps)
        return next.map { ($0, nil) }
    }

    /// A mistake that is due, every other time: a plan knows questions and cards, and a slip is to come
    /// back soon.
    private func nextSlip(_ due: [ItemID]) -> ItemID? {
        guard choice.plan != nil, current?.item.kind != .mistake else { return nil }
        return due.first { $0.kind == .mistake && $0.topic != last && isAvailable($0) }
    }

    /// The first that can be asked and is not an item; that one where there is no other.
    private func other(than item: ItemID?, of items: [ItemID]) -> ItemID? {
        items.first { $0 != item && isAvailable($0) } ?? items.first(where: isAvailable)
    }

    /// The next of the plan, of another topic than the last where there is one.
    private mutating func nextPlanned() throws(StoreError) -> ItemID? {
        if planned == nil {
            planned = try choice.plan?.value()?.filter { item in
                !asked.contains(item) && choice.topics?.contains(item.topic) ?? true
            }
        }
        guard let items = planned else { return nil }
        let place =
            items.firstIndex { $0.topic != last && isAvailable($0) }
            ?? items.firstIndex(where: isAvailable)
        return place.flatMap { planned?.remove(at: $0) }
    }

    /// Whether an item can be asked: a question that was withdrawn from its file cannot.
    private func isAvailable(_ item: ItemID) -> Bool {
        guard !left.contains(item) else { return false }
        return item.kind == .recall ? deck != nil : library.has(item)
    }

    /// What was never asked, of another topic than the last.
    private mutating func nextNew() throws(StoreError) -> (item: ItemID, card: CardText?)? {
        guard newCount < choice.newCount else { return nil }
        if fresh == nil { fresh = try freshItems() }
        let place = fresh?.firstIndex { $0.item.topic != last && !left.contains($0.item) }
        return place.flatMap { fresh?.remove(at: $0) }
    }

    /// Questions and cards that were never asked, in turn.
    private mutating func freshItems() throws(StoreError) -> [(item: ItemID, card: CardText?)] {
        let known = try log.store.known(.question)
        let questions = library.inTurn(choice.topics).map { ItemID($0.id) }
            .filter { !known.contains($0) }
        let cards = try unmetCards().filter { choice.topics?.contains($0.item.topic) ?? true }
        return (0..<max(questions.count, cards.count)).flatMap { place in
            (questions.indices.contains(place) ? [(questions[place], nil)] : [])
                + (cards.indices.contains(place) ? [(cards[place].item, cards[place].card)] : [])
        }
    }

    private mutating func prompt(
        _ item: ItemID,
        _ card: CardText?
    ) throws(StoreError) -> Prompt? {
        guard item.kind == .recall else { return draw(item).map(Prompt.question) }
        if let card { return .card(AskedCard(item: item, card: card, isNew: true)) }
        if let card = try log.store.card(of: item) {
            return .card(AskedCard(item: item, card: card, isNew: false))
        }
        return try unmetCards().first { $0.item == item }
            .map { .card(AskedCard(item: item, card: $0.card, isNew: true)) }
    }

    /// The cards that were not met when this was asked for first.
    private mutating func unmetCards() throws(StoreError) -> [(item: ItemID, card: CardText)] {
        if let unmet { return unmet }
        let cards = try deck?.unmetCards(log.store).map { ($0.freshItem, $0) } ?? []
        unmet = cards
        return cards
    }

    /// A question for an item with numbers that were not asked before in this sitting.
    private mutating func draw(_ item: ItemID) -> Asked? {
        let target = item.kind == .mistake ? item.name : nil
        let questions =
            if let id = item.question {
                [library.question(id)].compactMap(\.self)
            } else {
                library.topic(item.topic)?.questions ?? []
            }
        let seed = quiz.seed &+ UInt64(quiz.number)
        var stream = QuestionStream(questions, seed: seed, catching: target)
        while let drawn = stream.next() {
            switch drawn {
            case .success(let variant):
                let isNew = item.kind == .question && (try? log.store.schedule(of: item)) == nil
                return Asked(variant: variant, target: target, isNew: isNew)
            case .failure(let refusal): quiz.refuse(refusal)
            }
        }
        return nil
    }
}
