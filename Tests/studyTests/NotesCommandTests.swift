import Foundation
import Testing

struct NotesCommandTests {
    @Test func `raw notes come out clean, and what was read differently is told`() async throws {
        let raw = "# Week 8 ## Day 1 - CNN - 1000*1000*3 features --> too many\n"
        let result = try await Program.shell(
            "f=$(mktemp); cat > $f; \"$STUDY\" notes --repaired $f; "
                + "\"$STUDY\" notes --repaired $f --json; rm $f",
            input: raw
        )
        #expect(result.status == 0)
        #expect(
            result.output.hasPrefix(
                "# Week 8\n\n## Day 1 - CNN\n\n- 1000×1000×3 features → too many\n"
            )
        )
        #expect(result.error.contains(":1:10: warning: '## Day 1 - CNN"))
        #expect(result.error.contains("write × between the factors"))
        #expect(result.output.contains("\"schema\":\"study.repair/1\""))
        #expect(result.output.contains("\"kind\":\"lost-line-breaks\""))
    }

    @Test(arguments: [
        ("--repaired /nowhere/x.md", 1, "there is no such file"),
        ("--repaired / pooling", 64, "--repaired takes a file and no topic"),
        ("--repaired /", 1, "it is a folder"),
        ("notes/week-08/pooling.md", 64, "is a file of notes. Read it with --notes"),
        ("nowhere.md", 1, "say nothing about"),
    ])
    func `what is asked in vain gets a sentence`(options: String, status: Int, words: String)
        async throws
    {
        let result = try await Program.shell("\"$STUDY\" notes \(options)")
        #expect(result.status == Int32(status) && result.error.contains(words), "\(result.error)")
    }

    @Test func `without a topic all are listed by week and day`() async throws {
        let result = try await Program.run("notes")
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.hasPrefix("Week 8, day 1\n"))
        #expect(result.output.contains("pooling"))
    }

    @Test(arguments: [
        ("pooling", "Max pooling"), ("Pooling", "Max pooling"), ("max pool", "Max pooling"),
        ("kernal", "ernel"), ("restnet", "ResNet"), ("regularlizer", "verfitting"),
        ("BN", "Batch normalization"), ("output size", "⌊"),
    ])
    func `a topic is found under the names students give it`(
        query: String,
        content: String
    ) async throws {
        let result = try await Program.run("notes", query)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains(content))
        #expect(result.output.contains("notes/week-08/"))
    }

    @Test func `an unknown topic offers the nearest and answers no`() async throws {
        let result = try await Program.run("notes", "weather forecast")
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("The notes say nothing about 'weather forecast'"))
    }

    @Test func `a slip beyond mending still names what is near`() async throws {
        let result = try await Program.run("notes", "poolnig xyz")
        #expect(result.status == 1)
        #expect(result.error.contains("Did you mean") && result.error.contains("ooling"))
    }

    @Test func `what stands in a note cannot drive the terminal`() async throws {
        let folder = URL.temporaryDirectory.appending(path: "study \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("---\nodd \u{1B}]0;owned\u{7}\n---\n# A \u{1B}[2J\n".utf8)
            .write(to: folder.appending(path: "a.md"))
        let path = folder.path(percentEncoded: false)
        let result = try await Program.run("notes", "a", "--notes", path)
        #expect(!(result.output + result.error).unicodeScalars.contains("\u{1B}"))
    }

    @Test func `JSON has the cards of the contract`() async throws {
        let result = try await Program.run("notes", "pooling", "--json")
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        #expect(document["schema"] as? String == "study.notes/1")
        let card = try #require((document["cards"] as? [[String: Any]])?.first)
        for field in [
            "id", "topic", "title", "path", "source", "markdown", "text", "links", "images",
        ] {
            #expect(card[field] != nil, "\(field)")
        }
        let source = try #require(card["source"] as? [String: Any])
        #expect(source["file"] as? String == "notes/week-08/pooling.md")
        #expect(source["line"] is Int && source["end_line"] is Int)
    }

    @Test func `what is not quite right is said to people and to scripts`() async throws {
        let result = try await Program.shell(
            """
            d=$(mktemp -d); cd $d
            printf '# CNN\n\nCNN was developed in 2012.\n\n# Pooling\n\nIt shrinks.\n' > a.md
            "$STUDY" notes cnn --notes a.md; "$STUDY" notes cnn --notes a.md --json
            "$STUDY" notes pooling --notes a.md --json; "$STUDY" notes --notes a.md --json; rm -r $d
            """
        )
        let lines = result.output.split(separator: "\n")
        let documents = try lines.filter { $0.hasPrefix("{") }.map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        let corrections = documents.map { document in
            (document?["cards"] as? [[String: Any]])?.map { $0["corrections"] as? [String] }
        }
        try #require(corrections.count == 3)
        let said = try #require(corrections[0]?.first.flatMap(\.self)?.first)
        #expect(said.hasSuffix("2012 is AlexNet") && corrections[1] == [[]])
        #expect(corrections[2]?.allSatisfy { $0 == nil } == true)
        #expect(lines.joined(separator: " ").contains("Not quite: CNNs date from about 1980"))
    }

    @Test func `words of the text are shown in their lines, for people and for scripts`()
        async throws
    {
        let result = try await Program.shell(
            """
            d=$(mktemp -d); cd $d; mkdir week8 more
            printf '# Pooling\\n\\n- Less noise.\\n' > week8/a.md
            printf '# Dropout\\n\\nIt adds noise.\\n' > more/raw.txt
            "$STUDY" notes noise --notes week8 --notes more/raw.txt
            "$STUDY" notes noise --notes week8 --notes more/raw.txt --json; rm -r $d
            """
        )
        #expect(result.status == 0)
        #expect(
            result.output.hasPrefix(
                """
                Pooling
                  week8/a.md:3  - Less noise.

                Dropout
                  more/raw.txt:3  It adds noise.

                """
            )
        )
        #expect(
            result.output.contains(
                #"{"card":"a#pooling","file":"week8/a.md","line":3,"places":[[7,12]],"#
            )
        )
        #expect(result.output.contains(#""match":"text""#))
    }

    @Test func `from a folder below, the notes are still found`() async throws {
        let folder = Program.root.appending(path: "Sources/study")
        let result = try await Program.run("notes", "pooling", in: folder)
        #expect(result.status == 0)
    }

    @Test func `an empty folder, invalid UTF-8 and a missing folder get a sentence`()
        async throws
    {
        let folder = URL.temporaryDirectory.appending(path: "study ü \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let empty = try await Program.run("notes", "--notes", folder.path(percentEncoded: false))
        #expect(empty.status == 1)
        #expect(empty.error.contains("holds no notes"))
        try Data([0x23, 0x20, 0x41, 0xFF, 0x0A]).write(to: folder.appending(path: "a.md"))
        let damaged = try await Program.run("notes", "--notes", folder.path(percentEncoded: false))
        #expect(damaged.status == 0)
        #expect(damaged.error.contains("a.md:1:"))
        let missing = try await Program.run("notes", "--notes", "/nowhere")
        #expect(missing.status == 1)
        #expect(missing.error.contains("'/nowhere' does not exist"))
    }
}

struct TopicsCommandTests {
    @Test func `topics are counted in cards and questions`() async throws {
        let result = try await Program.run("topics", "--json")
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        let topics = try #require(document["topics"] as? [[String: Any]])
        let output = try #require(topics.first { $0["id"] as? String == "cnn-output" })
        #expect(try #require(output["cards"] as? Int) > 0)
        #expect(try #require(output["questions"] as? Int) >= 4)
        let text = try await Program.run("topics")
        #expect(text.output.contains("cnn-output"))
    }

    @Test func `where one half is missing the other is listed`() async throws {
        let result = try await Program.run("topics", "--quizzes", "/nowhere")
        #expect(result.status == 1)
        #expect(result.output.contains("pooling"))
        #expect(result.error.contains("'/nowhere'"))
    }
}
