import ArgumentParser
import CNNEngine
import StudyKit
import StudyTerminal

/// Whose build and count of a model is shown.
enum LikeArgument: String, ExpressibleByArgument, CaseIterable {
    case keras
    case pytorch

    var convention: Convention { self == .keras ? .keras : .pytorch }
}

/// `study model`: the layers of a known network, its totals, and a run of it.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Show the layers and totals of a known network, and run it.",
        discussion: """
            Names are forgiving: ResNet-50 and resnet50 are one. Parameters are counted as \
            PyTorch does unless --like keras asks for Keras's build and count; both totals and \
            what lies between them are always shown.

            EXAMPLES:
              study model
              study model resnet50
              study model resnet50 --like keras
              study model lenet5 --run --threads 1
              study model vgg 16 --input 64 --json
            """
    )

    @Argument(help: ArgumentHelp("The model; without one, all are listed.", valueName: "name"))
    var words: [String] = []

    @Option(help: ArgumentHelp("keras or pytorch.", valueName: "framework"))
    var like = LikeArgument.pytorch

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Another height and width: 416, or 600x1000.", valueName: "size")
    )
    var input: SizeArgument?

    @Flag(
        name: .customLong("run"),
        help: "Run the model on a made-up image with made-up weights, layer by layer."
    )
    var isRun = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The seed of image and weights.", valueName: "number")
    )
    var seed: UInt64 = 1

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Threads of a run at most; small networks run on one (default: the cores).",
            valueName: "number"
        )
    )
    var threads: Int?

    @OptionGroup var paging: PagingOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let threads, !(1...Self.mostThreads).contains(threads) {
            throw ValidationError(
                "--threads is a number from 1 to \(Self.mostThreads), not \(threads)."
            )
        }
        guard words.isEmpty else { return }
        if isRun || threads != nil || input != nil || like == .keras {
            throw ValidationError("Missing expected argument '<name>'")
        }
    }

    func run() throws {
        guard !words.isEmpty else { return try list() }
        let name = words.joined(separator: " ")
        do {
            let model = try Model(name, convention: like.convention, input: input?.size)
            let report = try ModelReport(model)
            let run = isRun ? try watch(report) : nil
            try show(report, run)
            if run?.agrees == false { throw ExitCode(1) }
        } catch let error as Model.NotFound {
            throw failure(error)
        } catch let error as ModelRun.NotRun {
            throw Failure.usage(error.description)
        }
    }

    private static let mostThreads = 256

    private func list() throws {
        let models = try ModelCatalog.entries.map { try Model($0) }
        if output.json { return try output.print(ModelCatalogDocument.text(models)) }
        try paging.print(ModelCatalogPrinter(style: output.style).lines(models), output)
    }

    private func show(_ report: ModelReport, _ run: ModelRun?) throws {
        if output.json { return try output.print(report.document(run)) }
        try paging.print(ModelPrinter(style: output.style).lines(report, run: run), output)
    }

    /// Runs a model; a person at a terminal sees how far it is.
    private func watch(_ report: ModelReport) throws -> ModelRun {
        guard StandardStreams.isTerminal(2) else {
            return try ModelRun(report, seed: seed, threads: threads)
        }
        let bar = ProgressBar(width: output.style.width)
        // Nothing is lost when the terminal takes no bar.
        defer { try? StandardStreams.write(bar.erasing, to: .error) }
        return try ModelRun(report, seed: seed, threads: threads) { done, name in
            try? StandardStreams.write(Edge.spelled(bar.redrawing(done, name)), to: .error)
        }
    }

    private func failure(_ error: Model.NotFound) -> ExitCode {
        switch error {
        case .name, .several: Failure.no(TerminalText.harmless(error.description))
        case .input, .side: Failure.usage(error.description)
        }
    }
}
