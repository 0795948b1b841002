import CNNEngine
import Testing

struct UnreadCellsTests {
    private func window(
        _ extent: Int,
        kernel: Int,
        stride: Int = 1,
        padding: Int = 0,
        dilation: Int = 1,
        rounding: Rounding = .floor
    ) throws -> SlidingWindow {
        let geometry = WindowGeometry(
            kernelSize: Size2D(kernel),
            stride: Size2D(stride),
            padding: .symmetric(Size2D(padding)),
            dilation: Size2D(dilation),
            rounding: rounding
        )
        return try geometry.window(on: .height, extent: extent, layer: "Conv2D")
    }

    @Test func `the count is that of a walk on every small axis`() throws {
        var compared = 0
        for extent in 1...14 {
            for kernel in 1...5 {
                for stride in 1...7 {
                    for padding in 0...6 {
                        for dilation in 1...6 {
                            for rounding in [Rounding.floor, .ceil] {
                                let window = try? window(
                                    extent,
                                    kernel: kernel,
                                    stride: stride,
                                    padding: padding,
                                    dilation: dilation,
                                    rounding: rounding
                                )
                                guard let window else { continue }
                                let walked = window.unreadRanges?.reduce(0) { $0 + $1.count }
                                #expect(window.unreadCount == walked, "\(window)")
                                compared += 1
                            }
                        }
                    }
                }
            }
        }
        #expect(compared > 10_000)
    }

    @Test func `the count is that of a walk where there are more taps than cells`() throws {
        var generator = SplitMix64(seed: 9)
        var (compared, partly) = (0, 0)
        for _ in 0..<40_000 {
            let window = try? window(
                1 + generator.integer(below: 24),
                kernel: 2 + generator.integer(below: 60),
                stride: 1 + generator.integer(below: 90),
                padding: generator.integer(below: 400),
                dilation: 1 + generator.integer(below: 12),
                rounding: generator.integer(below: 2) == 0 ? .floor : .ceil
            )
            guard let window, window.extent < window.kernel else { continue }
            let walked = window.unreadRanges?.reduce(0) { $0 + $1.count }
            #expect(window.unreadCount == walked, "\(window)")
            compared += 1
            partly += walked == 0 || walked == window.extent ? 0 : 1
        }
        #expect(compared > 10_000 && partly > 2_000, "\(compared), \(partly)")
    }

    /// By taps this took 41 s: 2²⁰ of them for each of the 10 cells.
    @Test func `many taps on few cells cost the cells`() throws {
        let geometry = WindowGeometry(
            kernelSize: Size2D(1 << 20),
            padding: .same,
            dilation: 11
        )
        let window = try geometry.window(on: .height, extent: 10, layer: "Conv2D")
        var unread = 0
        for _ in 0..<16_000 { unread += try #require(window.unreadCount) }
        #expect(unread == 16_000 * (window.unreadRanges?.reduce(0) { $0 + $1.count } ?? -1))
    }

    @Test func `long axes are counted without a walk`() throws {
        #expect(try window(1 << 40, kernel: 1, stride: 2).unreadCount == 1 << 39)
        #expect(
            try window(1 << 40, kernel: 2, stride: 1 << 20).unreadCount == (1 << 40) - (1 << 21)
        )
        #expect(try window(1 << 40, kernel: 3, stride: 1, dilation: 5).unreadCount == 0)
    }
}
