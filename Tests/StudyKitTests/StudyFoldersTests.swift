import Foundation
import StudyKit
import Testing

struct StudyFoldersTests {
    /// A folder tree that is gone when the test is.
    private func withTree(_ folders: [String], _ test: (String) throws -> Void) throws {
        let root = URL.temporaryDirectory.appending(path: "study ü \(UUID().uuidString)")
        for folder in folders {
            try FileManager.default.createDirectory(
                at: root.appending(path: folder),
                withIntermediateDirectories: true
            )
        }
        defer { try? FileManager.default.removeItem(at: root) }
        try test(root.path(percentEncoded: false))
    }

    @Test func `a named folder comes first, whether it exists or not`() throws {
        let folders = StudyFolders(workingDirectory: "/", home: nil, executable: nil)
        #expect(try folders.folder(.notes, named: "mine") == "mine")
    }

    @Test func `then the nearest upwards, then the home, then the share`() throws {
        try withTree([
            "course/notes", "course/week/day", "home/notes", "home/quizzes", "bin",
            "share/study/quizzes",
        ]) { (root: String) throws in
            let folders = StudyFolders(
                workingDirectory: "\(root)/course/week/day",
                home: "\(root)/home",
                executable: "\(root)/bin/study"
            )
            #expect(try folders.folder(.notes) == "\(root)/course/notes")
            #expect(try folders.folder(.quizzes) == "\(root)/home/quizzes")
            let homeless = StudyFolders(
                workingDirectory: "\(root)/course",
                home: "",
                executable: "\(root)/bin/study"
            )
            #expect(try homeless.folder(.notes) == "notes")
            #expect(try homeless.folder(.quizzes) == "\(root)/share/study/quizzes")
        }
    }

    @Test func `notes in the user's home do not hide those of the course`() throws {
        try withTree(["me/notes", "me/uni/week", "share/study/notes", "bin"]) {
            (root: String) throws in
            let program = "\(root)/bin/study"
            func folders(_ path: String) -> StudyFolders {
                StudyFolders(
                    workingDirectory: "\(root)/\(path)",
                    home: nil,
                    executable: program,
                    userHome: "\(root)/me"
                )
            }
            #expect(try folders("me/uni/week").folder(.notes) == "\(root)/share/study/notes")
            // Who stands in the home itself means its folder.
            #expect(try folders("me").folder(.notes) == "notes")
        }
    }

    @Test func `nothing found says where it was looked for`() throws {
        try withTree(["empty"]) { (root: String) throws in
            let folders = StudyFolders(
                workingDirectory: "\(root)/empty",
                home: "/nowhere",
                executable: nil
            )
            let error = #expect(throws: StudyFolders.NotFound.self) {
                try folders.folder(.quizzes)
            }
            #expect(error?.description.contains("\(root)/empty or above it") == true)
            #expect(error?.description.contains("/nowhere/quizzes") == true)
            #expect(error?.description.contains("--quizzes DIR, or") == true)
        }
    }

    @Test func `files in the folder itself are offered`() throws {
        try withTree(["raw"]) { (root: String) throws in
            try Data("# Week 8".utf8).write(to: URL(filePath: "\(root)/raw/week.md"))
            let folders = StudyFolders(
                workingDirectory: "\(root)/raw",
                home: nil,
                executable: nil
            )
            let notes = #expect(throws: StudyFolders.NotFound.self) { try folders.folder(.notes) }
            #expect(notes?.description.contains("--notes DIR ('.' for the files here)") == true)
            let quizzes = #expect(throws: StudyFolders.NotFound.self) {
                try folders.folder(.quizzes)
            }
            #expect(quizzes?.areFilesHere == false)
        }
    }

    @Test func `named folders are taken as they are, in their order`() throws {
        try withTree(["a/notes"]) { (root: String) throws in
            let folders = StudyFolders(
                workingDirectory: "\(root)/a",
                home: nil,
                executable: nil
            )
            #expect(try folders.folders(.notes, named: ["z", "b"]) == ["z", "b"])
            #expect(try folders.folders(.notes, named: []) == ["notes"])
        }
    }

    @Test(arguments: [
        (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/study"),
        (["XDG_CACHE_HOME": "x", "HOME": "/h"], "/h/.cache/study"),
        (["HOME": ""], nil),
    ])
    func `what can be made again goes to the cache of the user`(
        environment: [String: String],
        path: String?
    ) {
        let folder = UserFolder.findCache(environment: environment)
        #expect(folder?.path(percentEncoded: false) == path)
    }
}
