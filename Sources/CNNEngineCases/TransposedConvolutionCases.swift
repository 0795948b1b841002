import CNNEngine

extension LayerCase {
    static let transposedConvolutions: [LayerCase] = [
        LayerCase(
            "transposed 3x3 stride 2",
            ConvTranspose2D(inputChannels: 2, outputChannels: 3, kernelSize: 3, stride: 2),
            on: [2, 3, 4],
            batch: 2,
            refusals: [
                .input([3, 3, 4], "channel_mismatch"),
                .input([2, 0, 4], "not_positive"),
                .input([6], "wrong_rank"),
                .input([2, .max, 1], "overflow"),
                .input([2, 1 << 30, 1], "too_large_to_measure"),
                .layer(transposed(filters: 0), on: [2, 3, 3], "not_positive"),
                .layer(transposed(kernel: 0), on: [2, 3, 3], "not_positive"),
                .layer(transposed(stride: -2), on: [2, 3, 3], "not_positive"),
                .layer(transposed(stride: .max), on: [2, 3, 3], "overflow"),
                .layer(transposed(padding: 4), on: [2, 3, 3], "padding_exceeds_output"),
                .layer(transposed(padding: -1), on: [2, 3, 3], "negative_value"),
                .layer(transposed(padding: .max), on: [2, 3, 3], "overflow"),
                .layer(transposed(added: 2), on: [2, 3, 3], "output_padding_too_large"),
                .layer(transposed(added: -1), on: [2, 3, 3], "negative_value"),
                .layer(transposed(groups: 3), on: [2, 3, 3], "groups_do_not_divide"),
            ]
        ),
        LayerCase(
            "transposed padding and output padding",
            ConvTranspose2D(
                inputChannels: 1,
                outputChannels: 2,
                kernelSize: Size2D(height: 3, width: 2),
                stride: Size2D(height: 2, width: 3),
                padding: .explicit(top: 1, bottom: 0, left: 0, right: 2),
                outputPadding: Size2D(height: 1, width: 2)
            ),
            on: [1, 3, 3]
        ),
        LayerCase(
            "transposed dilated in groups without bias",
            ConvTranspose2D(
                inputChannels: 4,
                outputChannels: 6,
                kernelSize: 2,
                stride: 2,
                padding: .symmetric(1),
                dilation: Size2D(height: 3, width: 2),
                groups: 2,
                bias: false
            ),
            on: [4, 2, 3]
        ),
        LayerCase(
            "transposed with gaps",
            ConvTranspose2D(inputChannels: 1, outputChannels: 1, kernelSize: 1, stride: 3),
            on: [1, 2, 3]
        ),
        LayerCase(
            "transposed keras valid, kernel below the stride",
            ConvTranspose2D(
                inputChannels: 2,
                outputChannels: 1,
                kernelSize: Size2D(height: 2, width: 4),
                stride: 3,
                sizeRule: .keras
            ),
            on: [2, 3, 2]
        ),
        LayerCase(
            "transposed keras same",
            ConvTranspose2D(
                inputChannels: 1,
                outputChannels: 2,
                kernelSize: Size2D(height: 4, width: 2),
                stride: Size2D(height: 1, width: 3),
                padding: .same,
                sizeRule: .keras
            ),
            on: [1, 3, 2]
        ),
        LayerCase(
            "transposed keras same with output padding",
            ConvTranspose2D(
                inputChannels: 1,
                outputChannels: 1,
                kernelSize: 3,
                stride: 2,
                padding: .same,
                outputPadding: Size2D(height: 1, width: 0),
                sizeRule: .keras
            ),
            on: [1, 3, 3]
        ),
        LayerCase(
            "transposed from one pixel",
            ConvTranspose2D(inputChannels: 3, outputChannels: 2, kernelSize: 4),
            on: [3, 1, 1],
            batch: 2
        ),
    ]

    private static func transposed(
        filters: Int = 2,
        kernel: Int = 3,
        stride: Int = 2,
        padding: Int = 0,
        added: Int? = nil,
        groups: Int = 1
    ) -> ConvTranspose2D {
        ConvTranspose2D(
            inputChannels: 2,
            outputChannels: filters,
            kernelSize: Size2D(kernel),
            stride: Size2D(stride),
            padding: .symmetric(Size2D(padding)),
            outputPadding: added.map(Size2D.init(_:)),
            groups: groups
        )
    }
}
