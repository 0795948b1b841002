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

            CHAINS:
              --layers takes layers parted by commas: the name, its numbers, its options.
              conv, transposed, separable    filters and kernel: conv 6 5x5
              depthwise, maxpool, avgpool    kernel: maxpool 2
              dense                          units: dense 10
              zeropad, crop                  cells on each side: zeropad 1x2
              upsample, concat               factor; channels that are added
              reshape, dropout               shape, 7x7x512; rate, 0.5 unless given
              globalavgpool, globalmaxpool, batchnorm (bn), lrn, flatten, relu, relu6,
              leaky_relu, sigmoid, tanh, scaled_tanh, softmax, linear    no numbers
              Options: stride 2, pad 2, pad 1x2, pad same, dilation 2, groups 2, nobias;
              multiplier 2 (depthwise, separable), ceil (maxpool, avgpool),
              countpad (avgpool: padding counts), keepdims (global pooling).
              One number as --input is a list of features where a dense layer comes first,
              and the side of an image otherwise; "784 features" says so.

            EXAMPLES:
              study compute --input 7 --kernel 3 --stride 2
              study compute --input 224x224x3 --kernel 7 --stride 2 --padding 3 --filters 64
              study compute --input 55x55x96 --layer maxpool --kernel 3 --stride 2
              study compute --input 28x28x1 --layers "conv 6 5x5 pad 2, sigmoid, avgpool 2"
              study compute --input 784 --layers "dense 120, relu, dense 10"
              study compute --batch requests.jsonl
            """
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The input: 7, 7x9, 28x28x3 with channels, or \"784 features\".",
            valueName: "size"
        )
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

    @Option(
        help: ArgumentHelp("keras, pytorch or caffe (default: keras).", valueName: "framework")
    )
    var convention: ConventionArgument?

    @OptionGroup var output: OutputOptions

    /// Throws what does not go together or is missing.
    ///
    /// Not `validate()`: that comes before unknown options are named, such as a misspelt one.
    private func check() throws {
        let channels = single.channels == nil ? [] : ["--channels"]
        if batch != nil {
            let chain = layers == nil ? [] : ["--layers"]
            try refuse(
                (input == nil ? [] : ["--input"]) + chain + single.givenNames + channels
                    + (convention == nil ? [] : ["--convention"]),
                "--batch takes everything from its requests."
            )
            return
        }
        guard let input else { throw ValidationError("Missing expected argument '--input <size>'") }
        if let channels = single.channels, let declared = input.channels, channels != declared {
            throw ValidationError(
                """
                The input has \(declared) channels and --channels says \(channels). \
                Give them once.
                """
            )
        }
        if input.isFeatures { try refuse(channels, "Features have no channels.") }
        guard layers == nil else {
            try refuse(single.givenNames, "--layers names each layer with its numbers.")
            return
        }
        try single.checkAlone()
    }

    private func refuse(_ options: [String], _ reason: String) throws {
        guard !options.isEmpty else { return }
        throw ValidationError("\(reason) Leave out \(options.joined(separator: ", ")).")
    }

    func run() throws {
        do {
            try check()
        } catch let error as ValidationError {
            throw Failure.usage(error.message + "\nSee 'study compute --help' for more.")
        }
        if let batch {
            return try JSONLines.answer(
                batch,
                output: output,
                tooLong: BatchCompute.tooLong(),
                BatchCompute.answer
            )
        }
        guard let input else { return }
        do {
            try answer(input)
        } catch let error as RequestError {
            guard !output.json else {
                try output.print(error.document)
                throw ExitCode(1)
            }
            let place = error.layer.map { "Layer \($0 + 1): " } ?? ""
            throw Failure.usage(layers == nil ? error.message : place + error.message)
        }
    }

    private func answer(_ input: InputArgument) throws {
        let convention = convention?.convention ?? .keras
        guard let layers else {
            let request = single.request
            let shape = try single.shape(of: input, layers: [request], isChain: false)
            return try show(ComputeReport(request, on: shape, convention: convention))
        }
        let requests: [LayerRequest]
        do {
            requests = try LayerChainText.read(layers)
        } catch {
            throw RequestError("bad_layers", error.description)
        }
        try show(
            ChainReport(
                input: single.shape(of: input, layers: requests, isChain: true),
                layers: requests,
                convention: convention,
                budget: ComputeReport.budget
            )
        )
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
