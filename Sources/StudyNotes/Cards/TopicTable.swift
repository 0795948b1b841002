/// The names of topics, found by the bytes of a word or by their likeness to it.
struct TopicTable: Sendable {
    private struct Entry {
        let hash: UInt64
        let name: [UInt8]
        let topic: FieldTopics.Topic
    }

    private let entries: [Entry]
    /// The number of an entry and one, where the hash of its name points; 0 where none does.
    private let slots: [Int]
    /// For each first letter the names of five letters or more.
    private let spellings: [[EditDistance]]
    private let topics: [[FieldTopics.Topic]]

    /// Names in the form in which names are compared; of equal ones the first.
    init(_ names: [(joined: String, topic: FieldTopics.Topic)]) {
        entries = names.map { name in
            let bytes = Array(name.joined.utf8)
            return Entry(
                hash: bytes.withUnsafeBufferPointer(Self.hash),
                name: bytes,
                topic: name.topic
            )
        }
        var slots = [Int](repeating: 0, count: 1024)
        precondition(entries.count <= slots.count / 2, "most slots stay empty")
        for (index, entry) in entries.enumerated() {
            var slot = Int(entry.hash % 1024)
            while slots[slot] != 0 { slot = (slot + 1) % 1024 }
            slots[slot] = index + 1
        }
        self.slots = slots
        let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { letter in
            names.filter { $0.joined.utf8.count > 4 && $0.joined.utf8.first == letter }
        }
        spellings = letters.map { $0.map { EditDistance(from: $0.joined) } }
        topics = letters.map { $0.map(\.topic) }
    }

    /// The topic of exactly this name.
    func topic(named name: UnsafeBufferPointer<UInt8>) -> FieldTopics.Topic? {
        let hash = Self.hash(name)
        var slot = Int(hash % 1024)
        while slots[slot] > 0 {
            let entry = entries[slots[slot] - 1]
            if entry.hash == hash, entry.name.elementsEqual(name) { return entry.topic }
            slot = (slot + 1) % 1024
        }
        return nil
    }

    /// The same, or the topic whose name differs by one letter, or by two if it is long.
    func topic(likely name: UnsafeBufferPointer<UInt8>) -> FieldTopics.Topic? {
        if let topic = topic(named: name) { return topic }
        guard (5...40).contains(name.count), ByteScan.isSmallLetter(name[0]) else { return nil }
        let letter = Int(name[0] - UInt8(ascii: "a"))
        let nearest = EditDistance.nearest(
            of: spellings[letter],
            to: UnsafeRawBufferPointer(name),
            limit: name.count < 8 ? 1 : 2
        )
        return nearest.map { topics[letter][$0] }
    }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(name.count)
        var place = 0
        while place < name.count {
            let end = min(place + 8, name.count)
            let word = ShortWord(name, place..<end)
            hash = (hash ^ (word?.hash ?? 0)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash &>> 32
            place = end
        }
        return hash
    }
}
