import Testing

@testable import StudyQuizzes

/// The answer worked out again from nothing but the text that a student sees.
@Suite struct PencilValuesTests {
    @Test func `a convolution question shows the numbers of its answer`() throws {
        for question in try topic("convolution-values").questions {
            for seed in 0..<60 as Range<UInt64> {
                let variant = try Variant(question, seed: seed)
                let blocks = Self.blocks(variant.prompt)
                try #require(blocks.count == 2, "\(variant.prompt)")
                let given = try Self.given(variant)
                let map = Self.map(blocks[0], side: blocks[1].count, stride: given["s"] ?? 1) {
                    zip($0, blocks[1].joined()).reduce(Double(given["b"] ?? 0)) {
                        $0 + Double($1.0 * $1.1)
                    }
                }
                try Self.expect(variant, map, given)
            }
        }
    }

    @Test func `a pooling question shows the numbers of its answer`() throws {
        for question in try topic("pooling-values").questions {
            let isMean = question.quantity?.id.hasPrefix("average") == true
            for seed in 0..<60 as Range<UInt64> {
                let variant = try Variant(question, seed: seed)
                let blocks = Self.blocks(variant.prompt)
                try #require(blocks.count == 1, "\(variant.prompt)")
                let given = try Self.given(variant)
                let side = try #require(given["k"])
                let map = Self.map(blocks[0], side: side, stride: given["s"] ?? side) { window in
                    isMean
                        ? Double(window.reduce(0, +)) / Double(window.count)
                        : window.map(Double.init).max() ?? 0
                }
                try Self.expect(variant, map, given)
            }
        }
    }

    @Test func `a hint does not give the asked cell away`() throws {
        for slug in ["convolution-values", "pooling-values", "receptive-field"] {
            for question in try topic(slug).questions {
                let variant = try Variant(question, seed: 3)
                guard case .number = variant.answer else { continue }
                let answer = variant.form.text(of: variant.answer)
                #expect(!variant.hints.contains { $0.hasSuffix("= \(answer).") }, "\(variant.id)")
            }
        }
    }

    // MARK: - Reading what is shown

    private static func blocks(_ prompt: String) -> [[[Int]]] {
        var blocks: [[[Int]]] = []
        var isInside = false
        for line in prompt.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("    ") else {
                isInside = false
                continue
            }
            if !isInside { blocks.append([]) }
            isInside = true
            let words = line.replacing("−", with: "-").split(separator: " ")
            blocks[blocks.count - 1].append(words.compactMap { Int($0) })
        }
        return blocks
    }

    private static func given(_ variant: Variant) throws -> [String: Int] {
        var given: [String: Int] = [:]
        for (name, value) in variant.given {
            let number: Int = try #require(value.integer)
            given[name] = number
        }
        return given
    }

    private static func map(
        _ image: [[Int]],
        side: Int,
        stride: Int,
        _ cell: ([Int]) -> Double
    ) -> [[Double]] {
        let starts = (0..<image.count).filter { $0 % stride == 0 && $0 + side <= image.count }
        return starts.map { top in
            starts.map { left in
                cell(image[top..<(top + side)].flatMap { $0[left..<(left + side)] })
            }
        }
    }

    private static func expect(
        _ variant: Variant,
        _ map: [[Double]],
        _ given: [String: Int]
    ) throws {
        switch variant.answer {
        case .grid(let rows):
            #expect(rows.map { $0.map(double) } == map, "\(variant.id)")
        case .number(let value):
            let (row, column) = (try #require(given["r"]), try #require(given["q"]))
            #expect(abs(double(value) - map[row - 1][column - 1]) < 1e-9, "\(variant.id)")
        default: Issue.record("\(variant.id) asks for neither a cell nor a map")
        }
    }

    private static func double(_ value: Rational) -> Double {
        Double(value.numerator) / Double(value.denominator)
    }
}
