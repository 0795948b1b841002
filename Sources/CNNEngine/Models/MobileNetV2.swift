extension NetworkSpec {
    /// MobileNet-v2: inverted residuals with depthwise convolutions; 3,504,872 trained parameters.
    ///
    /// Sandler et al. 2018, table 2. Keras counts 2 · 17,056 running statistics more, has ε = 0.001
    /// and no dropout, and pads strided convolutions below and on the right only.
    public static func mobilenetV2(
        style: ModelStyle = .torchvision,
        input: Size2D? = nil
    ) throws(ShapeError) -> NetworkSpec {
        var net = MobileNetBuilder(
            net: ModelBuilder("mobilenet_v2", on: input ?? 224),
            style: style
        )
        try net.clipped("conv1", 32, kernel: 3, stride: 2)
        // Expansion t, channels c, repeats n, stride s.
        let settings = [
            (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1),
            (6, 160, 3, 2), (6, 320, 1, 1),
        ]
        var index = 0
        for (expansion, channels, repeats, stride) in settings {
            for repetition in 0..<repeats {
                index += 1
                try net.invertedResidual(
                    "block\(index)",
                    channels,
                    expansion: expansion,
                    stride: repetition == 0 ? stride : 1
                )
            }
        }
        try net.clipped("conv2", 1_280, kernel: 1)
        return try net.head()
    }
}

private struct MobileNetBuilder {
    var net: ModelBuilder
    let style: ModelStyle

    mutating func clipped(
        _ name: String,
        _ filters: Int,
        kernel: Int,
        stride: Int = 1,
        groups: Int = 1
    ) throws(ShapeError) {
        let padding =
            style == .keras && stride > 1 ? oddPadding : .symmetric(Size2D(kernel / 2))
        try net.conv(
            name,
            filters,
            kernel: Size2D(kernel),
            stride: Size2D(stride),
            padding: padding,
            groups: groups,
            bias: false
        )
        try norm("\(name).bn")
        try net.layer(ReLU6(), "\(name).relu6")
    }

    /// One row below and one column on the right, or all around an input of odd size.
    private var oddPadding: Padding {
        let input = net.spec.shape(of: net.spec.last)
        let (top, left) = (input[1] % 2, input[2] % 2)
        return .explicit(top: top, bottom: 1, left: left, right: 1)
    }

    @discardableResult
    private mutating func norm(_ name: String) throws(ShapeError) -> NetworkSpec.NodeID {
        guard style == .keras else { return try net.norm(name) }
        return try net.kerasNorm(name, epsilon: 1e-3, momentum: 0.999)
    }

    mutating func invertedResidual(
        _ name: String,
        _ filters: Int,
        expansion: Int,
        stride: Int
    ) throws(ShapeError) {
        let input = net.spec.last
        let hidden = net.channels() * expansion
        if expansion != 1 { try clipped("\(name).expand", hidden, kernel: 1) }
        try clipped(
            "\(name).depthwise",
            hidden,
            kernel: 3,
            stride: stride,
            groups: hidden
        )
        try net.conv("\(name).project", filters, kernel: 1, bias: false)
        let last = try norm("\(name).project.bn")
        // Only a repetition is short-circuited; a first block of stride 1 changes the channels.
        guard net.spec.shape(of: input) == net.spec.shape(of: last) else { return }
        try net.spec.add(last, input, named: "\(name).add")
    }

    mutating func head() throws(ShapeError) -> NetworkSpec {
        try net.layer(GlobalAvgPool2D(), "avgpool")
        if style == .torchvision { try net.layer(Dropout(rate: 0.2), "dropout") }
        try net.dense("fc", 1_000)
        return net.spec
    }
}
