import Testing

@testable import StudyQuizzes

struct MistakeTests {
    @Test(arguments: [
        ("output-size", ["n": 9, "k": 3, "s": 3, "p": 1], "no-plus-one", "2"),
        ("output-size", ["n": 10, "k": 5, "s": 3, "p": 2], "padding-once", "3"),
        ("output-size", ["n": 10, "k": 5, "s": 3, "p": 2], "padding-ignored", "2"),
        ("output-size", ["n": 10, "k": 5, "s": 3, "p": 2], "stride-ignored", "10"),
        ("output-size", ["n": 11, "k": 5, "s": 3, "p": 2], "rounded-up", "5"),
        ("output-size", ["n": 11, "k": 5, "s": 4, "p": 2], "one-inside-division", "2"),
        ("output-size", ["n": 11, "k": 7, "s": 2, "p": 1], "same-rule", "6"),
        ("output-size", ["n": 11, "k": 3, "d": 2], "dilation-ignored", "9"),
        ("output-size", ["n": 11, "k": 3, "d": 2], "dilation-times-kernel", "6"),
        ("output-size", ["n": 10, "k": 3, "s": 2], "not-rounded", "9/2"),
        // Coursera, "The basics of ConvNets": the published wrong options.
        ("conv-parameters", ["k": 5, "c": 3, "f": 100], "bias-forgotten", "7500"),
        ("conv-parameters", ["k": 5, "c": 3, "f": 100], "channels-forgotten", "2600"),
        ("conv-parameters", ["k": 5, "c": 3, "f": 100], "channels-and-one-bias", "2501"),
        ("dense-parameters", ["n": 300, "c": 3, "u": 100], "channels-forgotten", "9,000,100"),
        ("dense-parameters", ["n": 300, "c": 3, "u": 100], "one-bias", "27,000,001"),
        ("dense-parameters", ["n": 300, "c": 3, "u": 100], "channels-and-one-bias", "9,000,001"),
        // CS231n: the first layer of AlexNet without shared weights.
        (
            "conv-parameters", ["n": 227, "k": 11, "c": 3, "f": 96, "s": 4], "times-positions",
            "105,705,600"
        ),
        ("conv-weights", ["k": 5, "c": 3, "f": 100], "channels-forgotten", "2500"),
        ("output-shape", ["n": 6, "k": 3, "c": 3, "f": 2], "channels-multiplied", "4×4×6"),
        // Chains of layers and batches.
        (
            "shape-chain", ["n": 8, "c": 3, "k1": 3, "f1": 4, "k2": 2, "s2": 2], "channels-kept",
            "6×6×3, 3×3×3"
        ),
        (
            "shape-chain", ["n": 9, "c": 1, "k1": 3, "f1": 4, "k2": 3, "s2": 2],
            "divided-by-pool", "7×7×4, 2×2×4"
        ),
        (
            "shape-chain", ["n": 8, "c": 1, "k1": 3, "f1": 4, "k2": 0], "channels-not-flattened",
            "6×6×4, 36"
        ),
        ("updates-per-epoch", ["m": 100, "b": 32], "rounded-down", "3"),
        ("updates-per-epoch", ["m": 96, "b": 32], "always-one-more", "4"),
        ("updates-in-training", ["m": 100, "b": 32, "e": 5], "rounded-at-the-end", "16"),
        ("last-batch", ["m": 100, "b": 32], "missing-samples", "28"),
        ("last-batch", ["m": 96, "b": 32], "nothing-left", "0"),
        ("activation-bytes", ["n": 4, "k": 3, "f": 2, "b": 8], "batch-forgotten", "32"),
        ("images-served", ["m": 100, "e": 5], "originals-too", "1000"),
        ("augmented-steps", ["m": 100, "b": 32, "t": 3], "one-for-each-transform", "10"),
        ("never-unflipped", ["m": 64, "e": 4], "chances-added", "8"),
        // Krizhevsky et al. 2012: "a factor of 2048".
        ("crop-variants", ["n": 256, "k": 224], "no-plus-one", "2048"),
        ("yolo-output", ["s": 7, "b": 2, "c": 20], "classes-for-each-box", "7×7×50"),
        ("yolo-values", ["s": 7, "b": 2, "c": 20], "no-confidence", "1372"),
        ("yolo-boxes", ["s": 7, "b": 2, "c": 20], "one-for-each-cell", "49"),
        ("rcnn-passes", ["r": 2_000, "i": 3], "one-for-each-image", "3"),
        (
            "rcnn-multiply-adds", ["r": 2, "n": 8, "k": 3, "c": 1, "f": 2, "u": 5],
            "backbone-shared", "2132"
        ),
        ("trainable-head", ["g": 2_048, "u": 5, "old": 1_000], "old-head", "2,049,000"),
        (
            "trainable-with-batch-norm", ["k": 3, "f": 8, "g": 16, "u": 2], "statistics-counted",
            "1250"
        ),
        // Flatten, global pooling, published figures.
        ("flatten-features", ["n": 7, "c": 512], "globally-pooled", "512"),
        ("flatten-features", ["n": 5, "c": 16, "b": 32], "batch-flattened", "12,800"),
        (
            "dense-after-flatten", ["n": 14, "k": 5, "f": 16, "q": 2, "u": 120], "one-bias",
            "48,001"
        ),
        ("global-pooling-head", ["n": 7, "c": 512, "u": 1_000], "flattened", "25,089,000"),
        ("global-pooling-saving", ["n": 7, "c": 512, "u": 1_000], "one-unit", "24,576"),
        ("input-for-output", ["o": 55, "k": 11, "s": 4], "one-step-too-many", "231"),
        ("kernel-for-output", ["n": 32, "o": 28], "difference", "4"),
        // Normalization, dropout, work, memory, activations, models.
        ("batch-norm-parameters", ["c": 64], "trained-only", "128"),
        ("conv-norm-parameters", ["c": 3, "f": 64, "k": 7], "norm-of-the-input", "9420"),
        ("batch-variance", ["v1": 1, "v2": 3, "v3": 5, "v4": 7], "sample-variance", "20/3"),
        (
            "normalized-value",
            ["v1": 9, "v2": 3, "v3": 1, "v4": 3, "d": 3, "x": 9, "g": 2, "b": 1],
            "shifted-first", "16/3"
        ),
        (
            "running-mean", ["v1": 1, "v2": 3, "v3": 5, "v4": 7, "o": 0, "q": 99],
            "momentum-turned-round", "99/25"
        ),
        ("units-kept", ["u": 1_000, "p": 20], "dropped-for-kept", "200"),
        ("survivor-value", ["x": 5, "p": 20], "scaled-down", "4"),
        ("conv-multiply-adds", ["n": 6, "c": 3, "k": 3, "f": 8], "input-positions", "7776"),
        ("dense-multiply-adds", ["n": 7, "c": 512, "u": 10], "biases-counted", "250,890"),
        ("training-bytes", ["k": 5, "c": 1, "f": 6], "one-mean", "1872"),
        ("relu-unit", ["w": 2, "v": -3, "x": 1, "y": 4, "b": -2], "sign-dropped", "12"),
        ("softmax-share", ["a": 1, "b": 2, "c": 5], "not-exponentiated", "1/8"),
        ("residual-block-parameters", ["k": 3, "c": 64], "bias-counted", "74,112"),
        // Windows.
        ("same-output", ["n": 15, "k": 5, "s": 2], "rounded-down", "7"),
        ("same-output", ["n": 15, "k": 5, "s": 2], "valid-rule", "6"),
        ("keeping-padding", ["n": 32, "k": 5, "d": 2], "dilation-ignored", "2"),
        ("same-padding-total", ["n": 10, "k": 5, "s": 3], "as-if-divided", "2"),
        ("same-padding-total", ["n": 10, "k": 5, "s": 3], "one-side", "2"),
        ("same-padding-sides", ["n": 28, "k": 6], "odd-one-first", "3×2"),
        ("transposed-size", ["n": 5, "k": 3, "s": 2, "p": 1], "times-stride", "10"),
        ("keras-transposed-size", ["n": 3, "k": 2, "s": 4], "pytorch-rule", "10"),
        ("recovering-output-padding", ["n": 6, "k": 3, "s": 2, "p": 1], "none", "0"),
        ("pooling-size", ["n": 55, "k": 3, "s": 2], "window-as-stride", "18"),
        ("pooling-size", ["n": 28, "k": 2], "stride-one", "27"),
        ("pooling-shape", ["n": 32, "c": 16, "k": 2], "channels-divided", "16×16×8"),
        ("pooling-size-ceil", ["n": 32, "k": 3, "s": 2], "rounded-down", "15"),
        (
            "conv-pool-parameters", ["k": 3, "c": 3, "f": 64, "q": 2], "pooling-for-each-channel",
            "2048"
        ),
        ("filter-weights", ["k": 3, "c": 64, "f": 8], "channels-forgotten", "9"),
        ("grouped-parameters", ["k": 3, "c": 32, "f": 32, "g": 32], "groups-ignored", "9248"),
        ("separable-parameters", ["k": 3, "c": 32, "f": 64], "full-convolution", "18,496"),
        (
            "convolution-cell", ["values": 8_809, "n": 3, "k": 2, "q": 2], "kernel-flipped",
            "7"
        ),
        (
            "convolution-map", ["values": 8_651, "n": 3, "k": 2], "corner-forgotten",
            "1 1; −1 8"
        ),
        ("max-pool-map", ["values": 1_234, "n": 5, "k": 2], "minimum-for-max", "4 2; 1 1"),
        (
            "receptive-field", ["k1": 11, "s1": 4, "k2": 3, "s2": 2, "k3": 5], "strides-ignored",
            "17"
        ),
        (
            "receptive-field", ["k1": 11, "s1": 4, "k2": 3, "s2": 2, "k3": 5], "own-stride",
            "89"
        ),
        ("field-jump", ["k1": 7, "s1": 2, "k2": 3, "s2": 3], "strides-added", "5"),
    ])
    func leadsToItsWrongAnswer(
        quantity: String,
        given: [String: Int],
        id: String,
        answer: String
    ) throws {
        let variant = try Variant(question(quantity, given), seed: 1)
        let mistake = try #require(variant.mistakes.first { $0.id == id })
        #expect(mistake.answer.description == answer)
        #expect(Marking(answer, for: variant).mistake != nil)
    }

