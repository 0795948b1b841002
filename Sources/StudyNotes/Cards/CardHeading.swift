/// What begins a card: a heading, a paragraph that is bold and nothing else, or an entry of a list
/// that is a topic of its own.
struct CardHeading: Hashable {
    /// The words as they are written.
    let text: String
    /// The words without the week and the day, unless nothing else is left.
    let title: String
    /// The words of `Q: What is IoU?`; `nil` where it is no such question.
    let question: String?
    /// The week and the day it speaks of.
    let place: PlaceInCourse?
    /// Whether it says nothing but its place: `Day 4`, not `Day 4 - Fine-tuning`.
    let isPlaceAlone: Bool
    let level: Int
    let line: Int
    let isBold: Bool
    /// A heading or a bold paragraph, else `nil`; a bold one stands one level below the one before.
    init?(_ tree: MarkdownTree, _ block: Int, below level: Int) {
        guard let range = tree.nodes.range(block) else { return nil }
        switch tree.nodes.tag(block) {
        case .heading:
            guard case .heading(let ownLevel) = tree.nodes.kind(block) else { return nil }
            self.init(tree.lineOfText(of: block), level: ownLevel, line: range.startLine)
        case .paragraph:
            guard let title = Self.boldTitle(tree, block) else { return nil }
            self.init(title, level: level + 1, line: range.startLine, isBold: true)
        default:
            return nil
        }
    }

    /// Whether a block is of a kind that may be one; most are not.
    static func mayBe(_ block: Int, in tree: MarkdownTree) -> Bool {
        switch tree.nodes.tag(block) {
        case .heading: true
        case .paragraph: block + 1 < tree.nodes.count && tree.nodes.tag(block + 1) == .strong
        default: false
        }
    }

    init(_ text: String, level: Int, line: Int, isBold: Bool = false) {
        let (place, rest) = PlaceInCourse.read(text)
        self.text = text
        let words = (rest.isEmpty ? text : rest.withoutNumber).withoutColon.withoutExportID
        question = QuestionLabel.words(of: words, behind: .question)
        title = question ?? words
        self.place = place == PlaceInCourse() ? nil : place
        isPlaceAlone = rest.isEmpty && self.place != nil
        self.level = level
        self.line = line
        self.isBold = isBold
    }

    /// Whether it says no more than where the next heading stands: `Day 4` before another,
    /// `Day 4 - Fine-tuning` before one below it, or `Week 8 - CNN` before a day.
    func leads(to next: CardHeading?) -> Bool {
        guard let place, let next else { return false }
        let isWeekOfDay = place.day == nil && next.place?.day != nil
        return isPlaceAlone || next.level > level || isWeekOfDay
    }

    /// Whether it names no topic: a place in the course, or `Summary` and its like.
    var isFrame: Bool {
        // No letter takes less than a third of its bytes as a small one.
        place != nil || title.utf8.count <= 48 && Self.frames.contains(title.lowercased())
    }

    private static let frames: Set<String> = [
        "test", "module test", "exam", "quiz", "summary", "recap", "review", "revision", "overview",
        "topics", "notes", "theory", "misc", "questions", "what to learn", "to learn", "klausur",
        "prüfung", "zusammenfassung", "wiederholung", "themen",
    ]

    /// The place of what stands below it; of `Week 8 CNNs`, too, which is a title of its own.
    var placeBelow: PlaceInCourse? {
        place ?? PlaceInCourse.week(before: text).map { PlaceInCourse(week: $0) }
    }

    /// The topic of the field that it names.
    var topic: FieldTopics.Topic? { FieldTopics.topic(of: title) }

    /// The text of `**Pooling Layer**` and of `**LeNet-5** (1998)`; a bold sentence is no heading.
    private static func boldTitle(_ tree: MarkdownTree, _ block: Int) -> String? {
        let strong = block + 1
        let end = tree.nodes.end(block)
        guard strong < end, tree.nodes.tag(strong) == .strong else { return nil }
        let behind = tree.nodes.end(strong)
        if behind < end {
            guard tree.nodes.tag(behind) == .text, tree.nodes.end(behind) == end,
                isRemark(tree.nodes.literal(behind))
            else { return nil }
        }
        let title = tree.lineOfText(of: behind < end ? block : strong).withoutColon
        let isSentence = title.hasSuffix(".") || title.hasSuffix("!") || title.count > 80
        return title.isEmpty || isSentence ? nil : title
    }

    /// Whether nothing but ` (1998)` stands behind a title.
    private static func isRemark(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { text in
            FieldTopics.endOfTitle(beforeRemark: text) == 0
        }
    }
}

extension TopicCard {
    /// A title without the week and the day: `CNNs` of `Week 8 CNNs`; `nil` where nothing is left.
    public static func subject(of title: String) -> String? {
        let heading = CardHeading(title, level: 1, line: 1)
        guard heading.place == nil, PlaceInCourse.week(before: title) != nil else {
            return heading.isPlaceAlone ? nil : heading.place == nil ? title : heading.title
        }
        var title = title
        return title.withUTF8 { bytes in
            let end = PlaceMark(bytes, at: 0, isApart: false)?.end ?? 0
            return String(decoding: bytes[PlaceMark.endOfSeparators(bytes, end)...], as: UTF8.self)
        }
    }
}

extension String {
    /// `Pooling` of `Pooling 3f2a…`, where the 32 hexadecimal digits are those of an exported page.
    var withoutExportID: String {
        let digits = utf8.suffix(32)
        guard utf8.count > 33, utf8.dropLast(32).last == UInt8(ascii: " "),
            digits.allSatisfy({ ByteScan.isDigit($0) || $0 >= 0x61 && $0 <= 0x66 })
        else { return self }
        return String(dropLast(33)).trimmingBlanks
    }

    /// `Pooling` of `Pooling:`.
    fileprivate var withoutColon: String {
        utf8.last == UInt8(ascii: ":") ? String(dropLast()).trimmingBlanks : self
    }
}
