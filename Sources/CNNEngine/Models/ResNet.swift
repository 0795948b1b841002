extension NetworkSpec {
    /// The residual networks by their number of weighted layers (He and others, 2016).
    public enum ResNetDepth: Int, Sendable, CaseIterable {
        /// Basic blocks, 2-2-2-2.
        case resnet18 = 18
        /// Basic blocks, 3-4-6-3.
        case resnet34 = 34
        /// Bottlenecks, 3-4-6-3.
        case resnet50 = 50
        /// Bottlenecks, 3-4-23-3.
        case resnet101 = 101
        /// Bottlenecks, 3-8-36-3.
        case resnet152 = 152

        var blocks: [Int] {
            switch self {
            case .resnet18: [2, 2, 2, 2]
            case .resnet34, .resnet50: [3, 4, 6, 3]
            case .resnet101: [3, 4, 23, 3]
            case .resnet152: [3, 8, 36, 3]
            }
        }

        var isBottleneck: Bool { rawValue >= 50 }
    }

    /// A residual network for 224 × 224 and 1,000 classes.
    ///
    /// ResNet-50: 25,557,032 trained parameters as torchvision has it, 25,636,712 as Keras counts.
    /// Keras puts stride 2 on the first 1 × 1 convolution of a stage ("v1"), torchvision on the
    /// 3 × 3 ("v1.5"); Keras keeps biases that the normalization undoes, and pads by layers.
    public static func resnet(
        _ depth: ResNetDepth,
        style: ModelStyle = .torchvision,
        input: Size2D? = nil
    ) throws(ShapeError) -> NetworkSpec {
        var net = ResNetBuilder(depth, style, on: input ?? 224)
        try net.stem()
        for stage in depth.blocks.indices { try net.stage(stage, depth) }
        return try net.head()
    }
}

private struct ResNetBuilder {
    var net: ModelBuilder
    let style: ModelStyle

    init(_ depth: NetworkSpec.ResNetDepth, _ style: ModelStyle, on size: Size2D) {
        net = ModelBuilder("resnet\(depth.rawValue)", on: size)
        self.style = style
    }

    private mutating func normalized(
        _ name: String,
        _ filters: Int,
        kernel: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        after node: NetworkSpec.NodeID? = nil
    ) throws(ShapeError) -> NetworkSpec.NodeID {
        try net.conv(
            name,
            filters,
            kernel: kernel,
            stride: stride,
            padding: padding,
            bias: style == .keras,
            after: node
        )
        guard style == .keras else { return try net.norm("\(name).bn") }
        return try net.kerasNorm("\(name).bn", epsilon: 1.001e-5)
    }

    mutating func stem() throws(ShapeError) {
        let before = try padding("conv1.pad", by: 3)
        _ = try normalized("conv1", 64, kernel: 7, stride: 2, padding: before)
        try net.layer(ReLU(), "relu")
        let around = try padding("maxpool.pad", by: 1)
        try net.layer(MaxPool2D(kernelSize: 3, stride: 2, padding: around), "maxpool")
    }

    /// The padding that is left to do for the next layer; Keras does it by a layer of its own.
    private mutating func padding(_ name: String, by cells: Int) throws(ShapeError) -> Padding {
        guard style == .keras else { return .symmetric(Size2D(cells)) }
        let zeros = ZeroPadding2D(top: cells, bottom: cells, left: cells, right: cells)
        try net.layer(zeros, name)
        return .valid
    }

    mutating func stage(
        _ stage: Int,
        _ depth: NetworkSpec.ResNetDepth
    ) throws(ShapeError) {
        for block in 0..<depth.blocks[stage] {
            let name = "layer\(stage + 1).\(block)"
            let stride: Size2D = stage > 0 && block == 0 ? 2 : 1
            let input = net.spec.last
            let width = 64 << stage
            let last =
                depth.isBottleneck
                ? try bottleneck(name, width, stride) : try basic(name, width, stride)
            var shortcut = input
            if net.spec.shape(of: input) != net.spec.shape(of: last) {
                shortcut = try normalized(
                    "\(name).downsample",
                    net.channels(last),
                    kernel: 1,
                    stride: stride,
                    after: input
                )
            }
            try net.spec.add(last, shortcut, named: "\(name).add")
            try net.layer(ReLU(), "\(name).relu")
        }
    }

    private mutating func basic(
        _ name: String,
        _ width: Int,
        _ stride: Size2D
    ) throws(ShapeError) -> NetworkSpec.NodeID {
        _ = try normalized(
            "\(name).conv1",
            width,
            kernel: 3,
            stride: stride,
            padding: .symmetric(1)
        )
        try net.layer(ReLU(), "\(name).relu1")
        return try normalized("\(name).conv2", width, kernel: 3, padding: .symmetric(1))
    }

    private mutating func bottleneck(
        _ name: String,
        _ width: Int,
        _ stride: Size2D
    ) throws(ShapeError) -> NetworkSpec.NodeID {
        let isKeras = style == .keras
        _ = try normalized("\(name).conv1", width, kernel: 1, stride: isKeras ? stride : 1)
        try net.layer(ReLU(), "\(name).relu1")
        _ = try normalized(
            "\(name).conv2",
            width,
            kernel: 3,
            stride: isKeras ? 1 : stride,
            padding: .symmetric(1)
        )
        try net.layer(ReLU(), "\(name).relu2")
        return try normalized("\(name).conv3", 4 * width, kernel: 1)
    }

    mutating func head() throws(ShapeError) -> NetworkSpec {
        try net.layer(GlobalAvgPool2D(), "avgpool")
        try net.dense("fc", 1_000)
        return net.spec
    }
}
