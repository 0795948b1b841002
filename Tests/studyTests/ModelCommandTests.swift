import Foundation
import Testing

struct ModelCommandTests {
    private func run(_ arguments: String) async throws -> Program.Result {
        try await Program.shell("\"$STUDY\" model \(arguments)")
    }

    @Test func `without a name all are listed`() async throws {
        let result = try await run("")
        #expect(result.status == 0)
        for name in ["lenet5-1998", "resnet152", "yolov3-tiny", "fast-r-cnn"] {
            #expect(result.output.contains("\n\(name) "))
        }
        #expect(result.error.isEmpty)
    }

    @Test(arguments: [
        ("resnet50", "25,636,712 − 25,557,032 = 79,680 = 3 × 26,560"),
        ("ResNet-50 --like keras", "25,636,712, 53,120 of them not trained"),
        ("vgg 16", "138,357,544, all trained"),
        ("resnet18 --like keras", "11,699,112, 9,600 of them not trained"),
        ("alexnet --like keras", "61,100,840, all trained"), ("mobilenet", "3,504,872"),
        ("yolov3 --input 608", "608×608×3"),
        ("resnet18 --input 64x96", "64×96×3"),
    ])
    func `a model is found and told`(arguments: String, part: String) async throws {
        let result = try await run(arguments)
        #expect(result.status == 0)
        #expect(result.output.contains(part))
        #expect(result.error.isEmpty)
    }

    @Test func `JSON is one document of exact integers`() async throws {
        let result = try await run("alexnet --json")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix(#"{"schema": "study.model/1", "name": "alexnet""#))
        #expect(result.output.contains(#""total_params": 61100840"#))
        #expect(result.output.contains(#""macs": 714188480"#))
        #expect(result.output.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        ("restnet50", 1, "Did you mean 'resnet50'?"), ("qwerty", 1, "Run 'study model'"),
        ("resnet", 1, "There are resnet18, resnet34, resnet50, resnet101 and resnet152."),
        ("yolov2", 1, "Did you mean 'tiny-yolov2'?"),
        ("alexnet --input 20", 64, "MaxPool2D cannot slide a window that spans 3"),
        ("alexnet --input 0", 64, "sides of 1 to 16384, not 0"),
        ("alexnet --input -4", 64, "sides of 1 to 16384, not -4"),
        ("yolov3 --input 400", 64, "Concatenate cannot join"),
        ("r-cnn --run", 64, "is a cost model"),
        ("vgg16 --input 9000 --run", 64, "Use a smaller --input"),
        ("alexnet --input abc", 64, "'abc' is invalid for '--input"),
        ("alexnet --like caffe", 64, "'caffe' is invalid"),
        ("--run", 64, "Missing expected argument '<name>'"),
        ("--threads 2", 64, "Missing expected argument '<name>'"),
        ("lenet5 --run --threads 0", 64, "from 1 to 256, not 0"),
        ("lenet5 --run --threads -3", 64, "from 1 to 256, not -3"),
        ("lenet5 --run --threads 1000000000", 64, "from 1 to 256, not 1000000000"),
    ])
    func `what cannot be answered gets a sentence`(
        arguments: String,
        status: Int32,
        sentence: String
    ) async throws {
        let result = try await run(arguments)
        #expect(result.status == status)
        #expect(result.error.contains(sentence), "\(result.error)")
        #expect(result.output.isEmpty)
    }

    @Test(arguments: ["lenet5", "lenet5-1998", "mobilenet_v2 --input 32 --like keras"])
    func `a run bears out the table, without a bar in a pipe`(name: String) async throws {
        let result = try await run("\(name) --run")
        #expect(result.status == 0)
        #expect(result.output.contains("shapes and parameter counts are as the table says"))
        #expect(result.error.isEmpty)
        let document = try await run("\(name) --run --json")
        #expect(document.status == 0)
        #expect(document.output.contains(#""verified": true"#))
    }

    #if os(Linux)
        @Test func `a person at a terminal sees a bar`() async throws {
            let result = try await Program.shell(
                "script -qec '\"$STUDY\" model lenet5 --run' /dev/null"
            )
            #expect(result.output.contains("█] 100 %"))
            #expect(result.output.contains("\r"))
        }
    #endif
}
