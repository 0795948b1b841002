import CNNEngine
import StudyKit
import Testing

struct CodeCase: CustomTestStringConvertible, Sendable {
    var layer: Conv2D
    var input: Shape = [3, 9, 9]
    var keras: [String]
    var pytorch: [String]

    var testDescription: String { keras.joined(separator: "; ") }

    static let all: [CodeCase] = [
        CodeCase(
            layer: Conv2D(inputChannels: 3, outputChannels: 8, kernelSize: 3),
            keras: ["layers.Conv2D(8, 3)"],
            pytorch: ["nn.Conv2d(3, 8, 3)"]
        ),
        CodeCase(
            layer: Conv2D(
                inputChannels: 3,
                outputChannels: 8,
                kernelSize: Size2D(height: 3, width: 5),
                stride: 2,
                padding: .symmetric(Size2D(height: 1, width: 2)),
                bias: false
            ),
            keras: [
                "layers.ZeroPadding2D((1, 2))",
                "layers.Conv2D(8, (3, 5), strides=2, use_bias=False)",
            ],
            pytorch: ["nn.Conv2d(3, 8, (3, 5), stride=2, padding=(1, 2), bias=False)"]
        ),
        CodeCase(
            layer: Conv2D(inputChannels: 3, outputChannels: 8, kernelSize: 3, padding: .same),
            keras: ["layers.Conv2D(8, 3, padding=\"same\")"],
            pytorch: ["nn.Conv2d(3, 8, 3, padding=\"same\")"]
        ),
        // 8 wide, stride 2: one pixel of padding, at the bottom and right.
        CodeCase(
            layer: Conv2D(
                inputChannels: 3,
                outputChannels: 8,
                kernelSize: 3,
                stride: 2,
                padding: .same
            ),
            input: [3, 8, 8],
            keras: ["layers.Conv2D(8, 3, strides=2, padding=\"same\")"],
            pytorch: ["nn.ZeroPad2d((0, 1, 0, 1))", "nn.Conv2d(3, 8, 3, stride=2)"]
        ),
        CodeCase(
            layer: Conv2D(
                inputChannels: 4,
                outputChannels: 8,
                kernelSize: 3,
                padding: .explicit(top: 0, bottom: 1, left: 2, right: 0),
                groups: 2
            ),
            input: [4, 8, 8],
            keras: [
                "layers.ZeroPadding2D(((0, 1), (2, 0)))", "layers.Conv2D(8, 3, groups=2)",
            ],
            pytorch: ["nn.ZeroPad2d((2, 0, 0, 1))", "nn.Conv2d(4, 8, 3, groups=2)"]
        ),
    ]
}

struct FrameworkCodeTests {
    @Test(arguments: CodeCase.all)
    func `a layer is written as its frameworks write it`(_ code: CodeCase) {
        #expect(FrameworkCode.keras(code.layer, input: code.input)?.lines == code.keras)
        #expect(FrameworkCode.pytorch(code.layer, input: code.input)?.lines == code.pytorch)
    }

    @Test func `what a framework refuses is said`() {
        let dilated = Conv2D(
            inputChannels: 1,
            outputChannels: 1,
            kernelSize: 3,
            stride: 2,
            dilation: 2
        )
        let refused = FrameworkCode.keras(dilated, input: [1, 9, 9])
        #expect(refused?.caveat?.contains("Keras refuses") == true)
        #expect(refused?.lines.isEmpty == true)
        let same = Conv2D(
            inputChannels: 1,
            outputChannels: 1,
            kernelSize: 3,
            stride: 2,
            padding: .same
        )
        let code = FrameworkCode.pytorch(same, input: [1, 9, 9])
        #expect(code?.caveat?.contains("PyTorch refuses") == true)
    }
}
