import ArgumentParser
import Ccmark
import Foundation
import StudyNotes

/// `NotesBenchmarks`: how fast notes become cards, beside libcmark on the same text.
@main
struct NotesBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "NotesBenchmarks",
        abstract: "Time how fast notes become cards, beside libcmark alone.",
        discussion: """
            EXAMPLES:
              swift run -c release NotesBenchmarks
              swift run -c release NotesBenchmarks ~/notes --megabytes 50 --runs 5
              swift run -c release NotesBenchmarks --index 10000 --megabytes 100 --runs 3
            """
    )

    @Argument(help: "A folder of notes, or a file.")
    var path = "notes"

    @Option(help: "Megabytes to read in a run: the notes, as often as it takes.")
    var megabytes = 10

    @Option(help: "Index a folder of so many files, made of the notes.")
    var index: Int?

    @Flag(help: "Damage those files: line breaks lost, headings bold, marks tight, signs plain.")
    var damaged = false

    @Option(help: "Runs of each, in turns.")
    var runs = 7

    func validate() throws {
        guard (1...1_000).contains(megabytes), (1...1_000).contains(runs) else {
            throw ValidationError("--megabytes and --runs are numbers from 1 to 1,000.")
        }
        guard (1...100_000).contains(index ?? 1) else {
            throw ValidationError("--index is a number from 1 to 100,000.")
        }
    }

    func run() throws {
        let files = try Self.files(path)
        let size = files.reduce(0) { $0 + $1.count }
        guard size > 0 else { throw ValidationError("There are no notes in \(path).") }
        if let index {
            let benchmark = IndexBenchmark(
                files: index,
                megabytes: megabytes,
                isDamaged: damaged
            )
            try benchmark.run(files, runs: runs).forEach { print($0) }
            return
        }
        let rounds = max(1, megabytes * 1_000_000 / size)
        var seconds = (cmark: [Double](), cards: [Double]())
        for _ in 0..<runs {
            seconds.cmark.append(Self.time(rounds, files, Self.parse))
            seconds.cards.append(Self.time(rounds, files, Self.read))
        }
        let megabytes = Double(rounds * size) / 1e6
        let (cmark, cards) = (
            megabytes / Self.median(seconds.cmark), megabytes / Self.median(seconds.cards)
        )
        print(String(format: "libcmark: %5.1f MB/s", cmark))
        print(
            String(format: "cards:    %5.1f MB/s, %.2f of libcmark's speed", cards, cards / cmark)
        )
    }

    private static func files(_ path: String) throws -> [[UInt8]] {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard isFolder.boolValue, let enumerator = FileManager.default.enumerator(atPath: path)
        else {
            return [try [UInt8](Data(contentsOf: URL(filePath: path)))]
        }
        return try enumerator.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.sorted()
            .map {
                try [UInt8](Data(contentsOf: URL(filePath: path).appending(path: $0)))
            }
    }

    private static func time(_ rounds: Int, _ files: [[UInt8]], _ body: ([UInt8]) -> Void) -> Double
    {
        let start = DispatchTime.now().uptimeNanoseconds
        for _ in 0..<rounds { files.forEach(body) }
        return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }

    static func parse(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            cmark_node_free(
                cmark_parse_document(
                    bytes.bindMemory(to: CChar.self).baseAddress,
                    bytes.count,
                    CMARK_OPT_DEFAULT
                )
            )
        }
    }

    private static func read(_ bytes: [UInt8]) {
        precondition(Note.read(bytes, file: "note.md").note != nil)
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
