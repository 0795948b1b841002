import ArgumentParser
import StudyKit
import StudyTerminal

/// The name of a picture, as it is typed.
struct PictureArgument: ExpressibleByArgument {
    let kind: Drawing.Kind

    init?(argument: String) {
        guard let kind = Drawing.Kind(rawValue: argument.lowercased()) else { return nil }
        self.kind = kind
    }

    static var allValueStrings: [String] { Drawing.Kind.allCases.map(\.rawValue) }
}

/// `study draw`: the pictures of the week, drawn from numbers.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draw windows, padding, stride, pooling, channels or localization.",
        discussion: """
            Nothing is painted by hand: the positions of windows, the pooled values and the \
            overlap of boxes come from the engine.

            EXAMPLES:
              study draw
              study draw pooling --input 6 --kernel 3
              study draw windows --input 7 --kernel 3 --stride 2
              study draw channels --filters 4 --svg channels.svg
            """
    )

    @Argument(help: ArgumentHelp("The picture; without one, all are listed.", valueName: "picture"))
    var picture: PictureArgument?

    @Option(help: ArgumentHelp("The side of the input.", valueName: "cells"))
    var input: Int?
    @Option(help: ArgumentHelp("The side of the window.", valueName: "cells"))
    var kernel: Int?
    @Option(help: ArgumentHelp("Cells from one window to the next.", valueName: "cells"))
    var stride: Int?
    @Option(help: ArgumentHelp("Zeros on each side.", valueName: "cells"))
    var padding: Int?
    @Option(help: ArgumentHelp("Channels of the input.", valueName: "number"))
    var channels: Int?
    @Option(help: ArgumentHelp("Filters of the convolution.", valueName: "number"))
    var filters: Int?
    @Flag(help: "Pool by the mean instead of the largest value.")
    var average = false
    @Option(help: ArgumentHelp("Write the drawing as SVG into a file.", valueName: "file"))
    var svg: String?

    @OptionGroup var paging: PagingOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if svg != nil, picture == nil {
            throw ValidationError("Missing expected argument '<picture>'")
        }
    }

    func run() throws {
        do {
            if let picture { try show(request(picture.kind).drawing()) } else { try list() }
        } catch let error as RequestError {
            throw Failure.usage(error.message)
        } catch let error as OutputFile.WriteError {
            throw Failure.no(error.description)
        }
    }

    private func request(_ kind: Drawing.Kind) -> DrawingRequest {
        var request = DrawingRequest(kind)
        request.input = input
        request.kernel = kernel
        request.stride = stride
        request.padding = padding
        request.channels = channels
        request.filters = filters
        request.isAverage = average
        return request
    }

    private func show(_ drawing: Drawing) throws {
        if let svg { try OutputFile.write(drawing.svg, to: svg) }
        if output.json { return try output.print(JSONDocument.line(DrawingDocument([drawing]))) }
        if let svg { return Messages.say("Wrote the drawing to '\(svg)'.") }
        let renderer = DrawingRenderer(style: output.style)
        if let width = renderer.widthNeeded(drawing) {
            Messages.say(
                "The drawing needs \(width) columns and has \(output.style.width): here are its "
                    + "numbers. Widen the window, or say --width \(width)."
            )
        }
        try paging.print(renderer.lines(drawing), output)
    }

    private func list() throws {
        let drawings = try Drawing.Kind.allCases.map { try request($0).drawing() }
        if output.json { return try output.print(JSONDocument.line(DrawingDocument(drawings))) }
        try output.print(DrawingRenderer(style: output.style).list(drawings))
    }
}
