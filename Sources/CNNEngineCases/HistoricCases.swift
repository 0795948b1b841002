import CNNEngine

extension LayerCase {
    static let historic: [LayerCase] = [
        LayerCase(
            "partly connected, C3 of LeNet-5",
            PartlyConnectedConv2D(
                connections: PartlyConnectedConv2D.lenet5C3,
                kernelSize: 5,
                inputChannels: 6
            ),
            on: [6, 6, 7],
            refusals: [
                .input([5, 6, 7], "channel_mismatch"),
                .input([6, 4, 7], "kernel_exceeds_input"),
                .input([6, .max, .max], "overflow"),
                .layer(linked([[0, 2]]), on: [2, 3, 3], "out_of_range"),
                .layer(linked([[-1]]), on: [2, 3, 3], "out_of_range"),
                .layer(linked([[1, 1]]), on: [2, 3, 3], "repeated_value"),
                .layer(linked([[0], []]), on: [2, 3, 3], "not_positive"),
                .layer(linked([]), on: [2, 3, 3], "not_positive"),
            ]
        ),
        LayerCase(
            "partly connected, order and gaps",
            PartlyConnectedConv2D(
                connections: [[2, 0], [1], [0, 1, 2]],
                kernelSize: Size2D(height: 2, width: 1),
                inputChannels: 3
            ),
            on: [3, 4, 2],
            batch: 2
        ),
        LayerCase(
            "trainable subsampling",
            TrainableSubsampling(channels: 3, kernelSize: 2),
            on: [3, 4, 5],
            batch: 2,
            refusals: [
                .input([2, 4, 5], "channel_mismatch"),
                .input([3, 1, 5], "kernel_exceeds_input"),
                .input([3, .max, .max], "overflow"),
                .layer(
                    TrainableSubsampling(channels: 0, kernelSize: 2),
                    on: [3, 4, 4],
                    "not_positive"
                ),
                .layer(
                    TrainableSubsampling(channels: 3, kernelSize: 0),
                    on: [3, 4, 4],
                    "not_positive"
                ),
            ]
        ),
        LayerCase(
            "trainable subsampling, rectangular",
            TrainableSubsampling(channels: 1, kernelSize: Size2D(height: 3, width: 1)),
            on: [1, 7, 2]
        ),
        LayerCase(
            "locally connected",
            LocallyConnected2D(
                inputChannels: 2,
                outputChannels: 3,
                inputSize: Size2D(height: 4, width: 5),
                kernelSize: 3,
                padding: .symmetric(1)
            ),
            on: [2, 4, 5],
            batch: 2,
            refusals: [
                .input([2, 5, 4], "size_mismatch"),
                .input([3, 4, 5], "channel_mismatch"),
                .layer(local(side: 2, kernel: 3), on: [1, 2, 2], "kernel_exceeds_input"),
                .layer(local(side: 2, filters: 0), on: [1, 2, 2], "not_positive"),
                .layer(local(side: .max), on: [1, .max, .max], "overflow"),
                .layer(local(side: 1 << 25), on: [1, 1 << 25, 1 << 25], "too_large_to_measure"),
            ]
        ),
        LayerCase(
            "locally connected, strides, same, no bias",
            LocallyConnected2D(
                inputChannels: 1,
                outputChannels: 2,
                inputSize: Size2D(height: 5, width: 4),
                kernelSize: Size2D(height: 2, width: 3),
                stride: Size2D(height: 2, width: 1),
                padding: .same,
                bias: false
            ),
            on: [1, 5, 4]
        ),
        LayerCase(
            "radial basis",
            RadialBasis(inputFeatures: 5, units: 3),
            on: [5],
            batch: 2,
            refusals: [
                .input([4], "channel_mismatch"),
                .input([5, 1, 1], "wrong_rank"),
                .layer(RadialBasis(inputFeatures: 5, units: 0), on: [5], "not_positive"),
                .layer(RadialBasis(inputFeatures: .max, units: 2), on: [.max], "overflow"),
            ]
        ),
    ]

    private static func linked(_ connections: [[Int]]) -> PartlyConnectedConv2D {
        PartlyConnectedConv2D(connections: connections, kernelSize: 2, inputChannels: 2)
    }

    private static func local(
        side: Int,
        filters: Int = 1,
        kernel: Int = 1
    ) -> LocallyConnected2D {
        LocallyConnected2D(
            inputChannels: 1,
            outputChannels: filters,
            inputSize: Size2D(side),
            kernelSize: Size2D(kernel)
        )
    }
}
