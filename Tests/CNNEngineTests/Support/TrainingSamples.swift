import CNNEngine

/// A convolution with batch normalization, dropout and a classifier on 1 × 6 × 6.
func smallNet(dropout: Double = 0) throws -> NetworkSpec {
    var net = NetworkSpec("small", input: [1, 6, 6])
    try net.append(
        Conv2D(inputChannels: 1, outputChannels: 6, kernelSize: 3, padding: .same),
        named: "body.conv"
    )
    try net.append(BatchNorm.pytorch(channels: 6), named: "body.norm")
    try net.append(ReLU())
    try net.append(MaxPool2D(kernelSize: 2))
    try net.append(Flatten())
    try net.append(Dropout(rate: dropout))
    try net.append(Dense(inputFeatures: 54, units: 4), named: "head")
    return net
}

/// Noise with labels that mean nothing: only memory can learn them.
func noise<Scalar>(_ count: Int, seed: UInt64) throws -> Dataset<Scalar> {
    var generator = SplitMix64(seed: seed)
    let labels = (0..<count).map { _ in generator.integer(below: 4) }
    return try Dataset(inputs: sample([count, 1, 6, 6], seed: seed), labels: labels)
}

/// Squares brighter in one quarter, which is their label.
func quarters<Scalar>(_ count: Int, seed: UInt64) throws -> Dataset<Scalar> {
    var inputs: Tensor<Scalar> = sample([count, 1, 6, 6], seed: seed)
    for example in 0..<count {
        let quarter = example % 4
        for row in 0..<3 {
            for column in 0..<3 {
                inputs[example, 0, row + quarter / 2 * 3, column + quarter % 2 * 3] += 1
            }
        }
    }
    return try Dataset(inputs: inputs, labels: (0..<count).map { $0 % 4 })
}
