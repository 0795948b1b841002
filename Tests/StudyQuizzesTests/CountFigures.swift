@testable import StudyQuizzes

extension KnownFigure {
    /// Flatten, pooling, normalization, dropout, cost, memory, activations and whole models.
    static let countFigures: [KnownFigure] =
        flattenFigures + publishedFigures + layerFigures
        + networkFigures

    /// Batch normalization, dropout, multiply-adds, memory.
    private static let layerFigures: [KnownFigure] = [
        .number("batch-norm-parameters", ["c": 64, "n": 112], 256, "Keras, ResNet50, conv1_bn"),
        .number("batch-norm-trained", ["c": 64, "n": 112], 128, "torchvision, ResNet, bn1"),
        .number(
            "conv-norm-parameters",
            ["c": 3, "f": 32, "k": 3, "n": 112],
            992,
            "Keras, MobileNetV2: Conv1 864 and bn_Conv1 128"
        ),
        .number("batch-variance", ["v1": 1, "v2": 3, "v3": 5, "v4": 7], 5, "notes of week 8"),
        // 2 · (1 − 4)/3 + 1
        KnownFigure(
            "normalized-value",
            ["v1": 9, "v2": 3, "v3": 1, "v4": 3, "d": 3, "x": 1, "g": 2, "b": 1],
            .number(-1),
            "by hand"
        ),
        KnownFigure(
            "running-mean",
            ["v1": 1, "v2": 3, "v3": 5, "v4": 7, "o": 0, "q": 99],
            .number(ratio(4, 100)),
            "notes of week 8: 0.99 · 0 + 0.01 · 4"
        ),
        .number("units-kept", ["u": 1_000, "p": 20], 800, "by hand"),
        KnownFigure(
            "survivor-value",
            ["x": 5, "p": 20],
            .number(ratio(25, 4)),
            "notes of week 8: the factor 1.25"
        ),
        .number(
            "connections-kept",
            ["u": 100, "v": 50, "p": 20, "q": 50],
            2_000,
            "by hand: 80 · 25"
        ),
        .number("thinned-networks", ["u": 3], 8, "by hand"),
        .number(
            "conv-multiply-adds",
            ["n": 6, "c": 3, "k": 3, "f": 8],
            3_456,
            "notes of week 8"
        ),
        .number(
            "conv-multiply-adds",
            ["n": 227, "c": 3, "k": 11, "f": 96, "s": 4],
            105_415_200,
            "AlexNet, first layer: Krizhevsky et al. 2012, counted"
        ),
        .number("conv-operations", ["n": 6, "c": 3, "k": 3, "f": 8], 6_912, "twice 3,456"),
        .number(
            "separable-multiply-adds",
            ["n": 14, "c": 512, "k": 3, "f": 512, "p": 1],
            52_283_392,
            "Howard et al. 2017, table 4: 52.3 million"
        ),
        .number(
            "dense-multiply-adds",
            ["n": 7, "c": 512, "u": 4_096],
            102_760_448,
            "VGG-16, FC6"
        ),
        .number("weight-bytes", ["i": 400, "u": 120], 192_480, "LeNet-5, C5: 4 · 48,120"),
        .number(
            "batch-bytes",
            ["n": 224, "c": 3, "b": 1],
            602_112,
            "CS231n, VGG-16: 150K numbers of 4 bytes"
        ),
        .number(
            "training-bytes",
            ["k": 5, "c": 1, "f": 6],
            2_496,
            "by hand: 16 · 156"
        ),
        KnownFigure(
            "mebibytes",
            ["p": 138_357_544],
            .number(ratio(138_357_544, 262_144)),
            "torchsummary, VGG-16: 527.79"
        ),
    ]

