import ArgumentParser
import Foundation
import StudyKit
import StudyProgress
import StudyTerminal

/// `study progress`: the store of answers.
struct ProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: "Take your answers with you, or mend their store.",
        discussion: """
            All answers are kept in progress.db in ~/.local/share/study (or $XDG_DATA_HOME/study): \
            a log that only grows, and schedules made from it.

            EXAMPLES:
              study progress export > answers.jsonl
              study progress import answers.jsonl
            """,
        subcommands: [
            ExportProgressCommand.self, ImportProgressCommand.self, RebuildCommand.self,
            RecoverCommand.self, FitCommand.self, SettingsCommand.self,
        ]
    )
}

/// `study progress export`: all answers as JSON Lines.
struct ExportProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write all answers, and the cards met, to standard output, one JSON line each."
    )

    @OptionGroup var output: OutputOptions

    func run() throws {
        let log = try ProgressFile.open()
        var lines = ProgressLine.header + "\n"
        func add(_ line: String) throws {
            lines += line + "\n"
            guard lines.utf8.count >= 1 << 16 else { return }
            try output.write(lines)
            lines = ""
        }
        do {
            try log.store.forEachAnswer { try add(AnswerLine.text($0)) }
            try log.store.forEachCard { try add(ProgressLine.text($0, $1)) }
        } catch let error as StoreError {
            throw Failure.no(error.description)
        }
        try output.write(lines)
    }
}

/// `study progress import`: the answers of another machine.
struct ImportProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over the answers of an export: each once, all or none."
    )

    @Argument(help: ArgumentHelp("A file of an export, or - for standard input."))
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let log = try ProgressFile.open()
        do {
            let reader = try LineReader(path: file)
            let (added, known) = try ProgressImport(into: log.store).run(reading: reader.nextText)
            guard output.json else {
                return Messages.say("\(added) answers are new, \(known) were known.")
            }
            try output.print(JSONDocument.line(ImportDocument(added: added, known: known)))
        } catch let error as LineReader.ReadError {
            throw Failure.no(error.description)
        } catch let error as ProgressImport.BadLine {
            throw Failure.no(error.description)
        } catch let error as StoreError {
            throw Failure.no(error.description)
        }
    }
}

/// `study progress rebuild`: schedules from the log.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make all schedules from the log of answers again.",
        discussion: """
            Answers that were dated by a clock that was ahead are not asked again before that time. \
            When the clock is right again, --clock-was-ahead counts them as given now; the log keeps \
            their dates.
            """
    )

    @Flag(help: "Count answers that are dated later than now as given now.")
    var clockWasAhead = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let log = try ProgressFile.open()
        do {
            let redated =
                clockWasAhead ? try log.store.correctClock(to: log.clock.now, log.today) : nil
            let count = try log.store.rebuild()
            if output.json {
                let document = RebuildDocument(answers: count, redated: redated)
                return try output.print(JSONDocument.line(document))
            }
            if let redated {
                Messages.say(
                    "\(redated) answer\(redated == 1 ? " counts" : "s count") as given now."
                )
            }
            Messages.say(
                "The schedules are made again from \(count) answer\(count == 1 ? "" : "s")."
            )
        } catch let error as StoreError {
            throw Failure.no(error.description)
        }
    }
}

/// `study progress recover`: what can be read of a damaged store.
struct RecoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "Save every answer that can be read of a damaged store; the file is kept."
    )

    @OptionGroup var output: OutputOptions

    func run() throws {
        do {
            let path = try ProgressLog.path(environment: ProcessInfo.processInfo.environment)
            guard StoreRecovery.canBegin(path: path) else {
                throw Failure.no("There is no store of answers at '\(path)'.")
            }
            let recovery = try StoreRecovery(path: path)
            if output.json {
                return try output.print(JSONDocument.line(RecoverDocument(recovery)))
            }
            Messages.say(
                "\(recovery.saved) answers are saved. The damaged file is '\(recovery.damagedPath)'."
            )
        } catch let trouble as ProgressLog.Trouble {
            throw Failure.no(trouble.description)
        } catch let error as StoreError {
            throw Failure.no(error.description)
        }
    }
}
