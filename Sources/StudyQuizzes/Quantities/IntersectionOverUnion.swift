extension Quantity {
    /// The area that two boxes share.
    public static let boxOverlap = Quantity(
        "box-overlap",
        title: "area that the two boxes share",
        form: .integer,
        inputs: BoxPair.inputs,
        allowsZero: true,
        formula: { values throws(ArithmeticError) in .number(try BoxPair(values).overlap()) },
        working: { BoxPair($0).overlapLines.map { String($0) } },
        exhibits: BoxPair.exhibits,
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try BoxPair(values).counted().overlap))
        },
        mistakes: [
            BoxMistake.insideOut { pair throws(ArithmeticError) in
                try pair.a.common(pair.b).area()
            },
            .box("sides-added", "You added width and height of the overlap. Multiply them.") {
                pair throws(ArithmeticError) in
                let common = pair.a.common(pair.b)
                return try common.width() + common.height()
            },
            BoxMistake.cornersCounted { pair throws(ArithmeticError) in try pair.overlap() },
            BoxMistake.sizeForCorner { pair throws(ArithmeticError) in try pair.overlap() },
            .box(
                "box-around-both",
                """
                You took the box around both. The overlap goes from the larger of the left sides to \
                the smaller of the right ones, and so for top and bottom.
                """
            ) { pair throws(ArithmeticError) in try pair.a.around(pair.b).area() },
            .box(
                "smaller-box",
                "You gave the whole smaller box. Only what lies in both counts."
            ) { pair throws(ArithmeticError) in min(try pair.a.area(), try pair.b.area()) },
        ]
    )

    /// The area that two boxes cover together, |A| + |B| − |A ∩ B|.
    public static let boxUnion = Quantity(
        "box-union",
        title: "area that the two boxes cover together",
        form: .integer,
        inputs: BoxPair.inputs,
        formula: { values throws(ArithmeticError) in .number(try BoxPair(values).union()) },
        working: { BoxPair($0).unionLines },
        exhibits: BoxPair.exhibits,
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try BoxPair(values).counted().union))
        },
        mistakes: [
            .box(
                "overlap-counted-twice",
                "You added the areas. What lies in both is counted twice then: take it off once."
            ) { pair throws(ArithmeticError) in try pair.areas() },
            .box(
                "overlap-left-out",
                "You took the overlap off twice. It belongs to what is covered: take it off once."
            ) { pair throws(ArithmeticError) in
                let both = try pair.overlap()
                return try pair.areas() - both - both
            },
            .box(
                "box-around-both",
                """
                You took the box around both. Its empty corners are not covered: area A + area B − \
                overlap.
                """
            ) { pair throws(ArithmeticError) in try pair.a.around(pair.b).area() },
            BoxMistake.cornersCounted { pair throws(ArithmeticError) in try pair.union() },
            BoxMistake.sizeForCorner { pair throws(ArithmeticError) in try pair.union() },
            BoxMistake.insideOut { pair throws(ArithmeticError) in
                try pair.areas() - pair.a.common(pair.b).area()
            },
        ]
    )

    /// Intersection over union of two boxes, |A ∩ B| / (|A| + |B| − |A ∩ B|).
    ///
    /// Everingham et al. 2010, the PASCAL VOC challenge.
    public static let intersectionOverUnion = Quantity(
        "iou",
        title: "intersection over union of the two boxes",
        form: .decimal(.absolute(BoxMistake.tolerance), places: 3),
        inputs: BoxPair.inputs,
        allowsZero: true,
        formula: { values throws(ArithmeticError) in
            .number(try BoxPair(values).intersectionOverUnion())
        },
        working: { BoxPair($0).shareLines },
        exhibits: BoxPair.exhibits,
        measured: { values, _ throws(MeasurementFailure) in
            let (overlap, union) = try BoxPair(values).counted()
            do throws(ArithmeticError) {
                return .number(union == 0 ? 0 : try Rational(overlap, over: union))
            } catch {
                throw .arithmetic(error)
            }
        },
        mistakes: [
            .box(
                "overlap-counted-twice",
                """
                You did not take the overlap off the sum of the areas, where it is counted twice. \
                The union is area A + area B − overlap.
                """
            ) { pair throws(ArithmeticError) in try pair.overlap() / pair.areas() },
            .box("over-box-a", "You divided by the area of A. Divide by the union of both.") {
                pair throws(ArithmeticError) in try pair.overlap() / pair.a.area()
            },
            .box("over-box-b", "You divided by the area of B. Divide by the union of both.") {
                pair throws(ArithmeticError) in try pair.overlap() / pair.b.area()
            },
            .box(
                "overlap-left-out",
                "You took the overlap off twice. It belongs to the union: take it off once."
            ) { pair throws(ArithmeticError) in
                let both = try pair.overlap()
                return try both / (pair.areas() - both - both)
            },
            .box(
                "box-around-both",
                "You divided by the box around both. Its empty corners do not belong to the union."
            ) { pair throws(ArithmeticError) in
                try pair.overlap() / pair.a.around(pair.b).area()
            },
            .box(
                "dice",
                """
                You gave twice the overlap over the sum of the areas, which is the Dice score. IoU \
                divides the overlap by the union.
                """
            ) { pair throws(ArithmeticError) in try 2 * pair.overlap() / pair.areas() },
            BoxMistake.cornersCounted { pair throws(ArithmeticError) in
                try pair.intersectionOverUnion()
            },
            BoxMistake.sizeForCorner { pair throws(ArithmeticError) in
                try pair.intersectionOverUnion()
            },
            BoxMistake.insideOut { pair throws(ArithmeticError) in
                let common = try pair.a.common(pair.b).area()
                return try common / (pair.areas() - common)
            },
            .box("inverted", "You divided union by overlap. IoU is at most 1: overlap / union.") {
                pair throws(ArithmeticError) in try pair.union() / pair.overlap()
            },
        ]
    )
}

