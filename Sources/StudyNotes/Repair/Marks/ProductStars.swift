/// The stars of a stretch of prose that are signs of multiplication.
///
/// A star is one between two numbers or brackets, or, where no blank stands beside it, letters. Where
/// a formula has such a star, those between its letters are signs, too: `(k*k*c + 1) * d`. Between
/// blanks it is none where a word is a factor of the same product, or where words stand beside it
/// and another star stands before words, as a bullet does: `won in 2012 * 5 layers * dropout`.
struct ProductStars {
    private enum Kind { case tight, spaced, ofFormula, other }

    private struct Star {
        let place: Int
        var kind: Kind
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let prose: Range<Int>
    private var stars: [Star] = []
    private var hasBullet = false
    /// Whether a star has opened emphasis that none has closed.
    private(set) var isEmphasis: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ prose: Range<Int>, isEmphasis: Bool) {
        (self.bytes, self.prose, self.isEmphasis) = (bytes, prose, isEmphasis)
    }

    /// Reads the stars that begin at a place, and answers where they end.
    mutating func read(_ place: Int) -> Int {
        var end = place
        while byte(end) == UInt8(ascii: "*") { end += 1 }
        if end == place + 1, let kind = kind(place) {
            stars.append(Star(place: place, kind: kind))
            if kind == .other, isBullet(place) { hasBullet = true }
        } else {
            let opens = !ByteScan.isBlank(byte(end)) && !ByteScan.isWordByte(byte(place - 1))
            isEmphasis = opens || (isEmphasis && ByteScan.isBlank(byte(place - 1)))
        }
        return end
    }

    /// The products, each with all of its signs.
    consuming func products() -> [InlineMark] {
        dropBullets()
        dropProductsOfWords()
        dropLettersAlone()
        let signs = stars.filter { $0.kind != .other }.map(\.place)
        return Self.runs(of: signs, isOneProduct).map { product(signs[$0]) }
    }

    private func byte(_ place: Int) -> UInt8 { prose.contains(place) ? bytes[place] : 0x20 }
}

// MARK: - What a star may be

extension ProductStars {
    /// `nil` where a star may be a mark.
    private func kind(_ place: Int) -> Kind? {
        let isSpacedBefore = ByteScan.isBlank(byte(place - 1))
        let isSpacedAfter = ByteScan.isBlank(byte(place + 1))
        let left = isSpacedBefore ? place - 2 : place - 1
        let right = isSpacedAfter ? placeOfWord(from: place + 1) : place + 1
        let isNumberBefore = endsNumber(byte(left))
        let isNumberAfter = ByteScan.isDigit(byte(right)) || byte(right) == UInt8(ascii: "(")
        if isNumberBefore, isNumberAfter {
            return isSpacedBefore || isSpacedAfter ? .spaced : .tight
        }
        if isSpacedBefore, isSpacedAfter {
            let isFormula =
                (isNumberBefore || isLetterAlone(left)) && (isNumberAfter || isLetterAlone(right))
            if isFormula, !isArticle(right) { return .ofFormula }
            return endsFactor(before: place) ? .other : nil
        }
        guard !isSpacedBefore, !isSpacedAfter, isNumberBefore || ByteScan.isLetter(byte(left)),
            isNumberAfter || ByteScan.isLetter(byte(right))
        else { return nil }
        // `n*m` are letters; `height*width` are words, and `*very*good` is not a product.
        let isTight = !isEmphasis || (isBesideNoLetter(left) && isBesideNoLetter(right))
        return isTight ? .tight : nil
    }

    private func placeOfWord(from place: Int) -> Int {
        var next = place
        while next < prose.upperBound, ByteScan.isBlank(bytes[next]) { next += 1 }
        return next
    }

    /// Whether words, a bracket or code stand before a blank; behind the mark of an entry none do.
    private func endsFactor(before place: Int) -> Bool {
        var before = place - 1
        while before >= prose.lowerBound, ByteScan.isBlank(bytes[before]) { before -= 1 }
        guard before >= prose.lowerBound else { return prose.lowerBound > 0 }
        return ByteScan.isWordByte(bytes[before]) || ByteScan.isAny(of: ")]", bytes[before])
    }

    /// The last byte of ² and ³ is no ASCII.
    private func endsNumber(_ byte: UInt8) -> Bool {
        ByteScan.isDigit(byte) || byte == UInt8(ascii: ")") || byte == 0xB2 || byte == 0xB3
    }

    private func isBesideNoLetter(_ place: Int) -> Bool {
        !ByteScan.isLetter(byte(place - 1)) && !ByteScan.isLetter(byte(place + 1))
    }

    private func isLetterAlone(_ place: Int) -> Bool {
        ByteScan.isLetter(byte(place)) && isBesideNoLetter(place) && byte(place - 1) < 0x80
            && byte(place + 1) < 0x80
    }

