import Foundation
import Testing

@testable import StudyNotes

/// The index on the disk answers as the library in memory does, whatever happens to either.
struct NoteFinderTests {
    static let queries = [
        "pooling", "Max Pooling", "max pool", "kernal", "filter", "BN", "resnet", "restnet", "pool",
        "noise", "average noise", "shrinks the map", "fully connected", "zebra", "week", "the",
        "regularlizer", "output size formula", "inputs of a layer", "x", "resulution", "",
    ]

    /// A folder with the fixtures, a place for the index beside it, and ways to ask.
    private final class Place {
        let notes: TemporaryFolder
        let cache: TemporaryFolder

        init() throws {
            (notes, cache) = (try TemporaryFolder(), try TemporaryFolder())
            try FileManager.default.removeItem(atPath: notes.path)
            try FileManager.default.copyItem(atPath: Fixtures.folder, toPath: notes.path)
        }

        var cacheFolder: String { cache.path + "/study" }

        var indexFile: String? {
            let names = try? FileManager.default.contentsOfDirectory(atPath: cacheFolder)
            return names?.first { $0.hasSuffix(".index") }.map { "\(cacheFolder)/\($0)" }
        }

        func finder(cache: String?) throws -> NoteFinder {
            try NoteFinder(folders: [notes.path], cacheFolder: cache, largestUnindexed: -1)
        }

        func expectSameAnswers(
            _ queries: [String] = NoteFinderTests.queries,
            sourceLocation: Testing.SourceLocation = #_sourceLocation
        ) throws {
            let library = try NoteLibrary(folders: [notes.path])
            for query in queries {
                let found = try finder(cache: cacheFolder).find(query)
                #expect(found == library.find(query), "\(query)", sourceLocation: sourceLocation)
            }
        }

        /// How many bytes had to be read before a query could be answered.
        func bytesRead() throws -> Int? {
            var bytes: Int?
            _ = try finder(cache: cacheFolder).find("pooling") { bytes = $0 }
            return bytes
        }

        /// Waits until the files are old enough to be trusted to have no later change.
        func settle() { usleep(30_000) }
    }

    @Test func answersAsTheLibraryDoes() throws {
        let place = try Place()
        try place.expectSameAnswers()
        #expect(place.indexFile != nil)
    }

    @Test func folderAndFileAreTheUsersAlone() throws {
        let place = try Place()
        _ = try place.finder(cache: place.cacheFolder).find("pooling")
        let manager = FileManager.default
        let folder = try manager.attributesOfItem(atPath: place.cacheFolder)
        #expect(folder[.posixPermissions] as? Int == 0o700)
        let file = try manager.attributesOfItem(atPath: #require(place.indexFile))
        #expect(file[.posixPermissions] as? Int == 0o600)
        #expect(try manager.contentsOfDirectory(atPath: place.cacheFolder).count == 1)
    }

    @Test func indexesOfASeasonAgoAreForgottenAndNothingElse() throws {
        let place = try Place()
        _ = try place.finder(cache: place.cacheFolder).find("pooling")
        let other = place.cacheFolder + "/notes.txt"
        try Data().write(to: URL(filePath: other))
        place.settle()
        let cache = IndexCache(folder: place.cacheFolder, roots: [])
        cache.forgetIndexes(olderThan: 60_000_000_000)
        #expect(place.indexFile != nil)
        cache.forgetIndexes(olderThan: 1_000_000)
        #expect(place.indexFile == nil && FileManager.default.fileExists(atPath: other))
        try place.expectSameAnswers(["pooling"])
    }

    @Test func onlyWhatHasChangedIsReadAgain() throws {
        let place = try Place()
        place.settle()
        #expect(try place.bytesRead() ?? 0 > 1_000)
        #expect(try place.bytesRead() == nil)
        let text = "# Quantum pooling\n\nA new note.\n"
        try place.notes.write(text, to: "week-08/quantum.md")
        place.settle()
        #expect(try place.bytesRead() == text.utf8.count)
        #expect(try place.bytesRead() == nil)
        #expect(try place.finder(cache: place.cacheFolder).find("quantum").cards.count == 1)
        try FileManager.default.removeItem(atPath: place.notes.path + "/week-08/quantum.md")
        #expect(try place.bytesRead() == 0)
        #expect(try place.finder(cache: place.cacheFolder).find("quantum").cards.isEmpty)
    }

    @Test func fileWrittenToAtOnceIsNotTrustedYet() throws {
        let place = try Place()
        try place.notes.write("# Zebra\n", to: "a.md")
        _ = try place.bytesRead()
        #expect(try place.bytesRead() ?? 0 >= 8)
    }

    @Test(arguments: 1...6)
    func answersStayTheSameThroughRandomChanges(seed: UInt64) throws {
        let place = try Place()
        var random = TestRandom(state: seed)
        let words = ["Pooling", "kernal", "RestNET", "stride", "map", "Dropout", "5", "IoU", "the"]
        for step in 0..<6 {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let file =
                    "week-0\(Int.random(in: 7...9, using: &random))/"
                    + "\(["pooling", "raw", "b", "a"].randomElement(using: &random)!).md"
                if Bool.random(using: &random) {
                    let text = (0..<30).map { _ in
                        ["\n\n# ", "\n\n## ", " ", " ", " ", "\n"].randomElement(using: &random)!
                            + words.randomElement(using: &random)!
                    }
                    try place.notes.write(text.joined(), to: file)
                } else {
                    try? FileManager.default.removeItem(atPath: "\(place.notes.path)/\(file)")
                }
            }
            let queries = (0..<8).map { _ in
                (0...Int.random(in: 0...2, using: &random)).map { _ in
                    words.randomElement(using: &random)!
                }.joined(separator: " ")
            }
            try place.expectSameAnswers(queries + (step == 5 ? Self.queries : []))
        }
    }

