internal import StudyCore

/// Makes the cards of one note.
struct CardBuilder {
    let source: SourceText
    /// With the lines of the file.
    let tree: MarkdownTree
    let topic: TopicID
    let quiz: TopicID?
    let title: String
    let place: PlaceInCourse
    let idPrefix: String

    func cards(of sections: [CardSections.Section]) -> [TopicCard] {
        var names = UniqueNames()
        var headings: [CardHeading] = []
        var place = place
        return sections.enumerated().map { index, section in
            for heading in section.above + [section.heading].compactMap(\.self) {
                while let last = headings.last, last.level >= heading.level {
                    headings.removeLast()
                }
                headings.append(heading)
                if let own = heading.placeBelow { place = place.refined(by: own) }
            }
            guard let heading = section.heading else {
                let name = names.unique(topic.slug)
                return card(section, topic, title, path: [title], place, name: name)
            }
            let ownTopic = TopicID(heading: heading.title)
            let asked = heading.question.flatMap { FieldTopics.topic(askedAbout: $0) }
            return card(
                section,
                asked.flatMap { TopicID($0.name) } ?? ownTopic ?? topic,
                heading.title.isEmpty ? title : heading.title,
                path: [title] + headings.map(\.text),
                place,
                name: names.unique(ownTopic?.slug ?? "section-\(index + 1)")
            )
        }
    }

    private func card(
        _ section: CardSections.Section,
        _ ownTopic: TopicID,
        _ title: String,
        path: [String],
        _ place: PlaceInCourse,
        name: String
    ) -> TopicCard {
        let body = tree.slice(section.blocks, list: section.list)
        let isWhole = section.words == section.blocks
        return TopicCard(
            id: "\(idPrefix)#\(name)",
            topic: ownTopic,
            noteTopic: topic,
            quiz: quiz,
            title: title,
            path: path,
            level: section.heading?.level ?? 1,
            week: place.week,
            day: place.day,
            source: CardSource(
                file: source.file,
                line: source.originalLine(of: section.lines.lowerBound),
                endLine: source.originalLine(of: section.lines.upperBound - 1)
            ),
            lines: source.lines(section.lines),
            originalLines: source.movedLines(section.lines),
            body: body,
            wholeBody: isWhole ? body : tree.slice(section.words)
        )
    }
}

/// Gives the second heading of a name `-2`, the third `-3`, and no name twice.
struct UniqueNames {
    private var lastSuffix: [String: Int] = [:]

    mutating func unique(_ name: String) -> String {
        guard var suffix = lastSuffix[name] else {
            lastSuffix[name] = 1
            return name
        }
        var candidate: String
        repeat {
            suffix += 1
            candidate = "\(name)-\(suffix)"
        } while lastSuffix[candidate] != nil
        lastSuffix[name] = suffix
        lastSuffix[candidate] = 1
        return candidate
    }
}
