import Testing

@testable import StudyKit

/// Boxes, grids, filters, and sizes that a window changes, worked out by hand.
struct MeasureClaimTests {
    @Test(arguments: [
        // 10·10 + 10·10 − 5·5 = 175
        ("boxes 10x10 overlapping 5x5: IoU = 25/175", Claim.Verdict.right, "25/175"),
        ("two 10x10 boxes that overlap in 5x5: IoU = 25/200", .wrong, "25/175"),
        ("IoU of two 10x10 boxes that overlap by 5x5 = 0.25", .wrong, "25/175"),
        ("IoU of two 10x10 boxes that overlap by 5x5 = 0.14", .right, "25/175"),
        ("boxes of 100 and 100, intersection 50: IoU = 50/150", .right, "50/150"),
        ("A box of 4x4 and one of 6x6 with a 2x2 overlap: IoU = 4/48", .right, "4/48"),
        ("A box of 4x4 and one of 6x6 with a 2x2 overlap: IoU = 4/52", .wrong, "4/48"),
        ("intersection 25, union 175, IoU = 0.2", .wrong, "25/175"),
        ("intersection 25, union 100, IoU = 0.25", .right, "25/100"),
        ("YOLO: 7x7 grid, 2 boxes, 20 classes: 7x7x30", .right, "7×7×30"),
        ("YOLO: S x S x (B*5 + C) with S = 7, B = 2, C = 20: 7x7x30", .right, "7×7×30"),
        ("YOLO with S = 7, B = 2 and C = 20 gives 7x7x28", .wrong, "7×7×30"),
        ("YOLO: 13x13 grid, 5 boxes, 20 classes: 13x13x125", .conditional, "13×13×125"),
        ("same padding, 225 -> 113 with stride 2", .right, "113"),
        ("same padding, 225 -> 112 with stride 2", .wrong, "113"),
        ("with stride 2 and padding same, 224x224 becomes 112x112", .right, "112×112"),
        ("a 3x3 kernel with stride 2 and padding 1 turns 225 into 113", .right, "113"),
        ("a 3x3 kernel, stride 2, valid padding: 225 → 113", .wrong, "112"),
        ("A 3x3 filter on an RGB image has 9 weights.", .wrong, "27, and a bias"),
        ("A 3x3 filter on an RGB image has 27 weights.", .right, "27"),
        ("one 5x5 kernel over 3 channels has 76 parameters", .right, "76"),
        ("each 3x3x64 filter has 576 weights", .right, "576"),
        ("LeNet-5: 3 conv layers, 2 dense, 70,000 parameters", .wrong, "60,000 (lenet5-1998)"),
        ("LeNet-5: conv, pool, conv, pool, dense, 61,706 parameters", .conditional, "61,706"),
    ])
    func `a measure is recomputed`(line: String, verdict: Claim.Verdict, expected: String) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        try #require(claims.count == 1, "\(claims.map(\.text))")
        #expect(claims[0].verdict == verdict)
        #expect(claims[0].expected?.contains(expected) == true, "\(claims[0])")
    }

    @Test(arguments: [
        "Two boxes of 10x10 overlap by 5x5; above an IoU threshold = 0.5 one goes.",
        "A 3x3 filter on an RGB image has 9 weights per channel.",
        "32 filters of 3x3 on an RGB image have 896 parameters.",
        "same padding, stride 2: 32 -> 64 channels",
        "A transposed convolution with stride 2 and same padding: 112 -> 224",
        "YOLO has a 7x7 grid, AlexNet's last map is 6x6x256.",
        "VGG-16: first conv layer, 1,792 parameters",
        "A 3x3 image of 1 to 9, window 3, stride 2, padding 1.",
    ])
    func `what only resembles one is left alone`(line: String) throws {
        let wrong = try CheckedText.document("# Notes\n\n- \(line)\n").claims
            .filter { $0.verdict == .wrong }
        #expect(wrong == [], "\(wrong)")
    }

    @Test(arguments: [
        ("boxes 10x10 overlapping 5x5: IoU = 25/175", true),
        ("boxes of 100 and 100, intersection 50: IoU = 50/150", true),
        ("YOLO: 7x7 grid, 2 boxes, 20 classes: 7x7x30", true),
        // No boxes are given, none are so flat, and these are too large to be counted.
        ("intersection 25, union 175, IoU = 0.2", nil),
        ("two 20x3 boxes that overlap in 5x5: IoU = 25/95", nil),
        ("two 5000x5000 boxes that overlap by 50x50: IoU = 0.5", nil),
        ("YOLO: 700x700 grid, 2 boxes, 20 classes: 700x700x30", nil),
    ])
    func `boxes and grids run on the engine`(line: String, isVerified: Bool?) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.map(\.isVerified) == [isVerified])
    }

    @Test(arguments: [
        ("IoU 0.33 = 1/3", Claim.Verdict.right), ("0.143 = 1/7", .right), ("1/7 = 0.14", .right),
        ("ratio 0.67 = 2/3", .right), ("about 7 = 20/3", .right), ("8 = 20/3", .wrong),
        ("0.66 = 2/3", .conditional), ("0.65 = 2/3", .wrong), ("12 = (28 - 5)/2 + 1", .conditional),
    ])
    func `a number is rounded on either side of an equation`(
        line: String,
        verdict: Claim.Verdict
    ) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.map(\.verdict) == [verdict])
    }

    @Test func `the slip behind a wrong measure is named`() throws {
        let slips = try [
            "two 10x10 boxes that overlap in 5x5: IoU = 25/200",
            "YOLO with S = 7, B = 2 and C = 20 gives 7x7x28",
            "A 3x3 filter on an RGB image has 9 weights.",
        ].map { try CheckedText.document($0).claims.first?.mistake ?? "" }
        #expect(slips[0].contains("counted once in the union"))
        #expect(slips[1].contains("five numbers"))
        #expect(slips[2].contains("as deep as its input"))
    }
}
