import CNNEngine

extension Quantity {
    /// Passes of the convolutions in R-CNN, r · i: one for each region.
    ///
    /// Girshick et al. 2014.
    public static let regionPasses = Quantity(
        "rcnn-passes",
        title: "passes through the convolutions",
        form: .integer,
        inputs: [
            QuantityInput("regions", "r"), QuantityInput("images", "i", default: .constant(1)),
        ],
        rule: "r*i",
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try RegionCost.passes(regions: values["r"], images: values["i"])))
        },
        mistakes: [
            .rule(
                "one-for-each-image",
                """
                You counted one pass for each image. That is Fast R-CNN; R-CNN sends every region \
                through the network by itself.
                """,
                "i"
            ),
            .rule("one-image", "You counted one image. Each has regions of its own.", "r"),
            .rule(
                "image-and-regions",
                """
                You added a pass for the whole image. R-CNN sends only the regions through the \
                network.
                """,
                "(r + 1)*i"
            ),
            .rule("added", "You added regions and images. Each image has r regions.", "r + i"),
            .rule(
                "both-ways",
                "You counted each region twice. It goes forward once when predicting.",
                "2*r*i"
            ),
        ]
    )

    /// The multiply-adds of R-CNN on one image, r · (backbone of a region + head).
    public static let regionMultiplyAdds = Quantity(
        "rcnn-multiply-adds",
        title: "multiply-adds of R-CNN for one image",
        form: .integer,
        inputs: RegionCost.inputs,
        rule: "r*(k*k*c*f*n*n + 49*f*u)",
        layers: { RegionCost($0).rcnn },
        measured: { values, budget throws(MeasurementFailure) in
            .number(Rational(try RegionCost(values).multiplyAddsOfRCNN(budget)))
        },
        mistakes: [
            .rule(
                "backbone-shared",
                """
                You ran the convolution once, on one region. R-CNN runs it for every region anew; \
                to share it is the idea of Fast R-CNN.
                """,
                "k*k*c*f*n*n + r*49*f*u"
            ),
            .rule(
                "one-region",
                "You counted one region. Each of the r goes through everything.",
                "k*k*c*f*n*n + 49*f*u"
            ),
            .rule(
                "head-once",
                "You ran the dense layer once. It too works on every region.",
                "r*(k*k*c*f*n*n) + 49*f*u"
            ),
            .rule(
                "head-forgotten",
                "You left out the dense layer: 7 · 7 · f inputs times its units.",
                "r*(k*k*c*f*n*n)"
            ),
            .rule(
                "whole-image",
                """
                You ran the convolution on the whole image for each region. It runs on the region, \
                warped to its fixed size.
                """,
                "r*(k*k*c*f*h*w + 49*f*u)",
                when: "h > 0"
            ),
            .rule(
                "positions-forgotten",
                """
                You counted the weights of the convolution. Each is used at every position: times n \
                · n.
                """,
                "r*(k*k*c*f + 49*f*u)"
            ),
        ]
    )

    /// The multiply-adds of Fast R-CNN on one image, backbone of the image + r · head.
    ///
    /// Girshick 2015: the convolutions run once, and regions are cut out of the feature map.
    public static let sharedMultiplyAdds = Quantity(
        "fast-rcnn-multiply-adds",
        title: "multiply-adds of Fast R-CNN for one image",
        form: .integer,
        inputs: RegionCost.inputs,
        rule: "k*k*c*f*h*w + r*49*f*u",
        layers: { RegionCost($0).fastRCNN },
        measured: { values, budget throws(MeasurementFailure) in
            .number(Rational(try RegionCost(values).multiplyAddsOfFastRCNN(budget)))
        },
        mistakes: [
            .rule(
                "backbone-for-each-region",
                """
                You ran the convolution for each region. Fast R-CNN runs it once on the image and \
                cuts the regions out of its feature map.
                """,
                "r*(k*k*c*f*h*w + 49*f*u)"
            ),
            .rule(
                "head-once",
                "You ran the dense layer once. It works on every region: times r.",
                "k*k*c*f*h*w + 49*f*u"
            ),
            .rule(
                "region-for-image",
                """
                You ran the convolution on a region. In Fast R-CNN it sees the whole image, once.
                """,
                "k*k*c*f*n*n + r*49*f*u",
                when: "n > 0"
            ),
            .rule(
                "rcnn",
                """
                You gave the cost of R-CNN, where every region goes through the convolution by \
                itself.
                """,
                "r*(k*k*c*f*n*n + 49*f*u)",
                when: "n > 0"
            ),
            .rule(
                "head-forgotten",
                "You left out the dense layer, which works on every region.",
                "k*k*c*f*h*w"
            ),
            .rule(
                "backbone-forgotten",
                "You left out the convolution. It is shared, but it still runs once.",
                "r*49*f*u"
            ),
            .rule(
                "positions-forgotten",
                """
                You counted the weights of the convolution. Each is used at every position: times \
                h · w.
                """,
                "k*k*c*f + r*49*f*u"
            ),
        ]
    )
}

