extension KnownError {
    /// About how many numbers layers hold.
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
        KnownError(
            id: "scale-and-shift-chosen",
            statements: [
                .inOrder(.scaleAndShift, .chosenByHand), .denies(.scaleAndShift, .learned),
            ],
            unless: """
                adam, momentum, optimi*, learning rate, hyperparameters are, if, when, frozen, \
                affine*, running, moving, test, inference, predict*, but learn*, and learn*
                """,
            correction: """
                γ and β of batch normalization are learned with the weights, a pair for each channel; \
                the momentum of its running statistics and ε are chosen
                """,
            source: "Ioffe and Szegedy 2015, section 3"
        ),
        KnownError(
            id: "vgg16-convolutions",
            statements: [.says(.vgg16, .sixteenConvolutions)],
            unless: "13, thirteen, vgg 19, vgg19, weight layer*",
            correction: """
                the 16 are the layers with weights: 13 convolutional and 3 dense ones; VGG-19 has 16 \
                convolutional layers
                """,
            source: "Simonyan and Zisserman 2015, table 1"
        ),
    ]
}
