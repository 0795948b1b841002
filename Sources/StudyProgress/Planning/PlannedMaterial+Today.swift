extension PlannedMaterial {
    /// The reviews of today: what gains most per second, in this order until the time is used up.
    ///
    /// First meetings of all kinds take turns, by how many there are. Of items that gain the same,
    /// those come first that were right on the fewest days (successive relearning: Rawson et al. 2013).
    func choices(prices: [Double], seconds: Double) -> [ExamPlanner.Choice] {
        let rows = parts.flatMap { part in
            part.groups.map { $0.choices(part.values, prices: prices) }
        }
        .filter { $0.first.map { $0.gain > 0 } ?? false }
        let meetings = rows.filter { $0[0].item.memory == nil }
        let reviews = rows.filter { $0[0].item.memory != nil }
        let all = (reviews + [Self.taken(inTurn: meetings)].filter { !$0.isEmpty })
            .sorted(by: Self.gainsMore)
        var (chosen, left): ([ExamPlanner.Choice], Double) = ([], seconds)
        for choice in all.joined() {
            // At least one, however short the time.
            guard left >= choice.seconds || chosen.isEmpty && left > 0 else { break }
            left -= choice.seconds
            chosen.append(choice)
        }
        return chosen
    }

    /// All rows as one: each as far along as the others, the row that gains most ahead.
    private static func taken(inTurn rows: [[ExamPlanner.Choice]]) -> [ExamPlanner.Choice] {
        rows.sorted(by: gainsMore).enumerated().flatMap { place, row in
            row.enumerated().map { index, choice in
                (choice, Double(2 * index + 1) / Double(2 * row.count), place)
            }
        }
        .sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
    }

    private static func gainsMore(
        _ row: [ExamPlanner.Choice],
        _ other: [ExamPlanner.Choice]
    ) -> Bool {
        (other[0].gain, row[0].item.id) < (row[0].gain, other[0].item.id)
    }
}

extension PlannedMaterial.Group {
    fileprivate func choices(_ values: ReviewValues, prices: [Double]) -> [ExamPlanner.Choice] {
        guard let review = choices.reviews.first else { return [] }
        let gain = choices.gainToday(values, prices: prices)
        let inOrder = items.enumerated().sorted {
            ($0.element.rightDays, $0.offset) < ($1.element.rightDays, $1.offset)
        }
        return inOrder.map {
            ExamPlanner.Choice(item: $0.element, gain: gain, seconds: review.step.seconds)
        }
    }
}
