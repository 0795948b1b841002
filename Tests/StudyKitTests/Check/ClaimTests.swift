import CNNEngine
import Foundation
import StudyCore
import StudyNotes
import Testing

@testable import StudyKit

struct ClaimTests {
    // Worked out by hand.
    @Test(arguments: [
        ("Input Size: 7 Padding: 0 Kernal: 3 Stride: 2", Claim.Verdict.open, "3"),
        ("Stride: 2 Kernel: 3 Input: 7 Padding: 0 --> 3", .right, "3"),
        ("Input Size: 7 Padding: 0 Kernal: 3 Stride: 2 --> 4", .wrong, "3"),
        ("input 5, kernel 7, stride 1", .wrong, ""),
        ("Input: 28, Kernel: 3, Stride: 1, Padding: same, Output: 28", .right, "28"),
        ("Input: 28, Kernel: 3, Stride: 2, Padding: same, Output: 13", .wrong, "14"),
        ("Input: 28, Kernel: 3, Stride: 1, Padding: valid, Output: 26", .right, "26"),
        ("1000*1000*3 = 3 mill", .right, "3,000,000"),
        ("1000*1000*3 = 3 mil", .right, "3,000,000"),
        ("freeze layers - 1000*1000*3 = 3 mill", .right, "3,000,000"),
        ("1000*1000*3 = 30 million", .wrong, "3,000,000"),
        ("3 million features, W1 = 3 billion parameters", .conditional, "3,000,000,000"),
        ("6x6x3 * 3x3x3", .open, "4×4×1"),
        ("6x6x3 * 3x3x3 = 4x4x1", .right, "4×4×1"),
        ("6x6x3 * 3x3x3 = 4x4x8", .conditional, "4×4×8"),
        ("6x6x3 * 3x3x3 = 4x4x3", .conditional, "4×4×3"),
        ("6x6x3 * 3x3x3 = 4x4x3 with 3 filters", .conditional, "4×4×3"),
        ("three filters: 6x6x3 * 3x3x3 = 4x4x3", .conditional, "4×4×3"),
        ("if you take a 7x7 input and 3x3 kernel, you get 6x6", .wrong, "5×5"),
        ("if we take a 7x7 input and a 3x3 kernel we get a 5x5 output", .right, "5×5"),
        ("if you use input 7, kernel 3, stride 2, the output would be 2", .wrong, "3"),
        ("input 7, kernel 3, stride 2, padding 0, then you get 3", .right, "3"),
        ("6x6x3 * 3*3*3, the final shape must be 3", .wrong, "4×4×1"),
        ("6x6x3 * 3x3x1 = 4x4x1", .wrong, "a filter of 3×3×3"),
        ("(n+2p-k)/s+1 = (7+0-3)/2+1 = 3", .right, "3"),
        ("39x39x3, f=3, s=1, p=0, 10 filters -> 37x37x10", .right, "37×37×10"),
        ("17x17x20: f=5, s=2, p=0, 40 filters -> 8x8x40", .wrong, "7×7×40"),
        ("7x7 with kernel=3, stride=2 -> 4x4", .wrong, "3×3"),
        ("stride 2 on 7x7 with 3x3 kernel = 4x4", .wrong, "3×3"),
        ("3x3 kernel, stride 2 on a 7x7 -> 4x4", .wrong, "3×3"),
        ("kernel 3, stride 2 on 7x7: 3x3", .right, "3×3"),
        ("Image 32x32, 5x5 kernel: output 27x27", .wrong, "28×28"),
        (
            "Conv1: 96 filters 11x11, stride 4, input 227x227x3 -> output 54x54x96", .wrong,
            "55×55×96"
        ),
        ("227x227x3 -> 96 filters, 11x11, s=4 -> 54x54x96", .wrong, "55×55×96"),
        ("conv 3x3 stride 2 pad 1 on 224x224x3 (64 filters) = 112x112x64", .right, "112×112×64"),
        ("6x6 image * 3x3 filter = 3x3 output", .wrong, "4×4"),
        ("padding p=1: 6x6 * 3x3 -> 5x5", .wrong, "6×6"),
        ("transposed conv 4x4, kernel 3, stride 2 -> 9x9", .right, "9×9"),
        ("transposed conv: input 4, kernel 3, stride 2, padding 1 -> 9", .wrong, "7"),
        ("1x1 conv from 256 to 64 channels: 16448 params", .right, "16,448"),
        ("Input 224x224x3, conv1 64 3x3 -> 222x222x64", .right, "222×222×64"),
        ("$(28-5)/1 + 1 = 25$", .wrong, "24"),
        ("$\\frac{28-5}{1}+1 = 24$", .right, "24"),
        ("$\\frac{n+2p-f}{s} + 1 = \\frac{7+2\\cdot1-3}{1}+1 = 6$", .wrong, "7"),
        ("$\\left\\lfloor\\frac{7 + 2 \\cdot 0 - 3}{2}\\right\\rfloor + 1 = 4$", .wrong, "3"),
        ("$28 \\times 28 \\times 6 = 4704$", .right, "4704"),
        (
            "BN of 64 channels has 256 params, 128 trainable", .conditional,
            "128 in PyTorch, 256 in Keras"
        ),
        ("BN of 64 channels has 256 trainable params", .wrong, "128"),
        ("LeNet 60k parameters", .conditional, "60,000"),
        ("(28-5)/2 + 1 = 12.5 -> 13", .wrong, "12"),
        ("(28-5)/2 + 1 = 12.5 → 12", .conditional, "12"),
        ("27 weights + 1 bias = 29", .wrong, "28"),
        ("11*11*3*96 = 34848 (+96 biases)", .right, "34,848"),
        ("8/(8+4) = 0.66", .conditional, "about 0.6667"),
        ("8/(8+4) = 0.65", .wrong, "about 0.6667"),
        ("7x7 Bild, 3x3 Filter, Schrittweite 2 ergibt 4x4", .wrong, "3×3"),
        ("Eingabe 28x28, Kernel 5, Stride 1 -> Ausgabe 25x25", .wrong, "24×24"),
        ("3 mio Werte, bei 1000 Neuronen 3 Mrd. Gewichte", .right, "3,000,001,000"),
        ("32x32x3, 10 5x5 filters, stride 1, pad 2: output volume 32x32x3", .wrong, "32×32×10"),
        ("138M * 4 bytes = 552 MB", .right, "552,000,000"),
        ("138M * 4 bytes = 55 MB", .wrong, "552,000,000"),
        ("12 GB = 3 billion * 4 byte", .right, "12,000,000,000"),
        ("138M * 4 = 552 MB", .right, "552,000,000"),
        ("sigmoid(0) = 0.5", .right, "0.5"),
        ("tanh(0) = 1", .wrong, "0"),
        ("ReLU(-3) = 3", .wrong, "0"),
        ("sigmoid(2) ≈ 0.88", .right, "about 0.8808"),
        ("same padding with f=5 needs p=3", .wrong, "2"),
        ("a 3x3 kernel keeps the size with padding 1", .right, "1"),
        ("params for 10 3x3x3 filters: 270", .wrong, "280"),
        ("number of params of a dense layer 784 -> 128: 100480", .right, "100,480"),
        ("3x3x128x64 = 73728 weights", .right, "73,728"),
        ("(8-3)/2+1 = 3", .conditional, "3"),
        ("(8-3)/2+1 = 4", .wrong, "3"),
        ("7x7x512 = 25088", .right, "25,088"),
        ("(400 + 1) * 120 = 48,120", .right, "48,120"),
        ("(400 + 1) * 120 = 48,000", .wrong, "48,120"),
        ("Conv2D(32, (3,3)) on 28x28x1: 320 parameters", .right, "320"),
        ("Conv2D(32, (3,3)) on 28x28x1: 288 parameters", .wrong, "320"),
        ("Conv2D(32, (3,3)): 896 parameters", .conditional, "896"),
        ("nn.Conv2d(3, 64, 3): 1,792 parameters", .right, "1792"),
        ("Dense(10) after 84: 850 parameters", .right, "850"),
        ("LeNet-5 has 61,706 parameters", .conditional, "61,706"),
        ("VGG-16 has 138 million parameters", .right, "138,357,544"),
        ("3 billion parameters, 12 GB in float32", .right, "12"),
        ("3 billion parameters, 6 GB", .conditional, "6"),
        ("99999999999999999999*3*3 = 5", .tooLarge, ""),
    ])
    func `a line gets the verdict of pencil and paper`(
        line: String,
        verdict: Claim.Verdict,
        expected: String
    ) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        try #require(claims.count == 1, "\(claims.map(\.text))")
        #expect(claims[0].verdict == verdict)
        #expect((claims[0].expected ?? "") == expected)
        #expect(claims[0].position.line == 3 && claims[0].position.column >= 3)
    }

    @Test(arguments: [
        ("VGG-16 has 138 million parameters, AlexNet 60 million", [true, true]),
        ("AlexNet has 60 million and VGG-16 183 million parameters", [true, false]),
        ("LeNet 60k params; AlexNet 50M; VGG-16: 138M", [true, false, true]),
        ("LeNet-5 has 60k parameters, AlexNet 2012 won the ImageNet challenge", [true]),
        ("AlexNet has 60 million parameters, VGG-16 224x224 images", [true]),
    ])
    func `networks of a sentence are judged one by one`(line: String, right: [Bool]) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.map { $0.verdict != .wrong } == right)
    }

    @Test(arguments: [
        (
            "- Input: 32x32x3, Filter: 5x5\n- stride 1, pad 2, 10 filters\n- Output: 32x32x10\n",
            [Claim.Verdict.right]
        ),
        (
            "- Input: 32x32x3, Filter: 5x5\n- stride 1, pad 2, 10 filters\n- Output: 28x28x10\n",
            [.wrong]
        ),
        ("- Input: 7x7, kernel 3x3\n  - stride 2, padding 0\n  - output 3x3\n", [.right]),
        ("- kernel 3, stride 2, input 7\n- Output: 4\n", [.wrong]),
        (
            "- Input 7x7, kernel 3x3\n- stride 2, output 3x3\n"
                + "- Input 7x7, kernel 3x3\n- stride 1, output 4x4\n", [.right, .wrong]
        ),
        ("- kernel 3, stride 2, input 7\n- stride 1, kernel 5, input 9\n", [.open, .open]),
        ("- kernel 3, stride 2 on 7x7 -> 3x3\n- pad 1, 8 filters\n", [.right]),
    ])
    func `entries that name nothing twice are one setting`(
        text: String,
        verdicts: [Claim.Verdict]
    ) throws {
        let claims = try CheckedText.document("# Notes\n\n" + text).claims
        #expect(claims.map(\.verdict) == verdicts, "\(claims.map(\.text))")
    }

    @Test(arguments: [
        "**INIT** He: var = 2/n for ReLU; all zeros => neurons stay the same => bad\n"
            + "**BN** 2 params/channel learned + 2 not learned; train: batch stats; test: moving avg\n",
        "00:01:03 with 128 neurons you get 100,480 parameters\n"
            + "00:13:05 it was trained on two graphics cards with 3 GB each for five to six days\n",
        "AlexNet has 60 million parameters, trained on 2 GPUs with 3 GB",
        "60 million parameters on two 3 GB GPUs",
    ])
    func `numbers of lines that belong to different things are left alone`(text: String) throws {
        let claims = try CheckedText.document("# Week 8\n\n" + text).claims
        #expect(claims.allSatisfy { $0.verdict != .wrong }, "\(claims.map(\.text))")
        #expect(try CheckedText.errors("# Week 8\n\n" + text) == [])
    }

    @Test func `a result is reckoned on with`() throws {
        let text =
            "9 * 3 + 1 = 28 * 10 = 280\n\n1000*1000*3 = 3 mil * 1000 = 3 bil\n\n9 * 3 = 27 * 10 = 260"
        let claims = try CheckedText.document(text).claims
        #expect(claims.map(\.verdict) == [.right, .right, .right, .right, .right, .wrong])
    }

    @Test func `a wrong sum beside a right count is told`() throws {
        let texts = [
            "one filter 3x3x3 has 27 weights + 1 bias = 29",
            "3x3x128x64 = 73728 weights + 64 bias = 73793",
            "conv layer 10 filters 3x3x3 = 280 parameters, 2*3 = 7",
        ]
        for text in texts {
            let claims = try CheckedText.document("- \(text)\n").claims
            #expect(claims.map(\.verdict) == [.right, .wrong], "\(claims.map(\.text))")
        }
    }

    @Test func `numbers of several statements in a pasted line are not one layer`() throws {
        let text = "64x64x3 = 12288 ok for dense 1000x1000x3 = 3 mil * 1000 = 3 bil weights !!!"
        let verdicts = try CheckedText.document(text).claims.map(\.verdict)
        #expect(!verdicts.isEmpty && !verdicts.contains(.wrong))
    }

    @Test func `of the maps that come out nothing is told where nothing is said`() throws {
        let claims = try CheckedText.document("27x27x64 with window 3 and stride 2\n").claims
        #expect(claims.map(\.expected) == ["13×13"])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "input size 0, kernel 3 = 5", "input 90000000000, kernel 90000000000 = 5",
            "input 0, kernel 0, stride 0 = 0", "padding p=999999999999: 6x6 * 3x3 -> 5x5",
        ]
    )
    func `sizes that no layer has neither trap nor hang`(line: String) throws {
        _ = try CheckedText.document("- \(line)\n")
    }

    @Test(arguments: [
        "sigmoid(0) = 0,5", "7/2 = 3,5", "same padding for 5x5: p = 4 - 2",
    ])
    func `a number that goes on is no result`(line: String) throws {
        let claims = try CheckedText.document("- \(line)\n").claims
        #expect(claims.map(\.text) == [])
    }

    @Test func `paddings of several windows are judged one by one`() throws {
        let text = "same padding: 3x3 p=1, 5x5 p=2 and 7x7 p=4"
        #expect(try CheckedText.document(text).claims.map(\.verdict) == [.right, .right, .wrong])
    }

    @Test func `networks of a table are judged row by row`() throws {
        let text = """
            | net | year | params |
            |---|---|---|
            | LeNet-5 | 1998 | 60k |
            | AlexNet | 2012 | 50M |
            | VGG 16 | 2014 | ~138M |
            """
        let claims = try CheckedText.document(text).claims
        #expect(claims.map(\.verdict) == [.conditional, .wrong, .right])
        #expect(claims.map(\.position.line) == [3, 4, 5])
    }

    @Test func `what a layer computes is run on the engine`() throws {
        let lines = ["Input: 7 Kernel: 3 Stride: 2", "6x6x3 * 3x3x3", "7x7x512 = 25088"]
        let claims = try CheckedText.document(lines.joined(separator: "\n\n")).claims
        #expect(claims.map(\.isVerified) == [true, true, true])
    }

    @Test func `a known slip is named`() throws {
        let wrong = try CheckedText.document("(8-3)/2+1 = 4").claims
        #expect(wrong.first?.mistake?.contains("rounded up") == true)
    }

    @Test(arguments: [
        ("input 7, kernel 3, stride 2 gives 4", "p = 0; with padding 1 it would be 4"),
        ("input 7, kernel 3, stride 1 gives 7", "p = 0; with padding 1 ('same') it would be 7"),
        ("input 224, kernel 7, stride 2 gives 112", "p = 0; with padding 3 it would be 112"),
        ("input 9, kernel 2, stride 4 gives 9", "no padding is given, so p = 0"),
        ("input 6, kernel 2, stride 1 gives 6", "p = 0; with 'same' padding it would be 6"),
        ("input 7, kernel 3, stride 1 gives 4", "You counted the steps"),
        ("input 7, kernel 3, stride 2, padding 0 gives 4", "padding is given as a number"),
    ])
    func `a padding that is not given may be what is meant`(text: String, told: String) throws {
        let claims = try CheckedText.document("# N\n\n\(text)\n").claims
        #expect(claims.map(\.verdict) == [.wrong])
        #expect(claims.first?.mistake?.contains(told) == true, "\(claims)")
    }

    @Test func `a setting may go over lines, and stand in a table`() throws {
        let text = """
            Input: 7
            Padding: 1
            Kernel: 3
            Stride: 1

            | Input | Kernel | Stride | Output |
            |---|---|---|---|
            | 8 | 3 | 2 | 3 |
            | 8 | 3 | 2 | 4 |

            | Input | Kernel | Padding | Output |
            |---|---|---|---|
            | 9 | 3 | same | 9 |
            """
        let verdicts = try CheckedText.document(text).claims.map(\.verdict)
        #expect(verdicts == [.open, .right, .wrong, .right])
    }

    @Test(arguments: [
        (
            [
                "kernel = 3, stride = 2, padding = 1",
                "input = 28x28x1, kernel = 5x5, output = 24x24",
            ], 0
        ),
        (
            [
                "input = 28x28x1, kernel = 5x5, output = 24x24",
                "input = 7x7, kernel = 3x3, stride = 2",
            ], 0
        ),
        (
            [
                "32x32x3 with 10 filters 5x5 gives 28x28x3",
                "Input: 7*7 Kernel: 3*3 Stride: 2 -> 4*4",
            ], 2
        ),
        (["input 32, filter 5, output 27", "n=7 f=3 s=2 p=1 -> 5"], 2),
        (["input: 7", "kernel: 3", "stride: 2", "output: 4"], 1),
        (["28x28 image, 5x5 kernel -> 26x26"], 1),
        (["28×28, filter 5×5, stride 1, image 28×28 -> 26×26"], 1),
    ])
    func `entries of a list are one setting when each has one name`(
        entries: [String],
        wrong: Int
    ) throws {
        let text = "# Notes\n\n- " + entries.joined(separator: "\n- ") + "\n"
        let claims = try CheckedText.document(text).claims.filter { $0.verdict == .wrong }
        #expect(claims.count == wrong, "\(claims.map(\.text))")
        #expect(Set(claims.map(\.position.line)).count == (entries.count == 4 ? 1 : wrong))
    }

    @Test(arguments: [
        ("32 - 5 + 1 = 27 x 27", "28"), ("filter 3x3 = 8", "9"), ("64 = 8x7", "64"),
        ("input 28x28 = 780", "784"),
    ])
    func `an equation beside words is checked`(line: String, expected: String) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.map(\.verdict) == [.wrong])
        #expect(claims.map(\.expected) == [expected])
    }

    @Test(arguments: [
        "Input: 28, Kernel: 3, Stride: 1, Padding: full, Output: 30",
        "Conv2D(32, (3, 0)): 320 parameters",
        "Conv2D(1, (10, 999999999999999999)): 5 parameters",
        "5 = " + String(repeating: "1+", count: 100_000) + "1",
    ])
    func `what is not understood is no claim`(line: String) throws {
        #expect(try CheckedText.document("# Notes\n\n- \(line)\n").claims.isEmpty)
    }

    @Test func `the shipped notes make no wrong claim`() throws {
        let document = CheckDocument(
            quizzes: nil,
            notes: try NoteLibrary(folder: CheckedText.shippedNotes)
        )
        #expect(document.findings.map(\.diagnostic.description) == [])
        #expect(document.claims.count > 120)
    }

    @Test func `a right number that is changed by one is found`() throws {
        let right = CheckDocument(
            quizzes: nil,
            notes: try NoteLibrary(folder: CheckedText.shippedNotes)
        ).claims.filter { $0.verdict == .right && $0.kind == .equation }
        let changed = right.compactMap { claim -> String? in
            // The last number of the line is the result.
            guard let last = claim.text.split(separator: " ").last,
                let value = Int(last.replacing(",", with: ""))
            else { return nil }
            return claim.text.dropLast(last.count) + "\(value + 1)"
        }
        let text = changed.map { "- \($0)" }.joined(separator: "\n")
        let found = try CheckedText.document(text).claims.count { $0.verdict == .wrong }
        #expect(changed.count > 60)
        #expect(Double(found) >= 0.95 * Double(changed.count))
    }

    @Test func `hostile text neither traps nor hangs`() throws {
        var random = SplitMix64(seed: 8)
        let parts = [
            "Input", "Kernel:", "=", "(", ")", "*", "x", "⌊", "⌋", "/", "+", "-", "9", "0", "1e9",
            "9223372036854775807", "3", "|", "\n", "\n\n", "#", "**", "`", "[[", "](", "GB",
            "million", "parameters", "Dense(", "Conv2D(", "(3, 0)", "padding: same", "LeNet-5", "→",
            " ", " ", "\u{FFFD}", "²", ",", ".",
        ]
        for _ in 0..<300 {
            let text = (0..<60).map { _ in
                parts[Int(random.next() % UInt64(parts.count))]
            }
            _ = try CheckedText.document(text.joined())
        }
        for text in [
            String(repeating: "x", count: 200_000), String(repeating: "7", count: 100_000),
            String(repeating: "(", count: 50_000), String(repeating: "1=", count: 20_000),
            String(repeating: "1+", count: 20_000) + "=", String(repeating: "3x", count: 20_000),
        ] {
            _ = try CheckedText.document(text)
        }
    }
}
