import CNNEngine

/// Boxes with scores and classes, laid out by a seed so that suppression has something to do.
///
/// All boxes are 10 × 10 and lie along rows, so that their overlaps can be worked out on paper: d
/// pixels apart, the share is (10 − d)/(10 + d).
struct DetectedBoxes {
    /// One box.
    struct Entry: Hashable {
        var box: IntegerBox
        /// Hundredths.
        var score: Int
        /// 0 or 1.
        var label: Int
    }

    static let inputs = [
        QuantityInput("values"), QuantityInput("boxes", "n"),
        QuantityInput("threshold", "t"), QuantityInput("classes", default: .constant(1)),
    ]
    static let side = 10
    private static let names = ["dog", "cat"]

    /// In the order of the table.
    let entries: [Entry]
    /// Hundredths of intersection over union above which a box goes.
    let threshold: Int
    let classes: Int

    init(_ values: QuantityValues) {
        threshold = values["t"]
        classes = values["classes"]
        entries = Self.entries(
            seed: values["values"],
            count: min(max(values["n"], 0), 12),
            classes: classes
        )
    }

    /// Places step along a row, so that neighbours overlap much and the next but one less; a new
    /// row begins a new object.
    private static func entries(seed: Int, count: Int, classes: Int) -> [Entry] {
        var chance = SplitMix64(seed: UInt64(bitPattern: Int64(seed)))
        var (left, top) = (chance.integer(below: 6), chance.integer(below: 6))
        var inRow = 0
        var entries: [Entry] = []
        for _ in 0..<count {
            if inRow > 0 { left += 1 + chance.integer(below: 3) }
            if inRow == 3 || (inRow == 2 && chance.integer(below: 3) == 0) {
                (left, top) = (left + 4, top + 20 + chance.integer(below: 5))
                inRow = 0
            }
            inRow += 1
            let box = IntegerBox(left: left, top: top, right: left + side, bottom: top + side)
            let label = classes > 1 && chance.integer(below: 3) == 0 ? 1 : 0
            entries.append(Entry(box: box, score: 0, label: label))
        }
        let scores = chance.permutation(of: 12).prefix(count).map {
            50 + 4 * $0 + chance.integer(below: 3)
        }
        for (index, score) in scores.enumerated() { entries[index].score = score }
        return chance.permutation(of: count).map { entries[$0] }
    }

    // MARK: - Suppression, by its definition

    /// How a student might go about it.
    struct Procedure {
        var order: @Sendable (Entry, Entry) -> Bool = { $0.score > $1.score }
        var separatesClasses = true
        /// Whether a box that went still takes others along.
        var goneBoxesSuppress = false
        /// Hundredths; `nil` for the threshold of the question.
        var threshold: Int?
    }

    /// The places of the boxes that stay.
    func kept(_ procedure: Procedure = Procedure()) throws(ArithmeticError) -> [Int] {
        let limit = try Rational(procedure.threshold ?? threshold, over: 100)
        let ranked = entries.indices.sorted { first, second in
            procedure.order(entries[first], entries[second])
                || (!procedure.order(entries[second], entries[first]) && first < second)
        }
        var (kept, seen) = ([Int](), [Int]())
        for place in ranked {
            var isGone = false
            for rival in procedure.goneBoxesSuppress ? seen : kept {
                let competes =
                    !procedure.separatesClasses || entries[rival].label == entries[place].label
                if competes, try share(rival, place) > limit { isGone = true }
            }
            seen.append(place)
            if !isGone { kept.append(place) }
        }
        return kept
    }

    func share(_ first: Int, _ second: Int) throws(ArithmeticError) -> Rational {
        try BoxPair(entries[first].box, entries[second].box).intersectionOverUnion()
    }

    /// The boxes that go, the highest score first.
    func dropped(_ procedure: Procedure = Procedure()) throws(ArithmeticError) -> [Int] {
        let kept = try kept(procedure)
        return entries.indices.filter { !kept.contains($0) }
            .sorted { entries[$0].score > entries[$1].score }
    }

    // MARK: - The engine

    /// The places that the engine's suppression keeps.
    var engineKept: [Int] {
        let detections = entries.map { entry in
            Detection(
                box: entry.box.engine,
                score: Double(entry.score) / 100,
                label: entry.label
            )
        }
        return NonMaximumSuppression(threshold: Double(threshold) / 100).kept(of: detections)
    }

    // MARK: - Shown

    /// A table of the boxes, numbered from 1.
    var table: String {
        let rows = entries.enumerated().map { index, entry in
            let name = classes > 1 ? "   \(Self.names[entry.label])" : ""
            return "    \(index + 1)   0.\(entry.score)\(name)   \(entry.box.corners)"
        }
        let heading = classes > 1 ? "    box score class corners" : "    box score  corners"
        return ([heading] + rows).joined(separator: "\n")
    }

    /// The pairs that overlap, with their shares.
    var overlaps: String {
        var rows: [String] = []
        for first in entries.indices {
            for second in entries.indices where second > first {
                guard let share = try? share(first, second), share > 0 else { continue }
                rows.append("    \(first + 1) and \(second + 1)   \(share.decimal(places: 2))")
            }
        }
        return rows.isEmpty ? "    none" : rows.joined(separator: "\n")
    }

    /// What becomes of each box, the highest score first.
    var lines: [String] {
        guard let kept = try? kept() else { return [] }
        let ranked = entries.indices.sorted { entries[$0].score > entries[$1].score }
        return ranked.map { place in
            if kept.contains(place) { return "Box \(place + 1) (0.\(entries[place].score)) stays" }
            let rival = kept.first { better in
                guard let share = try? share(better, place),
                    let limit = try? Rational(threshold, over: 100)
                else { return false }
                return entries[better].label == entries[place].label
                    && entries[better].score > entries[place].score && share > limit
            }
            let cause = rival.map { rival in
                let share = (try? share(rival, place))?.decimal(places: 3) ?? ""
                return ": IoU with box \(rival + 1) is \(share)"
            }
            return "Box \(place + 1) (0.\(entries[place].score)) goes\(cause ?? "")"
        }
    }
}