    /// Whether a letter that stands alone is a word before another one: `a net`.
    private func isArticle(_ place: Int) -> Bool {
        byte(place) | 0x20 == UInt8(ascii: "a") && ByteScan.isBlank(byte(place + 1))
            && ByteScan.isLetter(byte(place + 2))
    }

    /// Whether words stand behind a star between blanks.
    private func isBullet(_ place: Int) -> Bool {
        let word = placeOfWord(from: place + 1)
        return ByteScan.isLetter(byte(word)) && ByteScan.isLetter(byte(word + 1))
    }
}

// MARK: - What stars are together

extension ProductStars {
    private mutating func dropBullets() {
        guard hasBullet else { return }
        for index in stars.indices
        where stars[index].kind == .spaced && isBesideWords(stars[index].place) {
            stars[index].kind = .other
        }
    }

    /// Between blanks, all stars of a product are signs, or none.
    private mutating func dropProductsOfWords() {
        for run in Self.runs(of: stars.map(\.place), isOneProduct)
        where stars[run].contains(where: { $0.kind == .other }) {
            for index in run where stars[index].kind != .tight { stars[index].kind = .other }
        }
    }

    /// Letters between blanks are factors where a sure sign stands in the same formula.
    private mutating func dropLettersAlone() {
        for run in Self.runs(of: stars.map(\.place), isOneFormula)
        where !stars[run].contains(where: { $0.kind == .tight || $0.kind == .spaced }) {
            for index in run { stars[index].kind = .other }
        }
    }

    /// The indices of places that are one with the next, run by run.
    private static func runs(
        of places: [Int],
        _ isOne: (_ left: Int, _ right: Int) -> Bool
    ) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for next in places.indices.dropFirst() where !isOne(places[next - 1], places[next]) {
            runs.append(start..<next)
            start = next
        }
        return places.isEmpty ? [] : runs + [start..<places.count]
    }

    private static let longestFactor = 60

    /// Whether two stars have one factor between them.
    private func isOneProduct(_ left: Int, _ right: Int) -> Bool {
        right - left < Self.longestFactor
            && !ByteScan.trimmed(bytes, left + 1..<right).contains {
                ByteScan.isBlank(bytes[$0]) || ByteScan.isAny(of: ">\\", bytes[$0])
            }
    }

    /// Whether two stars have no word between them, and no sign that ends a formula.
    private func isOneFormula(_ left: Int, _ right: Int) -> Bool {
        right - left < Self.longestFactor
            && !(left + 1..<right).contains { place in
                ByteScan.isAny(of: "=<>,;:!?\\", bytes[place])
                    || ByteScan.isLetter(bytes[place]) && ByteScan.isLetter(byte(place + 1))
                    || bytes[place] == UInt8(ascii: ".") && ByteScan.isBlank(byte(place + 1))
            }
    }

    /// Whether a word stands before the factor on its left, or behind the one on its right.
    private func isBesideWords(_ star: Int) -> Bool {
        let (start, end) = (wordStart(before: star), wordEnd(behind: star))
        let next = placeOfWord(from: end)
        return isBlankBehindWord(start - 1)
            || next > end && ByteScan.isLetter(byte(next)) && ByteScan.isLetter(byte(next + 1))
    }

    private func isBlankBehindWord(_ place: Int) -> Bool {
        ByteScan.isBlank(byte(place)) && ByteScan.isLetter(byte(place - 1))
            && ByteScan.isLetter(byte(place - 2))
    }
}

// MARK: - What is changed

extension ProductStars {
    private func product(_ signs: ArraySlice<Int>) -> InlineMark {
        let start = wordStart(before: signs[signs.startIndex])
        let range = start..<wordEnd(behind: signs[signs.endIndex - 1])
        let edits = signs.map { NoteLine.Edit(range: $0..<$0 + 1, text: "×") }
        var shown: [UInt8] = []
        var next = start
        for sign in signs {
            shown += bytes[next..<sign]
            shown += "×".utf8
            next = sign + 1
        }
        shown += bytes[next..<range.upperBound]
        return InlineMark(
            kind: .multiplicationSign,
            found: range,
            replacement: String(decoding: shown, as: UTF8.self),
            edits: edits
        )
    }

    /// The start of the factor before a star; one of many bytes is shown in part.
    private func wordStart(before star: Int) -> Int {
        var start = star
        while ByteScan.isBlank(byte(start - 1)), start > prose.lowerBound { start -= 1 }
        while !ByteScan.isBlank(byte(start - 1)), star - start < 24 { start -= 1 }
        while start < star, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return start
    }

    private func wordEnd(behind star: Int) -> Int {
        var end = star + 1
        while ByteScan.isBlank(byte(end)), end < prose.upperBound { end += 1 }
        while !ByteScan.isBlank(byte(end)), end - star < 24 { end += 1 }
        while end > star + 1, end < prose.upperBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
