/// What an answer of several parts has of the right one: for partial credit, and to say what lacks.
public struct AnswerComparison: Hashable, Sendable {
    /// The number of parts that are right.
    public let hits: Int
    /// The parts of the right answer that were not given, by name; of an order, those misplaced.
    public let missed: [String]
    /// The parts given that the right answer does not have, by name.
    public let extra: [String]
    /// The credit from 0 to 1.
    ///
    /// One number, shape or option: all or nothing. Several options: right decisions less wrong ones,
    /// over the number of options. An order: the pairs of neighbours that stand in the right order.
    /// From memory: (named − unrecognized) / wanted. A map: its right cells. A chain: its right rows.
    public let share: Rational

    /// Compares a typed answer with the right one.
    public init(_ typed: Answer, with expected: Answer, _ form: AnswerForm) {
        switch (typed, expected, form) {
        case (.choices(let given), .choices(let right), .choices(let options)):
            hits = given.intersection(right).count
            missed = Self.named(right.subtracting(given), options)
            extra = Self.named(given.subtracting(right), options)
            let wrong = given.symmetricDifference(right).count
            share = Self.ratio(options.count - 2 * wrong, options.count)
        case (.order(let given), .order(let right), .order(let options)):
            let misplaced = zip(given, right).filter { $0 != $1 }.map { $1 }
            hits = max(0, right.count - misplaced.count)
            missed = Self.named(Set(misplaced), options)
            extra = []
            let pairs = zip(right, right.dropFirst()).count { first, second in
                (given.firstIndex(of: first) ?? .max) < (given.firstIndex(of: second) ?? .min)
            }
            share = given == right ? 1 : Self.ratio(pairs, max(1, right.count - 1))
        case (.recall(let given, let words), .recall(let right, _), .recall(let items, let wanted)):
            hits = given.intersection(right).count
            let names = items.map(\.name)
            missed = Self.named(right.subtracting(given), names)
            extra = Self.named(given.subtracting(right), names) + words
            share = Self.ratio(min(hits, wanted) - extra.count, max(1, wanted))
        case (.grid(let rows), .grid(let right), _):
            let (cells, wanted) = (rows.flatMap(\.self), right.flatMap(\.self))
            hits = zip(cells, wanted).count { $0 == $1 }
            (missed, extra) = ([], [])
            share = Self.ratio(hits, wanted.count)
        case (.shapes(let shapes), .shapes(let right), _):
            hits = zip(shapes, right).count { $0 == $1 }
            (missed, extra) = ([], [])
            share = Self.ratio(hits, right.count)
        default:
            hits = typed == expected ? 1 : 0
            (missed, extra) = ([], [])
            share = Rational(hits)
        }
    }

    private static func named(_ places: Set<Int>, _ names: [String]) -> [String] {
        places.sorted().filter(names.indices.contains).map { names[$0] }
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Rational {
        (try? Rational(max(0, min(part, whole)), over: max(1, whole))) ?? 0
    }
}

extension Variant {
    /// The credit for an answer, from 0 to 1: a row of a chain counts too where it follows from the
    /// row typed before it.
    public func credit(for marking: Marking) -> Rational {
        switch marking {
        case .right: return 1
        case .unreadable: return 0
        case .wrong(let typed, _):
            if let chain = chainMarking(of: typed), !chain.rows.isEmpty {
                return (try? Rational(chain.soundCount, over: chain.rows.count)) ?? 0
            }
            return AnswerComparison(typed, with: answer, form).share
        }
    }
}
