import ArgumentParser
import CNNEngine
import StudyKit
import StudyTerminal

/// `study compute`: a layer worked out, and run.
struct ComputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compute",
        abstract: "Work out a convolution: output size, parameters, multiply-adds.",
        discussion: """
            Sizes are height x width; one number means both. Output sizes round down, as Keras \
            and PyTorch do.

            EXAMPLES:
              study compute --input 7 --kernel 3 --stride 2
              study compute --input 224x224x3 --kernel 7 --stride 2 --padding 3 --filters 64
              study compute --input 32 --channels 16 --kernel 3x5 --padding same
            """
    )

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The input: 7, 7x9, or 28x28x3 with channels.", valueName: "size")
    )
    var input: InputArgument

    @Option(parsing: .unconditional, help: ArgumentHelp("The kernel: 3 or 3x5.", valueName: "size"))
    var kernel: SizeArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Cells from one window to the next.", valueName: "size")
    )
    var stride = SizeArgument(1)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Zeros on each side, same, or valid.", valueName: "padding")
    )
    var padding = PaddingArgument(.valid)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Cells from one tap of the kernel to the next.", valueName: "size")
    )
    var dilation = SizeArgument(1)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Channels of the input (default: 1).", valueName: "count")
    )
    var channels: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Filters, the channels of the output.", valueName: "count")
    )
    var filters = 1

    @Flag(name: .customLong("no-bias"), help: "Leave out the bias of each filter.")
    var noBias = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let channels, let declared = input.channels, channels != declared {
            throw ValidationError(
                """
                The input has \(declared) channels and --channels says \(channels). \
                Give them once.
                """
            )
        }
    }

    func run() throws {
        let channels = self.channels ?? input.channels ?? 1
        let layer = Conv2D(
            inputChannels: channels,
            outputChannels: filters,
            kernelSize: kernel.size,
            stride: stride.size,
            padding: padding.padding,
            dilation: dilation.size,
            bias: !noBias
        )
        let shape = Shape(channels: channels, height: input.size.height, width: input.size.width)
        let report: ComputeReport
        do {
            report = try ComputeReport(layer, on: shape)
        } catch {
            throw Failure.usage(error.description)
        }
        if output.json {
            try output.print(JSONDocument.line(ComputeDocument(report)))
        } else {
            try output.print(ComputePrinter(style: output.style).lines(report, of: layer))
        }
        if report.isVerified == false { throw ExitCode(1) }
    }
}