/// A detector with one convolution that keeps the size, pooling to 7 × 7 and one dense layer.
private struct RegionCost {
    static let inputs = [
        QuantityInput("regions", "r"), QuantityInput("region_side", "n", default: .constant(0)),
        QuantityInput("height", "h", default: .constant(0)),
        QuantityInput("width", "w", default: .product(["height"])),
        QuantityInput("kernel", "k"), QuantityInput("channels", "c"),
        QuantityInput("filters", "f"), QuantityInput("units", "u"),
    ]

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    var rcnn: [LayerApplication] { [backbone(values["n"], values["n"]), head] }

    var fastRCNN: [LayerApplication] { [backbone(values["h"], values["w"]), head] }

    private func backbone(_ height: Int, _ width: Int) -> LayerApplication {
        let layer = Conv2D(
            inputChannels: values["c"],
            outputChannels: values["f"],
            kernelSize: Size2D(values["k"]),
            padding: .same
        )
        return LayerApplication(
            layer,
            on: Shape(channels: values["c"], height: height, width: width)
        )
    }

    /// The dense layer on what is pooled to 7 × 7 and flattened, as the engine lays it out.
    private var head: LayerApplication {
        let pooled = Shape(channels: values["f"], height: 7, width: 7)
        let features = (try? Flatten().outputShape(for: pooled)) ?? Shape(features: .max)
        let layer = Dense(inputFeatures: features[0], units: values["u"])
        return LayerApplication(layer, on: features)
    }

    /// Walks over regions: each one goes through convolution and dense layer.
    func multiplyAddsOfRCNN(_ budget: Int) throws(MeasurementFailure) -> Int {
        var sum = 0
        for cost in try Self.costs(rcnn, budget) {
            sum = try Self.sum(regions: values["r"], of: cost, beside: sum)
        }
        return sum
    }

    /// The convolution goes over the image once, then each region through the dense layer.
    func multiplyAddsOfFastRCNN(_ budget: Int) throws(MeasurementFailure) -> Int {
        let costs = try Self.costs(fastRCNN, budget)
        return try Self.sum(regions: values["r"], of: costs[1], beside: costs[0])
    }

    private static func costs(
        _ applications: [LayerApplication],
        _ budget: Int
    ) throws(MeasurementFailure) -> [Int] {
        var costs: [Int] = []
        for application in applications {
            costs.append(try application.measured(budget: budget).multiplyAdds)
        }
        return costs
    }

    private static func sum(
        regions: Int,
        of cost: Int,
        beside once: Int
    ) throws(MeasurementFailure) -> Int {
        try CountingLimit.check(regions, "number of regions")
        var sum = once
        for _ in 0..<max(regions, 0) {
            let (next, isTooMuch) = sum.addingReportingOverflow(cost)
            if isTooMuch { throw .arithmetic(.overflow) }
            sum = next
        }
        return sum
    }

    /// Passes counted by walking over images and their regions.
    static func passes(regions: Int, images: Int) throws(MeasurementFailure) -> Int {
        let (all, isTooMuch) = regions.multipliedReportingOverflow(by: images)
        try CountingLimit.check(isTooMuch ? .max : all, "number of passes")
        var passes = 0
        for _ in 0..<max(images, 0) { for _ in 0..<max(regions, 0) { passes += 1 } }
        return passes
    }
}