    /// Activations and whole models.
    private static let networkFigures: [KnownFigure] = [
        .number("relu-unit", ["w": 2, "v": -3, "x": 4, "y": 1, "b": -2], 3, "by hand"),
        .number("relu-unit", ["w": 2, "v": -3, "x": 1, "y": 4, "b": -2], 0, "by hand"),
        KnownFigure(
            "leaky-relu-unit",
            ["w": 2, "v": -3, "x": 1, "y": 4, "b": -2, "a": 10],
            .number(ratio(-12, 10)),
            "by hand: 0.1 · −12"
        ),
        // Abramowitz and Stegun, tables of eˣ and tanh x.
        KnownFigure(
            "sigmoid-value",
            ["t": 10],
            .number(ratio(731_058_579, 1_000_000_000)),
            "tables"
        ),
        KnownFigure(
            "tanh-value",
            ["t": 5],
            .number(ratio(462_117_157, 1_000_000_000)),
            "tables"
        ),
        KnownFigure("sigmoid-slope", ["t": 0], .number(ratio(1, 4)), "by hand"),
        KnownFigure(
            "softmax-share",
            ["a": 1, "b": 2, "c": 3],
            .number(ratio(90_030_573, 1_000_000_000)),
            "PyTorch: softmax of 1, 2, 3 begins with 0.0900"
        ),
        .number(
            "small-network-parameters",
            ["n": 28, "c": 1, "k": 5, "f": 6, "g": 16, "u": 120, "v": 10],
            156 + 2_416 + 94_200 + 1_210,
            "by hand: 16 · 7 · 7 = 784 features"
        ),
        KnownFigure(
            "dense-share",
            ["n": 28, "c": 1, "k": 5, "f": 6, "g": 16, "u": 120, "v": 10],
            .number(ratio(9_541_000, 97_982)),
            "by hand"
        ),
        .number(
            "pooled-network-parameters",
            ["n": 28, "c": 3, "k": 3, "f": 16, "g": 32, "v": 10],
            448 + 4_640 + 330,
            "by hand"
        ),
        .number(
            "residual-block-parameters",
            ["k": 3, "c": 64],
            73_984,
            "torchvision ResNet-18, layer1.0"
        ),
    ]

    private static func ratio(_ numerator: Int, _ denominator: Int) -> Rational {
        (try? Rational(numerator, over: denominator)) ?? 0
    }

    /// What published figures that do not add up should be.
    private static let publishedFigures: [KnownFigure] = [
        .number("input-for-output", ["o": 55, "k": 11, "s": 4], 227, "CS231n, AlexNet"),
        .number("kernel-for-output", ["n": 32, "o": 28], 5, "LeNet-5, LeCun et al. 1998"),
        .number("vgg16-values", ["n": 224], 15_237_608, "by hand: the column of CS231n"),
        .number(
            "dense-pair-flops",
            ["n": 5, "c": 256, "u": 4_096, "v": 4_096],
            85_983_232,
            "by hand: 2 · 42,991,616"
        ),
        .number(
            "dense-pair-bytes",
            ["n": 6, "c": 256, "u": 4_096, "v": 4_096],
            218_103_808,
            "AlexNet: 4 · (37,748,736 + 16,777,216)"
        ),
    ]

    private static let flattenFigures: [KnownFigure] = [
        .number("flatten-features", ["n": 5, "c": 16], 400, "LeNet-5, LeCun et al. 1998"),
        .number("flatten-features", ["n": 7, "c": 512], 25_088, "VGG-16"),
        .number("flatten-features", ["n": 6, "c": 256, "b": 32], 9_216, "torchvision, AlexNet"),
        .number(
            "flatten-after-pooling",
            ["n": 14, "c": 6, "k": 5, "f": 16, "q": 2],
            400,
            "LeNet-5: 10×10×16, pooled to 5×5×16"
        ),
        .number(
            "dense-after-flatten",
            ["n": 14, "c": 6, "k": 5, "f": 16, "q": 2, "u": 120],
            48_120,
            "LeNet-5, C5"
        ),
        .number(
            "dense-after-flatten",
            ["n": 14, "c": 512, "k": 3, "p": 1, "f": 512, "q": 2, "u": 4_096],
            102_764_544,
            "VGG-16, FC6"
        ),
        .number("global-pooling-values", ["n": 7, "c": 512], 512, "notes of week 8"),
        .number("global-pooling-values", ["n": 7, "c": 2_048, "b": 4], 8_192, "ResNet-50"),
        .number(
            "global-pooling-head",
            ["n": 7, "c": 2_048, "u": 1_000],
            2_049_000,
            "ResNet-50, fc"
        ),
        .number(
            "global-pooling-head",
            ["n": 7, "c": 512, "u": 1_000],
            513_000,
            "ResNet-18, fc"
        ),
        .number(
            "global-pooling-saving",
            ["n": 7, "c": 512, "u": 1_000],
            24_576_000,
            "notes of week 8: 25,089,000 − 513,000"
        ),
        .number("flatten-ratio", ["n": 7, "c": 512, "u": 1_000], 49, "notes of week 8"),
    ]
}
