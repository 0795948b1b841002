import Foundation
import Testing

/// What --plain and a locale without UTF-8 print.
struct PlainOutputTests {
    private static func signs(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0.value >= 0x80 && !$0.properties.isAlphabetic }
    }

    @Test(arguments: [
        "notes", "notes batch norm", "notes output size", "compute --input 7 --kernel 3 --stride 2",
        "model lenet-5", "draw pooling", "draw windows", "cheatsheet", "topics", "check",
        "compute --help", "notes nothing-like-it-at-all", "compute --input 2 --kernel 3",
    ])
    func `signs are in ASCII`(call: String) async throws {
        let plain = try await Program.shell("\"$STUDY\" \(call) --plain")
        let locale = try await Program.shell("LC_ALL=C \"$STUDY\" \(call)")
        for result in [plain, locale] {
            #expect(Self.signs(result.output + result.error) == [], "\(result.output)")
        }
        #expect(!(plain.output + plain.error).isEmpty)
    }

    @Test func `documents and files are as they are`() async throws {
        for call in ["notes batch norm --json", "export --to anki", "cheatsheet --html -"] {
            let result = try await Program.shell("LC_ALL=C \"$STUDY\" \(call)")
            let usual = try await Program.shell("\"$STUDY\" \(call)")
            #expect(result.output == usual.output && !Self.signs(usual.output).isEmpty, "\(call)")
        }
    }

    @Test func `a caret stands below the place that is meant`() async throws {
        let result = try await Program.shell(
            "f=$(mktemp -d)/a.md; printf '# Sizes\\n\\n3 → 4, 7x7 = 48\\n' > $f; "
                + "\"$STUDY\" check $f --plain"
        )
        #expect(
            result.output.contains("\n    3 -> 4, 7x7 = 48\n            ^\n"),
            "\(result.output)"
        )
    }

    @Test func `a drawing keeps its shape where only ASCII is understood`() async throws {
        let result = try await Program.shell("LANG=C \"$STUDY\" draw windows --input 5 --kernel 3")
        #expect(result.output.contains("# # # . ."))
        let formula = try await Program.shell("\"$STUDY\" compute --input 7 --kernel 3 --plain")
        #expect(formula.output.contains("floor((n + 2p - k)/s) + 1"))
    }
}
