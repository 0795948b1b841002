@testable import StudyQuizzes

extension KnownFigure {
    /// Chains of layers, batches, augmentation, boxes, detectors and transfer learning.
    static let trainingFigures: [KnownFigure] =
        [
            KnownFigure(
                "shape-chain",
                [
                    "n": 32, "c": 1, "k1": 5, "f1": 6, "k2": 2, "s2": 2, "k3": 5, "f3": 16, "k4": 2,
                    "s4": 2, "k5": 0,
                ],
                .shapes([[28, 28, 6], [14, 14, 6], [10, 10, 16], [5, 5, 16], [400]]),
                "LeNet-5, LeCun et al. 1998, figure 2"
            ),
            KnownFigure(
                "shape-chain",
                [
                    "n": 224, "c": 3, "k1": 11, "s1": 4, "p1": 2, "f1": 64, "k2": 3, "s2": 2,
                    "k3": 5,
                    "p3": 2, "f3": 192, "k4": 3, "s4": 2,
                ],
                .shapes([[55, 55, 64], [27, 27, 64], [27, 27, 192], [13, 13, 192]]),
                "torchvision, AlexNet"
            ),
            KnownFigure(
                "shape-chain",
                [
                    "n": 14, "c": 512, "k1": 3, "p1": 1, "f1": 512, "k2": 2, "s2": 2, "k3": 0,
                    "k4": 0,
                    "f4": 4096,
                ],
                .shapes([[14, 14, 512], [7, 7, 512], [25_088], [4_096]]),
                "VGG-16, the last convolution to FC6"
            ),
            .number("updates-per-epoch", ["m": 60_000, "b": 64], 938, "notes of week 8"),
            .number("updates-per-epoch", ["m": 60_000, "b": 32], 1_875, "Keras, MNIST example"),
            .number("updates-in-training", ["m": 1_000, "b": 32, "e": 10], 320, "notes: 32 steps"),
            .number("last-batch", ["m": 60_000, "b": 64], 32, "by hand: 60,000 − 937 · 64"),
            .number("last-batch", ["m": 60_000, "b": 32], 32, "by hand: 1,875 full batches"),
            .number(
                "activation-values",
                ["n": 227, "c": 3, "k": 11, "s": 4, "f": 96],
                290_400,
                "CS231n, AlexNet"
            ),
            .number(
                "activation-bytes",
                ["n": 28, "c": 3, "k": 3, "s": 2, "p": 1, "f": 8, "b": 16],
                100_352,
                "by hand: 14 · 14 · 8 · 16 · 4"
            ),
            .number("images-served", ["m": 1_000, "e": 20, "t": 3], 20_000, "notes of week 8"),
            .number("images-served", ["m": 1_000, "a": 1], 2_000, "notes: 2N images when joined"),
            .number("augmented-steps", ["m": 1_000, "b": 32, "t": 3], 32, "notes of week 8"),
            .number("never-unflipped", ["m": 1_024, "e": 10], 1, "notes: 0.5^10 = 1/1,024"),
            .number("crop-variants", ["n": 256, "k": 224], 2_178, "by hand: 2 · 33 · 33"),
            .number("box-overlap", notesBoxes, 6, "notes of week 8"),
            .number("box-union", notesBoxes, 26, "notes of week 8"),
            KnownFigure("iou", notesBoxes, fraction(6, over: 26), "notes of week 8"),
            .number("box-overlap", apart, 0, "by hand: apart both ways"),
            KnownFigure("iou", apart, .number(0), "by hand: apart both ways"),
            .number(
                "nms-kept",
                ["values": 427, "n": 5, "t": 50],
                3,
                "by hand, along the table that it shows"
            ),
            .number(
                "nms-first-dropped",
                ["values": 2_418, "n": 6, "t": 50],
                2,
                "by hand, along the table that it shows"
            ),
            KnownFigure(
                "yolo-output",
                ["s": 7, "b": 2, "c": 20],
                .sizes([7, 7, 30]),
                "Redmon et al. 2016, PASCAL VOC"
            ),
            .number("yolo-values", ["s": 7, "b": 2, "c": 20], 1_470, "Redmon et al. 2016"),
            .number("yolo-values", ["s": 7, "b": 3, "c": 20], 1_715, "darknet, yolov1.cfg"),
            .number("yolo-boxes", ["s": 7, "b": 2, "c": 20], 98, "Redmon et al. 2016"),
            KnownFigure(
                "yolo-anchor-output",
                ["s": 13, "b": 3, "c": 80],
                .sizes([13, 13, 255]),
                "Redmon & Farhadi 2018, COCO"
            ),
            KnownFigure(
                "yolo-anchor-output",
                ["s": 13, "b": 5, "c": 20],
                .sizes([13, 13, 125]),
                "Redmon & Farhadi 2017, PASCAL VOC"
            ),
            .number("rcnn-passes", ["r": 2_000], 2_000, "Girshick et al. 2014"),
            .number(
                "rcnn-multiply-adds",
                ["r": 2, "n": 8, "k": 3, "c": 1, "f": 2, "u": 5],
                3_284,
                "by hand: 2 · (1,152 + 490)"
            ),
            .number(
                "fast-rcnn-multiply-adds",
                ["r": 2, "h": 16, "k": 3, "c": 1, "f": 2, "u": 5],
                5_588,
                "by hand: 4,608 + 2 · 490"
            ),
            .number("trainable-head", ["g": 2_048, "u": 5], 10_245, "notes: ResNet-50, 5 classes"),
            .number("trainable-head", ["g": 512, "u": 10], 5_130, "by hand: 513 · 10"),
            .number(
                "frozen-parameters",
                ["k": 3, "c": 3, "f": 64, "g": 64, "u": 2],
                38_720,
                "VGG-16, conv1_1 and conv1_2: 1,792 + 36,928"
            ),
            .number(
                "trainable-with-last-layer",
                ["k": 3, "c": 3, "f": 64, "g": 64, "u": 10],
                37_578,
                "VGG-16, conv1_2: 36,928, and by hand 65 · 10"
            ),
            .number(
                "trainable-with-batch-norm",
                ["k": 3, "c": 3, "f": 64, "g": 64, "u": 10],
                37_642,
                "torchvision ResNet, layer1.0: 36,864 + 128, and by hand 650"
            ),
        ]

    private static let notesBoxes = boxes([0, 0, 4, 4, 2, 1, 6, 5])
    private static let apart = boxes([0, 0, 3, 3, 5, 4, 9, 9])

    /// The inputs of two boxes: left, top, right and bottom of each.
    static func boxes(_ corners: [Int]) -> [String: Int] {
        let names = ["a", "b"].flatMap { box in
            ["left", "top", "right", "bottom"].map { "\(box)_\($0)" }
        }
        return Dictionary(zip(names, corners)) { first, _ in first }
    }

    private static func fraction(_ numerator: Int, over denominator: Int) -> Answer {
        .number((try? Rational(numerator, over: denominator)) ?? -1)
    }
}
