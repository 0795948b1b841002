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
        let quotient = room / window.stride
        let remainder = room % window.stride
        let floor = remainder == 0 ? "" : ", \(remainder) left over: the floor drops it"
        return samePadding + [
            "⌊(n + \(paddingSymbol) − \(kernelSymbol))/s⌋ + 1",
            "= ⌊(\(window.extent) + \(paddingNumbers) − \(kernelNumbers))/\(window.stride)⌋ + 1",
            "= ⌊\(room)/\(window.stride)⌋ + 1\(floor)",
            "= \(quotient) + 1 = \(window.outputExtent)",
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
