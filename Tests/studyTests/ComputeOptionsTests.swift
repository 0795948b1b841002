import Foundation
import Testing

/// Options that do not go together, are missing or misspelt, and what one number means.
struct ComputeOptionsTests {
    private func run(_ options: String) async throws -> Program.Result {
        try await Program.shell("\"$STUDY\" compute \(options)")
    }

    @Test(arguments: [
        ("--input 7 --layer relu --kernel 3", "'relu' takes no --kernel. It takes no options."),
        (
            "--input 7 --layer depthwise --kernel 3 --filters 8",
            "'depthwise' takes no --filters. It takes --kernel, --stride, --padding, --dilation, "
                + "--no-bias."
        ),
        (
            "--input 7 --layer dense --units 3 --stride 2 --groups 2",
            "'dense' takes no --stride and no --groups. It takes --units, --no-bias."
        ),
        (
            "--input 7 --layer maxpool --kernel 2 --no-bias",
            "'maxpool' takes no --no-bias. It takes --kernel, --stride, --padding, --dilation."
        ),
        ("--input 7 --kernel 3 --units 8", "'conv' takes no --units."),
        ("--input 7 --layer separable --kernel 3 --groups 2", "'separable' takes no --groups."),
        (
            "--input 8 --layers 'conv 4 3' --layer relu",
            "--layers names each layer with its numbers. Leave out --layer."
        ),
        (
            "--input 8 --layers 'conv 4 3' --kernel 3 --stride 2",
            "--layers names each layer with its numbers. Leave out --kernel, --stride."
        ),
        (
            "--batch - --convention pytorch",
            "--batch takes everything from its requests. Leave out --convention."
        ),
        ("--batch - --input 7 --channels 3", "Leave out --input, --channels."),
        ("--batch - --layers relu --kernel 3", "Leave out --layers, --kernel."),
        ("--input 8 --layers 'relu stride 2'", "column 6: 'relu' takes no 'stride'."),
    ])
    func `an option that does not apply is refused by its name`(
        options: String,
        sentence: String
    ) async throws {
        let result = try await run(options)
        #expect(result.status == 64)
        let error = result.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(error.contains(sentence), "\(result.error)")
        #expect(result.output.isEmpty)
        if !sentence.hasPrefix("column") {
            #expect(error.hasSuffix("'study compute --help' for more."))
        }
    }

    @Test(arguments: ["--input 7 --kernal 3", "--kernal 3", "--input 7 --kernal 3 --stride 2"])
    func `a misspelt option is named before what is missing for it`(options: String) async throws {
        let result = try await run(options)
        #expect(result.status == 64)
        #expect(result.error.contains("Unknown option '--kernal'. Did you mean '--kernel'?"))
    }

    @Test(arguments: [
        ("--input 784 --layers 'dense 10'", "input 784 features"),
        ("--input 784 --layers 'bn, relu, dense 10'", "input 784 features"),
        ("--input 784 --layers 'dropout 0.5, reshape 28x28x1'", "input 784 features"),
        ("--input 28 --layers 'relu, conv 6 5'", "input 28×28×1"),
        ("--input 28 --layers 'flatten, dense 10'", "input 28×28×1"),
        ("--input 28 --channels 3 --layers 'dense 10'", "input 28×28×3"),
        ("--input 28x28 --layers 'dense 10'", "input 28×28×1"),
        ("--input '784 features' --layers relu", "input 784 features"),
        ("--input 784 --layer Dense --units 10", "input 784 features"),
    ])
    func `one number is features where the first layer takes them`(
        options: String,
        line: String
    ) async throws {
        let result = try await run(options)
        #expect(result.status == 0, "\(result.error)")
        let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains(line), "\(result.output)")
    }

    @Test(arguments: ["relu", "bn, dropout 0.5", "linear"])
    func `one number that may be both is asked back`(layers: String) async throws {
        let result = try await run("--input 784 --layers '\(layers)'")
        #expect(result.status == 64)
        #expect(result.error.contains("An input of 784 may be an image or a list of features."))
        #expect(result.error.contains("Write 784x784 or \"784 features\"."))
    }

    @Test(arguments: [
        ("--input 5 --kernel 7", "kernel_exceeds_input"),
        ("--input 5 --kernel 3 --stride 0", "not_positive"),
        ("--input 5x5 --layers 'conv 4 3, pool 2'", "bad_layers"),
        ("--input 5x5 --layers 'conv 4 3, maxpool 9'", "kernel_exceeds_input"),
        ("--input 784 --layers relu", "ambiguous_input"),
    ])
    func `an error is JSON where JSON was asked for`(options: String, code: String) async throws {
        let result = try await run("\(options) --json")
        #expect(result.status == 1)
        #expect(result.error.isEmpty)
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        #expect(document["schema"] as? String == "study.compute/1")
        let error = try #require(document["error"] as? [String: Any])
        #expect(error["code"] as? String == code)
        #expect((error["message"] as? String)?.isEmpty == false)
    }

    @Test func `the help tells how a chain is written`() async throws {
        let help = try await run("--help").output
        for word in [
            "conv, transposed, separable", "dense", "reshape", "pad same", "multiplier 2", "nobias",
            "countpad", "keepdims", "globalmaxpool", "leaky_relu",
        ] {
            #expect(help.contains(word), "\(word)")
        }
    }
}
