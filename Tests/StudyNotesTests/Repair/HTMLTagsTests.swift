import StudyNotes
import Testing

struct HTMLTagsTests {
    @Test(arguments: [
        ("<b>Pooling</b>\n\nmax", "**Pooling**\n\nmax"),
        ("<strong>Pooling</strong><br>\n\nmax", "**Pooling**\n\nmax"),
        ("<h3 class=\"x\">Pooling</h3>\nmax", "### Pooling\nmax"),
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "\n- one\n- two\n"),
        ("<ul><li>one</li><li>two <i>or</i> so</li></ul>", "- one\n- two *or* so"),
        ("<p>first</p><p>second</p>", "first\n\nsecond"),
        ("<u>Padding</u>\n\nzeros", "**Padding**\n\nzeros"),
        ("<div>a</div>\nb <b>c</b> d<br>e", "a\nb **c** d<br>e"),
    ])
    func `tags of a page are read as marks`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.contains { $0.kind == .htmlTag })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "a < b and c > d", "<https://a.org>", "`<b>`", "```\n<b>x</b>\n```",
        "<pre>\n<b>x</b>\n</pre>",
        "<b>open", "<b> b </b> c", "<table>\n<tr><td>a</td></tr>\n</table>", "H<sub>2</sub>O",
        "<img src=\"a.png\">",
        "<!-- <b>x</b> -->", "if <b> is", "<details>\n",
    ])
    func `other tags and signs stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
