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
                + "batchnorm, relu, flatten, …",
            valueName: "kind"
        )
    )
    var layer = "conv"

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

    /// Throws when the layer is unknown or lacks what it needs.
    func validateAlone() throws {
        guard let request = LayerChainText.request(named: layer) else {
            throw ValidationError(LayerChainText.unknown(layer))
        }
        switch request.kind {
        case .conv, .convTranspose, .depthwise, .separable, .pool:
            if kernel == nil {
                throw ValidationError("Missing expected argument '--kernel <size>'")
            }
        case .dense:
            if units == nil { throw ValidationError("Missing expected argument '--units <count>'") }
        case .reshape, .zeropad, .crop, .upsample, .concat:
            throw ValidationError(
                "A \(request.kind.rawValue) layer is written as a chain: --layers \"\(layer) 2\"."
            )
        case .globalPool, .batchnorm, .activation, .dropout, .lrn, .flatten: break
        }
    }

    /// The layer as it is asked for.
    var request: LayerRequest {
        var request = LayerChainText.request(named: layer) ?? LayerRequest(.conv)
        request.kernel = kernel?.size
        request.stride = stride?.size
        request.padding = padding?.padding
        request.dilation = dilation?.size
        request.groups = groups
        request.units = units
        if request.kind != .pool { request.filters = filters ?? 1 }
        if noBias { request.bias = false }
        return request
    }

    /// The input: features for a dense layer when one number is given, an image otherwise.
    func shape(of input: InputArgument) -> Shape {
        let isFlat = layer == "dense" && input.isOneNumber && channels == nil
        return isFlat
            ? Shape(features: input.size.height)
            : Shape(
                channels: channels ?? input.channels ?? 1,
                height: input.size.height,
                width: input.size.width
            )
    }
}
