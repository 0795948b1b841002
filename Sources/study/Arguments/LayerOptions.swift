import ArgumentParser
import CNNEngine
import StudyKit

/// A convention as it is typed.
enum ConventionArgument: String, ExpressibleByArgument, CaseIterable {
    case keras
    case pytorch
    case caffe

    var convention: Convention {
        switch self {
        case .keras: .keras
        case .pytorch: .pytorch
        case .caffe: .caffe
        }
    }
}

/// The options that describe one layer.
struct LayerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "conv, transposed, depthwise, separable, dense, maxpool, avgpool, globalpool, "
                + "batchnorm, relu, flatten, … (default: conv)",
            valueName: "kind"
        )
    )
    var layer: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The kernel: 3 or 3x5.", valueName: "size")
    )
    var kernel: SizeArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Cells from one window to the next.", valueName: "size")
    )
    var stride: SizeArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Zeros on each side, same, or valid.", valueName: "padding")
    )
    var padding: PaddingArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Cells from one tap of the kernel to the next.", valueName: "size")
    )
    var dilation: SizeArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Channels of the input (default: 1).", valueName: "count")
    )
    var channels: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Filters, the channels of the output (default: 1).",
            valueName: "count"
        )
    )
    var filters: Int?

    @Option(parsing: .unconditional, help: ArgumentHelp("Groups of channels.", valueName: "count"))
    var groups: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Units of a dense layer.", valueName: "count")
    )
    var units: Int?

    @Flag(name: .customLong("no-bias"), help: "Leave out the biases.")
    var noBias = false

    /// The name of the layer.
    private var name: String { layer ?? "conv" }

    /// The options that were given, each with the field of a layer that it sets.
    private var given: [(option: String, field: String)] {
        let all = Self.options
        let isGiven = [
            kernel != nil, stride != nil, padding != nil, dilation != nil, filters != nil,
            groups != nil, units != nil, noBias,
        ]
        return zip(all, isGiven).filter(\.1).map(\.0)
    }

    private static let options = [
        ("--kernel", "kernel"), ("--stride", "stride"), ("--padding", "padding"),
        ("--dilation", "dilation"), ("--filters", "filters"), ("--groups", "groups"),
        ("--units", "units"), ("--no-bias", "bias"),
    ]

    /// All options that were given, that for the kind among them, by their names.
    var givenNames: [String] { (layer == nil ? [] : ["--layer"]) + given.map(\.option) }

    /// Throws when the layer is unknown, is given what it does not take, or lacks what it needs.
    func checkAlone() throws {
        guard let request = LayerChainText.request(named: name) else {
            throw ValidationError(LayerChainText.unknown(name))
        }
        if [.reshape, .zeropad, .crop, .upsample, .concat].contains(request.kind) {
            throw ValidationError("'\(name)' is written as a chain: --layers \"\(name) 2\".")
        }
        let refused = given.filter { !request.takes($0.field) }.map(\.option)
        guard refused.isEmpty else {
            let taken = Self.options.filter { request.takes($0.1) }.map(\.0)
            throw ValidationError(LayerRequest.refusal(of: refused, by: name, taken: taken))
        }
        if request.takes("kernel"), kernel == nil {
            throw ValidationError("Missing expected argument '--kernel <size>'")
        }
        if request.takes("units"), units == nil {
            throw ValidationError("Missing expected argument '--units <count>'")
        }
    }

    /// The layer as it is asked for.
    var request: LayerRequest {
        var request = LayerChainText.request(named: name) ?? LayerRequest(.conv)
        request.kernel = kernel?.size
        request.stride = stride?.size
        request.padding = padding?.padding
        request.dilation = dilation?.size
        request.groups = groups
        request.units = units
        if request.takes("filters") { request.filters = filters ?? 1 }
        if noBias { request.bias = false }
        return request
    }

    /// The input of layers: one number is the features of a dense layer, or the side of an image.
    ///
    /// Throws for a number that may be both; a layer alone takes it for an image.
    func shape(
        of input: InputArgument,
        layers: [LayerRequest],
        isChain: Bool
    ) throws(RequestError) -> Shape {
        let number = input.size.height
        if input.isFeatures { return Shape(features: number) }
        if input.isOneNumber, channels == nil {
            switch ChainInput(number, layers: layers) {
            case .features: return Shape(features: number)
            case .either where isChain:
                throw RequestError(
                    "ambiguous_input",
                    "An input of \(number) may be an image or a list of features. "
                        + "Write \(number)x\(number) or \"\(number) features\"."
                )
            case .image, .either: break
            }
        }
        return Shape(
            channels: channels ?? input.channels ?? 1,
            height: number,
            width: input.size.width
        )
    }
}
