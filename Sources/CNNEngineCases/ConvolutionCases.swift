import CNNEngine

extension LayerCase {
    static let convolutions: [LayerCase] = [
        LayerCase(
            "conv 3x3",
            Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 3),
            on: [2, 5, 6],
            batch: 2,
            refusals: [
                .input([1, 5, 6], "channel_mismatch"),
                .input([2, 2, 6], "kernel_exceeds_input"),
                .input([2, 5, 0], "not_positive"),
                .input([2, 5], "wrong_rank"),
                .input([2, 1 << 30, 6], "too_large_to_measure"),
                .input([2, .max, .max], "overflow"),
                .layer(conv(filters: 0), on: [2, 5, 5], "not_positive"),
                .layer(conv(kernel: 0), on: [2, 5, 5], "not_positive"),
                .layer(conv(stride: 0), on: [2, 5, 5], "not_positive"),
                .layer(conv(dilation: -1), on: [2, 5, 5], "not_positive"),
                .layer(conv(groups: 0), on: [2, 5, 5], "not_positive"),
                .layer(conv(filters: 3, groups: 2), on: [2, 5, 5], "groups_do_not_divide"),
                .layer(conv(padding: .symmetric(-1)), on: [2, 5, 5], "negative_value"),
                .layer(conv(filters: .max), on: [2, 5, 5], "overflow"),
                .layer(conv(kernel: .max, dilation: 2), on: [2, 5, 5], "overflow"),
            ]
        ),
        LayerCase(
            "conv 1x1 without bias",
            Conv2D(inputChannels: 4, outputChannels: 2, kernelSize: 1, bias: false),
            on: [4, 3, 2]
        ),
        LayerCase(
            "conv even kernel, rectangular stride",
            Conv2D(
                inputChannels: 1,
                outputChannels: 2,
                kernelSize: Size2D(height: 2, width: 4),
                stride: Size2D(height: 3, width: 1)
            ),
            on: [1, 9, 7]
        ),
        LayerCase(
            "conv stride beyond the kernel",
            Conv2D(inputChannels: 2, outputChannels: 1, kernelSize: 2, stride: 5),
            on: [2, 12, 8]
        ),
        LayerCase(
            "conv four paddings",
            Conv2D(
                inputChannels: 1,
                outputChannels: 2,
                kernelSize: Size2D(height: 3, width: 2),
                padding: .explicit(top: 0, bottom: 2, left: 1, right: 3)
            ),
            on: [1, 4, 3],
            batch: 2
        ),
        LayerCase(
            "conv same, stride 2, dilation",
            Conv2D(
                inputChannels: 2,
                outputChannels: 2,
                kernelSize: 3,
                stride: Size2D(height: 2, width: 1),
                padding: .same,
                dilation: Size2D(height: 1, width: 2)
            ),
            on: [2, 6, 5]
        ),
        LayerCase(
            "conv dilated in groups",
            Conv2D(
                inputChannels: 4,
                outputChannels: 6,
                kernelSize: 2,
                padding: .symmetric(1),
                dilation: 3,
                groups: 2
            ),
            on: [4, 5, 4]
        ),
        LayerCase(
            "conv to one pixel",
            Conv2D(
                inputChannels: 3,
                outputChannels: 2,
                kernelSize: Size2D(height: 3, width: 4)
            ),
            on: [3, 3, 4],
            batch: 3
        ),
    ]

    private static func conv(
        filters: Int = 2,
        kernel: Int = 3,
        stride: Int = 1,
        padding: Padding = .valid,
        dilation: Int = 1,
        groups: Int = 1
    ) -> Conv2D {
        Conv2D(
            inputChannels: 2,
            outputChannels: filters,
            kernelSize: Size2D(kernel),
            stride: Size2D(stride),
            padding: padding,
            dilation: Size2D(dilation),
            groups: groups
        )
    }

    static let separableConvolutions: [LayerCase] = [
        LayerCase(
            "depthwise",
            Conv2D.depthwise(channels: 3, kernelSize: 3, padding: .symmetric(1)),
            on: [3, 4, 5],
            refusals: [
                .input([2, 4, 5], "channel_mismatch"),
                .layer(
                    Conv2D.depthwise(channels: 3, multiplier: .max, kernelSize: 1),
                    on: [3, 2, 2],
                    "overflow"
                ),
                .layer(
                    Conv2D.depthwise(channels: 0, kernelSize: 1),
                    on: [3, 2, 2],
                    "not_positive"
                ),
            ]
        ),
        LayerCase(
            "depthwise with multiplier",
            Conv2D.depthwise(
                channels: 2,
                multiplier: 3,
                kernelSize: Size2D(height: 2, width: 3),
                stride: 2,
                padding: .same,
                bias: false
            ),
            on: [2, 5, 6]
        ),
        LayerCase(
            "separable",
            SeparableConv2D(
                inputChannels: 3,
                outputChannels: 4,
                kernelSize: 3,
                padding: .symmetric(1)
            ),
            on: [3, 4, 4],
            refusals: [
                .input([4, 4, 4], "channel_mismatch"),
                .input([3, .max, .max], "overflow"),
                .layer(
                    SeparableConv2D(inputChannels: 3, outputChannels: 0, kernelSize: 3),
                    on: [3, 4, 4],
                    "not_positive"
                ),
                .layer(
                    SeparableConv2D(
                        inputChannels: 3,
                        outputChannels: 1,
                        kernelSize: 3,
                        depthMultiplier: 0
                    ),
                    on: [3, 4, 4],
                    "not_positive"
                ),
                .layer(
                    SeparableConv2D(inputChannels: 3, outputChannels: 4, kernelSize: 5),
                    on: [3, 4, 4],
                    "kernel_exceeds_input"
                ),
            ]
        ),
        LayerCase(
            "separable, biases on both stages, multiplier",
            SeparableConv2D(
                inputChannels: 2,
                outputChannels: 3,
                kernelSize: Size2D(height: 2, width: 3),
                stride: Size2D(height: 1, width: 2),
                padding: .same,
                dilation: Size2D(height: 2, width: 1),
                depthMultiplier: 2,
                biasOnBothStages: true
            ),
            on: [2, 5, 6],
            batch: 2
        ),
        LayerCase(
            "separable without bias",
            SeparableConv2D(inputChannels: 2, outputChannels: 1, kernelSize: 2, bias: false),
            on: [2, 3, 3]
        ),
    ]
}
