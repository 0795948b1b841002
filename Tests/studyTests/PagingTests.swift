import Foundation
import Testing

/// On a terminal of 24 rows, made by `script` of util-linux.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct PagingTests {
    @Test(arguments: [
        ("notes pooling", true), ("notes pooling --paging never", false), ("notes stride", true),
        ("model vgg16", true), ("cheatsheet", true), ("topics --paging never", false),
        ("draw windows", false), ("draw windows --paging always", true),
    ])
    func `only what is taller than the screen is paged`(call: String, isPaged: Bool) async throws {
        let result = try await onTerminal(call, pager: "sed s/^/PAGED:/")
        #expect(result.status == 0)
        #expect(result.output.contains("PAGED:") == isPaged, "\(result.output.prefix(200))")
    }

    @Test func `a missing pager is a warning, and the text is printed`() async throws {
        let result = try await onTerminal("notes pooling", pager: "no-such-pager")
        #expect(result.status == 0)
        #expect(result.output.contains("the pager 'no-such-pager' cannot be run"))
        #expect(result.output.contains("Max pooling"))
    }

    @Test func `a reader who leaves early is no failure`() async throws {
        let result = try await onTerminal("notes pooling", pager: "head -1")
        #expect(result.status == 0)
        #expect(result.output.split(separator: "\n").count == 1)
    }

    @Test func `in a pipe nothing is paged`() async throws {
        let result = try await Program.shell(
            "\"$STUDY\" notes pooling --paging always",
            environment: ["PAGER": "sed s/^/PAGED:/"]
        )
        #expect(result.status == 0 && !result.output.contains("PAGED:"))
    }

    private func onTerminal(_ call: String, pager: String) async throws -> Program.Result {
        try await Program.shell(
            "script -qec \"stty rows 24 cols 80; $STUDY \(call)\" /dev/null",
            environment: ["PAGER": pager, "TERM": "xterm", "SHELL": "/bin/sh"]
        )
    }
}
