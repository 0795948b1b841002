import CNNEngine

extension LayerCase {
    private static let tie = "where two values under a window are equal"

    static let poolings: [LayerCase] = [
        LayerCase(
            "max pool",
            MaxPool2D(kernelSize: 2),
            on: [2, 5, 6],
            batch: 2,
            kink: tie,
            refusals: [
                .input([2, 1, 6], "kernel_exceeds_input"),
                .input([12], "wrong_rank"),
                .input([2, 1 << 30, 6], "too_large_to_measure"),
                .layer(MaxPool2D(kernelSize: 2, stride: 0), on: [1, 4, 4], "not_positive"),
                .layer(
                    MaxPool2D(kernelSize: 3, padding: .symmetric(2)),
                    on: [1, 4, 4],
                    "padding_exceeds_half_kernel"
                ),
            ]
        ),
        LayerCase(
            "max pool, overlapping, dilated, padded",
            MaxPool2D(
                kernelSize: Size2D(height: 3, width: 2),
                stride: Size2D(height: 2, width: 1),
                padding: .symmetric(1),
                dilation: Size2D(height: 1, width: 2)
            ),
            on: [1, 6, 5],
            kink: tie
        ),
        LayerCase(
            "max pool, ceil",
            MaxPool2D(kernelSize: 3, stride: 2, rounding: .ceil),
            on: [2, 6, 8],
            kink: tie
        ),
        LayerCase(
            "max pool, same",
            MaxPool2D(kernelSize: 2, stride: 1, padding: .same),
            on: [1, 3, 4],
            kink: tie
        ),
        LayerCase("average pool", AvgPool2D(kernelSize: 2), on: [2, 5, 4], batch: 2),
        LayerCase(
            "average pool, padding counted, ceil",
            AvgPool2D(
                kernelSize: 3,
                stride: 2,
                padding: .symmetric(1),
                rounding: .ceil,
                countsPadding: true
            ),
            on: [1, 6, 5]
        ),
        LayerCase(
            "average pool, padding left out, dilated",
            AvgPool2D(
                kernelSize: Size2D(height: 2, width: 3),
                stride: 1,
                padding: .symmetric(1),
                dilation: Size2D(height: 2, width: 1)
            ),
            on: [2, 4, 4],
            refusals: [.input([2, 0, 4], "not_positive")]
        ),
        LayerCase(
            "global average pool",
            GlobalAvgPool2D(),
            on: [3, 3, 4],
            batch: 2,
            refusals: [
                .input([3], "wrong_rank"),
                .input([3, 0, 4], "not_positive"),
                .input([3, .max, 4], "overflow"),
                .input([3, 1 << 30, 4], "too_large_to_measure"),
            ]
        ),
        LayerCase(
            "global average pool, dimensions kept",
            GlobalAvgPool2D(keepsDimensions: true),
            on: [2, 1, 5]
        ),
        LayerCase(
            "global max pool",
            GlobalMaxPool2D(),
            on: [2, 4, 3],
            batch: 2,
            kink: tie,
            refusals: [.input([3, 3], "wrong_rank")]
        ),
        LayerCase(
            "global max pool, dimensions kept",
            GlobalMaxPool2D(keepsDimensions: true),
            on: [3, 1, 1],
            kink: tie
        ),
    ]
}
