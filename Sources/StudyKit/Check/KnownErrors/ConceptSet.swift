/// A set of concepts, a bit for each.
struct ConceptSet: Sendable {
    private var bits = SIMD4<UInt64>()

    init() {}

    init(_ concepts: some Sequence<Concept>) { concepts.forEach { insert($0) } }

    var isEmpty: Bool { bits == SIMD4() }

    mutating func insert(_ concept: Concept) {
        bits[concept.rawValue / 64] |= 1 << (concept.rawValue % 64)
    }

    func contains(_ concept: Concept) -> Bool {
        bits[concept.rawValue / 64] & 1 << (concept.rawValue % 64) != 0
    }

    func union(_ other: ConceptSet) -> ConceptSet {
        var both = self
        both.bits |= other.bits
        return both
    }

    func isSuperset(of other: ConceptSet) -> Bool { bits & other.bits == other.bits }
}
