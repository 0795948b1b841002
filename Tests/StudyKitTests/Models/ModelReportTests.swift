import CNNEngine
import Foundation
import StudyKit
import Testing

struct ModelReportTests {
    private func report(
        _ name: String,
        _ convention: Convention = .pytorch,
        input: Size2D? = nil
    ) throws -> ModelReport {
        try ModelReport(Model(name, convention: convention, input: input))
    }

    @Test(arguments: ModelCatalog.entries.map(\.name))
    func `the rows add up to the totals, in both conventions`(name: String) throws {
        for convention in [Convention.pytorch, .keras] {
            guard let model = try? Model(name, convention: convention) else { continue }
            let report = try ModelReport(model)
            #expect(report.parameters.total == model.parameters)
            #expect(report.multiplyAdds == model.multiplyAdds)
            #expect(report.flops == 2 * model.multiplyAdds)
            #expect(
                report.parameters.total + report.uncounted == model.trainable + model.nonTrainable
            )
            let shares = report.rows.reduce((0.0, 0.0)) {
                (
                    $0.0 + $1.parameterShare, $0.1 + $1.multiplyAddShare
                )
            }
            #expect(abs(shares.0 - 1) < 1e-9)
            #expect(abs(shares.1 - 1) < 1e-9)
        }
    }

    @Test(arguments: ModelCatalog.entries.map(\.name))
    func `every row of a network has a name of its own`(name: String) throws {
        for section in try report(name).sections {
            #expect(Set(section.rows.map(\.name)).count == section.rows.count)
        }
    }

    @Test func `VGG-16 has its published shapes, and most of it is in one layer`() throws {
        let report = try report("vgg16")
        let shapes = report.rows.filter { ["Conv2D", "MaxPool2D", "Dense"].contains($0.kind) }
            .map(\.output.channelsLast)
        var expected: [[Int]] = []
        for (side, filters, repeats) in [(224, 64, 2), (112, 128, 2), (56, 256, 3), (28, 512, 3)] {
            expected += Array(repeating: [side, side, filters], count: repeats)
            expected.append([side / 2, side / 2, filters])
        }
        expected += Array(repeating: [14, 14, 512], count: 3) + [[7, 7, 512]]
        #expect(shapes == expected + [[4_096], [4_096], [1_000]])
        let dense = try #require(report.rows.first { $0.name == "fc6" })
        #expect((dense.parameterShare * 100).rounded() == 74)
        #expect(dense.receptiveField.rows.cells == 404)
    }

    /// Bytes as tools print them: torchvision 553.43 MB = 527.79 MiB of weights; torchsummary
    /// 218.59 MiB of outputs with their gradients; CS231n's own column sums to 15,237,608 values.
    @Test func `VGG-16 takes its published memory`() throws {
        let report = try report("vgg16")
        #expect(report.weightBytes == 553_430_176)
        let flatten = try #require(report.rows.first { $0.kind == "Flatten" })
        // torchsummary has no row for what a function does, and doubles for the gradients.
        let outputs = report.activationBytes - flatten.activationBytes
        #expect((Double(2 * outputs) / 1_048_576 * 100).rounded() / 100 == 218.59)
        #expect((report.inPlaceActivationBytes + report.inputBytes) / 4 == 15_237_608)
    }

    @Test func `ResNet-50 has its published rows`() throws {
        let rows = try report("resnet50").rows
        func row(_ name: String) throws -> ModelReport.Row {
            try #require(rows.first { $0.name == name })
        }
        // torchinfo tests/test_output/resnet50.out
        for (name, parameters) in [
            ("conv1", 9_408), ("conv1.bn", 128), ("layer1.0.conv1", 4_096),
            ("layer1.0.conv2", 36_864), ("layer1.0.conv3", 16_384),
            ("layer1.0.downsample", 16_384), ("layer2.0.conv1", 32_768),
            ("layer2.0.conv2", 147_456), ("layer2.0.conv3", 65_536),
            ("layer2.0.downsample", 131_072), ("layer3.0.downsample", 524_288),
            ("layer4.0.conv2", 2_359_296), ("layer4.0.downsample", 2_097_152),
            ("layer4.2.conv3", 1_048_576), ("layer4.2.conv3.bn", 4_096), ("fc", 2_049_000),
        ] {
            #expect(try row(name).parameters.total == parameters, "\(name)")
        }
        let maps = ["maxpool", "layer1.2.relu", "layer2.3.relu", "layer3.5.relu", "layer4.2.relu"]
        let shapes = try maps.map { try row($0).output.channelsLast }
        #expect(
            shapes == [
                [56, 56, 64], [56, 56, 256], [28, 28, 512], [14, 14, 1_024], [7, 7, 2_048],
            ]
        )
        let last = try row("layer4.2.relu").receptiveField.rows
        #expect(last.cells == 427)
        #expect(last.jump == 32)
    }

    @Test func `Keras puts stride and padding elsewhere`() throws {
        let keras = try report("resnet50", .keras)
        let torch = try report("resnet50")
        func strides(_ report: ModelReport, _ name: String) throws -> [Int] {
            try ["conv1", "conv2"].map { layer in
                let row = report.rows.first { $0.name == "\(name).\(layer)" }
                return try #require(row?.window).geometry.stride.height
            }
        }
        #expect(try strides(keras, "layer2.0") == [2, 1])
        #expect(try strides(torch, "layer2.0") == [1, 2])
        #expect(
            keras.rows.filter { $0.kind == "ZeroPadding2D" }.map(\.name) == [
                "conv1.pad", "maxpool.pad",
            ]
        )
        let epsilons = keras.rows.compactMap { ($0.layer as? BatchNorm)?.epsilon }
        #expect(Set(epsilons) == [1.001e-5])
        // Keras pads MobileNet's strided layers below and on the right: the field starts at 0.
        let first = try report("mobilenet_v2", .keras).rows[0].receptiveField.rows
        #expect(first.start == 0)
        #expect(try report("mobilenet_v2").rows[0].receptiveField.rows.start == -1)
    }

    @Test func `blocks are the dots that lead to no layer`() throws {
        let rows = try report("resnet18").rows
        let block = rows.first { $0.name == "layer2.0.conv1.bn" }
        #expect(block?.block == "layer2.0")
        #expect(block?.label == "conv1.bn")
        #expect(rows[1].block == nil)
    }

    @Test func `a cost model tells each network and its passes`() throws {
        let report = try report("fast-r-cnn")
        #expect(report.sections.map(\.passes) == [1, 2_000])
        let (backbone, head) = (report.sections[0], report.sections[1])
        let work = { (rows: [ModelReport.Row]) in rows.reduce(0) { $0 + $1.multiplyAdds } }
        #expect(report.multiplyAdds == work(backbone.rows) + 2_000 * work(head.rows))
    }

    @Test func `another input changes maps, and dense layers behind flatten`() throws {
        let small = try report("resnet50", input: 64)
        #expect(small.parameters.total == 25_557_032)
        #expect(small.rows.last { $0.output.rank == 3 }?.output.channelsLast == [2, 2, 2_048])
        let flat = try report("vgg16", input: 32)
        #expect(flat.rows.first { $0.name == "fc6" }?.parameters.total == 512 * 4_096 + 4_096)
        #expect(flat.usual?.parameters == 138_357_544)
    }
}

