/// The weeks and days of a line that was pasted without any marks: `Week 8 Day 1 crops … Day 2 CNN …`.
enum PastedPlaces {
    /// Their places, with the signs behind them; nothing where fewer than two days follow each other,
    /// where marks say what is a heading, or where the topics of its sentences or its gaps do.
    static func ranges(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        guard bytes.count > PastedProse.longLine, mayHold(bytes),
            ByteScan.firstPlace(of: "# ", bytes, bytes.indices) == nil,
            ByteScan.firstPlace(of: "**Day", bytes, bytes.indices) == nil
        else { return [] }
        var ranges: [Range<Int>] = []
        var days: [Int] = []
        for place in bytes.indices where mayBegin(bytes, place) {
            guard let mark = PlaceMark(bytes, at: place, isApart: false),
                mark.end == bytes.count || " :,-(".utf8.contains(bytes[mark.end]),
                !isMentioned(bytes, place)
            else { continue }
            switch mark.kind {
            case .week where days.isEmpty: break
            case .day where mark.number > days.last ?? 0: days.append(mark.number)
            default: continue
            }
            ranges.append(place..<PlaceMark.endOfSeparators(bytes, mark.end))
        }
        guard days.count > 1, PastedGaps.pieces(bytes).isEmpty,
            TopicSentences.pieces(of: bytes).isEmpty
        else { return [] }
        return ranges
    }

    /// Whether a long line may hold two days, at a glance.
    static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let days: [StaticString] = ["Day ", "Tag "]
        return days.contains { day in
            guard let first = ByteScan.firstPlace(of: day, bytes, bytes.indices) else {
                return false
            }
            return ByteScan.firstPlace(of: day, bytes, first + 4..<bytes.count) != nil
        }
    }

    private static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        ByteScan.isAny(of: "DTW", bytes[place])
            && (place == 0 || ByteScan.isBlank(bytes[place - 1]))
    }

    /// `See Day 2`.
    private static func isMentioned(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        let before = ByteScan.trimmed(bytes, 0..<place)
        // Behind a gap a line begins.
        guard before.upperBound + 1 >= place else { return false }
        let start = ByteScan.startOfLastWord(bytes, before)
        return DefinitionTerm.continuesSentence(bytes, place)
            || mentioning.contains(lowercased: bytes, start..<before.upperBound)
    }

    private static let mentioning: WordSet = [
        "see", "after", "before", "until", "since", "on", "during", "siehe", "nach", "vor",
    ]
}
