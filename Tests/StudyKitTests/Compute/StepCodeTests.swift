import CNNEngine
import StudyKit
import Testing

/// A layer in words with the lines that give its output; no lines where there are none.
struct StepCodeCase: CustomTestStringConvertible, Sendable {
    var layer: String
    var input: Shape = [4, 7, 7]
    var convention = Convention.keras
    var keras: [String]
    var pytorch: [String]

    var testDescription: String { "\(convention): \(layer) on \(input)" }

    static let all = dense + poolings + convolutions

    static let dense = [
        StepCodeCase(
            layer: "dense 10",
            convention: .pytorch,
            keras: ["layers.Flatten()", "layers.Dense(10)"],
            pytorch: ["nn.Flatten()", "nn.Linear(196, 10)"]
        ),
        // Keras works on the channels of each cell; nn.Linear would take the width.
        StepCodeCase(layer: "dense 10", keras: ["layers.Dense(10)"], pytorch: []),
        StepCodeCase(
            layer: "dense 10 nobias",
            input: [5],
            keras: ["layers.Dense(10, use_bias=False)"],
            pytorch: ["nn.Linear(5, 10, bias=False)"]
        ),
        StepCodeCase(
            layer: "globalpool",
            keras: ["layers.GlobalAveragePooling2D()"],
            pytorch: ["nn.AdaptiveAvgPool2d(1)", "nn.Flatten()"]
        ),
        StepCodeCase(
            layer: "globalmaxpool keepdims",
            keras: ["layers.GlobalMaxPooling2D(keepdims=True)"],
            pytorch: ["nn.AdaptiveMaxPool2d(1)"]
        ),
        StepCodeCase(
            layer: "batchnorm",
            input: [5],
            keras: ["layers.BatchNormalization()"],
            pytorch: ["nn.BatchNorm1d(5)"]
        ),
    ]

    static let poolings = [
        // 7 wide, stride 2: one cell on both sides. 8 wide: one cell behind.
        StepCodeCase(
            layer: "maxpool 3 stride 2 pad same",
            keras: ["layers.MaxPooling2D(3, strides=2, padding=\"same\")"],
            pytorch: ["nn.MaxPool2d(3, stride=2, padding=1)"]
        ),
        StepCodeCase(
            layer: "avgpool 3 stride 2 pad same",
            keras: ["layers.AveragePooling2D(3, strides=2, padding=\"same\")"],
            pytorch: ["nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)"]
        ),
        StepCodeCase(
            layer: "maxpool 3 stride 2 pad same",
            input: [4, 8, 8],
            keras: ["layers.MaxPooling2D(3, strides=2, padding=\"same\")"],
            pytorch: [
                "nn.ConstantPad2d((0, 1, 0, 1), float(\"-inf\"))", "nn.MaxPool2d(3, stride=2)",
            ]
        ),
        StepCodeCase(
            layer: "avgpool 3 stride 2 pad same",
            input: [4, 8, 8],
            keras: ["layers.AveragePooling2D(3, strides=2, padding=\"same\")"],
            pytorch: []
        ),
        StepCodeCase(
            layer: "avgpool 3 stride 2 pad same countpad",
            input: [4, 8, 8],
            keras: [
                "layers.ZeroPadding2D(((0, 1), (0, 1)))", "layers.AveragePooling2D(3, strides=2)",
            ],
            pytorch: ["nn.ZeroPad2d((0, 1, 0, 1))", "nn.AvgPool2d(3, stride=2)"]
        ),
        // Zeros of a layer before it could be the largest; "same" pads 8 wide behind only.
        StepCodeCase(
            layer: "maxpool 3 stride 2 pad 1",
            input: [4, 8, 8],
            keras: [],
            pytorch: ["nn.MaxPool2d(3, stride=2, padding=1)"]
        ),
        StepCodeCase(
            layer: "maxpool 3 stride 2 pad 1",
            keras: ["layers.MaxPooling2D(3, strides=2, padding=\"same\")"],
            pytorch: ["nn.MaxPool2d(3, stride=2, padding=1)"]
        ),
        StepCodeCase(
            layer: "avgpool 3 stride 2 pad 1",
            input: [4, 8, 8],
            keras: [],
            pytorch: ["nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)"]
        ),
        StepCodeCase(
            layer: "avgpool 3 stride 2 pad 1",
            input: [4, 8, 8],
            convention: .pytorch,
            keras: ["layers.ZeroPadding2D(1)", "layers.AveragePooling2D(3, strides=2)"],
            pytorch: ["nn.AvgPool2d(3, stride=2, padding=1)"]
        ),
        StepCodeCase(
            layer: "maxpool 2 dilation 2",
            keras: [],
            pytorch: ["nn.MaxPool2d(2, dilation=2)"]
        ),
        StepCodeCase(layer: "avgpool 2 dilation 2", keras: [], pytorch: []),
        StepCodeCase(
            layer: "maxpool 3 stride 2",
            input: [4, 6, 6],
            convention: .caffe,
            keras: [],
            pytorch: ["nn.MaxPool2d(3, stride=2, ceil_mode=True)"]
        ),
        // Nothing is left over: rounding up is rounding down.
        StepCodeCase(
            layer: "maxpool 3 stride 2",
            convention: .caffe,
            keras: ["layers.MaxPooling2D(3, strides=2)"],
            pytorch: ["nn.MaxPool2d(3, stride=2, ceil_mode=True)"]
        ),
        // Caffe's third window lies behind the input; PyTorch drops it.
        StepCodeCase(
            layer: "maxpool 1 stride 3",
            input: [4, 5, 5],
            convention: .caffe,
            keras: [],
            pytorch: []
        ),
    ]

