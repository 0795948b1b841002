import CNNEngine

/// Networks of the reference that the catalogue does not have, written down for their totals only.
struct ReferenceNetwork {
    private(set) var spec: NetworkSpec

    init(_ input: Shape) {
        spec = NetworkSpec("reference", input: input)
    }

    var channels: Int { spec.shape(of: spec.last)[0] }

    mutating func conv(
        _ filters: Int,
        _ kernel: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        groups: Int = 1,
        bias: Bool = true
    ) throws {
        try spec.append(
            Conv2D(
                inputChannels: channels,
                outputChannels: filters,
                kernelSize: kernel,
                stride: stride,
                padding: padding,
                groups: groups,
                bias: bias
            )
        )
    }

    /// A convolution of darknet or MobileNet: padded by half its kernel, normalized, no bias.
    mutating func normalized(
        _ filters: Int,
        _ kernel: Int,
        stride: Size2D = 1,
        groups: Int = 1
    ) throws {
        let padding = Padding.symmetric(Size2D(kernel / 2))
        try conv(
            filters,
            Size2D(kernel),
            stride: stride,
            padding: padding,
            groups: groups,
            bias: false
        )
        try spec.append(BatchNorm(channels: filters))
    }

    mutating func pool(_ kernel: Size2D = 2, stride: Size2D = 2) throws {
        try spec.append(MaxPool2D(kernelSize: kernel, stride: stride))
    }

    mutating func dense(_ units: Int...) throws {
        if spec.shape(of: spec.last).rank == 3 { try spec.append(Flatten()) }
        for count in units { try spec.append(Dense(inputFeatures: channels, units: count)) }
    }

    /// AlexNet in one tower, with the padding of its first layer.
    static func alexnet(
        _ input: Shape,
        padding: Padding = .valid,
        classes: Int
    ) throws -> NetworkSpec {
        var net = ReferenceNetwork(input)
        try net.conv(96, 11, stride: 4, padding: padding)
        try net.pool(3)
        try net.conv(256, 5, padding: .symmetric(2))
        try net.pool(3)
        for filters in [384, 384, 256] { try net.conv(filters, 3, padding: .symmetric(1)) }
        try net.pool(3)
        try net.dense(4_096, 4_096, classes)
        return net.spec
    }

    static func tinyVGG() throws -> NetworkSpec {
        var net = ReferenceNetwork([3, 64, 64])
        for _ in 0..<2 {
            try net.conv(10, 3)
            try net.conv(10, 3)
            try net.pool()
        }
        try net.dense(10)
        return net.spec
    }

    static func mobilenetV1() throws -> NetworkSpec {
        var net = ReferenceNetwork([3, 224, 224])
        try net.normalized(32, 3, stride: 2)
        let repeats = Array(repeating: (512, 1), count: 5)
        for (filters, stride) in [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)]
            + repeats + [(1_024, 2), (1_024, 1)]
        {
            try net.normalized(net.channels, 3, stride: Size2D(stride), groups: net.channels)
            try net.normalized(filters, 1)
        }
        try net.spec.append(GlobalAvgPool2D())
        try net.dense(1_000)
        return net.spec
    }

    static func yolov1Tiny() throws -> NetworkSpec {
        var net = ReferenceNetwork([3, 448, 448])
        for filters in [16, 32, 64, 128, 256, 512] {
            try net.normalized(filters, 3)
            try net.pool()
        }
        try net.normalized(1_024, 3)
        try net.normalized(256, 3)
        try net.dense(1_470)
        return net.spec
    }

    /// The layers of darknet-19 before its classes; the place of the 512 maps that YOLOv2 reuses.
    private mutating func darknet19() throws -> NetworkSpec.NodeID {
        var route = spec.last
        try normalized(32, 3)
        try pool()
        try normalized(64, 3)
        for (filters, count) in [(128, 3), (256, 3), (512, 5), (1_024, 5)] {
            route = spec.last
            try pool()
            for index in 0..<count {
                let isNarrow = index % 2 == 1
                try normalized(isNarrow ? filters / 2 : filters, isNarrow ? 1 : 3)
            }
        }
        return route
    }

    static func darknet19() throws -> NetworkSpec {
        var net = ReferenceNetwork([3, 256, 256])
        _ = try net.darknet19()
        try net.conv(1_000, 1)
        return net.spec
    }

    static func darknet53() throws -> NetworkSpec {
        var net = ReferenceNetwork([3, 256, 256])
        try net.normalized(32, 3)
        for (filters, blocks) in [(64, 1), (128, 2), (256, 8), (512, 8), (1_024, 4)] {
            try net.normalized(filters, 3, stride: 2)
            for _ in 0..<blocks {
                let input = net.spec.last
                try net.normalized(filters / 2, 1)
                try net.normalized(filters, 3)
                try net.spec.add(net.spec.last, input)
            }
        }
        try net.spec.append(GlobalAvgPool2D())
        try net.dense(1_000)
        return net.spec
    }

    static func yolov2() throws -> NetworkSpec {
        var net = ReferenceNetwork([3, 608, 608])
        let route = try net.darknet19()
        try net.normalized(1_024, 3)
        try net.normalized(1_024, 3)
        let deep = net.spec.last
        let narrow = Conv2D(inputChannels: 512, outputChannels: 64, kernelSize: 1, bias: false)
        try net.spec.append(narrow, after: route)
        try net.spec.append(BatchNorm(channels: 64))
        // darknet's "reorg" lays 2 × 2 cells out as channels.
        try net.spec.append(Reshape(to: [256, 19, 19]))
        try net.spec.concatenate([net.spec.last, deep])
        try net.normalized(1_024, 3)
        try net.conv(425, 1)
        return net.spec
    }

    /// The three networks of MNIST-1D on 40 values.
    static func mnist1D(_ hidden: Int) throws -> NetworkSpec {
        var net = ReferenceNetwork([40])
        if hidden > 0 { try net.dense(hidden, hidden) }
        try net.dense(10)
        return net.spec
    }

    static func mnist1DConvolutional() throws -> NetworkSpec {
        var net = ReferenceNetwork([1, 1, 40])
        let padding = Padding.symmetric(Size2D(height: 0, width: 1))
        for width in [5, 3, 3] {
            let kernel = Size2D(height: 1, width: width)
            try net.conv(25, kernel, stride: Size2D(height: 1, width: 2), padding: padding)
        }
        try net.dense(10)
        return net.spec
    }
}
