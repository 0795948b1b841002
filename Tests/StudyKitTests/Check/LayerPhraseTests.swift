import CNNEngine
import StudyCore
import Testing

@testable import StudyKit

/// Layers in words: what comes out of them, and how many parameters they have.
struct LayerPhraseTests {
    // Worked out by hand.
    @Test(arguments: [
        ("32x32x3 input with 10 filters of 5x5: 500 parameters", Claim.Verdict.wrong, "760"),
        ("32x32x3 input with 10 filters of 5x5: 760 parameters", .right, "760"),
        ("10 filters of 5x5x3 have 999 parameters", .wrong, "760"),
        ("10 filters of 5x5x3 have 750 weights", .right, "750"),
        ("10 filters of 5x5x3 have 750 parameters", .wrong, "760"),
        ("32x32x3 input, 6 filters of 5x5, stride 1, no padding --> 27x27x6", .wrong, "28×28×6"),
        ("32x32x3 input, 6 filters of 5x5, stride 1, no padding --> 28x28x6", .right, "28×28×6"),
        ("2x2 max pooling with stride 2 turns 28x28x6 into 13x13x6", .wrong, "14×14×6"),
        ("28x28x6 -> maxpool 2x2 stride 2 -> 13x13x6", .wrong, "14×14×6"),
        ("28x28x6 -> maxpool 2x2 stride 2 -> 14x14x6", .right, "14×14×6"),
        ("Dense layer 400 -> 120 has 48,000 parameters", .wrong, "48,120"),
        ("Dense layer 400 -> 120 has 48,120 parameters", .right, "48,120"),
        ("flatten 5x5x16 gives 399", .wrong, "400"),
        ("flatten 5x5x16 gives 400 values", .right, "400"),
        ("GAP over 7x7x512 gives 25088 values", .wrong, "512"),
        ("global average pooling: 7x7x512 -> 512", .right, "512"),
        ("batch norm over 64 channels has 64 parameters", .wrong, "128 in PyTorch, 256 in Keras"),
        (
            "batch norm over 64 channels has 128 parameters",
            .conditional, "128 in PyTorch, 256 in Keras"
        ),
        ("BN with 64 channels: 256 params", .conditional, "128 in PyTorch, 256 in Keras"),
        ("224x224x3 -> 3x3 conv, 64 -> 224x224x64", .conditional, "224×224×64"),
        ("224x224x3 -> conv 7x7, 64 filters, stride 2 -> 112x112x64", .conditional, "112×112×64"),
        ("227x227x3 -> conv 11x11, stride 4, 96 filters -> 55x55x96", .right, "55×55×96"),
        (
            "227x227x3 -> conv 11x11, stride 4, 96 filters, no padding -> 54x54x96",
            .wrong, "55×55×96"
        ),
        (
            "A 5x5 convolution with 8 filters on 28x28x1 gives 26x26x8 with no padding",
            .wrong, "24×24×8"
        ),
        ("28x28x1 -> conv 3x3, 32 filters, no padding -> 26x26x3", .wrong, "26×26×32"),
        ("3x3 max pooling, stride 2: 55x55x96 becomes 27x27x96", .right, "27×27×96"),
        ("dense layer with 10 units on 4096 inputs has 40960 parameters", .wrong, "40,970"),
        ("dense layer with 10 units on 4096 inputs has 40,970 parameters", .right, "40,970"),
        ("fully connected layer from 84 to 10 has 850 parameters", .right, "850"),
        ("fully connected layer from 84 to 10 has 840 parameters", .wrong, "850"),
        ("64 filters of size 3x3 on an RGB image 32x32x3 have 1728 parameters", .wrong, "1792"),
        ("a conv layer with 64 3x3x3 filters has 1,800 parameters", .wrong, "1792"),
        ("max pooling 2x2 on 32x32x128 gives 16x16x64", .wrong, "16×16×128"),
        ("flattening 64x64x3 gives 12,000 values", .wrong, "12,288"),
        ("14x14x6 -> 16 filters 5x5 -> 10x10x16", .right, "10×10×16"),
        (
            "ResNet starts with 224x224x3 -> conv 7x7, 64 filters -> 112x112x64",
            .conditional, "112×112×64"
        ),
        (
            "224x224x3 -> conv 7x7, 64 filters, stride 2, padding 3 -> 113x113x64",
            .wrong, "112×112×64"
        ),
        (
            "224x224x3 -> conv 7x7, 64 filters, stride 2, padding 3 -> 112x112x64",
            .right, "112×112×64"
        ),
        ("14x14x512 → max pool 2×2 → 7x7x256", .wrong, "7×7×512"),
        ("flatten 7x7x512 → 25088", .right, "25,088"),
        ("7x7x512 → flatten → 25,800", .wrong, "25,088"),
        ("conv layer, 512 filters of 3x3x512: 2,359,296 parameters", .wrong, "2,359,808"),
        ("conv layer, 512 filters of 3x3x512: 2,359,808 parameters", .right, "2,359,808"),
        (
            "dense layer with 4096 units after flatten has 102,000,000 params on 25088 inputs",
            .wrong, "102,764,544"
        ),
        ("maxpool turns 8x8 into 4x4", .conditional, "4×4"),
        (
            "We slide 16 filters of size 3x3 over a 32x32x3 image, which gives 30x30x16",
            .right, "30×30×16"
        ),
        (
            "We slide 16 filters of size 3x3 over a 32x32x3 image, which gives 30x30x3",
            .wrong, "30×30×16"
        ),
        ("32x32x3 -> conv, 8 filters of 3x3x1 -> 30x30x8", .wrong, "a filter of 3×3×3"),
        ("32x32x3 -> conv 3x3, 8 filters, same padding -> 32x32x8", .right, "32×32×8"),
        ("32x32x3 -> conv 3x3, 8 filters, padding same -> 30x30x8", .wrong, "32×32×8"),
        ("32x32x3 -> conv 3x3, 8 filters, stride 2, padding 1 -> 16x16x8", .right, "16×16×8"),
        ("32x32x3 -> conv 3x3, 8 filters, stride 2, no padding -> 16x16x8", .wrong, "15×15×8"),
        ("Dense: 88 inputs, 10 units, 880 parameters", .wrong, "890"),
        ("6×6×3, eight 3×3 filters, stride 1, no padding: output 4×4×3", .wrong, "4×4×8"),
        ("eight 3×3×3 filters have 224 parameters", .right, "224"),
        ("eight 3×3×3 filters have 216 parameters", .wrong, "224"),
        ("2x2 pooling halves 64x64x32 to 32x32x32", .right, "32×32×32"),
        ("2x2 pooling halves 64x64x32 to 32x32x16", .wrong, "32×32×32"),
        ("2x2 max pooling reduces 8x8 to 5x5", .wrong, "4×4"),
        ("Max pooling (3x3, stride 3) makes 27x27x16 into 9x9x16.", .right, "9×9×16"),
        ("Max pooling (3x3, stride 3) makes 27x27x16 into 8x8x16.", .wrong, "9×9×16"),
        ("Flattening a 4x4x64 volume gives a vector of 1024", .right, "1024"),
        ("Flattening a 4x4x64 volume gives a vector of length 1042", .wrong, "1024"),
        ("Global average pooling over 8x8x2048 leaves 2048 values", .right, "2048"),
        ("Global average pooling over 8x8x2048 leaves 131072 values", .wrong, "2048"),
        (
            "Output of a 3x3 conv with stride 2 on 65x65x3 with 32 filters: 32x32x32",
            .right, "32×32×32"
        ),
        (
            "Output of a 3x3 conv with stride 2, no padding, on 65x65x3 with 32 filters: 33x33x32",
            .wrong, "32×32×32"
        ),
        ("32x32x3 and 8 filters of 3x3, no padding: we get 29x29x8", .wrong, "30×30×8"),
        ("Eingabe 32x32x3, 16 Filter der Größe 3x3: 448 Parameter", .right, "448"),
        ("Eingabe 32x32x3, 16 Filter der Größe 3x3: 432 Parameter", .wrong, "448"),
        ("Ein Dense-Layer mit 512 Eingängen und 10 Neuronen hat 5.130 Parameter.", .right, "5130"),
        ("Ein Dense-Layer mit 512 Eingängen und 10 Neuronen hat 5.120 Parameter.", .wrong, "5130"),
        ("16 Filter mit 5x5, ohne Padding, auf 28x28x1 ergibt 23x23x16", .wrong, "24×24×16"),
        ("2x2 pooling on 28x28x6 gives 1176 values", .right, "1176"),
        ("2x2 pooling on 28x28x6 gives 1170 values", .wrong, "1176"),
        ("3x32x32 -> conv 3x3, 6 filters, same padding -> 6x32x32", .right, "6×32×32"),
        ("3x32x32 -> conv 5x5, 6 filters, no padding -> 6x27x27", .wrong, "6×28×28"),
        ("6x28x28 -> maxpool 2x2 -> 6x13x13", .wrong, "6×14×14"),
        ("512x7x7 -> GAP -> 512", .right, "512"),
        ("2x2 pooling 8x8 -> 3x3", .wrong, "4×4"),
        ("2x2 max pooling turns 8x8 into 7x7", .wrong, "4×4"),
        ("3x3 max pooling: 55x55x96 becomes 27x27x96", .conditional, "27×27×96"),
        ("2x2 pooling 8x8 with stride 1 -> 7x7", .right, "7×7"),
        (
            "(None, 28, 28, 1) -> conv 5x5, 6 filters, no padding -> (None, 24, 24, 6)", .right,
            "24×24×6"
        ),
        (
            "(None, 28, 28, 1) -> conv 5x5, 6 filters, no padding -> (None, 26, 26, 6)", .wrong,
            "24×24×6"
        ),
        ("(28, 28, 6) -> max pool 2x2 -> (13, 13, 6)", .wrong, "14×14×6"),
        ("(None, 5, 5, 16) -> flatten -> (None, 400)", .right, "400"),
        ("(None, 5, 5, 16) -> flatten -> (None, 410)", .wrong, "400"),
        ("6@28x28 -> max pool 2x2 -> 6@14x14", .right, "14×14×6"),
        ("6@28x28 -> max pool 2x2 -> 6@13x13", .wrong, "14×14×6"),
        ("1@32x32 -> conv 5x5, no padding -> 6@27x27", .wrong, "28×28×6"),
        ("flatten 5x5x16 and dense 120: 48,120 parameters", .right, "48,120"),
        ("flatten 5x5x16 and dense 120: 48,000 parameters", .wrong, "48,120"),
        ("7x7x64 -> flatten -> dense 128 has 401,536 parameters", .right, "401,536"),
        ("7x7x64, flatten, dense layer with 128 units: 401,408 parameters", .wrong, "401,536"),
        ("Flatten + Dense(10) after 7x7x64: 31,370 parameters", .right, "31,370"),
        ("Flatten(), Dense(10) on 7x7x64 has 31,360 parameters", .wrong, "31,370"),
        (
            "after flatten (7x7x64) a dense layer with 10 units has 31,370 parameters", .right,
            "31,370"
        ),
        ("3x32x32 input with 10 filters of 5x5: 760 parameters", .right, "760"),
        ("3x32x32 input with 10 filters of 5x5: 750 parameters", .wrong, "760"),
    ])
    func `a layer in words gets the verdict of pencil and paper`(
        line: String,
        verdict: Claim.Verdict,
        expected: String
    ) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        try #require(claims.count == 1, "\(claims.map(\.text))")
        #expect(claims[0].verdict == verdict)
        #expect(claims[0].expected == expected)
    }

    @Test(arguments: [
        (
            "32x32x3 -> conv 5x5, 6 filters -> 28x28x6 -> pool 2x2 -> 14x14x6 -> flatten -> 1200",
            ["28×28×6", "14×14×6", "1176"], [Claim.Verdict.right, .right, .wrong]
        ),
        (
            "LeNet: 32x32x1 -> conv 5x5, 6 filters -> relu -> avg pool 2x2 -> 15x15x6 -> 120",
            ["14×14×6"], [.wrong]
        ),
        (
            "28x28x6 -> pool 2x2 -> 15x15x6 -> conv 5x5, 16 filters -> 11x11x16 -> dense 120 -> 84",
            ["14×14×6", "11×11×16"], [.wrong, .right]
        ),
        ("3x3x3 + 1 = 28, times 16 = 400", ["28", "448"], [.right, .wrong]),
    ])
    func `each step of a chain is judged from the shape before it`(
        line: String,
        expected: [String],
        verdicts: [Claim.Verdict]
    ) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.compactMap(\.expected) == expected)
        #expect(claims.map(\.verdict) == verdicts)
    }

    @Test func `a wrong setting is told beside a layer in words`() throws {
        let text = "10 filters of 5x5x3 have 760 parameters; Input: 7 Kernel: 3 Stride: 2 --> 4"
        #expect(try CheckedText.document(text).claims.map(\.verdict) == [.right, .wrong])
    }

    @Test func `each sentence of a cell is read`() throws {
        let text = "| a | b |\n|---|---|\n| Stack. 10 filters of 5x5x3 have 700 parameters | c |\n"
        #expect(try CheckedText.document(text).claims.map(\.verdict) == [.wrong])
    }

    @Test func `short lines below each other are sentences of their own`() throws {
        let text = """
            7x7 img, 3x3 kernel, stride 2 -> 3x3
            32x32x3 with 5x5 kernel, 6 filters -> 28x28x6
            32x32x3 with 5x5 kernel, 10 filters, no padding -> 32x32x10
            max pooling: takes the biggest value, stride 2
            global avg pooling 7x7x512 -> 1x1x512
            1000*1000*3 = 3 milion inputs
            """
        let claims = try CheckedText.document(text).claims
        #expect(claims.filter { $0.verdict == .wrong }.map(\.position.line) == [3])
    }

    @Test func `what a layer in words gives is run on the engine`() throws {
        let text =
            "32x32x3 -> conv 5x5, 6 filters -> 28x28x6\n\n10 filters of 5x5x3: 760 parameters"
        #expect(try CheckedText.document(text).claims.map(\.isVerified) == [true, true])
    }

    @Test(arguments: [
        ("conv2: 64 filters 3x3 -> 11x11x64, 18,496 parameters", true),
        ("conv2: 64 Filter 3x3 -> 11x11x64, 18.496 Parameter", false),
        ("conv 64 3x3 -> 11x11x64: 18,496 params", true),
    ])
    func `what comes out of a layer is not what goes in`(line: String, isRead: Bool) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.isEmpty == !isRead)
        #expect(claims.allSatisfy { $0.verdict != .wrong }, "\(claims.map(\.expected))")
    }

    @Test func `the assumption and the slip are named`() throws {
        func claim(_ text: String) throws -> Claim {
            try #require(try CheckedText.document(text).claims.first)
        }
        #expect(
            try claim("224x224x3 -> 3x3 conv, 64 -> 224x224x64").assumption
                == "with padding \"same\""
        )
        #expect(try claim("55x55x96 -> 3x3 max pooling -> 27x27x96").assumption == "with stride 2")
        #expect(try claim("8x8x4 -> 2x2 max pooling -> 3x3x4").assumption == nil)
        #expect(
            try claim("Dense layer 400 -> 120 has 48,000 parameters").mistake
                == "48,000 are the weights; 120 biases more"
        )
        #expect(
            try claim("2x2 max pooling turns 28x28x6 into 14x14x3").mistake
                == "pooling keeps the number of channels"
        )
    }

    @Test(arguments: [
        "In 2012 AlexNet had 8 layers and 60 million parameters.",
        "ImageNet has 224x224x3 images and 1000 classes.",
        "from 32x32x3 -> we go on",
        "LeNet -> AlexNet -> VGG",
        "A conv layer needs a filter of 3x3 most of the time.",
        "Use 32 filters in the first conv layer, 64 in the second.",
        "Dropout 0.5 after the dense layer with 128 units.",
        "The dense layer has 10 units, one per class.",
        "Pooling 2x2 halves height and width.",
        "max pooling 2x2 with stride 2",
        "Day 2 -> conv, Day 3 -> pooling",
        "conv 3x3 -> relu -> pool 2x2",
        "Batch norm after each of the 5 conv layers.",
        "A 5x5 filter needs 25 weights, two 3x3 filters 18.",
        "VGG uses 3x3 filters -> fewer parameters",
        "Input 224x224x3, output 1000 classes.",
        "1x1 convolutions change the depth: 256 -> 64.",
        "global average pooling: 2048 values for 1000 classes",
        "Flatten, then dense.",
        "The last dense layer has 4,096,000 weights in VGG.",
        "AlexNet conv1: 11x11, stride 4.",
        "The network has 5 conv layers and 3 dense layers -> 8 layers in all",
        "1 image -> 10 crops",
        "Epoch 1 -> 10: loss 2.3 -> 0.4 for the dense layer",
        "2 conv layers of 3x3 see 5x5.",
        "Layers: conv (3x3, 16) -> pool (2x2) -> dense 10",
        "We go from 224x224x3 to 1000 classes.",
        "Resize 640x480x3 to 224x224x3 before the conv layers.",
        "Crop images from 256x256x3 to 224x224x3, then conv.",
        "Upsampling makes 7x7x512 into 14x14x512, then conv 3x3.",
        "Change the pooling from 3x3 to 2x2.",
        "Conv on 32x32x3: 5x5x3 filters.",
        "Pooling leaves 4 options: max, average, 2x2, 3x3.",
        "Filters learn from edges to objects; 64 filters to 512 filters.",
        "Ein 3x3 Filter hat 9 Gewichte.",
        "16 Filter zu je 3x3 sind üblich.",
        "The filter goes from 3x3x3 to 3x3x64 in the second conv layer.",
        "A conv net on 32x32x3: 10 classes, 50,000 images.",
        "2x2 pooling on 28x28x6 gives 6 channels",
        "conv 3x3 with 8 filters on 28x28x1 gives 8 feature maps",
        "2x2 max pooling on 28x28x6 yields 75% fewer values",
        "2x2 max pooling on 28x28x6 gives 4 times fewer values",
        "conv 5x5 on 32x32x3 gives 784 values",
        "GAP over 7x7x512 gives 1 value per channel",
        "flatten 5x5x16 gives 1 vector",
        "Pooling 28x28x6 with 2x2 windows gives 14 values in each direction",
        "A conv layer with 5x5 filters on 32x32x3 becomes 2 conv layers of 3x3",
    ])
    func `a sentence with layers and numbers that claims nothing is left alone`(
        line: String
    ) throws {
        #expect(
            try CheckedText.document("# Notes\n\n\(line)\n").claims.filter {
                $0.verdict == .wrong || $0.kind == .layer
            }.map(\.text) == []
        )
    }

    @Test(arguments: [
        "A 3x3 filter on 6x6 gives 4x4, with padding 1 it gives 6x6.",
        "A 3x3 filter on 6x6 gives 4x4, and with padding 1 6x6.",
        "6x6 * 3x3 -> 4x4, with p = 1 -> 6x6",
        "6x6 * 3x3 -> 4x4; with padding 1 -> 6x6",
        "6x6 * 3x3 -> 6x6, with p = 1",
        "3x3 conv, 256 -> 256: 590,080 parameters; bottleneck 1x1x256x64",
        "10 filters of 5x5x3: 760 parameters; 20 filters of 3x3x10: 1,820 parameters",
    ])
    func `what belongs to the next result or clause makes none wrong`(line: String) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.filter { $0.verdict == .wrong }.map(\.text) == [])
    }

    @Test(arguments: [
        "A 3x3 filter on 6x6 gives 5x5, with padding 1 it gives 6x6.",
        "6x6 * 3x3 -> 5x5, with p = 1 -> 6x6", "6x6 * 3x3 -> 4x4, with p = 1",
        "28x28x1 -> conv 5x5 -> 26x26x8, with no padding",
        "10 filters of 5x5x3: 750 parameters; 20 filters of 3x3x10",
    ])
    func `a claim is wrong whatever follows it`(line: String) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.map(\.verdict) == [.wrong])
    }

    @Test(arguments: [
        "first a 1x1 conv, then a 3x3: 28x28x192 -> 28x28x64 -> 26x26x32",
        "1x1 conv to 16 channels, then 5x5 to 32: 28x28x192 -> 28x28x16 -> 24x24x32",
        "2 conv layers 3x3: 28x28 -> 24x24", "two 3x3 convs: 28x28 -> 24x24",
        "Inception: 1x1, 3x3, 5x5 and pooling 3x3 side by side: 28x28x192 -> 28x28x256",
        "conv 1x1 and 3x3 in a row: 28x28x192 -> 26x26x32",
        "conv 32 3x3 -> MaxPool 2: 28x28x1 -> 26x26x32 -> 13x13x32",
        "pool 2 after conv 3x3: 28x28 -> 26x26 -> 13x13", "conv 3x3 and pool 2: 28x28 -> 13x13",
        "conv kernel 3 padding 0, then pool stride 2: 28x28 -> 26x26 -> 13x13",
        "1x1 conv to 16 channels: 28x28x192 -> 28x28x16",
    ])
    func `a step of several layers is not judged by one of them`(line: String) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.filter { $0.verdict == .wrong }.map(\.text) == [])
    }

    @Test(arguments: [
        "28x28x6, then pool 2x2 -> 13x13x6",
        "28x28x1 -> conv 3x3, 32 filters -> 26x26x32 -> pool 2x2 -> 14x14x32",
        "conv 3x3 with 8 filters, no padding: 28x28x1 -> 25x25x8",
        "1x1 conv to 16 channels: 28x28x192 -> 28x28x32",
        "max pooling with 2x2 filters and stride 2: 28x28x6 -> 13x13x6",
    ])
    func `a step of one layer is judged`(line: String) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.map(\.verdict).contains(.wrong))
    }

    @Test func `changed claims neither trap nor hang`() throws {
        var random = SplitMix64(seed: 3)
        let parts = [
            "32x32x3", "->", "conv", "5x5", "6 filters", "pool", "2x2", "flatten", "dense", "0x0x0",
            "9223372036854775807", "stride 0", "stride", "padding 999999999", "same padding",
            "gives",
            "400", "parameters", "5x5x3", "of", "has", ",", ".", "1200", "global pooling", "BN",
            "(",
            "64 channels", "units", "120", "1x1x9223372036854775807", "filters", "with", "on",
        ]
        for _ in 0..<100 {
            let words = (0..<24).map { _ in parts[Int(random.next() % UInt64(parts.count))] }
            _ = try CheckedText.document(words.joined(separator: " "))
        }
    }
}
