import CNNEngine

extension LayerCase {
    static let dense: [LayerCase] = [
        LayerCase(
            "dense",
            Dense(inputFeatures: 5, units: 3),
            on: [5],
            batch: 2,
            refusals: [
                .input([4], "channel_mismatch"),
                .input([5, 2], "wrong_rank"),
                .input([5, .max, .max], "overflow"),
                .layer(Dense(inputFeatures: 5, units: 0), on: [5], "not_positive"),
                .layer(Dense(inputFeatures: .max, units: 2), on: [.max], "overflow"),
                .layer(
                    Dense(inputFeatures: 1 << 30, units: 2),
                    on: [1 << 30],
                    "too_large_to_measure"
                ),
            ]
        ),
        LayerCase(
            "dense on each cell, without bias",
            Dense(inputFeatures: 3, units: 4, bias: false),
            on: [3, 2, 3]
        ),
        LayerCase("dense one to one", Dense(inputFeatures: 1, units: 1), on: [1]),
    ]

    static let shapeChanges: [LayerCase] = [
        LayerCase(
            "zero padding",
            ZeroPadding2D(top: 1, bottom: 0, left: 2, right: 3),
            on: [2, 2, 3],
            batch: 2,
            refusals: [
                .input([4], "wrong_rank"),
                .layer(padded(-1), on: [1, 2, 2], "negative_value"),
                .layer(padded(.max), on: [1, 2, 2], "overflow"),
                .layer(padded(1 << 30), on: [1, 2, 2], "too_large_to_measure"),
            ]
        ),
        LayerCase(
            "zero padding of nothing",
            ZeroPadding2D(top: 0, bottom: 0, left: 0, right: 0),
            on: [1, 2, 2]
        ),
        LayerCase(
            "cropping",
            Cropping2D(top: 1, bottom: 0, left: 2, right: 1),
            on: [2, 3, 5],
            batch: 2,
            refusals: [
                .input([2, 1, 5], "cropping_exceeds_input"),
                .input([2, 3, 3], "cropping_exceeds_input"),
                .input([2, 3], "wrong_rank"),
                .layer(cropped(-1), on: [1, 4, 4], "negative_value"),
                .layer(cropped(.max), on: [1, 4, 4], "overflow"),
            ]
        ),
        LayerCase(
            "cropping to one pixel",
            Cropping2D(top: 1, bottom: 2, left: 0, right: 2),
            on: [3, 4, 3]
        ),
        LayerCase(
            "upsampling",
            Upsample2D(scale: Size2D(height: 2, width: 3)),
            on: [2, 3, 2],
            batch: 2,
            refusals: [
                .input([2], "wrong_rank"),
                .layer(Upsample2D(scale: 0), on: [1, 2, 2], "not_positive"),
                .layer(
                    Upsample2D(scale: Size2D(height: .max, width: 1)),
                    on: [1, 2, 2],
                    "overflow"
                ),
            ]
        ),
        LayerCase(
            "flatten",
            Flatten(),
            on: [2, 3, 2],
            batch: 2,
            refusals: [.input([.max, 2, 2], "overflow"), .input([0], "not_positive")]
        ),
        LayerCase("flatten as Keras", Flatten(channelsLast: true), on: [3, 2, 2], batch: 2),
        LayerCase(
            "reshape",
            Reshape(to: [2, 3, 4]),
            on: [24],
            batch: 2,
            refusals: [
                .input([25], "element_count_mismatch"),
                .input([.max, 2], "overflow"),
                .layer(Reshape(to: []), on: [1], "not_positive"),
                .layer(Reshape(to: [0]), on: [1], "not_positive"),
                .layer(Reshape(to: [-1, -1]), on: [4], "not_positive"),
                .layer(Reshape(to: [-1, 3]), on: [4], "element_count_mismatch"),
                .layer(Reshape(to: [.max, 2]), on: [4], "overflow"),
            ]
        ),
        LayerCase("reshape to whatever is left", Reshape(to: [3, -1, 2]), on: [2, 3, 2]),
    ]

    private static func padded(_ side: Int) -> ZeroPadding2D {
        ZeroPadding2D(top: side, bottom: 0, left: 0, right: 0)
    }

    private static func cropped(_ side: Int) -> Cropping2D {
        Cropping2D(top: side, bottom: 1, left: 0, right: 0)
    }
}
