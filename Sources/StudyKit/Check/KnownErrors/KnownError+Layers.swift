extension KnownError {
    /// About what convolution, pooling and normalization do.
    static let layers: [KnownError] = [
        KnownError(
            id: "max-pooling-noise",
            statements: [.says(.maxPooling, .reduces, .noise), .says(.maxPooling, .denoises)],
            unless: "amplif*",
            correction: """
                averaging reduces noise (its standard deviation halves over 2×2); max keeps sparse \
                strong detections, and outliers
                """,
            source: "d2l.ai, Pooling; Boureau, Ponce and LeCun 2010"
        ),
        KnownError(
            id: "average-keeps-information",
            statements: [
                .says(.averagePooling, .keeps, .information),
                .denies(.averagePooling, .loses, .information),
            ],
            unless: "neither, both, than, weighted, color*, colour*",
            correction:
                "average and max pooling both turn four numbers into one; neither keeps all",
            source: "Goodfellow, Bengio and Courville 2016, section 9.3"
        ),
        KnownError(
            id: "global-pooling-flattens",
            statements: [.says(.globalPooling, .flattens)],
            unless: """
                instead, replac*, than, or, unlike, then, before, after, compare*, versus, vs, \
                and, both, follow*, alternative*, rather, with flatten, using flatten, by flatten, \
                without flatten, \
                if you flatten, if we flatten, when you flatten, no longer
                """,
            correction: """
                it collapses each map to one number: 7×7×512 becomes 512, where flatten keeps all \
                25,088
                """,
            source: "Lin, Chen and Yan 2013; d2l.ai, Network in Network"
        ),
        KnownError(
            id: "global-pooling-flattens",
            statements: [
                .inOrder(.flattenedBy, .globalPooling)
            ],
            unless: """
                instead, replac*, than, or, unlike, then, before, after, compare*, versus, vs, \
                and, both, follow*, alternative*, rather
                """,
            correction: """
                it collapses each map to one number: 7×7×512 becomes 512, where flatten keeps \
                all 25,088
                """,
            source: "Lin, Chen and Yan 2013; d2l.ai, Network in Network"
        ),
        KnownError(
            id: "convolution-without-sum",
            statements: [
                .says(.convolution, .multiplies, .patch), .says(.cnn, .multiplies, .patch),
            ],
            unless: "sum*, add, adds, added, adding, dot, weighted",
            correction:
                "multiply and sum: one number for each place, or a 3×3 window would give nine",
            source: "Goodfellow, Bengio and Courville 2016, section 9.1"
        ),
        KnownError(
            id: "square-inputs",
            statements: [.says(.image, .must, .square), .says(.cnn, .must, .square)],
            unless: """
                batch, easier, simple, simpler, convenien*, resize*, crop*, pretrained, this, \
                optimal, non, size
                """,
            correction:
                "height and width go through the same formula, each by itself; squares are convenient",
            source: "Dumoulin and Visin 2016"
        ),
        KnownError(
            id: "std-of-whole-data-set",
            statements: [.says(.batchNorm, .statistics, .wholeData, .prediction)],
            unless: "running, estimate*, moving, exponential, pass",
            correction: """
                prediction uses running mean and variance, an estimate from the batches of training; \
                no second pass takes place
                """,
            source: "Ioffe and Szegedy 2015; keras.io, BatchNormalization"
        ),
        KnownError(
            id: "kernel-flipped",
            statements: [.says(.frameworks, .flips, .convolution)],
            unless: """
                augment*, flip image*, flips image*, flips the image*, flip the image*, \
                flips an image*, image is flipped, images are flipped, mirror*, randomflip, \
                horizontal*, vertical*, math*, transposed, scipy*, true
                """,
            correction: """
                layers of frameworks compute cross-correlation: the kernel is not flipped; as it is \
                learned, that makes no difference
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 9.1"
        ),
        KnownError(
            id: "filter-one-channel",
            statements: [
                .says(.oneFilter, .has, .oneChannel), .says(.oneFilter, .outputs, .threeMaps),
            ],
            unless: """
                depthwise, gray*, grey*, output*, per, each input, every input, for each, black, \
                channel image*, filters
                """,
            correction: """
                a filter is as deep as its input has channels, sums over all of them and gives one \
                map
                """,
            source: "CS231n notes, Convolutional networks"
        ),
        KnownError(
            id: "filters-equal-channels",
            statements: [
                .inOrder(.filterCount, .mustEqual, .inputChannels)
            ],
            unless: """
                depthwise, group*, output*, residual, each filter, every filter, of a filter, \
                depth of, next layer, shortcut
                """,
            correction: """
                the depth of each filter equals the channels of its input; how many filters \
                there are is free, and that is how many channels come out
                """,
            source: "CS231n notes, Convolutional networks"
        ),
    ]
}
