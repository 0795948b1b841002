import ArgumentParser
import StudyTerminal

/// A conversation with a program: one line in, one line out, written as soon as it is known.
enum JSONLines {
    /// Answers each line of a file, `-` for standard input; blank lines are passed over.
    ///
    /// Ends with exit code 1 when a line had no answer.
    static func answer(
        _ path: String,
        output: OutputOptions,
        tooLong: String,
        _ answer: (String) -> (line: String, isAnswer: Bool)
    ) throws {
        var isComplete = true
        do {
            let reader = try LineReader(path: path)
            while let line = try reader.next() {
                guard case .text(let text) = line else {
                    isComplete = false
                    try output.print(tooLong)
                    continue
                }
                guard text.contains(where: { !$0.isWhitespace }) else { continue }
                let answer = answer(text)
                isComplete = isComplete && answer.isAnswer
                try output.print(answer.line)
            }
        } catch let error as LineReader.ReadError {
            throw Failure.no(error.description)
        }
        if !isComplete { throw ExitCode(1) }
    }
}
