import CNNEngine

extension Quantity {
    /// The output of the first YOLO, S × S × (B · 5 + C).
    ///
    /// Redmon et al. 2016.
    public static let yoloOutput = Quantity(
        "yolo-output",
        title: "shape of the output",
        form: .sizes(["rows", "columns", "values of a cell"]),
        inputs: YOLOSetting.inputs,
        rule: "s",
        "s",
        "b*5 + c",
        measured: { values, _ throws(MeasurementFailure) in
            let counted = try YOLOSetting(values).counted(anchors: false)
            return .sizes([counted.rows, counted.columns, counted.valuesOfCell])
        },
        mistakes: YOLOSetting.cellMistakes.map { .rule($0.id, $0.says, "s", "s", $0.rule) } + [
            .rule(
                "classes-for-each-box",
                """
                You gave each box classes of its own, as later versions do. In the first version \
                they belong to the cell: B · 5 + C.
                """,
                "s",
                "s",
                "b*(5 + c)"
            )
        ]
    )

    /// The numbers in the output of the first YOLO, S · S · (B · 5 + C).
    public static let yoloValues = Quantity(
        "yolo-values",
        title: "values of the output",
        form: .integer,
        inputs: YOLOSetting.inputs,
        rule: "s*s*(b*5 + c)",
        measured: { values, _ throws(MeasurementFailure) in
            let counted = try YOLOSetting(values).counted(anchors: false)
            return .number(Rational(counted.rows * counted.columns * counted.valuesOfCell))
        },
        mistakes: YOLOSetting.cellMistakes.map { .rule($0.id, $0.says, "s*s*(\($0.rule))") } + [
            .rule(
                "classes-for-each-box",
                """
                You gave each box classes of its own, as later versions do. In the first version \
                they belong to the cell: B · 5 + C.
                """,
                "s*s*(b*(5 + c))"
            ),
            .rule(
                "one-side",
                "You counted one row of cells. There are S · S of them.",
                "s*(b*5 + c)"
            ),
            .rule(
                "one-cell",
                "You counted one cell. There are S · S of them.",
                "b*5 + c"
            ),
        ]
    )

    /// The boxes that YOLO predicts for one image, S · S · B.
    public static let yoloBoxes = Quantity(
        "yolo-boxes",
        title: "boxes that are predicted for one image",
        form: .integer,
        inputs: YOLOSetting.inputs,
        rule: "s*s*b",
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try YOLOSetting(values).counted(anchors: false).boxes))
        },
        mistakes: [
            .rule(
                "one-for-each-cell",
                "You counted one box for each cell. Each predicts B of them.",
                "s*s"
            ),
            .rule("one-side", "You counted one row of cells. There are S · S of them.", "s*b"),
            .rule(
                "one-for-each-class",
                """
                You counted a box for each class. A cell predicts B boxes, whatever the classes.
                """,
                "s*s*c"
            ),
            .rule(
                "boxes-and-classes",
                "You multiplied by the classes too. The boxes of a cell share its classes.",
                "s*s*b*c"
            ),
            .rule(
                "values-for-boxes",
                "You counted numbers. Five of them make one box.",
                "s*s*(b*5)"
            ),
            .rule(
                "all-values",
                "You counted all numbers of the output. Asked are the boxes, S · S · B.",
                "s*s*(b*5 + c)"
            ),
        ]
    )

    /// The output of the second and third YOLO on one scale, S × S × B · (5 + C).
    ///
    /// Redmon & Farhadi 2017 and 2018: every box, there called anchor, has classes of its own.
    public static let yoloAnchorOutput = Quantity(
        "yolo-anchor-output",
        title: "shape of the output",
        form: .sizes(["rows", "columns", "values of a cell"]),
        inputs: YOLOSetting.inputs,
        rule: "s",
        "s",
        "b*(5 + c)",
        measured: { values, _ throws(MeasurementFailure) in
            let counted = try YOLOSetting(values).counted(anchors: true)
            return .sizes([counted.rows, counted.columns, counted.valuesOfCell])
        },
        mistakes: [
            .rule(
                "classes-once",
                """
                You gave the cell one set of classes, as in the first version. Here every anchor \
                has its own: B · (5 + C).
                """,
                "s",
                "s",
                "b*5 + c"
            ),
            .rule(
                "no-objectness",
                "You left out the objectness. An anchor has x, y, w, h and objectness: 5 numbers.",
                "s",
                "s",
                "b*(4 + c)"
            ),
            .rule(
                "one-anchor",
                "You counted one anchor. There are B of them in each cell.",
                "s",
                "s",
                "5 + c"
            ),
            .rule(
                "background",
                "You added a class for the background. Its place is taken by the objectness.",
                "s",
                "s",
                "b*(5 + c + 1)"
            ),
            .rule(
                "multiplied",
                "You multiplied 5 and C. The numbers of a box stand beside its classes: 5 + C.",
                "s",
                "s",
                "b*(5*c)"
            ),
        ]
    )
}

