import ArgumentParser
import Foundation
import StudyKit
import StudyProgress
import StudyQuizzes
import StudyTerminal

/// `study exam`: a timed test, marked at its end.
struct ExamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exam",
        abstract: "Take a timed test: no answer is marked before the end, then all are.",
        discussion: """
            Topics take turns and levels are spread; every answer is verified by the engine. Type \
            an answer, s to skip (it comes again when the others are done), back to change the \
            answer before, done to hand in, q to leave. What cannot be read is asked again and \
            never wrong. A line that comes when the time is over is not counted.

            Each line is on the disk before the next question comes. After q, Ctrl-C or a crash, \
            --resume goes on where the exam was: the clock stands still from the last line that \
            was saved until then. Exams are kept in ~/.local/share/study/exams (or in \
            $XDG_DATA_HOME/study/exams), also those that are discarded. Answers count for study \
            review too; one that is changed counts again where it is worth something else.

            Exit code 0 when the exam is finished, 1 when it is left. With --json the questions \
            go to standard error and the report to standard output.

            EXAMPLES:
              study exam
              study exam --count 10 --minutes 15 --topic cnn-output --topic pooling
              study exam --seed 42 --html report.html
              study exam --seed 42 --json < answers.txt
              study exam --resume
            """
    )

    @Option(
        help: ArgumentHelp("A topic to ask about; repeatable (default: all).", valueName: "topic")
    )
    var topic: [String] = []

    @Option(help: ArgumentHelp("Questions to ask (default: 30).", valueName: "number"))
    var count: Int?

    @Option(help: ArgumentHelp("Minutes it lasts (default: 45).", valueName: "number"))
    var minutes: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The seed of an exam to repeat.", valueName: "number")
    )
    var seed: UInt64?

    @Flag(help: "Go on with the exam that is not finished.")
    var resume = false

    @Flag(help: "Put the exam that is not finished aside; its file is kept.")
    var discard = false

    @Flag(help: "List the exams so far.")
    var list = false

    @Option(help: ArgumentHelp("Also write the report as a page to print.", valueName: "file"))
    var html: String?

    @OptionGroup var answerLog: AnswerLogOption
    @OptionGroup var library: QuizzesOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let count, !ExamStart.counts.contains(count) {
            throw ValidationError("An exam has 1 to 500 questions, not \(count).")
        }
        if let minutes, !ExamStart.lengths.contains(minutes) {
            throw ValidationError("An exam lasts 1 to 1,440 minutes, not \(minutes).")
        }
        let modes = [resume, discard, list].count { $0 }
        if modes > 1 {
            throw ValidationError("Give one of --resume, --discard and --list.")
        }
        if modes > 0, !topic.isEmpty || count != nil || minutes != nil || seed != nil {
            throw ValidationError(
                "--resume, --discard and --list speak of exams that were begun: leave out "
                    + "--topic, --count, --minutes and --seed."
            )
        }
        if html?.isEmpty == true { throw ValidationError("--html needs the name of a file.") }
        if html != nil, discard || list {
            throw ValidationError("--html is for the report of an exam: leave it out.")
        }
    }

    func run() throws {
        do {
            let folder = try ExamFolder(environment: ProcessInfo.processInfo.environment)
            if list { return try printList(folder) }
            if discard { return try putAside(folder) }
            try checkPage()
            let log = try folder.unfinished()
            if resume {
                guard let log else { throw Failure.no("There is no unfinished exam.") }
                return try goOn(with: log, in: folder)
            }
            if let log { throw Failure.no(ExamPrinter(style: output.style).unfinished(log)) }
            try begin(in: folder)
        } catch let trouble as ExamFolder.Trouble {
            throw Failure.no(trouble.description)
        } catch let error as ExamFileError {
            throw Failure.no("\(error.description) What was saved before is kept.")
        }
    }

    // MARK: - Begin, go on, put aside

    private func begin(in folder: ExamFolder) throws {
        let quizzes = try library.load()
        let topics = try SittingOptions.topics(topic, of: quizzes)
        let seed = seed ?? SittingOptions.freshSeed
        let paper = ExamPaper(topics: topics, count: count ?? 30, seed: seed)
        for refusal in paper.refusals { Messages.say(refusal.description) }
        guard !paper.questions.isEmpty else {
            throw Failure.no("No question is left to ask; the messages above say why.")
        }
        let start = ExamStart(
            paper,
            seed: seed,
            count: count ?? 30,
            minutes: minutes ?? 45,
            topics: topics.map { "\($0.id)" },
            isMixed: topic.isEmpty,
            started: try now().formatted(.iso8601)
        )
        let sitting = ExamSitting(start, paper: paper)
        let file = try folder.begin(start)
        try say(ExamPrinter(style: output.style).opening(sitting))
        try sit(sitting, in: folder, recording(sitting, [], file, quizzes))
    }

    private func now() throws -> Date {
        do throws(StudyClock.Unreadable) {
            let clock = try StudyClock(environment: ProcessInfo.processInfo.environment)
            return Date(timeIntervalSince1970: Double(clock.now.milliseconds) / 1_000)
        } catch {
            throw Failure.no(error.description)
        }
    }

    private func goOn(with log: ExamLog, in folder: ExamFolder) throws {
        let quizzes = try library.load()
        let sitting: ExamSitting
        do throws(ExamLogError) {
            sitting = try ExamSitting(log, from: quizzes)
        } catch {
            throw Failure.no(
                "The exam of \(ExamTime.words(log.start.started)) cannot be gone on with: "
                    + "\(error). 'study exam --discard' puts it aside."
            )
        }
        // It was finished, and the program ended before it could say so.
        if sitting.end != nil { return try report(sitting, in: folder) }
        let file = try folder.resume(log)
        try say(ExamPrinter(style: output.style).reopening(sitting))
        try sit(sitting, in: folder, recording(sitting, log.records, file, quizzes))
    }

    private func putAside(_ folder: ExamFolder) throws {
        guard folder.hasUnfinished else { throw Failure.no("There is no unfinished exam.") }
        let path = try folder.archive(as: .discarded)
        Messages.say("The exam is put aside and kept as '\(path)'.")
    }

    private func printList(_ folder: ExamFolder) throws {
        let exams = try folder.summaries()
        if output.json { return try output.print(JSONDocument.line(ExamListDocument(exams))) }
        try output.print(ExamListPrinter(style: output.style).lines(exams))
    }

    // MARK: - The exam

    /// Keeps an event in the file of the exam, and its answer in the review log.
    private func recording(
        _ sitting: ExamSitting,
        _ before: [ExamRecord],
        _ file: ExamFile,
        _ quizzes: QuizLibrary
    ) -> (record: (ExamRecord) throws -> Void, finish: () -> Void) {
        var answers = ExamAnswers(sitting)
        let (keep, finish) = answerLog.keeping(from: .exam, of: quizzes)
        // A crash may have come between the two.
        for entry in before.compactMap({ answers.entry($0) }) { keep(entry.result, entry.id) }
        let record: (ExamRecord) throws -> Void = { record in
            try file.append(record)
            if let entry = answers.entry(record) { keep(entry.result, entry.id) }
        }
        return (record, finish)
    }

    private func sit(
        _ sitting: ExamSitting,
        in folder: ExamFolder,
        _ log: (record: (ExamRecord) throws -> Void, finish: () -> Void)
    ) throws {
        defer { log.finish() }
        let input = LineReader()
        let begun = ContinuousClock.now
        let before = sitting.elapsed
        Interruption.endsInput()
        var conversation = ExamConversation(
            sitting,
            style: output.style,
            echoesAnswers: !StandardStreams.isTerminal(0),
            in: .init(
                reading: input.nextText,
                writing: write,
                recording: log.record,
                clock: { before + Int((ContinuousClock.now - begun) / .milliseconds(1)) }
            )
        )
        guard try conversation.run() else {
            if output.json { try output.print(document(conversation.sitting)) }
            throw ExitCode(1)
        }
        try report(conversation.sitting, in: folder)
    }

    private func report(_ sitting: ExamSitting, in folder: ExamFolder) throws {
        let report = ExamReport(sitting)
        if output.json {
            try output.print(document(sitting))
        } else {
            try output.print(ExamReportPrinter(style: output.style).lines(report))
        }
        if let html {
            do throws(OutputFile.WriteError) {
                try OutputFile.write(ExamPage(report).html, to: html)
            } catch {
                throw Failure.no(
                    "\(error.description) 'study exam --resume --html FILE' writes another one."
                )
            }
            Messages.say("Wrote the report to '\(html)'.")
        }
        _ = try folder.archive(as: .finished)
    }

    private func document(_ sitting: ExamSitting) throws -> String {
        try JSONDocument.line(ExamDocument(ExamReport(sitting)))
    }

    /// Standard output is for the document where one is asked for.
    ///
    /// When the reader has gone, the
    /// exam is left.
    private func write(_ text: String) throws {
        do throws(StandardStreams.WriteError) {
            try StandardStreams.write(output.spelled(text), to: output.json ? .error : .output)
        } catch {
            guard error.isReaderGone else { throw error }
            throw ExitCode(1)
        }
    }

    private func say(_ lines: [String]) throws { try write(lines.map { $0 + "\n" }.joined()) }

    /// Said before the exam, not after it.
    private func checkPage() throws {
        guard let html else { return }
        let folder = URL(filePath: html).deletingLastPathComponent().path(percentEncoded: false)
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: html, isDirectory: &isFolder)
        if isThere, isFolder.boolValue {
            throw Failure.no("'\(html)' is a folder. Name a file for --html.")
        }
        guard FileManager.default.fileExists(atPath: folder) else {
            throw Failure.no("There is no folder '\(folder)' for --html.")
        }
    }
}
