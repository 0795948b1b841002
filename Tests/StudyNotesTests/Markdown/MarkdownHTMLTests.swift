import Foundation
import StudyNotes
import Testing

/// An example of the CommonMark specification.
struct SpecificationExample: Decodable, CustomStringConvertible {
    private struct File: Decodable { let examples: [SpecificationExample] }

    let n: Int
    let section: String
    let markdown: String
    let html: String

    var description: String { "\(n) \(section)" }

    static func all() throws -> [SpecificationExample] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/commonmark/spec-0.30.json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).examples
    }
}

struct MarkdownHTMLTests {
    @Test func `the 652 examples of CommonMark come out of the tree as the specification says`()
        throws
    {
        let examples = try SpecificationExample.all()
        #expect(examples.count == 652)
        for example in examples {
            let tree = MarkdownTree(parsing: example.markdown, dialect: .commonMark)
            #expect(tree.html(.commonMark) == example.html, "\(example)")
        }
    }

    @Test(arguments: [
        ("<script>alert(1)</script>", "<pre>&lt;script&gt;alert(1)&lt;/script&gt;\n</pre>\n"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
        ("a<BR/>b <!-- no -->", "<p>a<br />b </p>\n"),
        ("<!-- nothing -->", ""),
        ("[a](JavaScript:alert(1))", "<p><a href=\"\">a</a></p>\n"),
        ("[a](<java&#9;script:x>)", "<p><a href=\"\">a</a></p>\n"),
        ("[a](<&#1;vbscript:x>)", "<p><a href=\"\">a</a></p>\n"),
        ("![a](data:text/html,x)", "<p><img src=\"\" alt=\"a\" /></p>\n"),
        ("![a](data:image/png,x)", "<p><img src=\"data:image/png,x\" alt=\"a\" /></p>\n"),
        ("<file:///etc/passwd>", "<p><a href=\"\">file:///etc/passwd</a></p>\n"),
        (
            "[a](b.md?x=1&y='2' \"t<\")",
            "<p><a href=\"b.md?x=1&amp;y=&#x27;2&#x27;\" title=\"t&lt;\">a</a></p>\n"
        ),
    ])
    func `safe HTML runs nothing and still shows every word`(markdown: String, html: String) {
        #expect(MarkdownTree(parsing: markdown).html() == html)
    }

    @Test func `100,000 nested quotes are written without recursion`() {
        let depth = 100_000
        let html = MarkdownTree(parsing: String(repeating: ">", count: depth) + " deep").html()
        #expect(html.hasPrefix("<blockquote>\n<blockquote>\n"))
        #expect(html.utf8.count == depth * "<blockquote>\n</blockquote>\n".utf8.count + 12)
    }
}
