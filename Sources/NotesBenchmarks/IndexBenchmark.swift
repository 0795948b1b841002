import Foundation
import StudyNotes

/// How fast a folder of notes is indexed: listed, read, made into cards, and its index written.
struct IndexBenchmark {
    let files: Int
    let megabytes: Int
    let isDamaged: Bool

    /// Makes the notes, indexes them and answers what that took, in lines for people.
    func run(_ notes: [[UInt8]], runs: Int) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "notes-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let size = try make(NoteSample(of: notes), in: folder.appending(path: "notes"))
        var (alone, indexed, found) = ([Time](), [Time](), [Time]())
        for run in 0..<runs {
            alone.append(try parse(in: folder.appending(path: "notes")))
            let cache = folder.appending(path: "cache-\(run)").path
            indexed.append(try find(in: folder, cache))
            found.append(try find(in: folder, cache))
        }
        let (cmark, index) = (Self.median(alone), Self.median(indexed))
        return [
            "\(files) files, \(size / 1_000_000) MB\(isDamaged ? ", damaged" : "")",
            Self.line("libcmark:", cmark, size),
            Self.line("index:", index, size)
                + String(format: ", %.2f of libcmark's speed", cmark.elapsed / index.elapsed),
            String(format: "then found in %.0f ms", Self.median(found).elapsed * 1_000),
        ]
    }

    private func make(_ sample: NoteSample, in folder: URL) throws -> Int {
        var size = 0
        let wanted = megabytes * 1_000_000
        for number in 0..<files {
            let place = folder.appending(path: "part-\(number / 100)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let text = sample.file(
                number,
                size: (wanted - size) / (files - number),
                isDamaged: isDamaged
            )
            try Data(text).write(to: place.appending(path: "note-\(number).md"))
            size += text.count
        }
        return size
    }

    /// The time that libcmark takes for the files, one after another; reading them not counted.
    private func parse(in folder: URL) throws -> Time {
        var time = Time()
        for number in 0..<files {
            let path = folder.appending(path: "part-\(number / 100)/note-\(number).md")
            let bytes = [UInt8](try Data(contentsOf: path))
            time += Time.of { NotesBenchmarks.parse(bytes) }
        }
        return time
    }

    private func find(in folder: URL, _ cache: String) throws -> Time {
        var isFound = false
        let time = try Time.of {
            let finder = try NoteFinder(
                folders: [folder.appending(path: "notes").path],
                cacheFolder: cache
            )
            isFound = !finder.find("max pooling").cards.isEmpty
        }
        precondition(isFound)
        return time
    }

    // MARK: - Figures

    private static func line(_ name: String, _ time: Time, _ size: Int) -> String {
        String(
            format: "%@ %6.1f MB/s, %.2f s, %.2f s of processors",
            name.padding(toLength: 9, withPad: " ", startingAt: 0),
            Double(size) / 1e6 / time.elapsed,
            time.elapsed,
            time.processors
        )
    }

    private static func median(_ times: [Time]) -> Time {
        times.sorted { $0.elapsed < $1.elapsed }[times.count / 2]
    }
}

/// Seconds on the wall, and those of all processors together.
struct Time {
    var elapsed = 0.0
    var processors = 0.0

    static func += (sum: inout Time, other: Time) {
        sum.elapsed += other.elapsed
        sum.processors += other.processors
    }

    static func of(_ body: () throws -> Void) rethrows -> Time {
        let (start, busy) = (DispatchTime.now().uptimeNanoseconds, clock())
        try body()
        return Time(
            elapsed: Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9,
            processors: Double(clock() - busy) / Double(CLOCKS_PER_SEC)
        )
    }
}
