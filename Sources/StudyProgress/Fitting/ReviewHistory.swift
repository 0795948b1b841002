/// The reviews of one item in turn, as parameters are fitted to them.
struct ReviewHistory: Sendable {
    /// A review.
    struct Review: Hashable, Sendable {
        /// How it went.
        var rating: Rating
        /// Whole days since the review before; 0 for the first.
        var days: Int
        /// Its place in time among all reviews that are predicted.
        ///
        /// `nil` for the first of an item and for those on the day of the review before: whether
        /// they are right says nothing about forgetting.
        var order: Int?
    }

    /// The reviews, the oldest first.
    var reviews: [Review] = []

    /// The reviews of a log by item, and how many of them are predicted.
    ///
    /// The log comes in the order of time. Credit is left out: the published loss knows none.
    static func all<Item: Hashable>(
        _ log: some Sequence<(item: Item, day: StudyDay, rating: Rating)>
    ) -> (histories: [ReviewHistory], predicted: Int) {
        var places: [Item: Int] = [:]
        var lastDays: [Int] = []
        var histories: [ReviewHistory] = []
        var predicted = 0
        for (item, day, rating) in log {
            guard let place = places[item] else {
                places[item] = histories.count
                histories.append(ReviewHistory(reviews: [.init(rating: rating, days: 0)]))
                lastDays.append(day.number)
                continue
            }
            // A clock that was set back makes no time pass.
            let days = max(day.number - lastDays[place], 0)
            let review = Review(rating: rating, days: days, order: days > 0 ? predicted : nil)
            if days > 0 { predicted += 1 }
            histories[place].reviews.append(review)
            lastDays[place] = day.number
        }
        return (histories, predicted)
    }
}

/// What a model said about a review before it was known how it went.
struct Prediction: Hashable, Sendable {
    /// The chance R to remember.
    var chance: Double
    /// Whether it was remembered.
    var isRecalled: Bool
    /// Days since the review before.
    var days: Int
    /// Its number among the reviews of its item, from 1.
    var number: Int
    /// How often the item had been forgotten on a later day before.
    var lapses: Int
    /// Its place in time among all predicted reviews.
    var order: Int
}

extension ReviewHistory {
    /// Hands out what a model says about each review that is predicted.
    func predictions(_ model: FSRSModel, _ body: (Prediction) -> Void) {
        guard let first = reviews.first else { return }
        var memory = model.initial(first.rating)
        var lapses = 0
        for (place, review) in reviews.enumerated().dropFirst() {
            let days = Double(review.days)
            if let order = review.order {
                body(
                    Prediction(
                        chance: model.retrievability(after: days, stability: memory.stability),
                        isRecalled: review.rating != .again,
                        days: review.days,
                        number: place + 1,
                        lapses: lapses,
                        order: order
                    )
                )
                if review.rating == .again { lapses += 1 }
            }
            memory = model.next(memory, review.rating, afterDays: days)
        }
    }
}
