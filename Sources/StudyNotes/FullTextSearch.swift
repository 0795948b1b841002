#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Finds cards by the words of their texts.
///
/// A card fits when it holds most words of the query: as many as the best card holds, and more than
/// half. Cards that fit are ranked by BM25 (Robertson and Zaragoza 2009, k₁ = 1.2, b = 0.75), in
/// which a word counts five times in the title, twice in the titles above, once in the text.
struct FullTextSearch {
    private static let (saturation, lengthEffect) = (1.2, 0.75)
    /// A card is the clear answer when it scores so many times as high as the second.
    private static let clearLead = 2.0

    private let index: CardIndex

    init(_ index: CardIndex) { self.index = index }

    /// The cards that fit, best first; `nil` when none does, or none holds all words where it must.
    ///
    /// A word that stands in no text is taken for the beginning of one, unless it must be whole.
    func find(_ name: Name, isWhole: Bool = false, completes: Bool = true) -> NoteSearchAnswer? {
        let words = Array(Set(name.words)).sorted()
        guard words.count <= 32 else { return nil }
        let forms = words.map { self.forms(of: $0, completes: completes) }
        let scores = self.scores(forms)
        let most = scores.map(\.words).max() ?? 0
        guard isWhole ? most == words.count : most * 2 > words.count else { return nil }
        let fitting = scores.filter { $0.words == most }.sorted {
            ($1.score, $0.card) < ($0.score, $1.card)
        }
        var answer = NoteSearchAnswer(match: .text, total: fitting.count)
        answer.cards = fitting.prefix(NoteSearch.mostCards).map(\.card)
        answer.terms = Set(forms.joined().map { index.terms.word($0).text })
        answer.isClear = fitting.count == 1 || fitting[0].score >= Self.clearLead * fitting[1].score
        return answer
    }

    /// The query with each word that stands in no text put as the nearest that does.
    func mended(_ name: Name) -> Name? {
        guard name.words.count <= 8 else { return nil }
        let words = name.words.map { word in
            forms(of: word).isEmpty ? nearest(to: word) ?? word : word
        }
        return words == name.words ? nil : Name(words: words)
    }

    private func nearest(to word: String) -> String? {
        guard word.count > 3, word.count <= 60 else { return nil }
        var best = NearestWord(to: word)
        for number in 0..<index.terms.count { best.consider(index.terms.word(number)) }
        return best.word
    }

    /// The words of the texts that a word of the query stands for: itself and slips of it, else
    /// those that it begins.
    private func forms(of word: String, completes: Bool = true) -> [Int] {
        let own = [index.terms.index(of: word)].compactMap(\.self)
        let slips = SpellingRepair.slips(of: word, in: index.terms)
        let known = own + slips.compactMap { index.terms.index(of: $0) }
        guard known.isEmpty, word.count > 2, completes else { return known }
        return Array(index.terms.range(ofPrefix: word).prefix(200))
    }

    private struct Score {
        var card: Int
        var words: Int
        var score: Double
    }

    private func scores(_ forms: [[Int]]) -> [Score] {
        var words = [UInt8](repeating: 0, count: index.cardCount)
        var scores = [Double](repeating: 0, count: index.cardCount)
        let average = averageLength()
        for forms in forms {
            let postings = postings(forms)
            let (count, holding) = (Double(index.cardCount), Double(postings.count))
            let rarity = log(1 + (count - holding + 0.5) / (holding + 0.5))
            for posting in postings where posting.document < words.count {
                let (card, weight) = (posting.document, Double(posting.weight))
                let length = Double(index.length(ofCard: card)) / average
                let damping = Self.saturation * (1 - Self.lengthEffect + Self.lengthEffect * length)
                words[card] += 1
                scores[card] += rarity * weight * (Self.saturation + 1) / (weight + damping)
            }
        }
        return words.indices.filter { words[$0] > 0 }.map {
            Score(card: $0, words: Int(words[$0]), score: scores[$0])
        }
    }

    /// The cards that hold any of some words, each once.
    private func postings(_ forms: [Int]) -> [Posting] {
        if forms.count == 1 { return index.terms.postings(forms[0]) }
        let all = forms.flatMap { index.terms.postings($0) }.sorted { $0.document < $1.document }
        var merged: [Posting] = []
        for posting in all {
            if let last = merged.last, last.document == posting.document {
                merged[merged.count - 1].weight += posting.weight
            } else {
                merged.append(posting)
            }
        }
        return merged
    }

    private func averageLength() -> Double {
        let sum = (0..<index.cardCount).reduce(0) { $0 + index.length(ofCard: $1) }
        return max(Double(sum) / Double(max(index.cardCount, 1)), 1)
    }
}
