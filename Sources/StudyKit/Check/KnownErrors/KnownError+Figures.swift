extension KnownError {
    /// About how many numbers layers hold, and which values they give.
    static let figures: [KnownError] = [
        KnownError(
            id: "pooling-has-weights",
            statements: [
                .says(.pooling, .has, .parameters), .says(.pooling, .learned, .parameters),
                .says(.globalPooling, .has, .parameters),
                .says(.globalPooling, .learned, .parameters),
            ],
            unless: """
                zero, 0, nothing, conv*, lenet*, subsampling, dense, before, after, fewer, less, \
                reduc*, next, following, none, save*, network*, linear, model*
                """,
            correction:
                "pooling takes the largest value or the mean of each window; it has no parameters",
            source: "CS231n notes, Convolutional networks"
        ),
        KnownError(
            id: "sigmoid-range",
            statements: [.says(.sigmoid, .minusOneToOne)],
            unless: "0, 2, half",
            correction: "sigmoid gives values between 0 and 1; tanh is the one from −1 to 1",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.2"
        ),
        KnownError(
            id: "batch-norm-4-parameters",
            statements: [.says(.batchNorm, .four, .parameters)],
            unless: """
                channel, channels, per filter, per map, each, every, learned, keras, pytorch, filters, size, minibatch
                """,
            correction: """
                per channel: two are learned (γ, β), two are running statistics; 4C in Keras, 2C in \
                PyTorch
                """,
            source: "Ioffe and Szegedy 2015; keras.io, BatchNormalization"
        ),
        KnownError(
            id: "batch-norm-no-parameters",
            statements: [
                .denies(.batchNorm, .parameters), .denies(.batchNorm, .learned),
                .denies(.batchNorm, .learned, .nothing),
            ],
            unless: """
                hyper*, bias*, extra, more, other, if, when, affine*, before, after, per, \
                effect, depend*, change*, whether, fine tun*, freez*, frozen, do not train, \
                don't train, never train, channel, channels, running, moving, half
                """,
            correction: """
                per channel two are learned (γ, β), and two are running statistics; 4C in Keras, 2C \
                in PyTorch
                """,
            source: "Ioffe and Szegedy 2015; keras.io, BatchNormalization"
        ),
    ]
}
