/// Reads options by letter, number or text: `b`, `2`, `same`, `a c`, `badc`, `none`.
struct OptionReader {
    private let form: AnswerForm
    private let options: [String]
    private let keys: [String]

    /// A reader for a form that offers options; `nil` for other forms.
    init?(_ form: AnswerForm) {
        switch form {
        case .choice(let options), .choices(let options), .order(let options):
            self.options = options
            self.form = form
            keys = options.map(Self.key)
        default: return nil
        }
    }

    private static let nothing: Set<String> = ["none", "none of them", "nothing", "no", "-"]
    private static let everything: Set<String> = ["all", "all of them"]
    private static let fillers = ["options ", "option ", "answers ", "answer "]

    private enum Failure: Error {
        case unknown
        case ambiguous([Int])
    }

    /// Reads a line as it was typed.
    func read(_ typed: String, shown: String) -> ReadAnswer {
        var line = Self.key(typed)
        for filler in Self.fillers where line.hasPrefix(filler) {
            line = String(line.dropFirst(filler.count)).trimmed
        }
        line = TypedText.withoutBrackets(line)
        do throws(Failure) {
            switch form {
            case .choice: return .answer(.choice(try option(line)), precision: nil)
            case .order: return order(try list(line), shown)
            default:
                if run(line) == nil, let single = try? option(line) {
                    return .answer(.choices([single]), precision: nil)
                }
                line = Self.withoutPunctuation(line)
                if Self.nothing.contains(line) { return .answer(.choices([]), precision: nil) }
                if Self.everything.contains(line) {
                    return .answer(.choices(Set(options.indices)), precision: nil)
                }
                return .answer(.choices(Set(try list(line))), precision: nil)
            }
        } catch {
            return .unreadable(unreadable(error, shown))
        }
    }

    private func unreadable(_ failure: Failure, _ shown: String) -> UnreadableAnswer {
        switch failure {
        case .unknown: .notAnOption(shown, form)
        case .ambiguous(let indices):
            .ambiguous(
                shown,
                readings: indices.map { AnswerForm.choice(options).text(of: .choice($0)) }
            )
        }
    }

    private func order(_ order: [Int], _ shown: String) -> ReadAnswer {
        if let twice = order.indices.first(where: { order[..<$0].contains(order[$0]) }) {
            return .unreadable(.repeated(AnswerForm.letter(order[twice]), form))
        }
        guard order.count == options.count else {
            return .unreadable(.wrongCount(actual: order.count, form))
        }
        return .answer(.order(order), precision: nil)
    }

    // MARK: - One option

    /// The option that a text means: by letter, number or the whole text, otherwise by its beginning.
    private func option(_ typed: String) throws(Failure) -> Int {
        let text = Self.withoutPunctuation(typed)
        guard !text.isEmpty else { throw .unknown }
        let exact = keys.indices.filter { keys[$0] == text }
        let named = label(text).map { [$0] } ?? []
        let found = Set(exact + named).sorted()
        if found.count == 1 { return found[0] }
        if found.count > 1 { throw .ambiguous(found) }
        if let labelled = try labelled(text) { return labelled }
        let beginnings = keys.indices.filter { keys[$0].hasPrefix(text) }
        if beginnings.count == 1 { return beginnings[0] }
        throw beginnings.isEmpty ? .unknown : .ambiguous(beginnings)
    }

    /// The option of a letter or a number that counts from 1.
    private func label(_ text: String) -> Int? {
        if let number = Int(text) {
            return number > 0 && number <= options.count ? number - 1 : nil
        }
        guard text.count == 1 else { return nil }
        return options.indices.first { AnswerForm.letter($0) == text }
    }

    /// `b) same`: a letter and the text of its option, which must agree.
    private func labelled(_ text: String) throws(Failure) -> Int? {
        guard let mark = text.firstIndex(where: { ").:".contains($0) }),
            let letter = label(String(text[..<mark]))
        else { return nil }
        let rest = String(text[text.index(after: mark)...]).trimmed
        let beginnings = keys.indices.filter { !rest.isEmpty && keys[$0].hasPrefix(rest) }
        if beginnings.contains(letter) { return letter }
        if beginnings.isEmpty { throw .unknown }
        throw .ambiguous([letter] + beginnings)
    }

    // MARK: - Several options

    private func list(_ line: String) throws(Failure) -> [Int] {
        let text = line.replacing("->", with: ",").replacing(" and ", with: ",")
        var found: [Int] = []
        for part in text.split(whereSeparator: { ",;&>→+\n".contains($0) }) {
            let piece = part.trimmed
            guard !piece.isEmpty else { continue }
            if let run = run(piece) {
                // `ba` is two letters, and may as well be the beginning of an option.
                if let option = try? option(piece), run != [option] {
                    throw .ambiguous(run + [option])
                }
                found += run
            } else {
                found += try piece.contains(" ") ? words(piece) : [option(piece)]
            }
        }
        guard !found.isEmpty else { throw .unknown }
        return found
    }

    private func words(_ piece: String) throws(Failure) -> [Int] {
        if let whole = try? option(piece) { return [whole] }
        var found: [Int] = []
        for word in piece.split(separator: " ") {
            if let run = run(String(word)) {
                found += run
            } else {
                found.append(try option(String(word)))
            }
        }
        return found
    }

    /// `ac`, `a c`, `13` or `1x3`: nothing but letters or numbers of options.
    private func run(_ text: String) -> [Int]? {
        let areNumbers = text.allSatisfy { $0.isASCIIDigit || $0 == "x" }
        let words = text.split { $0 == " " || $0 == "/" || (areNumbers && $0 == "x") }
        var found: [Int] = []
        for word in words {
            let labels = word.compactMap { label(String($0)) }
            if let whole = label(String(word)) {
                found.append(whole)
            } else if labels.count == word.count, Set(labels).count == labels.count {
                found += labels
            } else {
                return nil
            }
        }
        return found.isEmpty ? nil : found
    }

    // MARK: - Spelling

    private static func withoutPunctuation(_ text: String) -> String {
        var text = TypedText.withoutBrackets(text.trimmed)
        while let last = text.last, ").:".contains(last), !text.contains("(") { text.removeLast() }
        return text.trimmed
    }

    /// Lower case, with single blanks and the signs of a keyboard.
    private static func key(_ text: String) -> String { TypedText(text).text.lowercased() }
}