struct ModelDocumentTests {
    private func document(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `the document has the rows, the totals and the bridge`() throws {
        let report = try ModelReport(Model("resnet50"))
        let document = try document(report.document())
        #expect(document["schema"] as? String == "study.model/1")
        #expect(document["total_params"] as? Int == 25_557_032)
        #expect(document["macs"] as? Int == 4_089_184_256)
        #expect(document["flops"] as? Int == 8_178_368_512)
        #expect(document["input"] as? [Int] == [224, 224, 3])
        #expect(document["run"] == nil)
        let layers = try #require(document["layers"] as? [[String: Any]])
        #expect(layers.count == report.rows.count)
        #expect(layers.reduce(0) { $0 + ($1["params"] as? Int ?? 0) } == 25_557_032)
        #expect(layers.reduce(0) { $0 + ($1["macs"] as? Int ?? 0) } == 4_089_184_256)
        let window = try #require(layers[0]["window"] as? [String: Any])
        #expect(window["kernel"] as? [Int] == [7, 7])
        #expect(
            window["padding"] as? [String: Int] == ["top": 3, "bottom": 3, "left": 3, "right": 3]
        )
        let bridge = try #require(document["bridge"] as? [String: Any])
        #expect(bridge["difference"] as? Int == 79_680)
        #expect(bridge["normalized_channels"] as? Int == 26_560)
        #expect(bridge["exact"] as? Bool == true)
    }

    @Test func `the list names every model`() throws {
        let models = try ModelCatalog.entries.map { try Model($0) }
        let document = try document(ModelCatalogDocument.text(models))
        let names = (document["models"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(names == ModelCatalog.entries.map(\.name))
    }
}
