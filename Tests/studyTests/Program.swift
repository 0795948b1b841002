import Foundation

/// The built program, run as a student runs it.
struct Program {
    /// What a run left behind.
    struct Result {
        var output: String
        var error: String
        var status: Int32
    }

    enum Failure: Error {
        case tookTooLong([String])
        case diedOfSignal(Int32, [String])
    }

    /// The root of the package, where `notes` and `quizzes` are.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The executable beside the test bundle.
    static let executable: URL = {
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            let products = (bundle ?? Bundle.main).bundleURL.deletingLastPathComponent()
        #else
            let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        #endif
        return products.appending(path: "study")
    }()

    /// Runs the program and waits for it, at most a minute.
    static func run(
        _ arguments: String...,
        input: String = "",
        environment: [String: String] = [:],
        in folder: URL = root
    ) async throws -> Result {
        try await run(
            executable,
            arguments,
            input: input,
            environment: environment,
            in: folder
        )
    }

    /// Runs a line of shell with `$STUDY` set to the program.
    static func shell(
        _ line: String,
        input: String = "",
        environment: [String: String] = [:],
        in folder: URL = root
    ) async throws -> Result {
        try await run(
            URL(filePath: "/bin/sh"),
            ["-c", line],
            input: input,
            environment: environment.merging(["STUDY": executable.path(percentEncoded: false)]) {
                $1
            },
            in: folder
        )
    }

    private static func run(
        _ executable: URL,
        _ arguments: [String],
        input: String,
        environment: [String: String],
        in folder: URL
    ) async throws -> Result {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = [
            "PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory(), "LANG": "C.UTF-8",
        ]
        variables.merge(environment) { $1 }
        process.environment = variables
        let (standardInput, output, error) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = error
        try process.run()
        let deadline = Task.detached {
            try await Task.sleep(for: .seconds(60))
            process.terminate()
        }
        defer { deadline.cancel() }
        // All three at once, or a full pipe would stop the program.
        Task.detached {
            // A program that ends early does not read on: that is no failure of the test.
            try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try? standardInput.fileHandleForWriting.close()
        }
        async let errorText = Task.detached { error.fileHandleForReading.readDataToEndOfFile() }
            .value
        let outputText = await Task.detached {
            output.fileHandleForReading.readDataToEndOfFile()
        }.value
        let result = await Result(
            output: String(decoding: outputText, as: UTF8.self),
            error: String(decoding: errorText, as: UTF8.self),
            status: 0
        )
        process.waitUntilExit()
        guard process.terminationReason == .exit else {
            let signal = process.terminationStatus
            throw signal == SIGTERM
                ? Failure.tookTooLong(arguments) : .diedOfSignal(signal, arguments)
        }
        return Result(
            output: result.output,
            error: result.error,
            status: process.terminationStatus
        )
    }
}
