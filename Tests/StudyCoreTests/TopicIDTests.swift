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
