import Testing

@testable import StudyTerminal

struct ASCIISpellingTests {
    @Test(arguments: [
        ("⌊(n + 2p − k)/s⌋ + 1", "floor((n + 2p - k)/s) + 1"), ("⌈7/2⌉ = 4", "ceil(7/2) = 4"),
        ("3×3 → 1×1", "3x3 -> 1x1"), ("7 + 2·0 − 3", "7 + 2*0 - 3"),
        ("3·3 positions · 3·3·1·1", "3*3 positions * 3*3*1*1"),
        ("cnn-output · easy", "cnn-output - easy"), ("■ · · ■", "# . . #"),
        ("“a” … ‘b’ – c", "\"a\" ... 'b' - c"), ("┌─┬─┐ │1│", "+-+-+ |1|"),
        ("(γ, β), σ²", "(gamma, beta), sigma^2"), ("x¹⁰ + √2 + √(n)", "x^10 + sqrt 2 + sqrt(n)"),
        ("Größe für 3×3, żółw, ελλάδα", "Größe für 3x3, żółw, ελλάδα"), ("▁▄█", "14#"),
        ("plain - text", "plain - text"), ("a ≤ b ≈ c", "a <= b ~ c"),
    ])
    func `signs are spelt and letters stay`(text: String, spelled: String) {
        #expect(ASCIISpelling.spelled(text) == spelled)
    }

    @Test func `a line that grows too long is broken again`() {
        let text = "  one → two → three\n  four"
        #expect(ASCIISpelling.spelled(text, width: 19) == "  one -> two ->\n  three\n  four")
        // What was too long before is code, and stays.
        #expect(ASCIISpelling.spelled("a → b", width: 3) == "a -> b")
    }

    @Test(arguments: [
        ([:], true), (["LANG": "de_DE.UTF-8"], true), (["LANG": "C"], false),
        (["LC_ALL": "", "LC_CTYPE": "POSIX", "LANG": "C.UTF-8"], false),
        (["LC_ALL": "en_US.utf8", "LANG": "C"], true), (["LC_ALL": "en_US.ISO-8859-1"], false),
        (["LC_ALL": "C", "LANG": "C.UTF-8"], false), (["LANG": ""], true),
        (["LANG": "en_US"], false),
    ])
    func `the locale tells whether UTF-8 is understood`(variables: [String: String], isUTF8: Bool) {
        let environment = TerminalEnvironment(variables: variables, isTerminal: true)
        #expect(environment.isUTF8 == isUTF8)
    }
}
