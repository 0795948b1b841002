internal import StudyQuizzes

extension CountedNumber {
    /// A number behind the name of a network that tells by its place what it counts.
    static func bare(
        _ tokens: [TextToken],
        behind end: Int,
        beside counts: [CountedNumber]
    ) -> CountedNumber? {
        listed(tokens, behind: end) ?? enumerated(tokens, behind: end, counts)
    }

    /// `VGG-16: 138,357,544`: a number that stands by itself is the count of parameters.
    private static func listed(_ tokens: [TextToken], behind end: Int) -> CountedNumber? {
        guard end + 1 < tokens.count, tokens[end].isSign(":") || tokens[end].isSign("*") else {
            return nil
        }
        let place = tokens[end...].prefix(4).firstIndex { !($0.isSign(":") || $0.isSign("*")) }
        guard let place, let number = tokens[place].number, let value = number.value,
            value >= 10_000,
            place + 1 == tokens.count || tokens[place + 1].word == "in"
                || tokens[place + 1].isSign(",") || tokens[place + 1].isSign("(")
        else { return nil }
        return CountedNumber(
            number: number,
            noun: .parameters,
            isApproximate: false,
            range: place..<place + 1
        )
    }

    private static let links: Set<String> = ["has", "with", "had", "and", "about", "around", "hat"]

    /// `AlexNet 60 million` where another network of the sentence has its number of parameters.
    private static func enumerated(
        _ tokens: [TextToken],
        behind end: Int,
        _ counts: [CountedNumber]
    ) -> CountedNumber? {
        guard let noun = counts.first(where: { [.parameters, .weights].contains($0.noun) })?.noun,
            let place = tokens[end...].prefix(4).firstIndex(where: { $0.number != nil }),
            tokens[end..<place].allSatisfy({
                links.contains($0.word ?? "") || isHedge($0) || $0.isSign(":")
                    || $0.isSign("(") || $0.isSign("=")
            }),
            let number = tokens[place].number, let value = number.value, value >= 10_000
        else { return nil }
        let next = place + 1 < tokens.count ? tokens[place + 1] : nil
        let ends = next.map { token in
            token.word == "and" || ",;.)".unicodeScalars.contains(token.sign ?? " ")
        }
        guard ends ?? true else { return nil }
        return CountedNumber(
            number: number,
            noun: noun,
            isApproximate: place > 0 && isHedge(tokens[place - 1]),
            range: place..<place + 1
        )
    }

    /// `params for 10 3×3×3 filters: 280`: the number at the end of a sentence, named at its start.
    static func last(of tokens: [TextToken]) -> CountedNumber? {
        let end = tokens.last?.isSign(".") == true ? tokens.count - 1 : tokens.count
        guard end > 2, let number = tokens[end - 1].number, number.value != nil,
            let mark = tokens[..<(end - 1)].lastIndex(where: { !isHedge($0) }),
            tokens[mark].isSign(":") || tokens[mark].isSign("=")
                || ["is", "are"].contains(tokens[mark].word),
            let noun = tokens[..<mark].lazy.compactMap({ CountNoun($0.word) }).first,
            noun == .parameters || noun == .weights
        else { return nil }
        return CountedNumber(
            number: number,
            noun: noun,
            isApproximate: mark < end - 2,
            range: end - 1..<end
        )
    }
}
