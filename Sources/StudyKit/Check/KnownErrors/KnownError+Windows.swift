extension KnownError {
    /// About windows, their padding and steps, and layers without weights.
    static let windows: [KnownError] = [
        KnownError(
            id: "valid-adds-zeros",
            statements: [
                .says(.validPadding, .adds, .zeros), .says(.validPadding, .keeps, .size),
                .says(.validPadding, .sameSize), .says(.validPadding, .zeros, .border),
            ],
            unless: "same padding, padding same, same adds, while same, without, 1 1",
            correction: """
                valid pads nothing: the window stays inside, and ⌊(n − k)/s⌋ + 1 positions fit; zeros \
                come with same
                """,
            source: "Dumoulin and Visin 2016; keras.io, Conv2D"
        ),
        KnownError(
            id: "same-adds-none",
            statements: [
                .denies(.samePadding, .adds), .denies(.samePadding, .zeros),
                .says(.samePadding, .shrinks), .denies(.samePadding, .sameSize),
                .denies(.samePadding, .keeps, .size),
            ],
            unless: """
                stride*, half, halves, valid, not shrink, n't shrink, parameters, weights, avoid*, \
                pooling, number
                """,
            correction: """
                same adds zeros until ⌈n/s⌉ positions fit: at stride 1 as many come out as went in
                """,
            source: "Dumoulin and Visin 2016; keras.io, Conv2D"
        ),
        KnownError(
            id: "padding-shrinks",
            statements: [
                .inOrder(.padding, .makesSmaller)
            ],
            unless: """
                without, no, valid, less, against, prevent*, avoid*, keep*, stop*, otherwise, \
                or, stride*, counter*, not, lose*, so that, if, because, pool*, missing, that \
                would, which would, as each, since, kernel*, conv*, every, each, and
                """,
            correction:
                "padding adds a border: with p on each side the output grows by 2p (at stride 1)",
            source: "Dumoulin and Visin 2016"
        ),
        KnownError(
            id: "larger-window-larger-output",
            statements: [.says(.largerWindow, .bigger, .outputMap)],
            unless: """
                smaller, shrink*, fewer, less, reduc*, steps, jump*, receptive, padding, transposed, \
                transpose, more channels, than, \
                upsampl*
                """,
            correction: """
                it fits in fewer places: ⌊(n + 2p − k)/s⌋ + 1 falls as the kernel or the stride grows
                """,
            source: "Dumoulin and Visin 2016"
        ),
        KnownError(
            id: "larger-window-larger-output",
            statements: [
                .says(.largerWindow, .doubles, .size)
            ],
            unless: """
                smaller, shrink*, halv*, half, reduc*, receptive, jump*, transposed, transpose, \
                upsampl*, channels, dilat*, deconv*, number of filters
                """,
            correction: """
                it fits in fewer places: ⌊(n + 2p − k)/s⌋ + 1 falls as the kernel or the stride \
                grows
                """,
            source: "Dumoulin and Visin 2016"
        ),
        KnownError(
            id: "larger-window-larger-output",
            statements: [
                .inOrder(.largerWindow, .doubles, .outputMap)
            ],
            unless: """
                smaller, shrink*, halv*, half, reduc*, receptive, jump*, transposed, transpose, \
                upsampl*, channels, dilat*, deconv*, number of, feature maps, and
                """,
            correction: """
                it fits in fewer places: ⌊(n + 2p − k)/s⌋ + 1 falls as the kernel or the stride \
                grows
                """,
            source: "Dumoulin and Visin 2016"
        ),
        KnownError(
            id: "padding-has-weights",
            statements: [
                .inOrder(.padding, .has, .parameters), .inOrder(.stride, .alters, .parameters),
                .inOrder(.padding, .alters, .parameters),
            ],
            unless: """
                dense, flatten*, following, next, hyper*, behind, later, fully, linear, total, \
                output, map, maps, pooling, multiply
                """,
            correction: """
                padding and stride change how many positions there are, not how many weights: \
                (k·k·c + 1) for each filter
                """,
            source: "CS231n notes, Convolutional networks"
        ),
        KnownError(
            id: "parameters-by-image",
            statements: [.says(.convolution, .depends, .imageSize, .parameters)],
            unless: "dense, flatten*, fully, linear, channels, fc, head, total",
            correction: """
                the weights of a filter are shared by all places: (k·k·c + 1) for each, whatever \
                height and width
                """,
            source: "CS231n notes, Convolutional networks"
        ),
        KnownError(
            id: "pooling-changes-channels",
            statements: [
                .says(.pooling, .alters, .channels), .says(.globalPooling, .alters, .channels),
            ],
            unless: """
                conv*, keep*, stay*, same, unchanged, 1 1, each, every, per, cross, across, all, \
                position*, spatial*, while, but, maxout
                """,
            correction: "pooling works on each channel by itself: as many come out as went in",
            source: "CS231n notes, Convolutional networks"
        ),
        KnownError(
            id: "pooling-across-channels",
            statements: [.says(.pooling, .acrossChannels)],
            unless: """
                conv*, cross, maxout, 1 1, each, every, separately, independent*, same, instead, \
                positions, spatial*, dense, sum*, then, statistic*
                """,
            correction: """
                pooling slides over height and width of each channel by itself; it never mixes \
                channels, a 1×1 convolution does
                """,
            source: "CS231n notes, Convolutional networks"
        ),
        KnownError(
            id: "max-pooling-averages",
            statements: [
                .says(.maxPooling, .takesMean), .says(.averagePooling, .takesMaximum),
            ],
            unless: """
                instead, before, than, not, then, followed, while, global, and, or, max pooling takes \
                the max*, average pooling the mean, avg pooling the mean, average pooling takes the \
                mean, average pooling takes the average
                """,
            correction: """
                max pooling keeps the largest value of each window, average pooling their mean
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 9.3"
        ),
        KnownError(
            id: "one-by-one-useless",
            statements: [
                .denies(.oneByOne, .nothing), .says(.oneByOne, .useless),
                .denies(.oneByOne, .changes, .anything), .denies(.oneByOne, .useful),
                .denies(.oneByOne, .effect),
            ],
            unless: """
                else, but, except, spatial*, height, width, size, neighbo*, padding, looks, sees \
                nothing
                """,
            correction: """
                at each pixel it is a dense layer over the channels: it mixes them and sets their \
                number
                """,
            source: "Lin, Chen and Yan 2013, Network in Network"
        ),
        KnownError(
            id: "transposed-inverts",
            statements: [.says(.transposed, .inverts)],
            unless: "shape*, size*, spatial*, gradient, backward, matrix, stride",
            correction: """
                it restores the shape, not the values: its matrix is the transpose of a \
                convolution's, not the inverse
                """,
            source: "Dumoulin and Visin 2016, chapter 4"
        ),
        KnownError(
            id: "flatten-has-weights",
            statements: [
                .says(.flatten, .has, .parameters), .says(.flatten, .learned, .parameters),
                .says(.dropout, .has, .learned), .says(.relu, .has, .learned),
            ],
            unless: """
                dense, before, after, then, behind, next, following, more, fewer, less, leads, \
                network, model, effect, linear
                """,
            correction: """
                it has no parameters: flatten reorders values, ReLU cuts them, dropout sets some to 0
                """,
            source: "keras.io, Flatten, ReLU and Dropout"
        ),
        KnownError(
            id: "flatten-loses",
            statements: [.says(.flatten, .loses, .information)],
            unless: "spatial*, position*, neighbo*, structure, where, pool*, order, arrangement",
            correction: "flatten keeps all values, in a row; pooling is what leaves some out",
            source: "keras.io, Flatten"
        ),
    ]
}
