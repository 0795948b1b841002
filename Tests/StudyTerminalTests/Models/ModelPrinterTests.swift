import CNNEngine
import StudyTerminal
import Testing

@testable import StudyKit

struct ModelPrinterTests {
    private func lines(
        _ name: String,
        width: Int = 80,
        convention: Convention = .pytorch,
        input: Size2D? = nil,
        isRun: Bool = false
    ) throws -> [String] {
        let report = try ModelReport(Model(name, convention: convention, input: input))
        let run = isRun ? try ModelRun(report) : nil
        return ModelPrinter(style: TerminalStyle(width: width)).lines(report, run: run)
    }

    @Test func `ResNet-50 shows both counts and what lies between them`() throws {
        let text = try lines("resnet50", width: 200).joined(separator: "\n")
        for part in [
            "25,557,032, all trained; beside them 53,120 numbers that are not counted",
            "FLOPs = 2 × multiply-adds = 8,178,368,512",
            "427×427 of the input for a value of the last map, 7×7×2,048",
            "102.23 MB = 97.49 MiB",
            "25,636,712 − 25,557,032 = 79,680 = 3 × 26,560",
            "4,089,184,256 − 3,857,973,248 = 231,211,008 multiply-adds",
            "field 483", "built as torchvision, counted as PyTorch does",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test(arguments: [
        ("vgg16", "nothing: the model has no batch normalization"),
        ("mobilenet_v2", "3,538,984 − 3,504,872 = 34,112 = 2 × 17,056"),
        ("lenet5-1998", "60,840 − 60,000 = 840: numbers set by hand"),
        ("r-cnn", "r-cnn: 2,000 passes on 224×224×3"),
        ("fast-r-cnn", "fast-r-cnn head: 2,000 passes on 7×7×512"),
        ("yolov3", "62,001,757 parameters (52,608 not trained)"),
    ])
    func `models say what sets them apart`(name: String, sentence: String) throws {
        #expect(try lines(name, width: 200).joined(separator: "\n").contains(sentence))
    }

    @Test func `the convention is told`() throws {
        let keras = try lines("resnet50", width: 200, convention: .keras)
        #expect(keras[1].hasSuffix("built and counted as Keras does"))
        let detector = try lines("yolov3", width: 200, convention: .keras)
        #expect(detector[1].hasSuffix("counted as Keras does, which publishes no build of it"))
    }

    @Test func `a run of fewer layers than the table has is printed as one that disagrees`() throws
    {
        let report = try ModelReport(Model("lenet5"))
        var spec = NetworkSpec("short", input: [1, 28, 28])
        try spec.append(
            Conv2D(inputChannels: 1, outputChannels: 6, kernelSize: 5, padding: .symmetric(2)),
            named: "C1"
        )
        let run = ModelRun(spec, against: report.rows, seed: 1)
        let lines = ModelPrinter(style: TerminalStyle(width: 80)).lines(report, run: run)
        let text = lines.joined(separator: "\n")
        #expect(text.contains("the network: layers: the table says 12, the run gave 1"))
        #expect(text.contains("total"))
    }

    @Test func `every row is printed below its block`() throws {
        let report = try ModelReport(Model("resnet50"))
        let lines = try lines("resnet50", width: 200)
        let first = try #require(lines.firstIndex { $0.hasPrefix("layer ") })
        let last = try #require(lines.firstIndex { $0.hasPrefix("total") })
        let blocks = Set(report.rows.compactMap(\.block))
        #expect(blocks.count == 16)
        #expect(last - first - 1 == report.rows.count + blocks.count)
        let block = try #require(lines.firstIndex(of: "layer1.0"))
        #expect(lines[block + 1].hasPrefix("  conv1  "))
    }

    @Test(arguments: [20, 28, 40, 48, 60, 80, 100, 132, 200])
    func `no line is wider than the terminal`(width: Int) throws {
        for name in ModelCatalog.entries.map(\.name) {
            for convention in [Convention.pytorch, .keras] {
                guard let model = try? Model(name, convention: convention) else { continue }
                let style = TerminalStyle(width: width, isColored: true)
                for line in ModelPrinter(style: style).lines(try ModelReport(model)) {
                    #expect(DisplayWidth.of(line) <= width, "\(name) \(width): \(line)")
                }
            }
        }
        let models = try ModelCatalog.entries.map { try Model($0) }
        let list = ModelCatalogPrinter(style: TerminalStyle(width: width)).lines(models)
        #expect(list.allSatisfy { DisplayWidth.of($0) <= width })
    }

    @Test func `columns go one after the other as the terminal narrows`() throws {
        let order = [
            "type", "kB out", "start", "jump", "mult %", "param %", "field", "ms", "multiply-adds",
            "kernel",
        ]
        var dropped: [String] = []
        for width in (40...160).reversed() {
            let lines = try lines("lenet5", width: width, isRun: true)
            let header = try #require(lines.first { $0.hasPrefix("layer ") })
            for title in order where !header.contains(title) && !dropped.contains(title) {
                dropped.append(title)
            }
        }
        #expect(dropped == order.filter(dropped.contains))
        #expect(dropped.count >= 8)
    }

    @Test func `a run tells times, memory and its verdict`() throws {
        let text = try lines("lenet5", width: 200, isRun: true).joined(separator: "\n")
        #expect(text.contains("  ms  "))
        #expect(text.contains("all 12 shapes and parameter counts are as the table says"))
        #expect(text.contains("peak memory"))
    }

    @Test func `another input says what it does to the dense layers`() throws {
        let text = try lines("vgg16", width: 200, input: 64).joined(separator: "\n")
        #expect(text.contains("on 224×224×3 it has 138,357,544 parameters"))
        #expect(try !lines("resnet18", input: 64).joined().contains("dense or local"))
    }

    @Test func `plain text has no control characters`() throws {
        for line in try lines("resnet18") {
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 })
        }
    }
}

struct ProgressBarTests {
    @Test(arguments: [20, 33, 80, 200], [-1.0, 0, 0.333, 0.999, 1, 2])
    func `a bar keeps to its width and is erased whole`(width: Int, done: Double) {
        let bar = ProgressBar(width: width)
        let drawn = bar.redrawing(done, "layer4.2.conv3.bn")
        #expect(drawn.hasPrefix("\r"))
        #expect(DisplayWidth.of(drawn.dropFirst()) < width)
        #expect(bar.erasing.count == drawn.count + 1)
    }

    @Test func `a bar fills from the left`() {
        let bar = ProgressBar(width: 60)
        #expect(bar.line(0, "conv1") == "[" + String(repeating: "░", count: 30) + "]   0 %  conv1")
        let half = String(repeating: "█", count: 15) + String(repeating: "░", count: 15)
        #expect(bar.line(0.5, "fc") == "[\(half)]  50 %  fc")
        #expect(bar.line(1, "").hasSuffix("█] 100 %"))
    }
}