    @Test(arguments: 1...40)
    func damagedIndexIsMadeAnew(seed: UInt64) throws {
        let place = try Place()
        place.settle()
        _ = try place.bytesRead()
        let file = try #require(place.indexFile)
        var bytes = try Array(Data(contentsOf: URL(filePath: file)))
        var random = TestRandom(state: seed)
        switch seed % 4 {
        case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
        case 1: bytes += [0]
        default: bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << (seed % 8)
        }
        try Data(bytes).write(to: URL(filePath: file))
        try place.expectSameAnswers(["pooling", "noise", "the", "kernal", "pool", "weight decay"])
    }

    @Test func indexOfAnotherVersionOrBuildIsMadeAnew() throws {
        let place = try Place()
        place.settle()
        _ = try place.bytesRead()
        let file = try #require(place.indexFile)
        let bytes = try Array(Data(contentsOf: URL(filePath: file)))
        for offset in [8, 16] {
            var foreign = bytes
            foreign[offset] &+= 1
            try Data(foreign).write(to: URL(filePath: file))
            #expect(try place.bytesRead() != nil)
            #expect(try place.bytesRead() == nil)
        }
    }

    @Test(arguments: ["/proc/study", "/dev/null/study", ""])
    func whereNoIndexCanBeKeptItIsDoneWithout(cache: String) throws {
        let place = try Place()
        let library = try NoteLibrary(folders: [place.notes.path])
        for query in ["pooling", "noise"] {
            #expect(try place.finder(cache: cache).find(query) == library.find(query))
            #expect(try place.finder(cache: nil).find(query) == library.find(query))
        }
    }

    @Test func severalAtOnceDoNoHarm() async throws {
        let place = try Place()
        let library = try NoteLibrary(folders: [place.notes.path])
        let expected = library.find("pooling")
        let (notes, cache) = (place.notes.path, place.cacheFolder)
        try await withThrowingTaskGroup(of: NoteSearchResult.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try NoteFinder(folders: [notes], cacheFolder: cache, largestUnindexed: -1)
                        .find("pooling")
                }
            }
            for try await found in group { #expect(found == expected) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache).count == 1)
    }

    @Test func smallLibrariesWriteNothing() throws {
        let place = try Place()
        let finder = try NoteFinder(folders: [place.notes.path], cacheFolder: place.cacheFolder)
        #expect(!finder.find("pooling").cards.isEmpty)
        #expect(place.indexFile == nil)
    }

    @Test func foldersOfTwoWorkingDirectoriesDoNotShareAnIndex() throws {
        let place = try Place()
        let other = try TemporaryFolder()
        try other.write("# Zebra\n", to: "a.md")
        _ = try place.finder(cache: place.cacheFolder).find("pooling")
        let finder = try NoteFinder(
            folders: [other.path],
            cacheFolder: place.cacheFolder,
            largestUnindexed: -1
        )
        #expect(finder.find("zebra").cards.map(\.title) == ["Zebra"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.cacheFolder).count == 2)
    }
}
