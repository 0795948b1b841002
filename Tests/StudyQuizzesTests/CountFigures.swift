@testable import StudyQuizzes

extension KnownFigure {
    /// Flatten, pooling, normalization, dropout, cost, memory, activations and whole models.
    static let countFigures: [KnownFigure] = flattenFigures + publishedFigures

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
