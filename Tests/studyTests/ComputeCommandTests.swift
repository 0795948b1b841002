import Foundation
import Testing

struct ComputeCommandTests {
    private let example = ["compute", "--input", "7", "--kernel", "3", "--stride", "2"]

    @Test func `prints data on standard output and nothing else`() async throws {
        let result = try await Program.run("compute", "--input", "7", "--kernel", "3")
        #expect(result.status == 0)
        #expect(result.output.contains("5×5×1"))
        #expect(result.error.isEmpty)
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test func `JSON holds to the contract`() async throws {
        let result = try await Program.run(
            "compute",
            "--input",
            "7",
            "--kernel",
            "3",
            "--stride",
            "2",
            "--json"
        )
        #expect(result.status == 0)
        #expect(
            result.output.hasPrefix(
                #"{"schema": "study.compute/1", "input": [7, 7, 1], "convention": "keras", "layers": ["#
            )
        )
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        #expect(document["schema"] as? String == "study.compute/1")
        #expect(document["input"] as? [Int] == [7, 7, 1])
        #expect(document["total_params"] as? Int == 10)
        #expect(document["macs"] as? Int == 81)
        #expect(document["verified"] as? Bool == true)
        let layer = try #require((document["layers"] as? [[String: Any]])?.first)
        #expect(layer["output"] as? [Int] == [3, 3, 1])
        #expect(layer["receptive_field"] as? [Int] == [3, 3])
        #expect(layer["unread"] as? [String: Int] == ["rows": 0, "columns": 0])
    }

    @Test(arguments: [
        ("--input 7x9 --kernel 3x5 --stride 2x1 --padding 1x0", [4, 5, 1]),
        ("--input 28x28x3 --kernel 5 --filters 6 --padding same", [28, 28, 6]),
        ("--input 28x30 --channels 3 --kernel 5 --padding valid --no-bias", [24, 26, 1]),
        ("--input 9 --kernel 3 --dilation 2", [5, 5, 1]),
    ])
    func `options are heard`(options: String, output: [Int]) async throws {
        let result = try await Program.shell("\"$STUDY\" compute --json \(options)")
        #expect(result.status == 0)
        let list = output.map(String.init).joined(separator: ", ")
        #expect(result.output.contains("\"output\": [\(list)]"))
    }

    @Test(arguments: [
        ("--input 5 --kernel 7", "spans 7 over an input whose padded height is 5"),
        ("--input 5 --kernel 3 --stride 0", "stride of 1 or more, not 0"),
        ("--input 5 --kernel 3 --stride -1", "stride of 1 or more, not -1"),
        ("--input 5 --kernel 3 --filters 0", "filters of 1 or more, not 0"),
        ("--input 5 --kernel 3 --padding -1", "padding of 0 or more, not -1"),
        ("--input abc --kernel 3", "'abc' is invalid for '--input"),
        ("--input 5 --kernel 3y", "'3y' is invalid for '--kernel"),
        ("--input 9223372036854775807 --kernel 3 --padding 1", "does not fit into 64 bits"),
        ("--input 99999999999999999999 --kernel 3", "is invalid for '--input"),
        ("--input 5x5x3 --channels 4 --kernel 3", "Give them once"),
        ("--input 5", "'--kernel"), ("--input 5 --kernel 3 --strid 2", "Did you mean '--stride'"),
        ("--input 5 --kernel 3 --width 3", "too narrow"),
    ])
    func `bad values get a sentence and exit code 64`(
        options: String,
        sentence: String
    ) async throws {
        let result = try await Program.shell("\"$STUDY\" compute \(options)")
        #expect(result.status == 64)
        #expect(result.error.contains(sentence), "\(result.error)")
        #expect(result.output.isEmpty)
    }

    @Test func `a size too large to run keeps its formula and says so`() async throws {
        let result = try await Program.run("compute", "--input", "1000000000", "--kernel", "3")
        #expect(result.status == 0)
        #expect(result.output.contains("999,999,998×999,999,998×1"))
        #expect(result.output.contains("not verified"))
    }
}

struct TerminalMannersTests {
    private static let line = "\"$STUDY\" compute --input 7 --kernel 3"
    private static let commands = [
        "compute --input 7 --kernel 3", "compute --input 8x8x3 --layers \"conv 4 3, relu\"",
        "notes", "notes pooling", "topics", "quiz --seed 1 --count 1", "model", "model lenet5",
    ]

    @Test(arguments: commands)
    func `every command keeps its manners`(command: String) async throws {
        let line = "\"$STUDY\" \(command)"
        let piped = try await Program.shell(line)
        #expect(piped.status == 0 && !piped.output.contains("\u{1B}"))
        let closed = try await Program.shell("\(line) >&-")
        #expect(closed.status == 1)
        #expect(closed.error == "Error: Standard output takes no text: Bad file descriptor.\n")
        let early = try await Program.shell("{ \(line); echo \"status $?\" >&2; } | true")
        #expect(early.error == "status 0\n")
        #if os(Linux)
            let terminal = "script -qec '\(line)' /dev/null"
            let colored = try await Program.shell(terminal)
            #expect(colored.output.contains("\u{1B}["))
            let plain = try await Program.shell(terminal, environment: ["NO_COLOR": "1"])
            #expect(!plain.output.contains("\u{1B}["))
        #endif
    }

    @Test(arguments: [
        ("", [:], false), (" --color always", [:], true),
        (" --color always", ["NO_COLOR": "1"], true),
    ])
    func `a pipe is not coloured unless told`(
        flag: String,
        environment: [String: String],
        isColored: Bool
    ) async throws {
        let result = try await Program.shell(Self.line + flag, environment: environment)
        #expect(result.output.contains("\u{1B}[") == isColored)
    }

    #if os(Linux)
        @Test(arguments: [
            ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true),
            (["TERM": "dumb"], false),
        ])
        func `a terminal is coloured unless it asks for none`(
            environment: [String: String],
            isColored: Bool
        ) async throws {
            let result = try await Program.shell(
                "script -qec '\(Self.line)' /dev/null",
                environment: environment
            )
            #expect(result.output.contains("verified"))
            #expect(result.output.contains("\u{1B}[") == isColored)
        }
    #endif

    @Test func `a reader that leaves early ends the program quietly`() async throws {
        let result = try await Program.shell(
            "{ \(Self.line); echo \"status $?\" >&2; } | true"
        )
        #expect(result.error == "status 0\n")
    }

    @Test(arguments: [
        (">&-", "Bad file descriptor"), ("> /dev/full", "No space left on device"),
    ])
    func `an output that takes no text is an error with a sentence`(
        redirection: String,
        reason: String
    ) async throws {
        let result = try await Program.shell("\(Self.line) \(redirection)")
        #expect(result.status == 1)
        #expect(result.error == "Error: Standard output takes no text: \(reason).\n")
    }

    @Test func `lines keep to COLUMNS`() async throws {
        let result = try await Program.shell(Self.line, environment: ["COLUMNS": "60"])
        let widest = result.output.split(separator: "\n").map(\.count).max()
        #expect(try #require(widest) <= 60)
    }
}
