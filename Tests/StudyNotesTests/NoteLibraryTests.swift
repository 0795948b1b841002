import Foundation
import StudyCore
import StudyNotes
import Testing

struct NoteLibraryTests {
    @Test func loadsFilesOfAllFoldersInOrder() {
        #expect(
            Fixtures.library.notes.map(\.file) == [
                "notes/week-08/architectures.md", "notes/week-08/batch-norm.md",
                "notes/week-08/convolution.md", "notes/week-08/dense.md",
                "notes/week-08/overfitting.md", "notes/week-08/pooling.md",
                "notes/week-08/rough.md",
                "notes/week-09/pooling.md",
            ]
        )
        #expect(Fixtures.library.diagnostics.isEmpty)
        #expect(Fixtures.library.cards == Fixtures.library.notes.flatMap(\.cards))
    }

    @Test func filesOfOneNameHaveCardsOfDistinctIds() {
        let ids = Fixtures.library.cards.map(\.id)
        #expect(ids.contains("pooling#pooling"))
        #expect(ids.contains("week-09/pooling#pooling-again"))
        #expect(Set(ids).count == ids.count)
    }

    @Test func missingFolderAndFileAreToldApart() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "a.md")
        let missing = folder.path + "/none"
        #expect(throws: NoteLibraryError.missingFolder(missing)) {
            try NoteLibrary(folder: missing)
        }
        let file = folder.path + "/a.md"
        #expect(throws: NoteLibraryError.notAFolder(file)) { try NoteLibrary(folder: file) }
    }

    @Test func folderWithoutNotesIsAnError() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "a.png")
        try folder.write("x", to: "requirements.txt")
        try folder.write("x", to: ".hidden/a.md")
        #expect(throws: NoteLibraryError.noNotes(folder.path)) {
            try NoteLibrary(folder: folder.path)
        }
    }

    @Test func textFilesOfAFolderAreLeftOutAndSaidSo() throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        for file in ["b.txt", "sub/a.TXT", "License.txt"] { try folder.write("x", to: file) }
        #expect(throws: NoteLibraryError.onlyTexts(path, file: path + "/b.txt")) {
            try NoteLibrary(folder: path)
        }
        try folder.write("# Pooling", to: "a.md")
        let library = try NoteLibrary(folder: path)
        #expect(library.notes.map(\.file) == [path + "/a.md"])
        #expect(library.diagnostics.map(\.position.file) == [path + "/b.txt"])
        #expect(library.diagnostics.map(\.severity) == [.warning])
        #expect(library.diagnostics[0].message.contains("like another one"))
        #expect(library.diagnostics[0].remedy?.contains("--notes '\(path)/b.txt'") == true)
        let named = try NoteLibrary(folders: [path, path + "/b.txt", path + "/sub/a.TXT"])
        #expect(named.notes.count == 3)
        #expect(named.diagnostics.isEmpty)
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func folderWithoutPermissionIsAnError() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "sub/a.md")
        let path = folder.path + "/sub"
        chmod(path, 0)
        defer { chmod(path, 0o700) }
        #expect(throws: NoteLibraryError.unreadableFolder(path)) { try NoteLibrary(folder: path) }
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func fileAndFolderWithoutPermissionAreFindings() throws {
        let folder = try TemporaryFolder()
        for file in ["a.md", "b.md", "sub/c.md"] { try folder.write("# Note", to: file) }
        chmod(folder.path + "/a.md", 0)
        chmod(folder.path + "/sub", 0)
        defer { chmod(folder.path + "/sub", 0o700) }
        let library = try NoteLibrary(folder: folder.path, shownAs: "notes")
        #expect(library.notes.map(\.file) == ["notes/b.md"])
        #expect(library.diagnostics.map(\.position.file) == ["notes/sub", "notes/a.md"])
        #expect(library.diagnostics.allSatisfy { $0.message == "it may not be read" })
    }

    @Test(arguments: [
        (NoteLibraryError.missingFolder("a b"), "'a b' does not exist"),
        (.notAFolder("x.md"), "'x.md' is a file"),
        (.unreadableFolder("n"), "chmod u+rx 'n'"),
        (.noNotes("n"), "holds no notes"),
        (.onlyTexts("n", file: "n/a.txt"), "--notes 'n/a.txt'"),
    ])
    func errorsAreSentences(error: NoteLibraryError, words: String) {
        #expect(error.description.contains(words))
        #expect(error.description.hasSuffix("."))
    }

    @Test func fileThatCannotBeReadKeepsNoOtherFromLoading() throws {
        let folder = try TemporaryFolder()
        try folder.write("# Fine", to: "b.md")
        try folder.write([0xFF, 0x61], to: "c.md")
        mkfifo(folder.path + "/a.md", 0o600)
        symlink("nowhere", folder.path + "/d.md")
        let library = try NoteLibrary(folder: folder.path, shownAs: "notes/")
        #expect(library.notes.map(\.file) == ["notes/b.md", "notes/c.md"])
        let findings = library.diagnostics.map { "\($0.position.file) \($0.severity)" }
        #expect(findings == ["notes/a.md error", "notes/d.md error", "notes/c.md warning"])
        #expect(library.diagnostics.allSatisfy { $0.remedy != nil })
    }

    @Test(.timeLimit(.minutes(1)))
    func linksThatLeadBackAreFollowedOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write("# A", to: "sub/a.md")
        symlink("..", folder.path + "/sub/up")
        #expect(try NoteLibrary(folder: folder.path).notes.count == 1)
    }

    @Test func severalFoldersAndFilesMakeOneLibrary() throws {
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        try first.write("# A", to: "week8/pooling.md")
        try second.write("# B", to: "pooling.md")
        try second.write("# C", to: "week8/pooling.md")
        try second.write("# D", to: "raw.txt")
        let library = try NoteLibrary(folders: [
            first.path, second.path, second.path + "/raw.txt",
        ])
        #expect(library.notes.map(\.title) == ["A", "B", "C", "D"])
        #expect(library.notes.map(\.week) == [8, nil, 8, nil])
        #expect(library.notes.map(\.file).last == second.path + "/raw.txt")
        #expect(Set(library.cards.map(\.id)).count == 4)
        #expect(library.cards[0].id == "pooling#a")
    }

    @Test func folderThatIsNamedTwiceIsLoadedOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write("# A", to: "sub/a.MD")
        try folder.write("# B", to: "b.markdown")
        let (whole, part) = (folder.path, folder.path + "/sub")
        #expect(try NoteLibrary(folders: [whole, part]).notes.map(\.title) == ["B", "A"])
        #expect(try NoteLibrary(folders: [part, whole + "/"]).notes.map(\.title) == ["A", "B"])
    }

    @Test func missingOneOfSeveralFoldersIsAnError() throws {
        let folder = try TemporaryFolder()
        try folder.write("# A", to: "a.md")
        #expect(throws: NoteLibraryError.missingFolder("/nowhere")) {
            try NoteLibrary(folders: [folder.path, "/nowhere"])
        }
    }

    @Test func `a file without text is left out, and named`() throws {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("# Text\n\nOne \0 is a slip.\n".utf8).write(to: folder.appending(path: "a.md"))
        let image = [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13] + (0..<999).map { UInt8($0 * 7 & 0xFF) }
        try Data(image).write(to: folder.appending(path: "b.md"))
        let library = try NoteLibrary(folder: folder.path(percentEncoded: false))
        #expect(library.notes.map(\.title) == ["Text"])
        let finding = try #require(library.diagnostics.first { $0.position.file.hasSuffix("b.md") })
        #expect(finding.message.contains("holds no text"))
    }
}
