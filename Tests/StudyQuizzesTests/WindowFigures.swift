@testable import StudyQuizzes

extension KnownFigure {
    /// Padding, transposed convolutions, pooling, channels, values and receptive fields.
    static let windowFigures: [KnownFigure] = [
        .number(
            "same-output",
            ["n": 224, "k": 3, "s": 2],
            112,
            "Keras, MobileNet-v2, first layer"
        ),
        .number("same-output", ["n": 224, "k": 7, "s": 2], 112, "TensorFlow, ResNet stem"),
        .number("keeping-padding", ["n": 15, "k": 7], 3, "Coursera, same convolution"),
        .number("keeping-padding", ["n": 33, "k": 3, "d": 2], 2, "DeepLab, rate 2: padding 2"),
        .number("same-padding-total", ["n": 224, "k": 3, "s": 2], 1, "notes: 111 · 2 + 3 − 224"),
        .number("same-padding-total", ["n": 28, "k": 5], 4, "by hand: k − 1"),
        .number("same-padding-total", ["n": 9, "k": 2, "s": 3], 0, "by hand: 6 + 2 − 9 < 0"),
        KnownFigure(
            "same-padding-sides",
            ["n": 224, "k": 3, "s": 2],
            .sizes([0, 1]),
            "Keras, correct_pad of MobileNet-v2"
        ),
        KnownFigure("same-padding-sides", ["n": 28, "k": 4], .sizes([1, 2]), "notes: kernel 4"),
        .number(
            "transposed-size",
            ["n": 4, "k": 4, "s": 2, "p": 1],
            8,
            "DCGAN in PyTorch: 4 to 8"
        ),
        .number(
            "transposed-size",
            ["n": 3, "k": 3, "s": 2, "p": 1, "o": 1],
            6,
            "Dumoulin & Visin 2016, figure 4.7"
        ),
        .number("keras-transposed-size", ["n": 3, "k": 2, "s": 4], 12, "by hand: 3 · 4"),
        .number("keras-transposed-size", ["n": 2, "k": 3, "s": 2], 5, "by hand: 2 · 2 + 1"),
        .number(
            "recovering-output-padding",
            ["n": 6, "k": 3, "s": 2, "p": 1],
            1,
            "Dumoulin & Visin 2016, figure 4.7"
        ),
    ]
}
