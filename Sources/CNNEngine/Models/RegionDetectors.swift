extension NetworkSpec {
    /// The regions that a detector of the R-CNN family looks at in one image.
    public static let proposals = 2_000

    /// R-CNN as a cost model: VGG-16 with class and box outputs, run once for each proposal.
    ///
    /// Girshick et al. 2014. Every one of the 2,000 crops is warped to 224 × 224 and passed through
    /// all layers. Proposals and classifiers outside the network are not counted.
    public static func rcnn(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("r-cnn", on: input ?? 224)
        try net.vggFeatures()
        try net.regionHead()
        return net.spec
    }

    /// The backbone of Fast R-CNN: the convolutions of VGG-16 over the whole image, once.
    ///
    /// Girshick 2015. The image has 600 × 1,000 pixels; the last pooling is replaced by RoI pooling
    /// to 7 × 7, which has no weights.
    public static func fastRCNNBackbone(
        input: Size2D? = nil
    ) throws(ShapeError) -> NetworkSpec {
        let size = input ?? Size2D(height: 600, width: 1_000)
        var net = ModelBuilder("fast-r-cnn backbone", on: size)
        try net.vggFeatures(includesLastPool: false)
        return net.spec
    }

    /// The head of Fast R-CNN: what runs for each of the 2,000 regions of 512 × 7 × 7.
    public static func fastRCNNHead() throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("fast-r-cnn head", input: [512, 7, 7])
        try net.regionHead()
        return net.spec
    }
}

extension ModelBuilder {
    /// Two dense layers, then 20 classes with background beside 4 box numbers for each class.
    fileprivate mutating func regionHead() throws(ShapeError) {
        try layer(Flatten(), "flatten")
        try dense("fc6", 4_096)
        try layer(ReLU(), "relu6")
        try dense("fc7", 4_096)
        let shared = try layer(ReLU(), "relu7")
        let classes = try spec.append(
            Dense(inputFeatures: 4_096, units: 21),
            named: "classes",
            after: shared
        )
        let boxes = try spec.append(
            Dense(inputFeatures: 4_096, units: 84),
            named: "boxes",
            after: shared
        )
        try spec.concatenate([classes, boxes], named: "outputs")
    }
}