/// A YOLO grid of S × S cells with B boxes each and C classes.
private struct YOLOSetting {
    static let inputs = [
        QuantityInput("grid", "s"), QuantityInput("boxes", "b"), QuantityInput("classes", "c"),
    ]

    /// Wrong rules for the values of a cell.
    static let cellMistakes: [(id: String, says: String, rule: String)] = [
        (
            "no-confidence",
            "You left out the confidence. A box is x, y, w, h and confidence: 5 numbers.",
            "b*4 + c"
        ),
        (
            "one-box",
            "You counted one box. Each cell predicts B of them.",
            "5 + c"
        ),
        (
            "all-added",
            "You added the boxes. Each of them takes 5 numbers: B · 5.",
            "b + 5 + c"
        ),
        (
            "background",
            """
            You added a class for the background. YOLO has none: a low confidence says that there \
            is nothing.
            """,
            "b*5 + c + 1"
        ),
        (
            "classes-forgotten",
            "You left out the classes. Each cell has a probability for every class: + C.",
            "b*5"
        ),
    ]

    private let grid: Int
    private let boxes: Int
    private let classes: Int

    init(_ values: QuantityValues) {
        (grid, boxes, classes) = (values["s"], values["b"], values["c"])
    }

    /// What the engine's decoder reads: rows and columns from the boxes it finds, and the values of
    /// a cell by changing one after the other to see whether anything decoded changes.
    func counted(
        anchors: Bool
    ) throws(MeasurementFailure) -> (rows: Int, columns: Int, boxes: Int, valuesOfCell: Int) {
        let sizes = [
            (grid, 64, "grid"), (boxes, 16, "number of boxes"), (classes, 256, "classes"),
        ]
        for (size, most, name) in sizes {
            try CountingLimit.check(size, name, atMost: most)
        }
        let whole = try decoded(cells: grid, anchors: anchors, changing: nil)
        let cell = try decoded(cells: 1, anchors: anchors, changing: nil)
        var values = 0
        while let changed = try decoded(cells: 1, anchors: anchors, changing: values).given,
            changed != cell.found
        {
            values += 1
        }
        return (
            Set(whole.found.map(\.row)).count, Set(whole.found.map(\.column)).count,
            whole.found.count, values
        )
    }

    /// The boxes of made-up numbers; `given` is `nil` when there is no value to change.
    private func decoded(
        cells: Int,
        anchors: Bool,
        changing place: Int?
    ) throws(MeasurementFailure) -> (found: [GridPrediction], given: [GridPrediction]?) {
        let anchor = YOLOGrid.Anchor(width: 8, height: 8)
        let grid = YOLOGrid(
            cells: Size2D(cells),
            classes: classes,
            image: 64,
            decoding: anchors
                ? .anchors(Array(repeating: anchor, count: max(boxes, 0)), independentClasses: true)
                : .shares(boxes: boxes)
        )
        do throws(DetectionError) {
            let shape = try grid.outputShape()
            var output = Tensor<Double>(shape, repeating: 0.25)
            if let place {
                guard output.values.indices.contains(place) else { return ([], nil) }
                output.values[place] += 0.5
            }
            let found = try grid.decode(output)
            return (found, found)
        } catch {
            throw .detection(error)
        }
    }
}
