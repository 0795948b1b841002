extension NetworkSpec {
    /// LeNet-5 as d2l.ai has it: plain average pooling, sigmoid, a full C3; 61,706 parameters.
    public static func lenet5(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("lenet5", on: input ?? 28, channels: 1)
        try net.conv("C1", 6, kernel: 5, padding: .symmetric(2))
        try net.layer(Sigmoid(), "C1.sigmoid")
        try net.layer(AvgPool2D(kernelSize: 2), "S2")
        try net.conv("C3", 16, kernel: 5)
        try net.layer(Sigmoid(), "C3.sigmoid")
        try net.layer(AvgPool2D(kernelSize: 2), "S4")
        try net.layer(Flatten(), "flatten")
        try net.dense("C5", 120)
        try net.layer(Sigmoid(), "C5.sigmoid")
        try net.dense("F6", 84)
        try net.layer(Sigmoid(), "F6.sigmoid")
        try net.dense("output", 10)
        return net.spec
    }

    /// LeNet-5 of 1998: trainable sub-sampling, a partly connected C3, scaled tanh; 60,000 trained.
    ///
    /// LeCun, Bottou, Bengio & Haffner 1998, section II.B and table I. The 840 numbers of the radial
    /// basis output are set by hand.
    public static func lenet5Of1998(input: Size2D? = nil) throws(ShapeError) -> NetworkSpec {
        var net = ModelBuilder("lenet5-1998", on: input ?? 32, channels: 1)
        try net.conv("C1", 6, kernel: 5)
        try net.layer(TrainableSubsampling(channels: 6, kernelSize: 2), "S2")
        try net.layer(ScaledTanh(), "S2.tanh")
        let c3 = PartlyConnectedConv2D(
            connections: PartlyConnectedConv2D.lenet5C3,
            kernelSize: 5,
            inputChannels: 6
        )
        try net.layer(c3, "C3")
        try net.layer(TrainableSubsampling(channels: 16, kernelSize: 2), "S4")
        try net.layer(ScaledTanh(), "S4.tanh")
        try net.conv("C5", 120, kernel: 5)
        try net.layer(ScaledTanh(), "C5.tanh")
        try net.layer(Flatten(), "flatten")
        try net.dense("F6", 84)
        try net.layer(ScaledTanh(), "F6.tanh")
        try net.layer(RadialBasis(inputFeatures: 84, units: 10), "output")
        return net.spec
    }
}
