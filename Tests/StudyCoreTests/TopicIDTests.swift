import Foundation
import StudyCore
import Testing

struct TopicIDTests {
    @Test(arguments: [
        ("Max Pool (2×2)", "max-pool-2-2"), ("cnn-output", "cnn-output"),
        ("  R-CNN ", "r-cnn"), ("LeNet 5", "lenet-5"),
    ])
    func `any text becomes a slug`(text: String, slug: String) {
        #expect(TopicID(text)?.slug == slug)
    }

    @Test(arguments: ["", "--", "…"])
    func `text without letters is no topic`(text: String) {
        #expect(TopicID(text) == nil)
    }

    @Test func `a slug holds the words between signs of any kind`() {
        let scalars = "aZ3 -×→–…│✓①½äß卷\u{301}\u{200D}\u{FE0F}\u{2028}".unicodeScalars
        let signs = scalars.map { String($0) }
        for first in signs {
            for (second, third) in signs.flatMap({ second in signs.map { (second, $0) } }) {
                let text = first + second + third
                let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
                let slug = words.isEmpty ? nil : words.joined(separator: "-")
                #expect(TopicID(text)?.slug == slug, "\(text.unicodeScalars.map(\.value))")
            }
        }
    }

    @Test(arguments: ["a", "max pooling ", "ß² ", "Überanpassung ist ", "– ", "a\u{301} "])
    func `a heading of any length is named by its first words`(words: String) {
        for count in [1, 20, 80, 400] {
            let heading = String(repeating: words, count: count)
            var slug = TopicID(heading)?.slug ?? ""
            if slug.count > 60 {
                let head = slug.prefix(61)
                slug = String(
                    head[..<(head.lastIndex(of: "-") ?? head.index(before: head.endIndex))]
                )
            }
            #expect(TopicID(heading: heading)?.slug ?? "" == slug)
        }
    }

    @Test func `a topic is one JSON string`() throws {
        let topic = try JSONDecoder().decode([TopicID].self, from: Data(#"["Max Pool"]"#.utf8))
        #expect(
            String(decoding: try JSONEncoder().encode(topic), as: UTF8.self) == #"["max-pool"]"#
        )
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([TopicID].self, from: Data(#"["-"]"#.utf8))
        }
    }
}
