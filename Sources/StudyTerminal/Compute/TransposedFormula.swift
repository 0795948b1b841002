import CNNEngine

/// The output size of a transposed convolution on one axis, from the formula to the number.
struct TransposedFormula: Hashable {
    let extent: Int
    let kernel: Int
    let stride: Int
    let dilation: Int
    /// Cells taken away before and after.
    let cropped: [Int]
    let rule: Rule

    enum Rule: Hashable {
        /// `n·s`.
        case same
        /// `n·s + max(k − s, 0)`.
        case keras
        /// `(n − 1)·s + k + o`.
        case pytorch(added: Int)
    }

    /// `nil` where the layer does not fit, and for "same" with an output padding.
    init?(_ layer: ConvTranspose2D, on input: Shape, _ axis: Axis) {
        guard let cropped = try? layer.croppedCells(for: input) else { return nil }
        let isHeight = axis == .height
        func side(_ size: Size2D) -> Int { isHeight ? size.height : size.width }
        extent = isHeight ? input[1] : input[2]
        kernel = side(layer.geometry.kernelSize)
        stride = side(layer.geometry.stride)
        dilation = side(layer.geometry.dilation)
        let (before, after) = isHeight ? cropped.rows : cropped.columns
        self.cropped = [before, after]
        switch (layer.geometry.padding == .same, layer.outputPadding) {
        case (true, nil): rule = .same
        case (true, _?): return nil
        case (false, nil) where layer.sizeRule == .keras: rule = .keras
        case (false, let added): rule = .pytorch(added: added.map(side) ?? 0)
        }
    }

    /// The working, one step per line.
    var lines: [String] {
        switch rule {
        case .same: return ["n·s", "= \(extent)·\(stride) = \(extent * stride)"]
        case .keras:
            let more = max(span - stride, 0)
            return [
                "n·s + max(\(kernelSymbol) − s, 0)\(croppedSymbol)",
                "= \(extent)·\(stride) + max(\(kernelNumbers) − \(stride), 0)\(croppedNumbers)",
                "= \(extent * stride) + \(more)\(minus) = \(extent * stride + more - total)",
            ]
        case .pytorch(let added):
            let steps = (extent - 1) * stride
            let (symbol, plus) = added == 0 ? ("", "") : (" + o", " + \(added)")
            return [
                "(n − 1)·s + \(kernelSymbol)\(croppedSymbol)\(symbol)",
                "= (\(extent) − 1)·\(stride) + \(kernelNumbers)\(croppedNumbers)\(plus)",
                "= \(steps) + \(span)\(minus)\(plus) = \(steps + span - total + added)",
            ]
        }
    }

    private var span: Int { dilation * (kernel - 1) + 1 }

    private var total: Int { cropped.reduce(0, +) }

    private var isSymmetric: Bool { cropped[0] == cropped[1] }

    private var minus: String { total == 0 ? "" : " − \(total)" }

    private var croppedSymbol: String {
        total == 0 ? "" : isSymmetric ? " − 2p" : " − p₁ − p₂"
    }

    private var croppedNumbers: String {
        guard total > 0 else { return "" }
        return isSymmetric ? " − 2·\(cropped[0])" : " − \(cropped[0]) − \(cropped[1])"
    }

    private var kernelSymbol: String { dilation == 1 ? "k" : "(d(k − 1) + 1)" }

    private var kernelNumbers: String {
        dilation == 1 ? "\(kernel)" : "(\(dilation)·(\(kernel) − 1) + 1)"
    }
}
