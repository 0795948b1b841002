import ArgumentParser
import CNNEngine
import StudyKit
import StudyTerminal

/// `study compute`: a layer, or a chain of layers, worked out and run.
struct ComputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compute",
        abstract: "Work out layers: output sizes, parameters, multiply-adds.",
        discussion: """
            Sizes are height x width; one number means both. Output sizes round down, as Keras \
            and PyTorch do. Where frameworks differ, Keras is followed unless --convention says \
            otherwise.

            EXAMPLES:
              study compute --input 7 --kernel 3 --stride 2
              study compute --input 224x224x3 --kernel 7 --stride 2 --padding 3 --filters 64
              study compute --input 55x55x96 --layer maxpool --kernel 3 --stride 2
              study compute --input 28x28x1 --layers "conv 6 5x5 pad 2, sigmoid, avgpool 2"
              study compute --batch requests.jsonl
            """
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The input: 7, 7x9, or 28x28x3 with channels.", valueName: "size")
    )
    var input: InputArgument?

    @OptionGroup(title: "One layer") var single: LayerOptions

    @Option(
        help: ArgumentHelp(
            "A chain of layers in words, parted by commas: \"conv 6 5x5 pad 2, relu, maxpool 2\".",
            valueName: "layers"
        )
    )
    var layers: String?

    @Option(
        help: ArgumentHelp(
            "Answer a file of JSON lines, or - for standard input.",
            valueName: "file"
        )
    )
    var batch: String?

    @Option(help: ArgumentHelp("keras, pytorch or caffe.", valueName: "framework"))
    var convention = ConventionArgument.keras

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard batch == nil else { return }
        guard input != nil else {
            throw ValidationError("Missing expected argument '--input <size>'")
        }
        if let channels = single.channels, let declared = input?.channels, channels != declared {
            throw ValidationError(
                """
                The input has \(declared) channels and --channels says \(channels). \
                Give them once.
                """
            )
        }
        guard layers == nil else { return }
        try single.validateAlone()
    }

    func run() throws {
        if let batch {
            return try JSONLines.answer(
                batch,
                output: output,
                tooLong: BatchCompute.tooLong(),
                BatchCompute.answer
            )
        }
        guard let input else { return }
        let shape = single.shape(of: input)
        do {
            if let layers {
                try show(
                    ChainReport(
                        input: shape,
                        layers: try LayerChainText.read(layers),
                        convention: convention.convention,
                        budget: ComputeReport.budget
                    )
                )
            } else {
                try show(
                    ComputeReport(
                        single.request,
                        on: shape,
                        convention: convention.convention
                    )
                )
            }
        } catch let error as RequestError {
            let place = error.layer.map { "Layer \($0 + 1): " } ?? ""
            throw Failure.usage(layers == nil ? error.message : place + error.message)
        } catch let error as LayerChainText.Problem {
            throw Failure.usage(error.description)
        }
    }

    private func show(_ report: ComputeReport) throws {
        if output.json {
            try output.print(report.document)
        } else {
            try output.print(ComputePrinter(style: output.style).lines(report))
        }
        if report.chain.isVerified == false { throw ExitCode(1) }
    }

    private func show(_ report: ChainReport) throws {
        if output.json {
            try output.print(report.document)
        } else {
            try output.print(ChainPrinter(style: output.style).lines(report))
        }
        if report.isVerified == false { throw ExitCode(1) }
    }
}