    @Test(arguments: [
        ([0, 0, 4, 4, 2, 1, 6, 5], "overlap-counted-twice", "3/16", "0.188"),
        ([0, 0, 4, 4, 2, 1, 6, 5], "over-box-a", "3/8", "0.375"),
        ([0, 0, 4, 4, 2, 1, 6, 5], "dice", "3/8", "0.375"),
        ([0, 0, 3, 3, 5, 4, 9, 9], "false-overlap", "2/27", "0.074"),
    ])
    func aSlipWithBoxesLeadsToItsShare(
        corners: [Int],
        id: String,
        share: String,
        typed: String
    ) throws {
        let variant = try Variant(question("iou", KnownFigure.boxes(corners)), seed: 1)
        let mistake = try #require(variant.mistakes.first { $0.id == id })
        #expect(mistake.answer.description == share)
        #expect(Marking(typed, for: variant).mistake != nil)
    }

    @Test func namesAreUniqueAndSayWhatToDo() {
        for quantity in Quantity.all {
            #expect(Set(quantity.mistakes.map(\.id)).count == quantity.mistakes.count)
            for mistake in quantity.mistakes { #expect(mistake.says.hasSuffix(".")) }
        }
    }
}

extension Marking {
    var mistake: String? {
        if case .wrong(_, let mistake) = self { mistake?.id } else { nil }
    }
}
