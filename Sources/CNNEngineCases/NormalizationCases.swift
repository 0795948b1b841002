import CNNEngine

extension LayerCase {
    static let normalizations: [LayerCase] = [
        LayerCase(
            "batch norm in training",
            BatchNorm(channels: 3),
            on: [3, 3, 2],
            batch: 4,
            mode: .training(seed: 1),
            gradientTolerance: 1e-6,
            refusals: [
                .input([2, 3, 3], "channel_mismatch"),
                .input([3, 3], "wrong_rank"),
                .input([3, 0, 3], "not_positive"),
                .input([3, .max, 3], "overflow"),
                .layer(BatchNorm(channels: 0), on: [0], "not_positive"),
                .layer(BatchNorm(channels: 2, epsilon: -1), on: [2], "out_of_range"),
                .layer(BatchNorm(channels: 2, epsilon: .nan), on: [2], "out_of_range"),
                .layer(BatchNorm(channels: 2, momentum: 1.5), on: [2], "out_of_range"),
                .layer(BatchNorm(channels: .max), on: [.max], "overflow"),
                .layer(BatchNorm(channels: 1 << 40), on: [1 << 40], "too_large_to_measure"),
            ]
        ),
        LayerCase(
            "batch norm of features in training",
            BatchNorm.pytorch(channels: 5),
            on: [5],
            batch: 6,
            mode: .training(seed: 1),
            gradientTolerance: 1e-6
        ),
        LayerCase(
            "batch norm of one example in training",
            BatchNorm(channels: 2, epsilon: 0.5, momentum: 0.5),
            on: [2, 4, 3],
            mode: .training(seed: 1),
            gradientTolerance: 1e-6
        ),
        LayerCase("batch norm to answer", BatchNorm(channels: 3), on: [3, 2, 4], batch: 2),
        LayerCase(
            "local response norm",
            LocalResponseNorm(size: 5, alpha: 0.5, beta: 0.75, k: 2),
            on: [7, 2, 3],
            batch: 2,
            refusals: [
                .input([7], "wrong_rank"),
                .layer(LocalResponseNorm(size: 0), on: [2, 2, 2], "not_positive"),
                .layer(LocalResponseNorm(size: 5, alpha: -1), on: [2, 2, 2], "out_of_range"),
                .layer(LocalResponseNorm(size: 5, beta: .infinity), on: [2, 2, 2], "out_of_range"),
                .layer(LocalResponseNorm(size: 5, k: 0), on: [2, 2, 2], "out_of_range"),
            ]
        ),
        LayerCase(
            "local response norm, even size, few channels",
            LocalResponseNorm(size: 4, alpha: 1, beta: 2),
            on: [3, 2, 2]
        ),
        LayerCase(
            "local response norm, size beyond all",
            LocalResponseNorm(size: .max, alpha: 1e18, beta: 0.5),
            on: [2, 1, 2]
        ),
        LayerCase(
            "dropout in training",
            Dropout(rate: 0.4),
            on: [3, 3, 3],
            batch: 2,
            mode: .training(seed: 7),
            refusals: [
                .input([3, 0], "not_positive"),
                .layer(Dropout(rate: -0.1), on: [3], "out_of_range"),
                .layer(Dropout(rate: 1.1), on: [3], "out_of_range"),
                .layer(Dropout(rate: .nan), on: [3], "out_of_range"),
            ]
        ),
        LayerCase("dropout to answer", Dropout(rate: 0.5), on: [6], batch: 2),
        LayerCase("dropout of all", Dropout(rate: 1), on: [4], mode: .training(seed: 2)),
    ]
}
