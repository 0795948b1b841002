import CNNEngine
import StudyKit
import Testing

/// One layer of the contract on an input, with figures worked out by hand or published.
struct BatchCase: CustomTestStringConvertible, Sendable {
    var input: String
    var layers: String
    var convention = "keras"
    var output: String
    var params: Int
    var macs = 0
    var more: [String] = []

    var testDescription: String { "\(convention): \(layers) on \(input)" }

    static let all: [BatchCase] = [
        // Keras' "same": 224, kernel 3, stride 2 pads one pixel at the bottom and right.
        BatchCase(
            input: "[224, 224, 3]",
            layers: #"{"type": "conv", "kernel": 3, "stride": 2, "padding": "same", "filters": 8}"#,
            output: "[112, 112, 8]",
            params: 224,
            macs: 2_709_504,
            more: [#""padding": {"top": 0, "bottom": 1, "left": 0, "right": 1}"#]
        ),
        // CS231n's "impossible" setting drops a row and a column.
        BatchCase(
            input: "[10, 10, 1]",
            layers: #"{"type": "conv", "kernel": 3, "stride": 2, "filters": 1, "bias": false}"#,
            output: "[4, 4, 1]",
            params: 9,
            macs: 144,
            more: [#""exact_fit": false"#, #""unread": {"rows": 1, "columns": 1}"#]
        ),
        // AlexNet 2012, second layer in two groups.
        BatchCase(
            input: "[27, 27, 96]",
            layers:
                #"{"type": "conv", "kernel": 5, "padding": 2, "groups": 2, "filters": 256}"#,
            output: "[27, 27, 256]",
            params: 307_456,
            macs: 223_948_800
        ),
        BatchCase(
            input: "[5, 5, 2]",
            layers: """
                {"type": "conv", "kernel": [2, 3], "filters": 1, \
                "padding": {"top": 0, "bottom": 1, "left": 2, "right": 0}}
                """,
            output: "[5, 5, 1]",
            params: 13,
            macs: 300
        ),
        // Transposed: Keras' valid n·s + max(k − s, 0), its same n·s, PyTorch's rule.
        BatchCase(
            input: "[4, 4, 8]",
            layers: #"{"type": "conv_transpose", "kernel": 3, "stride": 2, "filters": 4}"#,
            output: "[9, 9, 4]",
            params: 292,
            macs: 4_608
        ),
        BatchCase(
            input: "[4, 4, 8]",
            layers: """
                {"type": "conv_transpose", "kernel": 3, "stride": 2, "filters": 4, \
                "padding": "same"}
                """,
            output: "[8, 8, 4]",
            params: 292,
            macs: 4_608
        ),
        BatchCase(
            input: "[4, 4, 8]",
            layers: """
                {"type": "conv_transpose", "kernel": 3, "stride": 2, "filters": 4, \
                "padding": 1, "output_padding": 1}
                """,
            convention: "pytorch",
            output: "[8, 8, 4]",
            params: 292,
            macs: 4_608
        ),
        BatchCase(
            input: "[8, 8, 3]",
            layers: #"{"type": "depthwise", "kernel": 3, "depth_multiplier": 2}"#,
            output: "[6, 6, 6]",
            params: 60,
            macs: 1_944
        ),
        BatchCase(
            input: "[8, 8, 3]",
            layers: #"{"type": "separable", "kernel": 3, "filters": 16}"#,
            output: "[6, 6, 16]",
            params: 27 + 48 + 16,
            macs: 972 + 1_728
        ),
        BatchCase(
            input: "[8, 8, 3]",
            layers: """
                {"type": "separable", "kernel": 3, "filters": 16, "bias_on_both_stages": true}
                """,
            output: "[6, 6, 16]",
            params: 27 + 3 + 48 + 16,
            macs: 972 + 1_728
        ),
        // Pooling: the stride is the kernel; Caffe rounds up.
        BatchCase(
            input: "[55, 55, 96]",
            layers: #"{"type": "pool", "pool": "max", "kernel": 2}"#,
            output: "[27, 27, 96]",
            params: 0
        ),
        // Caffe looks where the last window starts only if there is padding; PyTorch always does.
        BatchCase(
            input: "[5, 5, 1]",
            layers: #"{"type": "pool", "pool": "max", "kernel": 1, "stride": 3}"#,
            convention: "caffe",
            output: "[3, 3, 1]",
            params: 0
        ),
        BatchCase(
            input: "[5, 5, 1]",
            layers: """
                {"type": "pool", "pool": "avg", "kernel": 1, "stride": 3, "ceil_mode": true}
                """,
            convention: "pytorch",
            output: "[2, 2, 1]",
            params: 0
        ),
        BatchCase(
            input: "[3, 3, 1]",
            layers: #"{"type": "pool", "pool": "avg", "kernel": 2, "padding": [0, 1]}"#,
            convention: "caffe",
            output: "[2, 2, 1]",
            params: 0
        ),
        BatchCase(
            input: "[55, 55, 96]",
            layers: #"{"type": "pool", "pool": "max", "kernel": 2}"#,
            convention: "caffe",
            output: "[28, 28, 96]",
            params: 0
        ),
        BatchCase(
            input: "[7, 7, 512]",
            layers: #"{"type": "global_pool", "pool": "avg"}"#,
            output: "[512]",
            params: 0,
            more: [#""receptive_field": [7, 7]"#]
        ),
        BatchCase(
            input: "[7, 7, 512]",
            layers: #"{"type": "global_pool", "pool": "max", "keep_dims": true}"#,
            output: "[1, 1, 512]",
            params: 0
        ),
        // Dense: the last axis in Keras, everything in PyTorch.
        BatchCase(
            input: "[7, 7, 512]",
            layers: #"{"type": "dense", "units": 10}"#,
            output: "[7, 7, 10]",
            params: 5_130,
            macs: 250_880
        ),
        BatchCase(
            input: "[7, 7, 512]",
            layers: #"{"type": "dense", "units": 10}"#,
            convention: "pytorch",
            output: "[10]",
            params: 250_890,
            macs: 250_880
        ),
        BatchCase(
            input: "[270000]",
            layers: #"{"type": "dense", "units": 100}"#,
            output: "[100]",
            params: 27_000_100,
            macs: 27_000_000
        ),
        // Batch normalization: 4 · C in Keras, 2 · C in PyTorch.
        BatchCase(
            input: "[7, 7, 64]",
            layers: #"{"type": "batchnorm"}"#,
            output: "[7, 7, 64]",
            params: 256,
            more: [#""trainable": 128, "non_trainable": 128"#]
        ),
        BatchCase(
            input: "[7, 7, 64]",
            layers: #"{"type": "batchnorm"}"#,
            convention: "pytorch",
            output: "[7, 7, 64]",
            params: 128,
            more: [#""trainable": 128, "non_trainable": 0"#]
        ),
        BatchCase(
            input: "[7, 7, 64]",
            layers: #"{"type": "activation", "activation": "relu"}"#,
            output: "[7, 7, 64]",
            params: 0
        ),
        BatchCase(
            input: "[8]",
            layers: #"{"type": "dropout", "rate": 0.5}"#,
            output: "[8]",
            params: 0
        ),
        BatchCase(
            input: "[7, 7, 64]",
            layers: #"{"type": "lrn"}"#,
            output: "[7, 7, 64]",
            params: 0
        ),
        BatchCase(
            input: "[7, 7, 512]",
            layers: #"{"type": "flatten"}"#,
            output: "[25088]",
            params: 0
        ),
        BatchCase(
            input: "[12]",
            layers: #"{"type": "reshape", "shape": [2, 3, 2]}"#,
            output: "[2, 3, 2]",
            params: 0
        ),
        BatchCase(
            input: "[4, 5, 1]",
            layers: #"{"type": "zeropad", "padding": [1, 2]}"#,
            output: "[6, 9, 1]",
            params: 0
        ),
        BatchCase(
            input: "[6, 9, 1]",
            layers: #"{"type": "crop", "cropping": 1}"#,
            output: "[4, 7, 1]",
            params: 0
        ),
        BatchCase(
            input: "[4, 5, 1]",
            layers: #"{"type": "upsample", "size": [2, 3]}"#,
            output: "[8, 15, 1]",
            params: 0
        ),
        BatchCase(
            input: "[4, 5, 3]",
            layers: #"{"type": "concat", "add_channels": 2}, {"type": "relu"}"#,
            output: "[4, 5, 5]",
            params: 0
        ),
    ]
}

struct BatchComputeTests {
    @Test func `the example of the contract is answered to the byte`() {
        let request = """
            {"id": "a1", "input": [7, 7, 1], "convention": "keras", "verify": true, "layers": \
            [{"type": "conv", "kernel": [3, 3], "stride": [2, 2], "padding": 0, "filters": 1, \
            "bias": true}]}
            """
        let answer = """
            {"id": "a1", "layers": [{"type": "conv", "output": [3, 3, 1], "params": 10, \
            "trainable": 10, "non_trainable": 0, "macs": 81, "receptive_field": [3, 3], \
            "exact_fit": true, "unread": {"rows": 0, "columns": 0}, "padding": {"top": 0, \
            "bottom": 0, "left": 0, "right": 0}}], "total_params": 10, "trainable_params": 10, \
            "non_trainable_params": 0, "macs": 81, "verified": true}
            """
        #expect(BatchCompute.answer(request) == (answer, true))
    }

    @Test(arguments: BatchCase.all)
    func `every kind of layer has its published figures and is verified`(_ item: BatchCase) {
        let answer = BatchCompute.answer(
            #"{"id": 1, "input": \#(item.input), "convention": "\#(item.convention)", "#
                + #""layers": [\#(item.layers)]}"#
        )
        #expect(answer.isAnswer)
        let parts =
            [
                #""output": \#(item.output), "params": \#(item.params), "#,
                #""total_params": \#(item.params), "#, #""macs": \#(item.macs), "verified": true"#,
            ] + item.more
        for part in parts { #expect(answer.line.contains(part), "\(part) in \(answer.line)") }
    }

    @Test func `an unverified answer says null`() {
        let line = #"{"input": [5, 5, 1], "verify": false, "layers": [{"type": "relu"}]}"#
        let answer = BatchCompute.answer(line)
        #expect(answer.line.hasPrefix(#"{"id": null, "#))
        #expect(answer.line.hasSuffix(#""verified": null}"#))
    }

    @Test(arguments: [
        ("nonsense", "bad_json"), ("[]", "wrong_type"), ("{}", "missing_field"),
        (#"{"input": [5, 5], "layers": []}"#, "bad_input"),
        (#"{"input": [5, 0, 1], "layers": []}"#, "bad_input"),
        (#"{"input": [5, 5.5, 1], "layers": []}"#, "wrong_type"),
        (#"{"input": [9223372036854775807, 2, 2], "layers": []}"#, "overflow"),
        (#"{"input": [99999999999999999999], "layers": []}"#, "overflow"),
        (#"{"input": [5], "inptu": 1, "layers": []}"#, "unknown_field"),
        (#"{"input": [5], "input": [6], "layers": []}"#, "duplicate_field"),
        (#"{"input": [5], "convention": "theano", "layers": []}"#, "unknown_value"),
        (#"{"input": [5], "layers": [7]}"#, "wrong_type"),
        (#"{"input": [5], "layers": [{}]}"#, "missing_field"),
        (#"{"input": [5], "layers": [{"type": "convv"}]}"#, "unknown_type"),
        (#"{"input": [5], "layers": [{"type": "dense"}]}"#, "missing_field"),
        (#"{"input": [5], "layers": [{"type": "dense", "units": 0}]}"#, "not_positive"),
        (
            #"{"input": [5], "layers": [{"type": "dense", "units": 3, "kernel": 3}]}"#,
            "unknown_field"
        ),
        (#"{"input": [5], "layers": [{"type": "conv", "kernel": 3, "filters": 1}]}"#, "wrong_rank"),
        (
            #"{"input": [5, 5, 1], "layers": [{"type": "conv", "kernel": 7, "filters": 1}]}"#,
            "kernel_exceeds_input"
        ),
        (
            #"{"input": [5, 5, 3], "layers": [{"type": "conv", "kernel": 3, "filters": 4, "groups": 2}]}"#,
            "groups_do_not_divide"
        ),
        (
            #"{"input": [5, 5, 3], "layers": [{"type": "conv", "kernel": 3, "filters": 4, "padding": -1}]}"#,
            "negative_value"
        ),
        (
            #"{"input": [5, 5, 3], "layers": [{"type": "pool", "kernel": 3, "pool": "min"}]}"#,
            "unknown_value"
        ),
    ])
    func `a request that cannot be answered has a code`(line: String, code: String) {
        let answer = BatchCompute.answer(line)
        #expect(!answer.isAnswer)
        #expect(answer.line.contains(#""error": {"code": "\#(code)""#), "\(answer.line)")
    }

    @Test func `the layer of an error is told by its place`() {
        let answer = BatchCompute.answer(
            #"{"id": 3, "input": [5, 5, 1], "layers": [{"type": "relu"}, {"type": "flatten"}, "#
                + #"{"type": "pool", "pool": "max", "kernel": 2}]}"#
        )
        #expect(answer.line.hasPrefix(#"{"id": 3, "error": {"code": "wrong_rank", "layer": 2, "#))
    }

    @Test func `mutated requests neither trap nor hang`() {
        let seeds = BatchCase.all.map {
            #"{"id": 1, "input": \#($0.input), "convention": "\#($0.convention)", "#
                + #""layers": [\#($0.layers), {"type": "relu"}]}"#
        }
        var generator = SplitMix64(seed: 99)
        var answered = 0
        let pieces = [
            "9223372036854775807", "-1", "0", "1e9", "[", "}", "\"", "null", "\\u", "99999",
        ]
        for round in 0..<20_000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<generator.integer(below: 4) {
                let place = generator.integer(below: bytes.count)
                if generator.integer(below: 2) == 0 {
                    bytes[place] = UInt8(generator.integer(below: 256))
                } else {
                    let piece = pieces[generator.integer(below: pieces.count)]
                    let end = min(bytes.count, place + generator.integer(below: 3))
                    bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
                }
            }
            let answer = BatchCompute.answer(String(decoding: bytes, as: UTF8.self))
            #expect(answer.line.hasPrefix(#"{"id": "#))
            answered += answer.isAnswer ? 1 : 0
        }
        #expect(answered > 4_000)
    }
}