    static let convolutions = [
        StepCodeCase(
            layer: "conv 8 3 stride 2 dilation 2",
            keras: [],
            pytorch: ["nn.Conv2d(4, 8, 3, stride=2, dilation=2)"]
        ),
        StepCodeCase(
            layer: "depthwise 3 pad 1 multiplier 2 nobias",
            keras: [
                "layers.ZeroPadding2D(1)",
                "layers.DepthwiseConv2D(3, depth_multiplier=2, use_bias=False)",
            ],
            pytorch: ["nn.Conv2d(4, 8, 3, padding=1, groups=4, bias=False)"]
        ),
        // Keras takes one stride for both axes of a depthwise convolution.
        StepCodeCase(
            layer: "depthwise 3 stride 1x2",
            keras: ["layers.Conv2D(4, 3, strides=(1, 2), groups=4)"],
            pytorch: ["nn.Conv2d(4, 4, 3, stride=(1, 2), groups=4)"]
        ),
        StepCodeCase(
            layer: "separable 8 3 stride 2",
            keras: ["layers.SeparableConv2D(8, 3, strides=2)"],
            pytorch: [
                "nn.Conv2d(4, 4, 3, stride=2, groups=4, bias=False)", "nn.Conv2d(4, 8, 1)",
            ]
        ),
        StepCodeCase(
            layer: "transposed 8 3 stride 2 pad same",
            keras: ["layers.Conv2DTranspose(8, 3, strides=2, padding=\"same\")"],
            pytorch: ["nn.ConvTranspose2d(4, 8, 3, stride=2)", "nn.ZeroPad2d((0, -1, 0, -1))"]
        ),
        // Even kernels lose the same on both sides.
        StepCodeCase(
            layer: "transposed 8 4 stride 2 pad same nobias",
            keras: ["layers.Conv2DTranspose(8, 4, strides=2, padding=\"same\", use_bias=False)"],
            pytorch: ["nn.ConvTranspose2d(4, 8, 4, stride=2, padding=1, bias=False)"]
        ),
        StepCodeCase(
            layer: "transposed 8 3 stride 2 pad 1",
            convention: .pytorch,
            keras: ["layers.Conv2DTranspose(8, 3, strides=2)", "layers.Cropping2D(1)"],
            pytorch: ["nn.ConvTranspose2d(4, 8, 3, stride=2, padding=1)"]
        ),
        // A stride beyond the kernel: Keras gives each input cell its stride, PyTorch its kernel.
        StepCodeCase(
            layer: "transposed 8 2 stride 3",
            convention: .pytorch,
            keras: [
                "layers.Conv2DTranspose(8, 2, strides=3)", "layers.Cropping2D(((0, 1), (0, 1)))",
            ],
            pytorch: ["nn.ConvTranspose2d(4, 8, 2, stride=3)"]
        ),
        StepCodeCase(
            layer: "transposed 8 2 stride 3",
            keras: ["layers.Conv2DTranspose(8, 2, strides=3)"],
            pytorch: ["nn.ConvTranspose2d(4, 8, 2, stride=3, output_padding=1)"]
        ),
        StepCodeCase(
            layer: "transposed 8 3 groups 2",
            keras: [],
            pytorch: ["nn.ConvTranspose2d(4, 8, 3, groups=2)"]
        ),
    ]
}

struct StepCodeTests {
    @Test(arguments: StepCodeCase.all)
    func `the lines give the output that is printed, or there are none`(
        _ code: StepCodeCase
    ) throws {
        let report = try ChainReport(
            input: code.input,
            layers: try LayerChainText.read(code.layer),
            convention: code.convention
        )
        #expect(report.isVerified == true)
        let step = try #require(report.steps.first)
        #expect(step.kerasCode?.lines == code.keras)
        #expect(step.pytorchCode?.lines == code.pytorch)
        for lines in [step.kerasCode, step.pytorchCode] where lines?.lines.isEmpty == true {
            #expect(lines?.caveat != nil)
        }
    }

    @Test func `JSON has an empty list where there is no line`() throws {
        var layer = LayerRequest(.dense)
        layer.units = 10
        let report = try ComputeReport(layer, on: [4, 7, 7])
        let code = #""keras": ["layers.Dense(10)"], "pytorch": []"#
        #expect(report.document.contains(code))
    }

    @Test func `JSON tells running statistics that the convention leaves out`() throws {
        let report = try ComputeReport(
            LayerRequest(.batchnorm),
            on: [4, 7, 7],
            convention: .pytorch
        )
        #expect(report.document.contains(#""total_params": 8,"#))
        #expect(report.document.contains(#""params": 16, "macs": 0"#))
        #expect(report.document.contains(#""uncounted_running_statistics": 8}"#))
    }
}