/// Slips with boxes that several quantities share.
private enum BoxMistake {
    /// Half a hundredth.
    static let tolerance: Rational = (try? Rational(1, over: 200)) ?? 0

    typealias Figure = @Sendable (BoxPair) throws(ArithmeticError) -> Rational

    static func cornersCounted(_ figure: @escaping Figure) -> WrongRule {
        .box(
            "corners-counted",
            """
            You counted the points from corner to corner, both ends included. A side is right − \
            left, without + 1.
            """
        ) { pair throws(ArithmeticError) in
            var pair = pair
            guard pair.a.right < .max, pair.b.right < .max, pair.a.bottom < .max,
                pair.b.bottom < .max
            else { throw .overflow }
            pair = pair.map { box in
                IntegerBox(
                    left: box.left,
                    top: box.top,
                    right: box.right + 1,
                    bottom: box.bottom + 1
                )
            }
            return try figure(pair)
        }
    }

    static func sizeForCorner(_ figure: @escaping Figure) -> WrongRule {
        .box(
            "size-for-corner",
            """
            You took the second corner for width and height. Its numbers are places: the width is \
            right − left.
            """
        ) { pair throws(ArithmeticError) in
            let pair = pair.map { box in
                IntegerBox(
                    left: box.left,
                    top: box.top,
                    right: box.left &+ box.right,
                    bottom: box.top &+ box.bottom
                )
            }
            return try figure(pair)
        }
    }

    static func insideOut(_ figure: @escaping Figure) -> WrongRule {
        .box(
            "false-overlap",
            """
            You multiplied negative sides. Where a side of the overlap comes out negative the boxes \
            do not meet, and the overlap is 0.
            """,
            figure
        )
    }
}

extension WrongRule {
    /// A wrong figure of two boxes.
    fileprivate static func box(
        _ id: String,
        _ says: String,
        _ figure: @escaping BoxMistake.Figure
    ) -> WrongRule {
        .computed(id, says) { values throws(ArithmeticError) in
            .number(try figure(BoxPair(values)))
        }
    }
}

// MARK: - Working

extension BoxPair {
    fileprivate var overlapLines: [String] {
        guard let overlap = try? overlap() else { return [] }
        let common = a.common(b)
        let (width, height) = (common.right - common.left, common.bottom - common.top)
        return [
            "overlap = width · height, from the larger near side to the smaller far side",
            "width: min(\(a.right), \(b.right)) − max(\(a.left), \(b.left)) = \(Self.side(width))",
            "height: min(\(a.bottom), \(b.bottom)) − max(\(a.top), \(b.top)) = "
                + Self.side(height),
            "overlap = \(max(width, 0)) · \(max(height, 0)) = \(overlap.grouped)",
        ]
    }

    fileprivate var unionLines: [String] {
        guard let union = try? union(), let first = try? a.area(), let second = try? b.area(),
            let overlap = try? overlap()
        else { return [] }
        return ["union = area A + area B − overlap"] + overlapLines.dropFirst() + [
            "union = \(first.grouped) + \(second.grouped) − \(overlap.grouped) = \(union.grouped)"
        ]
    }

    fileprivate var shareLines: [String] {
        guard let union = try? union(), let overlap = try? overlap(),
            let share = try? intersectionOverUnion()
        else { return [] }
        let decimal = share.decimal(places: 3)
        return ["IoU = overlap / (area A + area B − overlap)"] + unionLines.dropFirst() + [
            "IoU = \(overlap.grouped)/\(union.grouped) = \(decimal)"
        ]
    }

    private static func side(_ length: Int) -> String {
        length < 0 ? "\(Rational(length).grouped), below 0 and so 0" : "\(length)"
    }
}
