import CNNEngine
import StudyKit
import Testing

@testable import StudyTerminal

struct SizeFormulaTests {
    private func formula(
        extent: Int,
        kernel: Int,
        stride: Int,
        padding: Int = 0,
        rounding: Rounding = .ceil
    ) throws -> [String] {
        let geometry = WindowGeometry(
            kernelSize: Size2D(kernel),
            stride: Size2D(stride),
            padding: .symmetric(Size2D(padding)),
            rounding: rounding
        )
        let window = try geometry.window(on: .width, extent: extent, layer: "MaxPool2D")
        return SizeFormula(window, isSame: false).lines
    }

    @Test func `a size that rounds up is worked out with a ceiling`() throws {
        #expect(
            try formula(extent: 6, kernel: 3, stride: 2) == [
                "⌈(n + 2p − k)/s⌉ + 1", "= ⌈(6 + 2·0 − 3)/2⌉ + 1",
                "= ⌈3/2⌉ + 1, 1 left over: the ceiling counts a part window", "= 2 + 1 = 3",
            ]
        )
    }

    @Test func `a window larger than the input is kept in part`() throws {
        let lines = try formula(extent: 2, kernel: 3, stride: 2)
        #expect(lines.dropFirst(2).first?.hasPrefix("= ⌈−1/2⌉ + 1") == true)
        #expect(lines.last == "= 0 + 1 = 1")
    }

    /// 3 wide, padded by 1, kernel 2, stride 2: ⌈3/2⌉ + 1 = 3, and window 3 starts at 3.
    @Test func `a last window that would start in the padding is dropped, and that is said`() throws
    {
        #expect(
            try formula(extent: 3, kernel: 2, stride: 2, padding: 1).suffix(2) == [
                "= 2 + 1 = 3",
                "window 3 would start behind the input: it is dropped, which leaves 2",
            ]
        )
    }

    @Test func `every line of every small axis is true`() throws {
        var compared = 0
        for extent in 1...9 {
            for (kernel, stride) in [(1, 3), (2, 1), (2, 2), (3, 2), (2, 4), (3, 3)] {
                for padding in 0...(kernel / 2) {
                    for rounding in [Rounding.floor, .ceil] {
                        let lines = try? formula(
                            extent: extent,
                            kernel: kernel,
                            stride: stride,
                            padding: padding,
                            rounding: rounding
                        )
                        guard let lines else { continue }
                        let room = extent + 2 * padding - kernel
                        let quotient = Double(room) / Double(stride)
                        let rounded = quotient.rounded(rounding == .ceil ? .up : .down)
                        let sum = "= \(Int(rounded)) + 1 = \(Int(rounded) + 1)"
                        #expect(lines.contains(sum), "\(lines)")
                        compared += 1
                    }
                }
            }
        }
        #expect(compared > 90)
    }
}
