import Foundation
import Testing

struct QuizCommandTests {
    private func questions(_ options: String) async throws -> [[String: Any]] {
        let result = try await Program.shell("\"$STUDY\" quiz --json \(options)")
        #expect(result.status == 0, "\(result.error)")
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        #expect(document["schema"] as? String == "study.quiz/1")
        return try #require(document["questions"] as? [[String: Any]])
    }

    @Test func `answers that are piped in are marked, and the end of input ends politely`()
        async throws
    {
        let questions = try await questions("--topic cnn-output --count 3 --seed 11")
        let right = try #require(questions[0]["answer"])
        let typed = (right as? [Int])?.map(String.init).joined(separator: "x") ?? "\(right)"
        let result = try await Program.run(
            "quiz",
            "--topic",
            "cnn-output",
            "--count",
            "3",
            "--seed",
            "11",
            input: "\(typed)\nno number\n999999\n"
        )
        #expect(result.status == 0)
        #expect(result.output.contains("seed 11"))
        #expect(result.output.contains("1/3") && result.output.contains("Right: "))
        #expect(result.output.contains("'no number' is not a number"))
        #expect(result.output.contains("Not 999,999: it is"))
        #expect(result.output.contains("verified: the engine ran the layer and counted"))
        #expect(result.output.contains("1 of 2 right, 1 not answered"))
        #expect(result.output.contains("Look again at: study notes cnn-output"))
        #expect(result.output.contains("\n  study quiz --topic cnn-output --count 3 --seed 11\n"))
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test func `q stops`() async throws {
        let result = try await Program.run("quiz", "--topic", "cnn-output", input: "q\n")
        #expect(result.status == 0)
        #expect(result.output.contains("No question was answered."))
    }

    @Test func `Ctrl-C ends it with the summary`() async throws {
        let result = try await Program.shell(
            """
            folder=$(mktemp -d); mkfifo $folder/lines
            "$STUDY" quiz --topic cnn-output --seed 1 < $folder/lines > $folder/said & child=$!
            exec 3> $folder/lines
            for i in $(seq 100); do grep -q 1/10 $folder/said && break; sleep 0.1; done
            kill -INT $child; sleep 1; exec 3>&-; wait $child; echo status $?
            cat $folder/said; rm -r $folder
            """
        )
        #expect(result.output.contains("No question was answered."))
        #expect(result.output.contains("study quiz --topic cnn-output --count 10 --seed 1"))
        #expect(result.output.contains("status 0"))
    }

    #if os(Linux)
        @Test func `works in a terminal, in colour`() async throws {
            let result = try await Program.shell(
                "printf '7\\nq\\n' | script -qec "
                    + "'\"$STUDY\" quiz --topic cnn-output --count 2 --seed 3' /dev/null"
            )
            #expect(result.output.contains("1/2"))
            #expect(result.output.contains("\u{1B}["))
        }
    #endif

    @Test func `JSON holds to the contract and a seed means the same bytes`() async throws {
        let line = "\"$STUDY\" quiz --topic conv-params --count 4 --seed 42 --json"
        let first = try await Program.shell(line)
        #expect(try await Program.shell(line).output == first.output)
        for question in try await questions("--count 12 --seed 1") {
            for field in [
                "id", "topic", "question", "seed", "given", "prompt", "answer", "unit", "layers",
                "mistakes", "hints", "solution", "verified",
            ] {
                #expect(question[field] != nil, "\(field)")
            }
            // A question of words has no figure to verify, and may have no hints.
            let form = try #require(question["form"] as? String)
            if ["choice", "choices", "order", "recall"].contains(form) { continue }
            #expect(question["verified"] as? Bool == true)
            #expect((question["hints"] as? [String])?.count == 3)
        }
    }

    @Test func `a thousand questions are verified and nearly all are different`() async throws {
        let questions = try await questions("--topic cnn-output --count 1000 --seed 2026")
        #expect(questions.count == 1_000)
        #expect(questions.allSatisfy { $0["verified"] as? Bool == true })
        #expect(Set(questions.compactMap { $0["prompt"] as? String }).count >= 900)
    }

    @Test func `answers from a file are graded line by line`() async throws {
        let question = try await questions("--topic conv-params --count 1 --seed 5")[0]
        let name = try #require(question["question"] as? String)
        let seed = try #require(question["seed"] as? Int)
        let right = try #require(question["answer"] as? Int)
        let mistake = try #require((question["mistakes"] as? [[String: Any]])?.first)
        let id = try #require(mistake["id"] as? String)
        let slip = try #require(mistake["answer"] as? Int)
        func request(_ answer: String) -> String {
            #"{"question": "\#(name)", "seed": \#(seed), "answer": "\#(answer)"}"#
        }
        let lines = [
            request("\(right)"), request("\(slip)"), request("many"),
            #"{"question": "conv-params/nothing", "seed": 1, "answer": "3"}"#, "not JSON",
            #"{"question": "\#(name)", "sed": 1, "answer": "3"}"#,
        ]
        let result = try await Program.run(
            "quiz",
            "--answers",
            "-",
            input: lines.joined(separator: "\n")
        )
        let verdicts = try result.output.split(separator: "\n").map {
            try #require(
                JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            )
        }
        try #require(verdicts.count == 6)
        #expect(result.status == 1)
        #expect(verdicts[0]["verdict"] as? String == "right")
        #expect(verdicts[0]["mistake"] is NSNull)
        #expect(verdicts[0]["expected"] as? Int == right)
        #expect(verdicts[1]["verdict"] as? String == "wrong")
        #expect(verdicts[1]["mistake"] as? String == id)
        #expect(verdicts[2]["verdict"] as? String == "unreadable")
        #expect(verdicts[..<3].map { $0["credit"] as? Double } == [1, 0, 0])
        let codes = verdicts[3...].map { ($0["error"] as? [String: Any])?["code"] as? String }
        #expect(codes == ["unknown_question", "not_json", "unknown_field"])
    }

