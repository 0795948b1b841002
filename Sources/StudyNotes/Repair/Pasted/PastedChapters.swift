/// The lines of a page that was pasted as one, of which numbers or questions say where they began:
/// `1. Convolution 1.1 A filter slides 1.2 … 2. Padding 2.1 …`, `What is pooling? It … Why …? …`.
enum PastedChapters {
    static let fewestQuestions = 3

    /// A line, and whether an empty one stood before it.
    struct Line {
        let range: Range<Int>
        let isApart: Bool
    }

    /// Nothing where neither says so.
    static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [Line] {
        guard let first = bytes.first, !ByteScan.isAny(of: "-*+>#|", first) else { return [] }
        let numbers = numbers(bytes)
        let starts = numbers.isEmpty ? questions(bytes) : numbers
        guard let first = starts.first else { return [] }
        let all = (first == 0 ? [] : [0]) + starts
        return zip(all, all.dropFirst() + [bytes.count]).compactMap { start, end in
            let words = ByteScan.trimmed(bytes, start..<end)
            let isApart = numbers.isEmpty && isQuestion(bytes, words)
            return words.isEmpty ? nil : Line(range: words, isApart: isApart && start > 0)
        }
    }

    // MARK: - Numbers

    private static let fewestChapters = 2
    private static let fewestSections = 3

    /// Where `1.`, `1.1`, `1.2` and `2.` stand before words, each behind the one before.
    private static func numbers(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts: [Int] = []
        var (chapter, section, sections) = (0, 0, 0)
        var place = 0
        while let (range, numbers) = number(bytes, from: place) {
            place = range.upperBound
            if numbers == [chapter + 1, 0], beginsChapter(bytes, range, isFirst: chapter == 0) {
                (chapter, section) = (chapter + 1, 0)
            } else if numbers == [chapter, section + 1], chapter > 0 {
                (section, sections) = (section + 1, sections + 1)
            } else {
                continue
            }
            starts.append(range.lowerBound)
        }
        return chapter >= fewestChapters && sections >= fewestSections ? starts : []
    }

    /// Whether a capital letter follows, and before the first one no sentence stands.
    private static func beginsChapter(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ number: Range<Int>,
        isFirst: Bool
    ) -> Bool {
        let next = firstWord(bytes, from: number.upperBound)
        guard next < bytes.count, ByteScan.isCapital(bytes[next]) || bytes[next] >= 0x80 else {
            return false
        }
        return !isFirst
            || number.lowerBound <= longestTitle
                && !bytes[..<number.lowerBound].contains { ByteScan.isAny(of: ".?!", $0) }
    }

    private static let longestTitle = 48

    /// The next `2.` or `2.1` between blanks, with its numbers; 0 for none behind the point.
    private static func number(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int
    ) -> (range: Range<Int>, numbers: [Int])? {
        var place = start
        while place < bytes.count {
            let end = ByteScan.place(of: 0x20, bytes, place..<bytes.count) ?? bytes.count
            if end - place <= 6, place < end, ByteScan.isDigit(bytes[place]),
                let numbers = numbers(in: bytes[place..<end])
            {
                return (place..<end, numbers)
            }
            place = end + 1
        }
        return nil
    }

    private static func numbers(in word: Slice<UnsafeBufferPointer<UInt8>>) -> [Int]? {
        let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 && parts[2].isEmpty,
            word.allSatisfy({ ByteScan.isDigit($0) || $0 == UInt8(ascii: ".") }),
            (1...2).contains(parts[0].count), parts[1].count <= 2
        else { return nil }
        return parts[0..<2].map { $0.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) } }
    }

    // MARK: - Questions

    private static let fewestTopics = 2
    private static let longestQuestion = 120

    /// Where questions begin and what stands behind each, where many of the sentences are questions.
    private static func questions(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts: [Int] = []
        var (place, sentences, questions, answers, topics) = (0, 0, 0, 0, 0)
        while place < bytes.count {
            let end = endOfSentence(bytes, from: place)
            sentences += 1
            if isQuestion(bytes, place..<end) {
                questions += 1
                let words = String(decoding: bytes[place..<end], as: UTF8.self)
                if FieldTopics.topic(askedAbout: words) != nil { topics += 1 }
                starts += [place, end]
                let next = firstWord(bytes, from: end)
                if next < bytes.count, !isQuestion(bytes, next..<endOfSentence(bytes, from: next)) {
                    answers += 1
                }
            }
            place = firstWord(bytes, from: end)
        }
        guard questions >= fewestQuestions, answers == questions, sentences <= 3 * questions,
            topics >= fewestTopics
        else { return [] }
        return starts
    }

    /// Behind the next full stop, question mark or exclamation mark before a blank.
    private static func endOfSentence(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int
    ) -> Int {
        var place = start
        while place < bytes.count {
            place = ByteScan.firstPlace(ofAny: ".?!", bytes, place..<bytes.count) + 1
            if place >= bytes.count || bytes[place] == 0x20 { return min(place, bytes.count) }
        }
        return bytes.count
    }

    private static func firstWord(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
        bytes[place...].firstIndex { $0 != 0x20 } ?? bytes.count
    }

    private static func isQuestion(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ sentence: Range<Int>
    ) -> Bool {
        guard (8...longestQuestion).contains(sentence.count),
            bytes[sentence.upperBound - 1] == UInt8(ascii: "?")
        else { return false }
        let label = QuestionLabel(bytes, at: sentence.lowerBound)
        let start = min(label?.words ?? sentence.lowerBound, sentence.upperBound)
        return AskingWords.begin(UnsafeBufferPointer(rebasing: bytes[start..<sentence.upperBound]))
    }
}
