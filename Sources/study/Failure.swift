import ArgumentParser

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
        Messages.say("Error: \(message)")
        return code
    }
}