    @Test(arguments: [
        ("--topic cnn-ouput", 1, "Did you mean 'cnn-output'?"),
        ("--topic iou --mistake false-overlap", 1, "'false-overlap' leads to a wrong answer"),
        ("--mistake no-plus-on", 1, "Did you mean 'no-plus-one'?"),
        ("--topic weather", 1, "The topics with questions are: "),
        ("--count 0", 64, "not 0"), ("--seed x", 64, "'x' is invalid for '--seed"),
        ("--answers /nowhere.jsonl", 1, "No such file"), ("--answers /", 1, "Is a directory"),
        ("--answers - --topic cnn-output", 64, "leave out --topic"),
        ("--seed -1", 64, "'-1' is invalid for '--seed"),
        ("--quizzes /nowhere", 1, "There is no folder '/nowhere'"),
    ])
    func `what cannot be asked gets a sentence`(
        options: String,
        status: Int32,
        sentence: String
    ) async throws {
        let result = try await Program.shell("\"$STUDY\" quiz \(options)")
        #expect(result.status == status)
        #expect(result.error.contains(sentence), "\(result.error)")
    }

    @Test func `a malformed quiz file is named by place and the other topics still work`()
        async throws
    {
        let folder = URL.temporaryDirectory.appending(path: "study ü \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: Program.root.appending(path: "quizzes/cnn-output.yaml"),
            to: folder.appending(path: "cnn-output.yaml")
        )
        try Data("topic: broken\ntitle: [\n".utf8)
            .write(to: folder.appending(path: "broken.yaml"))
        let result = try await Program.run(
            "quiz",
            "--quizzes",
            folder.path(percentEncoded: false),
            "--count",
            "1",
            "--seed",
            "1",
            input: "q\n"
        )
        #expect(result.status == 0)
        #expect(result.output.contains("1/1"))
        #expect(result.error.contains("broken.yaml:"))
        #expect(result.error.contains("error:"))
    }
}
