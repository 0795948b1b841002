extension NetworkSpec {
    /// YOLOv1 as darknet's `cfg/yolov1.cfg` has it: a locally connected layer and 3 boxes per cell.
    ///
    /// Redmon et al. 2016. The paper's 2 boxes give 7 · 7 · 30 = 1,470 outputs, the file's 3 give
    /// 1,715.
    public static func yolov1(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("yolov1", on: input ?? 448)
        let pool = MaxPool2D(kernelSize: 2)
        try net.darknet(64, kernel: 7, stride: 2)
        try net.pool(pool)
        try net.darknet(192, kernel: 3)
        try net.pool(pool)
        for (filters, kernel) in [(128, 1), (256, 3), (256, 1), (512, 3)] {
            try net.darknet(filters, kernel: kernel)
        }
        try net.pool(pool)
        for _ in 0..<4 {
            try net.darknet(256, kernel: 1)
            try net.darknet(512, kernel: 3)
        }
        try net.darknet(512, kernel: 1)
        try net.darknet(1_024, kernel: 3)
        try net.pool(pool)
        for _ in 0..<2 {
            try net.darknet(512, kernel: 1)
            try net.darknet(1_024, kernel: 3)
        }
        try net.darknet(1_024, kernel: 3)
        try net.darknet(1_024, kernel: 3, stride: 2)
        try net.darknet(1_024, kernel: 3)
        try net.darknet(1_024, kernel: 3)
        let map = net.spec.shape(of: net.spec.last)
        let local = LocallyConnected2D(
            inputChannels: 1_024,
            outputChannels: 256,
            inputSize: Size2D(height: map[1], width: map[2]),
            kernelSize: 3,
            padding: .symmetric(1)
        )
        try net.layer(local, "local")
        try net.layer(LeakyReLU(slope: 0.1), "local.leaky")
        try net.layer(Dropout(rate: 0.5), "dropout")
        try net.layer(Flatten(), "flatten")
        try net.dense("connected", 1_715)
        return net.spec
    }

    /// Tiny YOLOv2 for the 80 classes of COCO: nine convolutions on 416 × 416.
    ///
    /// darknet `cfg/yolov2-tiny.cfg`; 5 anchors · (80 classes + 5) = 425 outputs per cell.
    public static func tinyYOLOv2(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("tiny-yolov2", on: input ?? 416)
        for filters in [16, 32, 64, 128, 256] {
            try net.darknet(filters, kernel: 3)
            try net.pool(MaxPool2D(kernelSize: 2))
        }
        try net.darknet(512, kernel: 3)
        try net.pool(.darknetSameSize)
        try net.darknet(1_024, kernel: 3)
        try net.darknet(512, kernel: 3)
        try net.conv("output", 425, kernel: 1)
        return net.spec
    }

    /// YOLOv3 tiny: two scales of detections on 416 × 416.
    ///
    /// darknet `cfg/yolov3-tiny.cfg`; 8,852,366 trained parameters.
    public static func tinyYOLOv3(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("yolov3-tiny", on: input ?? 416)
        for filters in [16, 32, 64, 128] {
            try net.darknet(filters, kernel: 3)
            try net.pool(MaxPool2D(kernelSize: 2))
        }
        let fine = try net.darknet(256, kernel: 3)
        try net.pool(MaxPool2D(kernelSize: 2))
        try net.darknet(512, kernel: 3)
        try net.pool(.darknetSameSize)
        try net.darknet(1_024, kernel: 3)
        let coarse = try net.darknet(256, kernel: 1)
        try net.darknet(512, kernel: 3)
        try net.conv("yolo1", 255, kernel: 1)
        try net.darknet(128, kernel: 1, after: coarse)
        let upsampled = try net.layer(Upsample2D(scale: 2), "upsample")
        try net.spec.concatenate([upsampled, fine], named: "route")
        try net.darknet(256, kernel: 3)
        try net.conv("yolo2", 255, kernel: 1)
        return net.spec
    }

    /// YOLOv3: darknet-53 with residual blocks, and three scales of detections on 416 × 416.
    ///
    /// Redmon & Farhadi 2018, darknet `cfg/yolov3.cfg`; 61,949,149 trained parameters.
    public static func yolov3(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("yolov3", on: input ?? 416)
        try net.darknet(32, kernel: 3)
        var routes: [NodeID] = []
        for (filters, blocks) in [(64, 1), (128, 2), (256, 8), (512, 8), (1_024, 4)] {
            try net.darknet(filters, kernel: 3, stride: 2)
            for _ in 0..<blocks {
                let input = net.spec.last
                try net.darknet(filters / 2, kernel: 1)
                let last = try net.darknet(filters, kernel: 3)
                try net.spec.add(last, input)
            }
            routes.append(net.spec.last)
        }
        for (scale, filters) in [512, 256, 128].enumerated() {
            if scale > 0 {
                let upsampled = try net.layer(Upsample2D(scale: 2), "upsample\(scale)")
                try net.spec.concatenate([upsampled, routes[4 - scale]], named: "route\(scale)")
            }
            var branch = net.spec.last
            for index in 0..<3 {
                branch = try net.darknet(filters, kernel: 1)
                try net.darknet(2 * filters, kernel: 3)
                if index == 2 { try net.conv("yolo\(scale + 1)", 255, kernel: 1) }
            }
            if scale < 2 { try net.darknet(filters / 2, kernel: 1, after: branch) }
        }
        return net.spec
    }
}

extension ModelBuilder {
    /// Darknet's convolution: padded by half its kernel, normalized, leaky.
    @discardableResult
    fileprivate mutating func darknet(
        _ filters: Int,
        kernel: Int,
        stride: Int = 1,
        after node: NetworkSpec.NodeID? = nil
    ) throws(ShapeError) -> NetworkSpec.NodeID {
        let name = "conv\(spec.nodes.count { $0.kind == "Conv2D" } + 1)"
        try conv(
            name,
            filters,
            kernel: Size2D(kernel),
            stride: Size2D(stride),
            padding: .symmetric(Size2D(kernel / 2)),
            bias: false,
            after: node
        )
        try norm("\(name).bn", epsilon: 1e-6)
        return try layer(LeakyReLU(slope: 0.1), "\(name).leaky")
    }

    fileprivate mutating func pool(_ pool: MaxPool2D) throws(ShapeError) {
        let index = spec.nodes.count { $0.kind == "MaxPool2D" } + 1
        try layer(pool, "pool\(index)")
    }
}

extension MaxPool2D {
    /// Darknet's 2 × 2 pooling with stride 1: one row and column of padding keep the size.
    fileprivate static let darknetSameSize = MaxPool2D(
        kernelSize: 2,
        stride: 1,
        padding: .explicit(top: 0, bottom: 1, left: 0, right: 1)
    )
}
