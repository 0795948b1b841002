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
        .number("pooling-size", ["n": 28, "k": 2], 14, "LeNet-5, S2"),
        .number("pooling-size", ["n": 55, "k": 3, "s": 2], 27, "AlexNet, first pooling"),
        .number("pooling-size", ["n": 112, "k": 3, "s": 2, "p": 1], 56, "torchvision, ResNet"),
        KnownFigure(
            "pooling-shape",
            ["n": 32, "c": 16, "k": 2, "s": 2],
            .sizes([16, 16, 16]),
            "Coursera"
        ),
        .number("pooling-size-ceil", ["n": 112, "k": 3, "s": 2], 56, "torchvision, GoogLeNet"),
        .number(
            "pooling-size-ceil",
            ["n": 5, "k": 2],
            3,
            "by hand: 2 whole windows and one in part"
        ),
        .number(
            "conv-pool-parameters",
            ["k": 3, "c": 3, "f": 64, "q": 2],
            1_792,
            "VGG-16: pooling rows have 0"
        ),
        .number("filter-weights", ["k": 3, "c": 3, "f": 8], 27, "notes: 3 · 3 · 3"),
        .number(
            "filter-weights",
            ["k": 5, "c": 96, "f": 256, "g": 2],
            1_200,
            "AlexNet: 5 · 5 · 48"
        ),
        .number(
            "grouped-parameters",
            ["k": 5, "c": 96, "f": 256, "g": 2],
            307_456,
            "AlexNet in two halves: 307,200 + 256"
        ),
        .number(
            "grouped-parameters",
            ["k": 3, "c": 32, "f": 32, "g": 32, "bias": 0],
            288,
            "MobileNet, first depthwise layer"
        ),
        .number(
            "separable-parameters",
            ["k": 3, "c": 64, "f": 128, "bias": 0],
            8_768,
            "Keras Xception, block2_sepconv1"
        ),
        .number("separable-parameters", ["k": 3, "c": 2, "f": 3], 27, "by hand: 18 + 6 + 3"),
        .number(
            "convolution-cell",
            ["values": 8_809, "n": 3, "k": 2, "r": 1, "q": 2],
            0,
            "by hand, along the image that it shows: −1 + 4 − 5 + 2"
        ),
        .number(
            "convolution-cell",
            ["values": 8_730, "n": 7, "k": 3, "s": 2, "b": 3, "r": 2, "q": 3],
            29,
            "by hand: 4 + 8 − 3 + 0 + 0 + 10 + 5 + 0 + 2 + 3"
        ),
        KnownFigure(
            "convolution-map",
            ["values": 8_651, "n": 3, "k": 2],
            .grid([[3, 5], [-1, 11]]),
            "by hand, along the image that it shows"
        ),
        .number(
            "max-pool-cell",
            ["values": 3_451, "n": 4, "k": 2, "r": 2, "q": 1],
            8,
            "by hand: the window 7 0 8 1"
        ),
        KnownFigure(
            "max-pool-map",
            ["values": 1_234, "n": 5, "k": 2],
            .grid([[7, 3], [9, 8]]),
            "by hand, along the map that it shows"
        ),
        KnownFigure(
            "average-pool-cell",
            ["values": 4_985, "n": 4, "k": 2, "r": 1, "q": 2],
            .number((try? Rational(19, over: 4)) ?? -1),
            "by hand: (2 + 4 + 8 + 5)/4"
        ),
        KnownFigure(
            "average-pool-map",
            ["values": 5_193, "n": 4, "k": 2],
            .grid([[3, 4], [4, 4]]),
            "by hand, along the map that it shows"
        ),
        .number("receptive-field", ["k1": 3, "k2": 3], 5, "Simonyan & Zisserman 2015"),
        .number("receptive-field", ["k1": 3, "k2": 3, "k3": 3], 7, "Simonyan & Zisserman 2015"),
        .number(
            "receptive-field",
            ["k1": 5, "k2": 2, "s2": 2, "pool2": 1, "k3": 5, "k4": 2, "s4": 2, "pool4": 1],
            16,
            "LeNet-5, S4"
        ),
        .number(
            "receptive-field",
            ["k1": 11, "s1": 4, "k2": 3, "s2": 2, "pool2": 1, "k3": 5],
            51,
            "AlexNet, second convolution"
        ),
        .number(
            "receptive-field",
            ["k1": 3, "k2": 3, "d2": 2, "k3": 3, "d3": 4],
            15,
            "Yu & Koltun 2016, figure 1"
        ),
        .number("field-jump", ["k1": 7, "s1": 2, "k2": 3, "s2": 2, "pool2": 1], 4, "ResNet, stem"),
    ]
}
