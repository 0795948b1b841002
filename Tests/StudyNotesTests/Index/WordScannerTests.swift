import Testing

@testable import StudyNotes

struct WordScannerTests {
    @Test(arguments: [
        ("Max-Pooling 2D", ["max", "pooling", "2d"]),
        (
            "classes of images, batches, losses, boxes",
            ["class", "of", "image", "batch", "loss", "box"]
        ),
        ("bias axis focus gas", ["bia", "axis", "focus", "gas"]),
        ("Größe ÜBER 6×6×3", ["größe", "über", "6x6", "3"]),
        ("3²=9 naïve_bayes", ["3²", "9", "naïve", "baye"]),
        ("**con**volution", ["con", "volution"]),
        ("cafe\u{301} 卷积", ["cafe\u{301}", "卷积"]),
        ("3x3 3 x 3 3×3 3 × 3 3*3 3X3", Array(repeating: "3x3", count: 6)),
        ("224x224x3, 224 x 224 x 3", ["224x224", "3", "224x224", "3"]),
        ("3 * 3 2x 0x1f 3x3d x 3", ["3", "3", "2x", "0x1f", "3x3d", "x", "3"]),
        ("", []), (" .,-", []),
        // Longer than a word is.
        (String(repeating: "a", count: 64), [String(repeating: "a", count: 64)]),
        (String(repeating: "a", count: 65) + " b", ["b"]),
    ])
    func wordsAreLowerCaseAndSingular(text: String, words: [String]) {
        #expect(WordScanner.words(of: text) == words)
    }

    @Test func lettersDigitsAndMarksAreThoseOfUnicode() {
        for scalar in (0..<0x3000).compactMap(Unicode.Scalar.init) {
            let properties = scalar.properties
            let isMark = [.nonspacingMark, .spacingMark].contains(properties.generalCategory)
            let isLetter = properties.isAlphabetic || properties.numericType != nil || isMark
            #expect(WordScanner.words(of: "\(scalar)").isEmpty != isLetter, "U+\(scalar.value)")
        }
    }

    @Test func placesAreThoseOfTheBytes() {
        var text = "Für 3×3 Kernels"
        var found: [String] = []
        text.withUTF8 { bytes in
            WordScanner.scan(bytes) { word in
                found.append(String(decoding: bytes[word.place], as: UTF8.self))
            }
        }
        #expect(found == ["Für", "3×3", "Kernels"])
    }

    @Test func whatIsNoWordIsLeftOut() {
        let key = String(repeating: "a1", count: 40)
        #expect(WordScanner.words(of: "a \(key) b") == ["a", "b"])
    }

    @Test(arguments: ["abYZ09@[`{/: \n", "abcdefghYZ09 ", "abcYZ09@[`{/: \nä→"])
    func wordsAreThoseBetweenSigns(of letters: String) {
        var random = TestRandom(state: 5)
        let signs = Array(letters)
        for _ in 0..<2_000 {
            let length = Int.random(in: 0...200, using: &random)
            let text = String((0..<length).map { _ in signs.randomElement(using: &random) ?? " " })
            let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            let short = words.filter { $0.utf8.count <= WordScanner.longestWord }
            #expect(WordScanner.words(of: text) == short, "\(text)")
        }
    }

    @Test func bytesOfAnyKindAreRead() {
        var random = TestRandom(state: 3)
        for _ in 0..<2_000 {
            let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
            bytes.withUnsafeBufferPointer { buffer in
                WordScanner.scan(buffer) { word in
                    let place = word.place
                    #expect(!word.bytes.isEmpty && place.lowerBound >= 0 && place.upperBound <= 40)
                }
            }
        }
    }
}
