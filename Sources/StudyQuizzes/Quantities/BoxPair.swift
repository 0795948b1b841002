import CNNEngine

/// A box with corners on whole numbers; x grows to the right, y downwards.
struct IntegerBox: Hashable {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    /// The same for the engine.
    var engine: Box {
        Box(left: Double(left), top: Double(top), right: Double(right), bottom: Double(bottom))
    }

    /// Width times height, negative ones as they are.
    func area() throws(ArithmeticError) -> Rational { try width() * height() }

    func width() throws(ArithmeticError) -> Rational { try Rational(right) - Rational(left) }

    func height() throws(ArithmeticError) -> Rational { try Rational(bottom) - Rational(top) }

    /// From the larger of the near sides to the smaller of the far ones; it may be inside out.
    func common(_ other: IntegerBox) -> IntegerBox {
        IntegerBox(
            left: max(left, other.left),
            top: max(top, other.top),
            right: min(right, other.right),
            bottom: min(bottom, other.bottom)
        )
    }

    /// The smallest box around both.
    func around(_ other: IntegerBox) -> IntegerBox {
        IntegerBox(
            left: min(left, other.left),
            top: min(top, other.top),
            right: max(right, other.right),
            bottom: max(bottom, other.bottom)
        )
    }

    /// The area that two boxes share: 0 where a side of it comes out negative.
    func overlap(_ other: IntegerBox) throws(ArithmeticError) -> Rational {
        let common = common(other)
        return try max(common.width(), 0) * max(common.height(), 0)
    }

    /// Whether the cell right of x and below y lies in it.
    func covers(_ x: Int, _ y: Int) -> Bool {
        (left..<max(left, right)).contains(x) && (top..<max(top, bottom)).contains(y)
    }

    /// `(0, 0) to (4, 4)`.
    var corners: String { "(\(left), \(top)) to (\(right), \(bottom))" }
}

/// Two boxes A and B.
struct BoxPair: Hashable {
    static let inputs = ["a", "b"].flatMap { box in
        ["left", "top", "right", "bottom"].map { QuantityInput("\(box)_\($0)") }
    }

    var a: IntegerBox
    var b: IntegerBox

    init(_ a: IntegerBox, _ b: IntegerBox) {
        (self.a, self.b) = (a, b)
    }

    init(_ values: QuantityValues) {
        let numbers = values.integers
        func box(_ first: Int) -> IntegerBox {
            IntegerBox(
                left: numbers[first],
                top: numbers[first + 1],
                right: numbers[first + 2],
                bottom: numbers[first + 3]
            )
        }
        self.init(box(0), box(4))
    }

    /// Both with their corners moved, as by a student who reads them otherwise.
    func map(_ change: (IntegerBox) -> IntegerBox) -> BoxPair { BoxPair(change(a), change(b)) }

    // MARK: - By formula

    func overlap() throws(ArithmeticError) -> Rational { try a.overlap(b) }

    func areas() throws(ArithmeticError) -> Rational { try a.area() + b.area() }

    func union() throws(ArithmeticError) -> Rational { try areas() - overlap() }

    func intersectionOverUnion() throws(ArithmeticError) -> Rational {
        let (overlap, union) = (try overlap(), try union())
        return union == 0 ? 0 : try overlap / union
    }

    // MARK: - Counted

    /// The cells of both boxes and of either, counted one by one and held against the engine's
    /// areas and its intersection over union.
    func counted() throws(MeasurementFailure) -> (overlap: Int, union: Int) {
        let frame = a.around(b)
        for side in [frame.left, frame.top, frame.right, frame.bottom] {
            // A thousand cells each way are a million to be counted.
            let distance = Int(clamping: side.magnitude)
            try CountingLimit.check(distance, "coordinate", atMost: 1 << 10)
        }
        var (overlap, union) = (0, 0)
        for y in frame.top..<max(frame.top, frame.bottom) {
            for x in frame.left..<max(frame.left, frame.right) {
                let (inA, inB) = (a.covers(x, y), b.covers(x, y))
                overlap += inA && inB ? 1 : 0
                union += inA || inB ? 1 : 0
            }
        }
        let area = a.engine.intersection(b.engine)?.area ?? 0
        let share = a.engine.intersectionOverUnion(b.engine)
        let isSame =
            area == Double(overlap) && abs(share * Double(union) - Double(overlap)) < 1e-6
        guard isSame else { throw .wrongCells(layer: "Box", count: 1) }
        return (overlap, union)
    }
}

// MARK: - Shown

extension BoxPair {
    /// The boxes in the ways in which files give them.
    static let exhibits = [
        Exhibit("corners") { values in
            let pair = BoxPair(values)
            return "    A   \(pair.a.corners)\n    B   \(pair.b.corners)"
        },
        Exhibit("sizes") { values in
            let pair = BoxPair(values)
            return "    A   \(pair.a.size)\n    B   \(pair.b.size)"
        },
        Exhibit("centres") { values in
            let pair = BoxPair(values)
            return "    A   \(pair.a.centre)\n    B   \(pair.b.centre)"
        },
        Exhibit("grid") { BoxPair($0).grid },
    ]

    /// A map of the cells: a and b lie in one box, # in both.
    private var grid: String {
        let frame = a.around(b)
        let rows = (min(frame.top, 0)..<max(frame.bottom, 0)).map { y in
            let cells = (min(frame.left, 0)..<max(frame.right, 0)).map { x in
                switch (a.covers(x, y), b.covers(x, y)) {
                case (true, true): "#"
                case (true, false): "a"
                case (false, true): "b"
                case (false, false): "·"
                }
            }
            return "    " + cells.joined(separator: " ")
        }
        return rows.joined(separator: "\n")
    }
}

extension IntegerBox {
    fileprivate var size: String {
        "x = \(left), y = \(top), width \(right - left), height \(bottom - top)"
    }

    fileprivate var centre: String {
        func middle(_ first: Int, _ last: Int) -> String {
            (first + last) % 2 == 0 ? "\((first + last) / 2)" : "\((first + last) / 2).5"
        }
        let point = "(\(middle(left, right)), \(middle(top, bottom)))"
        return "centre \(point), width \(right - left), height \(bottom - top)"
    }
}
