extension NetworkSpec {
    /// MobileNet-v2: inverted residuals with depthwise convolutions; 3,504,872 trained parameters.
    ///
    /// Sandler et al. 2018, table 2. Keras counts 2 · 17,056 running statistics more.
    public static func mobilenetV2() throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("mobilenet_v2", input: [3, 224, 224])
        try net.clipped("conv1", 32, kernel: 3, stride: 2, padding: .symmetric(1))
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
        try net.layer(GlobalAvgPool2D(), "avgpool")
        try net.layer(Dropout(rate: 0.2), "dropout")
        try net.dense("fc", 1_000)
        return net.spec
    }
}

extension ModelBuilder {
    fileprivate mutating func clipped(
        _ name: String,
        _ filters: Int,
        kernel: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        groups: Int = 1
    ) throws(ShapeError) {
        try conv(
            name,
            filters,
            kernel: kernel,
            stride: stride,
            padding: padding,
            groups: groups,
            bias: false
        )
        try norm("\(name).bn")
        try layer(ReLU6(), "\(name).relu6")
    }

    fileprivate mutating func invertedResidual(
        _ name: String,
        _ filters: Int,
        expansion: Int,
        stride: Int
    ) throws(ShapeError) {
        let input = spec.last
        let hidden = channels() * expansion
        if expansion != 1 { try clipped("\(name).expand", hidden, kernel: 1) }
        try clipped(
            "\(name).depthwise",
            hidden,
            kernel: 3,
            stride: Size2D(stride),
            padding: .symmetric(1),
            groups: hidden
        )
        try conv("\(name).project", filters, kernel: 1, bias: false)
        let last = try norm("\(name).project.bn")
        guard spec.shape(of: input) == spec.shape(of: last) else { return }
        try spec.add(last, input, named: "\(name).add")
    }
}
