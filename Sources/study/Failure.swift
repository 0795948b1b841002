import ArgumentParser
import StudyTerminal

/// The ends of a command that did not go well, by their exit codes.
enum Failure {
    /// The question was understood and the answer is no: exit code 1.
    static func no(_ message: String) -> ExitCode {
        report(message, ExitCode(1))
    }

    /// The command was called with values that make no sense: exit code 64.
    static func usage(_ message: String) -> ExitCode {
        report(message, ExitCode(64))
    }

    private static func report(_ message: String, _ code: ExitCode) -> ExitCode {
        // Nothing is left to tell it to when standard error is closed too.
        try? StandardStreams.write("Error: \(message)\n", to: .error)
        return code
    }
}
