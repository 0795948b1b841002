import StudyKit
import Testing

/// What a batch does with requests that are hard to run, and how it tells what it refuses.
struct BatchLimitsTests {
    private func answer(_ input: String, _ layers: String, convention: String = "keras") -> String {
        let request =
            #"{"id": 1, "input": \#(input), "convention": "\#(convention)", "layers": [\#(layers)]}"#
        return BatchCompute.answer(request).line
    }

    @Test(arguments: [
        // Every tap of a corner window lies in the padding: maximum pooling has no value there.
        #"{"type": "pool", "pool": "max", "kernel": 2, "padding": 2, "dilation": 3}"#,
        #"{"type": "pool", "pool": "max", "kernel": 2, "padding": "same", "dilation": 3}"#,
    ])
    func `a dilated window that meets no value is no disagreement`(layer: String) {
        let answer = answer("[8, 1, 2]", layer, convention: "caffe")
        #expect(answer.hasSuffix(#""verified": true}"#), "\(answer)")
    }

    @Test func `a long chain on a large image says what the engine did not run`() {
        let layers = Array(repeating: #"{"type": "relu"}"#, count: 2_000).joined(separator: ", ")
        let answer = answer("[8192, 8192, 1]", layers)
        #expect(answer.contains(#""verified": null, "not_run": ["#))
        #expect(answer.contains("layer 1999: the chain has had its share of the engine's time."))
    }

    @Test func `a receptive field beyond exact numbers is an error`() {
        let layer = #"{"type": "conv", "kernel": 2, "stride": 2305843009213693952, "padding": 1, "#
        let layers = Array(repeating: layer + #""filters": 1}"#, count: 3).joined(separator: ", ")
        let answer = answer("[3, 3, 1]", layers)
        #expect(answer.contains(#""error": {"code": "overflow", "layer": 1, "#), "\(answer)")
    }

    @Test func `what a transposed same takes away is told`() {
        let layer = #"{"type": "conv_transpose", "kernel": 5, "padding": "same", "filters": 1}"#
        let answer = answer("[4, 4, 1]", layer)
        #expect(answer.contains(#""padding": {"top": 2, "bottom": 2, "left": 2, "right": 2}"#))
    }

    @Test(arguments: [
        (#"{"type": "upsample"}"#, "An upsample layer needs the field 'size'."),
        (#"{"type": "upsample", "kernel": 3}"#, "An upsample layer has no field 'kernel'."),
        (#"{"type": "activation"}"#, "An activation layer needs the field 'activation'."),
        (#"{"type": "lrn", "kernel": 3}"#, "An lrn layer has no field 'kernel'."),
        (#"{"type": "dense"}"#, "A dense layer needs the field 'units'."),
    ])
    func `a layer has its article`(layer: String, sentence: String) {
        let answer = answer("[4, 4, 1]", layer)
        #expect(answer.contains(sentence), "\(answer)")
    }

    @Test func `an error that is about no layer says so`() {
        #expect(BatchCompute.answer("x").line.contains(#""code": "bad_json", "layer": null, "#))
    }

    @Test(arguments: ["99999999999999999999", "-9223372036854775809", "1e400"])
    func `a number beyond 64 bits is an overflow`(number: String) {
        let layer = #"{"type": "conv", "kernel": \#(number), "filters": 1}"#
        let answer = answer("[4, 4, 1]", layer)
        #expect(answer.contains(#""error": {"code": "overflow", "layer": 0, "#), "\(answer)")
    }
}
