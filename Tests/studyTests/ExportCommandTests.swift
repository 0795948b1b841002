import Foundation
import Testing

struct ExportCommandTests {
    private func folder() throws -> URL {
        let folder = URL.temporaryDirectory.appending(path: "study ü \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
    }

    @Test func `GIFT has every question with its mistakes, the same for the same seed`()
        async throws
    {
        let line = "\"$STUDY\" export --to gift --topic cnn-output --count 7 --seed 3"
        let result = try await Program.shell(line)
        #expect(result.status == 0 && result.error.isEmpty)
        #expect(result.output.hasPrefix("// study: 7 of 7 questions, seed 3\n"))
        #expect(result.output.components(separatedBy: "\n::cnn-output/").count == 8)
        #expect(result.output.contains("\n$CATEGORY: $course$/top/study/cnn-output\n"))
        #expect(result.output.contains("\t=%0%"))
        #expect(try await Program.shell(line).output == result.output)
    }

    @Test func `Moodle gets its XML, topic by topic`() async throws {
        let topics = ["cnn-output", "conv-params", "dense-params", "dense-vs-conv"]
        let chosen = topics.map { "--topic \($0)" }.joined(separator: " ")
        let result = try await Program.shell(
            "\"$STUDY\" export --to moodle \(chosen) --count 30 --seed 3"
        )
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        #expect(result.output.hasSuffix("\n</quiz>\n"))
        #expect(result.output.components(separatedBy: "<questiontext").count == 31)
        #expect(result.output.components(separatedBy: "type=\"category\"").count == 5)
        #expect(result.output.contains("<hint format=\"html\">"))
    }

    @Test(arguments: ["--to json", "--json", "--to json --json"])
    func `JSON is the document of study quiz`(option: String) async throws {
        let choice = "--topic conv-params --topic dense-params --count 4 --seed 42"
        let quiz = try await Program.shell("\"$STUDY\" quiz --json \(choice)")
        let export = try await Program.shell("\"$STUDY\" export \(option) \(choice)")
        #expect(export.status == 0)
        #expect(export.output == quiz.output && export.output.contains("study.quiz/1"))
    }

    @Test func `notes go to Anki, to JSON and to repaired markdown`() async throws {
        let anki = try await Program.run("export", "--to", "anki", "--topic", "pooling")
        #expect(anki.status == 0 && anki.output.hasPrefix("#separator:tab\n#html:true\n"))
        #expect(anki.output.contains("\t\"week-8::day-2 topic::pooling\"\n"))
        let json = try await Program.run("export", "--of", "notes", "--to", "json")
        let notes = try await Program.run("notes", "--json")
        #expect(json.output == notes.output && json.output.contains("study.notes/1"))
        let named = try await Program.run("export", "--to", "json", "--notes", "notes")
        #expect(named.output.contains("study.notes/1"))
        let markdown = try await Program.run("export", "--to", "markdown")
        #expect(markdown.output.contains("# Padding\n"))
    }

    @Test(arguments: [
        ("--to gift --topic cnn-ouput", 1, "Did you mean 'cnn-output'?"),
        ("--to pdf", 64, "'pdf' is invalid for '--to"), ("", 64, "Name a format: --to gift"),
        ("--to anki --count 3", 64, "are about questions"),
        ("--to anki --of questions", 64, "Questions go to gift"),
        ("--to gift --of notes", 64, "Notes go to anki"),
        ("--to anki --topic poolng-off", 1, "No note is called"),
        ("--to anki a.txt --output b.txt", 64, "one file"),
        ("--to gift --json", 64, "leave out one"), ("--to gift --count 0", 64, "not 0"),
        ("--to gift --count 100001", 64, "not 100001"), ("--to gift --output ''", 64, "a file"),
        ("--to gift --output /nowhere/x.gift", 1, "No such file or directory"),
        ("--to gift --output /", 1, "Is a directory"),
        ("--to gift --output /etc/hostname/x", 1, "Not a directory"),
        ("--to gift --output /dev/full", 1, "No space left on device"),
        ("--to gift --quizzes /nowhere", 1, "There is no folder '/nowhere'"),
    ])
    func `what cannot be exported gets a sentence`(
        options: String,
        status: Int32,
        sentence: String
    ) async throws {
        let result = try await Program.shell("\"$STUDY\" export \(options)")
        #expect(result.status == status)
        #expect(result.output.isEmpty)
        #expect(result.error.contains(sentence), "\(result.error)")
    }

    // MARK: - Files

    @Test func `markdown in a folder is a clean file for each note, and replaces none`()
        async throws
    {
        let result = try await Program.shell(
            "d=$(mktemp -d); mkdir $d/raw; "
                + "printf -- '---\ntitle: \"A\"\nmine: 1\n---\n# A\n- x\n-- y\n' > $d/raw/a.md; "
                + "printf '# B\nb\n' > $d/raw/b.md; cd $d; "
                + "\"$STUDY\" export --notes raw --to markdown clean/ && cat clean/a.md clean/b.md; "
                + "\"$STUDY\" export --notes raw --to markdown clean/ && echo again; "
                + "\"$STUDY\" export --notes raw --to markdown raw; echo $?; cat raw/a.md"
        )
        let clean = "---\ntitle: \"A\"\nmine: 1\n---\n# A\n- x\n  - y\n# B\nb\n"
        #expect(result.output.hasPrefix(clean + "again\n1\n---\n"), "\(result.output)")
        #expect(result.output.hasSuffix("- x\n-- y\n"))
        #expect(result.error.contains("Wrote 2 notes to 'clean/'."))
        #expect(result.error.contains("raw/a.md' is there already"), "\(result.error)")
    }

    @Test func `a file is written whole, and an old one is replaced in its place`() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = """
            umask 022; printf old > old.gift; chmod 640 old.gift; ln -s old.gift link.gift
            "$STUDY" export --to gift --count 3 --seed 1 --output link.gift --quizzes "$QUIZZES"
            "$STUDY" export --to gift --count 3 --seed 1 --output new.gift --quizzes "$QUIZZES"
            stat -c '%n %a %F' *.gift; cmp old.gift new.gift
            "$STUDY" export --to gift --count 3 --seed 1 --quizzes "$QUIZZES" | cmp - new.gift
            """
        let quizzes = Program.root.appending(path: "quizzes").path(percentEncoded: false)
        let result = try await Program.shell(
            script,
            environment: ["QUIZZES": quizzes],
            in: folder
        )
        #expect(
            result.output == """
                link.gift 777 symbolic link
                new.gift 644 regular file
                old.gift 640 regular file

                """
        )
        #expect(
            result.error == """
                Wrote 3 questions to 'link.gift', seed 1.
                Wrote 3 questions to 'new.gift', seed 1.

                """
        )
        #expect(result.status == 0)
    }

    @Test func `a file that cannot be written whole leaves the old one and nothing else`()
        async throws
    {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("old".utf8).write(to: folder.appending(path: "quiz.xml"))
        let quizzes = Program.root.appending(path: "quizzes").path(percentEncoded: false)
        // Files of this shell end at a few blocks, as on a disk that is full.
        let result = try await Program.shell(
            "trap '' XFSZ; ulimit -f 8; \"$STUDY\" export --to moodle --count 50 --seed 1 "
                + "--output quiz.xml --quizzes \"$QUIZZES\"",
            environment: ["QUIZZES": quizzes],
            in: folder
        )
        #expect(result.status == 1)
        #expect(result.error.contains("'quiz.xml' cannot be written: File too large."))
        #expect(try names(in: folder) == ["quiz.xml"])
        #expect(
            try String(contentsOf: folder.appending(path: "quiz.xml"), encoding: .utf8) == "old"
        )
    }

    @Test func `without a quiz file that can be used nothing is written`() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("topic: broken\ntitle: [\n".utf8)
            .write(to: folder.appending(path: "broken.yaml"))
        let result = try await Program.run(
            "export",
            "--to",
            "gift",
            "--quizzes",
            folder.path(percentEncoded: false)
        )
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.error.contains("No quiz file can be used"))
    }
}
