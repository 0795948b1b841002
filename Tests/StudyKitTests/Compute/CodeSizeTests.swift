import CNNEngine
import StudyKit
import Testing

/// A line such as `nn.Conv2d(4, 8, 3, stride=2)`, read back and applied to a height by the formula
/// in the framework's own documentation.
private struct CodeLine {
    var name: String
    var positional: [String] = []
    var named: [String: String] = [:]

    init(_ line: String) {
        let open = line.firstIndex(of: "(") ?? line.endIndex
        name = String(line[..<open].split(separator: ".").last ?? "")
        var depth = 0
        var argument = ""
        var arguments: [String] = []
        for character in line[open...].dropFirst().dropLast() {
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            if character == ",", depth == 0 {
                arguments.append(argument)
                argument = ""
            } else if character != " " {
                argument.append(character)
            }
        }
        if !argument.isEmpty { arguments.append(argument) }
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { named[parts[0]] = parts[1] } else { positional.append(parts[0]) }
        }
    }

    private func number(_ name: String, or other: Int) -> Int {
        named[name].flatMap(Int.init) ?? other
    }

    /// `1`, or the numbers of all sides in their order.
    private var numbers: [Int] {
        (positional.first ?? "").split { !"-0123456789".contains($0) }.compactMap { Int($0) }
    }

    func height(_ n: Int) throws -> Int {
        switch name {
        case "ZeroPad2d", "ConstantPad2d": n + numbers[2] + numbers[3]
        case "ZeroPadding2D": n + (numbers.count == 1 ? 2 * numbers[0] : numbers[0] + numbers[1])
        case "Cropping2D": n - (numbers.count == 1 ? 2 * numbers[0] : numbers[0] + numbers[1])
        case "Conv2d": try torch(n, kernel: positional[2], defaultStride: 1)
        case "MaxPool2d", "AvgPool2d": try torch(n, kernel: positional[0], defaultStride: nil)
        case "ConvTranspose2d": try torchTransposed(n)
        case "Conv2D", "SeparableConv2D": try keras(n, kernel: positional[1], defaultStride: 1)
        case "DepthwiseConv2D": try keras(n, kernel: positional[0], defaultStride: 1)
        case "MaxPooling2D", "AveragePooling2D":
            try keras(n, kernel: positional[0], defaultStride: nil)
        case "Conv2DTranspose": try kerasTransposed(n)
        default: throw Unknown(name: name)
        }
    }

    struct Unknown: Error {
        var name: String
    }

    private func torch(_ n: Int, kernel: String, defaultStride: Int?) throws -> Int {
        let k = try #require(Int(kernel))
        let (s, d) = (number("stride", or: defaultStride ?? k), number("dilation", or: 1))
        if named["padding"] == "\"same\"" {
            #expect(s == 1)
            return n
        }
        let p = number("padding", or: 0)
        if defaultStride == nil { #expect(p <= (d * (k - 1) + 1) / 2) }
        if name == "AvgPool2d" { #expect(d == 1) }
        let room = Double(n + 2 * p - d * (k - 1) - 1) / Double(s)
        guard named["ceil_mode"] == "True" else { return Int(room.rounded(.down)) + 1 }
        let count = Int(room.rounded(.up)) + 1
        return (count - 1) * s >= n + p ? count - 1 : count
    }

    private func torchTransposed(_ n: Int) throws -> Int {
        let k = try #require(Int(positional[2]))
        let (s, d) = (number("stride", or: 1), number("dilation", or: 1))
        let added = number("output_padding", or: 0)
        #expect(added < max(s, d))
        return (n - 1) * s - 2 * number("padding", or: 0) + d * (k - 1) + added + 1
    }

    private func keras(_ n: Int, kernel: String, defaultStride: Int?) throws -> Int {
        let k = try #require(Int(kernel))
        let (s, d) = (number("strides", or: defaultStride ?? k), number("dilation_rate", or: 1))
        #expect(s == 1 || d == 1)
        return named["padding"] == nil ? (n - d * (k - 1) - 1) / s + 1 : (n + s - 1) / s
    }

    private func kerasTransposed(_ n: Int) throws -> Int {
        let k = try #require(Int(positional[1]))
        let (s, d) = (number("strides", or: 1), number("dilation_rate", or: 1))
        #expect(s == 1 || d == 1)
        return named["padding"] == nil ? n * s + max(d * (k - 1) + 1 - s, 0) : n * s
    }
}

struct CodeSizeTests {
    private static let layers = [
        "maxpool", "avgpool", "conv 2", "depthwise", "separable 2", "transposed 2",
    ]

    @Test(arguments: layers, Convention.allCases)
    func `the lines that are printed have the size that is printed`(
        layer: String,
        convention: Convention
    ) throws {
        var compared = (keras: 0, pytorch: 0, none: 0)
        for (kernel, padding, dilation) in windows {
            let words = "\(layer) \(kernel)\(padding) dilation \(dilation) stride "
            for stride in 1...4 {
                let requests = try LayerChainText.read("\(words)\(stride)")
                for height in 3...9 {
                    let report = try? ChainReport(
                        input: [2, height, height],
                        layers: requests,
                        convention: convention,
                        verifies: false
                    )
                    guard let step = report?.steps.first else { continue }
                    for code in [step.kerasCode, step.pytorchCode] {
                        guard let lines = code?.lines, !lines.isEmpty else {
                            compared.none += 1
                            continue
                        }
                        var size = height
                        for line in lines { size = try CodeLine(line).height(size) }
                        #expect(size == step.output[1], "\(words)\(stride) on \(height): \(lines)")
                        if code == step.kerasCode { compared.keras += 1 }
                        if code == step.pytorchCode { compared.pytorch += 1 }
                    }
                }
            }
        }
        #expect(compared.keras > 150 && compared.pytorch > 200, "\(compared)")
    }

    private var windows: [(Int, String, Int)] {
        (1...4).flatMap { kernel in
            ["", " pad 1", " pad same"].flatMap { padding in
                (1...2).map { (kernel, padding, $0) }
            }
        }
    }
}
