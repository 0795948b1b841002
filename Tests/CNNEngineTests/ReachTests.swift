import CNNEngine
import CNNEngineCases
import Testing

/// How far one output reaches back, found by changing the input cell by cell.
struct ReachTests {
    /// Layers from image to image; those that lay values out anew have no places to compare.
    private static let cases = LayerCase.all.filter { entry in
        let output = try? entry.layer.outputShape(for: entry.input)
        return entry.input.rank == 3 && output?.rank == 3
    }

    @Test(arguments: cases)
    func `no output depends on more cells than its reach says`(_ entry: LayerCase) throws {
        let input = larger(entry)
        for axis in Axis.allCases {
            let reach = entry.layer.reach(on: axis, into: input)
            let said = ReceptiveField().extended(by: reach).cells
            let seen = try dependence(of: entry, on: input, axis)
            #expect(seen <= said, "\(axis)")
            if input != entry.input { #expect(seen == said, "\(axis)") }
        }
    }

    @Test func `a dilated spread reaches as far as the taps that meet in one output`() {
        var compared = 0
        for kernel in 1...5 {
            for stride in 1...4 {
                for dilation in 1...4 {
                    let layer = ConvTranspose2D(
                        inputChannels: 1,
                        outputChannels: 1,
                        kernelSize: Size2D(kernel),
                        stride: Size2D(stride),
                        dilation: Size2D(dilation)
                    )
                    let reach = layer.reach(on: .height, into: [1, 20, 20])
                    // Each cell writes to its taps; an output reads the cells that write to it.
                    var readers: [Int: [Int]] = [:]
                    for cell in 0..<20 {
                        for tap in 0..<kernel {
                            readers[cell * stride + tap * dilation, default: []].append(cell)
                        }
                    }
                    let spans = readers.values.map { ($0.max() ?? 0) - ($0.min() ?? 0) + 1 }
                    #expect(
                        ReceptiveField().extended(by: reach).cells == spans.max(),
                        "k \(kernel), s \(stride), d \(dilation)"
                    )
                    compared += 1
                }
            }
        }
        #expect(compared == 80)
    }

    @Test func `global pooling reaches over the whole image`() throws {
        let field = ReceptiveField().extended(
            by: GlobalAvgPool2D().reach(on: .width, into: [2, 3, 7])
        )
        #expect(field.cells == 7)
        #expect(GlobalMaxPool2D().reach(on: .height, into: [2, 3, 7]) == .whole(extent: 3))
        #expect(Reshape(to: [-1]).reach(on: .height, into: [2, 3, 7]) == .whole(extent: 3))
    }

    @Test func `padding and cropping move where the first output lies`() {
        let padding = ZeroPadding2D(top: 3, bottom: 1, left: 2, right: 0)
        let cropping = Cropping2D(top: 3, bottom: 1, left: 2, right: 0)
        let field = ReceptiveField().extended(by: padding.reach(on: .height, into: [1, 9, 9]))
        #expect(field.start == -3)
        #expect(field.extended(by: cropping.reach(on: .height, into: [1, 13, 9])).start == 0)
        #expect(
            ReceptiveField().extended(by: cropping.reach(on: .width, into: [1, 9, 9])).start == 2
        )
    }

    /// An input in which whole windows fit, for layers that take one of another size.
    private func larger(_ entry: LayerCase) -> Shape {
        let input = entry.input
        let larger = Shape(channels: input[0], height: input[1] + 11, width: input[2] + 11)
        return (try? entry.layer.outputShape(for: larger)) == nil ? input : larger
    }

    /// The most cells, first to last, along an axis that one output changes with.
    private func dependence(of entry: LayerCase, on input: Shape, _ axis: Axis) throws -> Int {
        let image: Tensor<Double> = sample(input.batched(1), seed: 21)
        let parameters: [Tensor<Double>] = entry.layer.parameters.enumerated().map {
            let drawn: Tensor<Double> = sample($1.shape, seed: UInt64(30 + $0))
            return Tensor($1.shape, drawn.values.map { abs($0) + 0.5 })
        }
        let before = entry.layer.forward(image, parameters: parameters).values
        var spans: [Int: ClosedRange<Int>] = [:]
        let extent = axis == .height ? input[1] : input[2]
        for place in 0..<extent {
            var changed: Set<Int> = []
            for step in [-40.0, 40] {
                let moved = shifted(image, axis, at: place, by: step)
                let after = entry.layer.forward(moved, parameters: parameters).values
                changed.formUnion(after.indices.filter { after[$0] != before[$0] })
            }
            for output in changed {
                let first = spans[output]?.lowerBound ?? place
                spans[output] = first...place
            }
        }
        return spans.values.map(\.count).max() ?? 0
    }

    /// The image with one row (or column) changed, each channel and cell by another amount.
    private func shifted(
        _ image: Tensor<Double>,
        _ axis: Axis,
        at place: Int,
        by step: Double
    ) -> Tensor<Double> {
        var moved = image
        for channel in 0..<image.shape[1] {
            for row in 0..<image.shape[2] {
                for column in 0..<image.shape[3] where (axis == .height ? row : column) == place {
                    let factor = 1 + Double(channel) / 3 + Double(row + column) / 50
                    moved[0, channel, row, column] += step * factor
                }
            }
        }
        return moved
    }
}
