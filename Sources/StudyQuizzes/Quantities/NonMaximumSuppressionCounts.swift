extension Quantity {
    /// The boxes that stay after non-maximum suppression.
    ///
    /// Girshick et al. 2014: the highest score stays, boxes of its class that overlap it by more
    /// than the threshold go, and so on among the rest.
    public static let boxesKept = Quantity(
        "nms-kept",
        title: "boxes that stay",
        form: .integer,
        inputs: DetectedBoxes.inputs,
        formula: { values throws(ArithmeticError) in
            .number(Rational(try DetectedBoxes(values).kept().count))
        },
        working: { values in
            let boxes = DetectedBoxes(values)
            guard let kept = try? boxes.kept().count else { return [] }
            return [DetectedBoxes.rule] + boxes.lines + ["Boxes that stay: \(kept)"]
        },
        exhibits: DetectedBoxes.exhibits,
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(DetectedBoxes(values).engineKept.count))
        },
        mistakes: DetectedBoxes.slips.map { slip in
            .computed(slip.id, slip.says) { values throws(ArithmeticError) in
                .number(Rational(try DetectedBoxes(values).kept(slip.procedure).count))
            }
        } + [
            .boxes(
                "dropped-counted",
                "You gave the boxes that go. Asked are those that stay."
            ) { boxes throws(ArithmeticError) in try boxes.dropped().count },
            .boxes(
                "best-only",
                """
                You kept one box. The best one removes only those that overlap it: other objects \
                keep theirs.
                """
            ) { _ throws(ArithmeticError) in 1 },
            .boxes(
                "threshold-on-scores",
                """
                You held the threshold against the scores. It is for the overlap of two boxes; the \
                scores only give the order.
                """
            ) { boxes throws(ArithmeticError) in
                boxes.entries.count { $0.score > boxes.threshold }
            },
            .boxes(
                "none-goes",
                "You kept all boxes. Of two with an IoU above the threshold the lower score goes."
            ) { boxes throws(ArithmeticError) in boxes.entries.count },
        ]
    )

    /// The number of the first box that goes in a non-maximum suppression, or 0 where none does.
    public static let firstBoxDropped = Quantity(
        "nms-first-dropped",
        title: "box with the highest score among those that go",
        form: .integer,
        inputs: DetectedBoxes.inputs,
        allowsZero: true,
        formula: { values throws(ArithmeticError) in
            .number(Rational(try DetectedBoxes(values).dropped().first.map { $0 + 1 } ?? 0))
        },
        working: { values in
            let boxes = DetectedBoxes(values)
            guard let first = try? boxes.dropped().first else { return [] }
            return [DetectedBoxes.rule] + boxes.lines + ["The first that goes is box \(first + 1)"]
        },
        exhibits: DetectedBoxes.exhibits,
        measured: { values, _ throws(MeasurementFailure) in
            let boxes = DetectedBoxes(values)
            let kept = boxes.engineKept
            let dropped = boxes.entries.indices.filter { !kept.contains($0) }
            let first = dropped.max { boxes.entries[$0].score < boxes.entries[$1].score }
            return .number(Rational(first.map { $0 + 1 } ?? 0))
        },
        mistakes: DetectedBoxes.slips.map { slip in
            .computed(slip.id, slip.says) { values throws(ArithmeticError) in
                let dropped = try DetectedBoxes(values).dropped(slip.procedure)
                return dropped.first.map { .number(Rational($0 + 1)) }
            }
        } + [
            .boxes(
                "last-that-goes",
                "You gave the lowest score among the boxes that go. Asked is the highest."
            ) { boxes throws(ArithmeticError) in try boxes.dropped().last.map { $0 + 1 } },
            .boxes(
                "best-of-all",
                "You gave the box with the highest score. Nothing removes it: it always stays."
            ) { boxes throws(ArithmeticError) in try boxes.kept().first.map { $0 + 1 } },
            .boxes(
                "second-score",
                """
                You gave the second highest score. It goes only if its IoU with the best box is \
                above the threshold.
                """
            ) { boxes throws(ArithmeticError) in boxes.ranked.dropFirst().first.map { $0 + 1 } },
            .boxes(
                "lowest-score",
                """
                You gave the lowest score of all. A low score does not make a box go, an overlap \
                with a better box does.
                """
            ) { boxes throws(ArithmeticError) in boxes.ranked.last.map { $0 + 1 } },
            .boxes(
                "first-that-stays-behind-the-best",
                "You gave a box that stays. Asked is one that goes."
            ) { boxes throws(ArithmeticError) in
                try boxes.kept().dropFirst().first.map { $0 + 1 }
            },
        ]
    )
}

extension WrongRule {
    /// A wrong count or number of boxes.
    fileprivate static func boxes(
        _ id: String,
        _ says: String,
        _ figure: @escaping @Sendable (DetectedBoxes) throws(ArithmeticError) -> Int?
    ) -> WrongRule {
        .computed(id, says) { values throws(ArithmeticError) in
            try figure(DetectedBoxes(values)).map { .number(Rational($0)) }
        }
    }
}

extension DetectedBoxes {
    fileprivate static let rule =
        """
        From the highest score down: a box goes if its IoU with one of its class that stays is \
        above the threshold
        """

    fileprivate static let exhibits = [
        Exhibit("boxes") { DetectedBoxes($0).table },
        Exhibit("overlaps") { DetectedBoxes($0).overlaps },
    ]

    /// The places of the boxes, the highest score first.
    fileprivate var ranked: [Int] {
        entries.indices.sorted { entries[$0].score > entries[$1].score }
    }

    /// Wrong ways through the boxes.
    fileprivate static let slips: [(id: String, says: String, procedure: Procedure)] = [
        (
            "gone-boxes-suppress",
            """
            You let a box that is gone remove others. Only boxes that stay do: compare with those \
            that were kept.
            """,
            Procedure(goneBoxesSuppress: true)
        ),
        (
            "classes-mixed",
            """
            You compared boxes of different classes. Suppression works within a class: a cat on \
            top of a dog stays.
            """,
            Procedure(separatesClasses: false)
        ),
        (
            "table-order",
            "You went through the table from the top. The order is that of the scores.",
            Procedure(order: { _, _ in false })
        ),
        (
            "lowest-first",
            "You began with the lowest score. The best box comes first and stays.",
            Procedure(order: { $0.score < $1.score })
        ),
        (
            "any-overlap",
            "You let every overlap count. A box goes only if its IoU is above the threshold.",
            Procedure(threshold: 0)
        ),
    ]
}
