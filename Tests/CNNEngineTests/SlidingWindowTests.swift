import Testing

@testable import CNNEngine

/// One axis with the result worked out by hand or taken from a published table.
struct AxisCase: CustomTestStringConvertible, Sendable {
    var extent: Int
    var kernel: Int
    var stride = 1
    var padding = 0
    var dilation = 1
    var rounding = Rounding.floor
    var output: Int
    var unread: [Int] = []

    var testDescription: String {
        "n \(extent), k \(kernel), s \(stride), p \(padding), d \(dilation) -> \(output)"
    }

    func window() throws -> SlidingWindow {
        let geometry = WindowGeometry(
            kernelSize: Size2D(kernel),
            stride: Size2D(stride),
            padding: .symmetric(Size2D(padding)),
            dilation: Size2D(dilation),
            rounding: rounding
        )
        return try geometry.window(on: .width, extent: extent, layer: "Conv2D")
    }

    static let published: [AxisCase] = [
        // The course week, and CS231n's "impossible" setting that frameworks floor.
        AxisCase(extent: 7, kernel: 3, stride: 2, output: 3),
        AxisCase(extent: 10, kernel: 3, stride: 2, output: 4, unread: [9]),
        // CS231n: AlexNet's first layer, with 227 and torchvision's 224.
        AxisCase(extent: 227, kernel: 11, stride: 4, output: 55),
        AxisCase(extent: 224, kernel: 11, stride: 4, padding: 2, output: 55),
        // Coursera ConvNets week 1.
        AxisCase(extent: 63, kernel: 7, stride: 2, output: 29),
        AxisCase(extent: 127, kernel: 5, stride: 2, output: 62),
        AxisCase(extent: 32, kernel: 2, stride: 2, output: 16),
        AxisCase(extent: 63, kernel: 7, padding: 3, output: 63),
        // Dilation and one-pixel outputs.
        AxisCase(extent: 9, kernel: 3, dilation: 2, output: 5),
        AxisCase(extent: 5, kernel: 3, dilation: 2, output: 1, unread: [1, 3]),
        AxisCase(extent: 3, kernel: 3, stride: 5, output: 1),
        AxisCase(extent: 8, kernel: 1, stride: 3, output: 3, unread: [1, 2, 4, 5, 7]),
        // ceil_mode: a part window is kept unless it starts behind the input.
        AxisCase(extent: 6, kernel: 3, stride: 2, rounding: .ceil, output: 3),
        AxisCase(extent: 4, kernel: 1, stride: 3, padding: 0, rounding: .ceil, output: 2),
        AxisCase(extent: 2, kernel: 3, stride: 2, rounding: .ceil, output: 1),
        AxisCase(extent: 4, kernel: 2, stride: 2, padding: 1, rounding: .ceil, output: 3),
        AxisCase(extent: 3, kernel: 2, stride: 2, padding: 1, rounding: .ceil, output: 2),
        // Caffe drops no last window where there is no padding: ⌈4/3⌉ + 1, the third at 6 of 0 to 4.
        AxisCase(extent: 5, kernel: 1, stride: 3, rounding: .ceilUnclipped, output: 3),
        AxisCase(extent: 6, kernel: 3, stride: 2, rounding: .ceilUnclipped, output: 3),
        AxisCase(extent: 2, kernel: 3, stride: 2, rounding: .ceilUnclipped, output: 1),
    ]
}

struct SlidingWindowTests {
    @Test(arguments: AxisCase.published)
    func `formula and slide give the published count`(_ axis: AxisCase) throws {
        let window = try axis.window()
        #expect(window.outputExtent == axis.output)
        #expect(window.starts.count == axis.output)
    }

    @Test(arguments: AxisCase.published.filter { $0.rounding == .floor })
    func `cells that no window reads are named`(_ axis: AxisCase) throws {
        #expect(try axis.window().unreadRanges?.flatMap(Array.init) == axis.unread)
    }

    @Test func `formula and slide agree on every small axis`() throws {
        var compared = 0
        for extent in 1...12 {
            for kernel in 1...5 {
                for stride in 1...4 {
                    for padding in 0...3 {
                        for dilation in 1...3 {
                            for rounding in [Rounding.floor, .ceil, .ceilUnclipped] {
                                let axis = AxisCase(
                                    extent: extent,
                                    kernel: kernel,
                                    stride: stride,
                                    padding: padding,
                                    dilation: dilation,
                                    rounding: rounding,
                                    output: 0
                                )
                                guard let window = try? axis.window() else { continue }
                                #expect(window.outputExtent == window.starts.count, "\(axis)")
                                compared += 1
                            }
                        }
                    }
                }
            }
        }
        #expect(compared > 3_000)
    }

    @Test(arguments: [
        // n, k, s, d -> before, after (TensorFlow's rule; 224, 3, 2 pads only after)
        (224, 3, 2, 1, 0, 1), (7, 3, 2, 1, 1, 1), (5, 2, 1, 1, 0, 1), (5, 3, 1, 1, 1, 1),
        (10, 5, 3, 1, 2, 2), (6, 3, 2, 2, 1, 2), (4, 1, 4, 1, 0, 0),
    ])
    func `same padding puts the odd pixel after`(
        extent: Int,
        kernel: Int,
        stride: Int,
        dilation: Int,
        before: Int,
        after: Int
    ) throws {
        let geometry = WindowGeometry(
            kernelSize: Size2D(kernel),
            stride: Size2D(stride),
            padding: .same,
            dilation: Size2D(dilation)
        )
        let window = try geometry.window(on: .height, extent: extent, layer: "Conv2D")
        #expect([window.paddingBefore, window.paddingAfter] == [before, after])
        #expect(window.outputExtent == (extent + stride - 1) / stride)
        #expect(window.starts.count == window.outputExtent)
    }

    @Test(arguments: [
        (AxisCase(extent: 5, kernel: 7, output: 0), "kernel_exceeds_input"),
        (AxisCase(extent: 5, kernel: 3, stride: 0, output: 0), "not_positive"),
        (AxisCase(extent: 5, kernel: 3, stride: -1, output: 0), "not_positive"),
        (AxisCase(extent: 5, kernel: 0, output: 0), "not_positive"),
        (AxisCase(extent: 0, kernel: 1, output: 0), "not_positive"),
        (AxisCase(extent: 5, kernel: 3, padding: -1, output: 0), "negative_value"),
        (AxisCase(extent: 5, kernel: 3, dilation: 0, output: 0), "not_positive"),
        (AxisCase(extent: 5, kernel: .max, dilation: 2, output: 0), "overflow"),
        (AxisCase(extent: .max, kernel: 3, padding: 1, output: 0), "overflow"),
        (AxisCase(extent: 5, kernel: 3, padding: .max, output: 0), "overflow"),
        (AxisCase(extent: 5, kernel: 3, stride: .max, padding: 1, output: 0), "overflow"),
    ])
    func `an impossible window is a typed error`(_ axis: AxisCase, code: String) {
        let error = #expect(throws: ShapeError.self) { try axis.window() }
        #expect(error?.code == code)
    }
}
