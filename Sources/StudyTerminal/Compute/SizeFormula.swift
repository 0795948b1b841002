import CNNEngine

/// The output size of one axis, from the formula through the numbers to the floor.
struct SizeFormula {
    let window: SlidingWindow
    let isSame: Bool

    init(_ window: SlidingWindow, isSame: Bool) {
        self.window = window
        self.isSame = isSame
    }

    /// The working, one step per line.
    var lines: [String] {
        let room = window.paddedExtent - window.span
        let (open, close) = isRoundedUp ? ("⌈", "⌉") : ("⌊", "⌋")
        let numbers = "\(window.extent) + \(paddingNumbers) − \(kernelNumbers)"
        let shownRoom = room < 0 ? "−\(-room)" : "\(room)"
        return samePadding + [
            "\(open)(n + \(paddingSymbol) − \(kernelSymbol))/s\(close) + 1",
            "= \(open)(\(numbers))/\(window.stride)\(close) + 1",
            "= \(open)\(shownRoom)/\(window.stride)\(close) + 1\(leftOver(room))",
            "= \(steps(room)) + 1 = \(steps(room) + 1)",
        ] + dropped(steps(room))
    }

    /// `same` names its own size: the padding that it leads to fits exactly.
    private var isRoundedUp: Bool { window.rounding.isUp && !isSame }

    private func steps(_ room: Int) -> Int {
        // Rounding up may take a window that the input does not fill: room is then below 0.
        isRoundedUp ? (room + window.stride - 1) / window.stride : room / window.stride
    }

    private func leftOver(_ room: Int) -> String {
        let remainder = room < 0 ? 0 : room % window.stride
        guard remainder > 0 else { return "" }
        let end = isRoundedUp ? "the ceiling counts a part window" : "the floor drops it"
        return ", \(remainder) left over: \(end)"
    }

    private func dropped(_ steps: Int) -> [String] {
        guard window.dropsLastWindow else { return [] }
        return [
            "window \(steps + 1) would start behind the input: it is dropped, which leaves "
                + "\(window.outputExtent)"
        ]
    }

    private var samePadding: [String] {
        guard isSame else { return [] }
        let total = window.paddingBefore + window.paddingAfter
        return [
            "same: ⌈n/s⌉ = ⌈\(window.extent)/\(window.stride)⌉ = \(window.outputExtent), "
                + "which takes \(total) of padding: \(window.paddingBefore) before, "
                + "\(window.paddingAfter) after"
        ]
    }

    private var isSymmetric: Bool { window.paddingBefore == window.paddingAfter }

    private var paddingSymbol: String { isSymmetric ? "2p" : "p₁ + p₂" }

    private var paddingNumbers: String {
        isSymmetric
            ? "2·\(window.paddingBefore)" : "\(window.paddingBefore) + \(window.paddingAfter)"
    }

    private var kernelSymbol: String { window.dilation == 1 ? "k" : "(d(k − 1) + 1)" }

    private var kernelNumbers: String {
        window.dilation == 1
            ? "\(window.kernel)" : "(\(window.dilation)·(\(window.kernel) − 1) + 1)"
    }
}
