import Foundation
import StudyCore
import Testing

@testable import StudyQuizzes

struct QuizLibraryTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "study quizzes ü \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func write(_ text: String, _ name: String, in folder: URL) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    @Test func theShippedFilesHaveNothingToReport() {
        #expect(shipped.diagnostics == [])
        #expect(
            shipped.topics.map(\.id.slug) == [
                "activations", "augmentation", "batch-norm", "batch-size", "cnn-history",
                "cnn-models",
                "cnn-output", "conv-params",
                "convolution-values", "dense-params", "dense-vs-conv", "detection", "dropout",
                "find-the-error", "flask", "flatten", "global-pooling", "http-methods", "iou",
                "memory", "model-parameters", "multi-channel", "multiply-adds", "nms",
                "overfitting", "padding", "pooling", "pooling-output",
                "pooling-values", "rcnn-cost", "receptive-field", "shape-chain",
                "transfer-learning", "transposed-output", "underfitting", "yolo-output",
            ]
        )
        for topic in shipped.topics {
            #expect((4...10).contains(topic.questions.count))
            #expect(Set(topic.questions.map(\.level)) == Set(Question.Level.allCases))
        }
    }

    @Test func aBadFileDoesNotStopTheOthers() throws {
        try withFolder { folder in
            let sound = MalformedFile.sound
            try sound.write(
                to: folder.appending(path: "cnn-test.yaml"),
                atomically: true,
                encoding: .utf8
            )
            try "topic: [".write(
                to: folder.appending(path: "a.yaml"),
                atomically: true,
                encoding: .utf8
            )
            try Data([0x74, 0x3A, 0x0A, 0xFF, 0xFE]).write(to: folder.appending(path: "b.yaml"))
            try write(sound, "z.yaml", in: folder)
            let library = try QuizLibrary(folder: folder.path(percentEncoded: false))
            #expect(library.topics.map(\.id.slug) == ["cnn-test"])
            let messages = library.diagnostics.map(\.message)
            #expect(messages.contains("the text is not UTF-8"))
            #expect(messages.contains { $0.hasPrefix("this is not YAML") })
            #expect(messages.contains { $0.hasPrefix("the topic 'cnn-test' is already in") })
            #expect(library.diagnostics.first { $0.message.hasSuffix("UTF-8") }?.position.line == 2)
        }
    }

    @Test func doesNotWaitForAPipeOrReadAFolder() throws {
        try withFolder { folder in
            try write(MalformedFile.sound, "cnn-test.yaml", in: folder)
            #expect(
                mkfifo(folder.appending(path: "pipe.yaml").path(percentEncoded: false), 0o600) == 0
            )
            let inner = folder.appending(path: "folder.yaml")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            let lost = folder.appending(path: "lost.yaml").path(percentEncoded: false)
            try FileManager.default.createSymbolicLink(
                atPath: lost,
                withDestinationPath: "/nowhere/at-all.yaml"
            )
            let library = try QuizLibrary(folder: folder.path(percentEncoded: false))
            #expect(library.topics.count == 1)
            #expect(library.diagnostics.count == 3)
            #expect(
                library.diagnostics.allSatisfy { $0.message.hasPrefix("the file cannot be read") }
            )
        }
    }

    @Test func saysWhatIsWrongWithAFolder() throws {
        #expect(throws: QuizLibraryError.missing("/nowhere")) {
            try QuizLibrary(folder: "/nowhere")
        }
        try withFolder { folder in
            let path = folder.path(percentEncoded: false)
            #expect(throws: QuizLibraryError.empty(path)) { try QuizLibrary(folder: path) }
        }
    }
}
