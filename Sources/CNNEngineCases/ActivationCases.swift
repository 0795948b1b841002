import CNNEngine

extension LayerCase {
    static let activations: [LayerCase] = [
        LayerCase(
            "relu",
            ReLU(),
            on: [2, 3, 4],
            batch: 2,
            kink: "at 0",
            refusals: [
                .input([2, 0, 4], "not_positive"),
                .input([.max, .max], "overflow"),
                .input([1 << 40], "too_large_to_measure"),
            ]
        ),
        LayerCase("relu of features", ReLU(), on: [9], kink: "at 0"),
        LayerCase(
            "relu6",
            ReLU6(),
            on: [3, 4, 4],
            inputScale: 9,
            kink: "at 0 and 6",
            refusals: [.input([-1], "not_positive")]
        ),
        LayerCase(
            "leaky relu",
            LeakyReLU(slope: 0.1),
            on: [2, 3, 4],
            batch: 2,
            kink: "at 0",
            refusals: [
                .layer(LeakyReLU(slope: .infinity), on: [3], "out_of_range"),
                .layer(LeakyReLU(slope: .nan), on: [3], "out_of_range"),
            ]
        ),
        LayerCase(
            "sigmoid",
            Sigmoid(),
            on: [2, 3, 3],
            batch: 2,
            inputScale: 6,
            refusals: [.input([2, -3, 3], "not_positive")]
        ),
        LayerCase(
            "tanh",
            Tanh(),
            on: [10],
            inputScale: 3,
            refusals: [.input([0], "not_positive")]
        ),
        LayerCase(
            "scaled tanh",
            ScaledTanh(),
            on: [2, 2, 3],
            inputScale: 3,
            refusals: [.input([0], "not_positive")]
        ),
        LayerCase(
            "softmax of features",
            Softmax(),
            on: [7],
            batch: 2,
            inputScale: 4,
            refusals: [
                .input([], "wrong_rank"),
                .input([2, 2], "wrong_rank"),
                .input([0], "not_positive"),
            ]
        ),
        LayerCase("softmax of channels", Softmax(), on: [4, 2, 3], batch: 2, inputScale: 4),
        LayerCase("softmax of one feature", Softmax(), on: [1], batch: 3),
    ]
}
