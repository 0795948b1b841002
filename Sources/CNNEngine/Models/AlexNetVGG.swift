extension NetworkSpec {
    /// AlexNet as torchvision has it: one tower, no response normalization; 61,100,840 parameters.
    ///
    /// Krizhevsky 2014, "One weird trick for parallelizing convolutional neural networks".
    public static func alexnet(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("alexnet", on: input ?? 224)
        let pool = MaxPool2D(kernelSize: 3, stride: 2)
        try net.conv("conv1", 64, kernel: 11, stride: 4, padding: .symmetric(2))
        try net.layer(ReLU(), "relu1")
        try net.layer(pool, "pool1")
        try net.conv("conv2", 192, kernel: 5, padding: .symmetric(2))
        try net.layer(ReLU(), "relu2")
        try net.layer(pool, "pool2")
        for (index, filters) in [384, 256, 256].enumerated() {
            try net.conv("conv\(index + 3)", filters, kernel: 3, padding: .symmetric(1))
            try net.layer(ReLU(), "relu\(index + 3)")
        }
        try net.layer(pool, "pool5")
        try net.classifier([4_096, 4_096, 1_000], dropsInputs: true)
        return net.spec
    }

    /// AlexNet of 2012: two towers as groups of two, response normalization; 60,965,224 parameters.
    ///
    /// Krizhevsky, Sutskever & Hinton 2012. The input is 227 × 227: with the paper's 224 the first
    /// layer would have 54.25 positions.
    public static func alexnetOf2012(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("alexnet-2012", on: input ?? 227)
        let pool = MaxPool2D(kernelSize: 3, stride: 2)
        let response = LocalResponseNorm(size: 5, alpha: 5e-4, beta: 0.75, k: 2)
        try net.conv("conv1", 96, kernel: 11, stride: 4)
        try net.layer(ReLU(), "relu1")
        try net.layer(response, "norm1")
        try net.layer(pool, "pool1")
        try net.conv("conv2", 256, kernel: 5, padding: .symmetric(2), groups: 2)
        try net.layer(ReLU(), "relu2")
        try net.layer(response, "norm2")
        try net.layer(pool, "pool2")
        for (index, layer) in [(384, 1), (384, 2), (256, 2)].enumerated() {
            try net.conv(
                "conv\(index + 3)",
                layer.0,
                kernel: 3,
                padding: .symmetric(1),
                groups: layer.1
            )
            try net.layer(ReLU(), "relu\(index + 3)")
        }
        try net.layer(pool, "pool5")
        try net.classifier([4_096, 4_096, 1_000])
        return net.spec
    }

    /// VGG-16: 13 convolutions of 3 × 3 and 3 dense layers; 138,357,544 parameters.
    ///
    /// Simonyan & Zisserman 2015, configuration D.
    public static func vgg16(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("vgg16", on: input ?? 224)
        try net.vggFeatures()
        try net.classifier([4_096, 4_096, 1_000])
        return net.spec
    }
}

extension ModelBuilder {
    /// The convolutions of VGG-16, up to 512 × 7 × 7 for an input of 224.
    mutating func vggFeatures(includesLastPool: Bool = true) throws(ShapeError) {
        for (block, filters) in [64, 128, 256, 512, 512].enumerated() {
            for index in 1...(block < 2 ? 2 : 3) {
                let name = "conv\(block + 1)_\(index)"
                try conv(name, filters, kernel: 3, padding: .symmetric(1))
                try layer(ReLU(), "\(name).relu")
            }
            guard block < 4 || includesLastPool else { continue }
            try layer(MaxPool2D(kernelSize: 2), "pool\(block + 1)")
        }
    }

    /// Dense layers with rectifiers, and dropout behind them or before the dense layers.
    mutating func classifier(
        _ units: [Int],
        dropsInputs: Bool = false
    ) throws(ShapeError) {
        try layer(Flatten(), "flatten")
        for (index, count) in units.enumerated() {
            let isLast = index == units.count - 1
            let dropout = Dropout(rate: 0.5)
            if dropsInputs && !isLast { try layer(dropout, "dropout\(index + 6)") }
            try dense("fc\(index + 6)", count)
            guard !isLast else { continue }
            try layer(ReLU(), "relu\(index + 6)")
            if !dropsInputs { try layer(dropout, "dropout\(index + 6)") }
        }
    }
}
