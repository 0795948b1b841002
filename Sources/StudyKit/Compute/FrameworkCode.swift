internal import CNNEngine

/// The lines of a framework that make a layer with the same output, and what the framework refuses.
public struct FrameworkCode: Hashable, Sendable {
    /// The lines of code, in order; none where no lines give exactly the same output.
    public var lines: [String]
    /// What the framework refuses, in a sentence.
    public var caveat: String?

    init(_ lines: String..., caveat: String? = nil) {
        self.lines = lines
        self.caveat = caveat
    }

    /// No lines, for a reason in a sentence.
    static func none(_ reason: String) -> FrameworkCode { FrameworkCode(caveat: reason) }

    /// The lines of several layers, one after the other; `nil` where one of them has no code.
    static func joined(_ parts: [FrameworkCode?]) -> FrameworkCode? {
        guard !parts.isEmpty else { return nil }
        var all = FrameworkCode()
        for part in parts {
            guard let part else { return nil }
            guard !part.lines.isEmpty else { return part }
            all.lines += part.lines
            all.caveat = all.caveat ?? part.caveat
        }
        return all
    }

    /// `3` for a square, `(3, 5)` otherwise.
    static func tuple(_ size: Size2D) -> String {
        size.height == size.width ? "\(size.height)" : "(\(size.height), \(size.width))"
    }
}

extension ChainReport.Step {
    /// The lines of Keras 3 that do what the step does; `nil` where Keras has no such layer.
    public var kerasCode: FrameworkCode? {
        if request.kind == .depthwise, let layer = analyses.first?.layer as? Conv2D,
            layer.geometry.stride.height == layer.geometry.stride.width
        {
            return .kerasDepthwise(layer)
        }
        return .joined(analyses.map { .keras($0.layer, input: $0.input) })
    }

    /// The lines of PyTorch that do what the step does; `nil` where PyTorch has no such module.
    public var pytorchCode: FrameworkCode? {
        .joined(analyses.map { .pytorch($0.layer, input: $0.input) })
    }
}

/// Rows and columns before and after an image, as frameworks want them spelled out.
struct Sides: Hashable {
    var top: Int
    var bottom: Int
    var left: Int
    var right: Int

    init(top: Int, bottom: Int, left: Int, right: Int) {
        self.top = top
        self.bottom = bottom
        self.left = left
        self.right = right
    }

    /// The padding of a window on both axes.
    init(_ rows: SlidingWindow, _ columns: SlidingWindow) {
        self.init(
            top: rows.paddingBefore,
            bottom: rows.paddingAfter,
            left: columns.paddingBefore,
            right: columns.paddingAfter
        )
    }

    var isZero: Bool { top == 0 && bottom == 0 && left == 0 && right == 0 }

    var isSymmetric: Bool { top == bottom && left == right }

    /// The shortest form that Keras takes: `1`, `(1, 2)` or `((0, 1), (0, 1))`.
    var keras: String {
        switch (isSymmetric, top == left) {
        case (true, true): "\(top)"
        case (true, false): "(\(top), \(left))"
        default: "((\(top), \(bottom)), (\(left), \(right)))"
        }
    }

    /// `(left, right, top, bottom)`, the last axis first.
    var pytorch: String { "(\(left), \(right), \(top), \(bottom))" }
}
