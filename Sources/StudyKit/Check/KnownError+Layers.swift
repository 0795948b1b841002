extension KnownError {
    /// About convolution, pooling and normalization.
    static let layers: [KnownError] = [
        KnownError(
            id: "max-pooling-noise",
            subject: ["pool*", "max"],
            phrases: [
                "max|maximum|maxpooling reduc*|remov*|suppress*|less|filters|denois* noise",
                "noise reduc*|remov*|suppress* max|maximum|maxpooling",
            ],
            unless: "averaging amplif*",
            correction: """
                averaging reduces noise (its standard deviation halves over 2×2); max keeps sparse \
                strong detections, and outliers
                """,
            source: "Boureau, Ponce and LeCun 2010"
        ),
        KnownError(
            id: "average-keeps-information",
            subject: ["pool*"],
            phrases: [
                "average|avg|averaging|mean keep*|preserv*|retain* information|info|informations"
            ],
            unless: "neither both",
            correction:
                "average and max pooling both turn four numbers into one; neither keeps all",
            source: "Boureau, Ponce and LeCun 2010"
        ),
        KnownError(
            id: "global-pooling-flattens",
            subject: [],
            phrases: [
                "global pool*|pooling flatten*", "global average|max pool*|pooling flatten*",
            ],
            unless: """
                instead replac* than or unlike then before after compare* versus vs and both while \
                whereas
                """,
            correction: """
                it collapses each map to one number: 7×7×512 becomes 512, where flatten keeps all \
                25,088
                """,
            source: "Lin, Chen and Yan 2013, Network in Network"
        ),
        KnownError(
            id: "convolution-without-sum",
            subject: ["convolution", "convolutional", "conv", "kernel", "kernal", "filter", "cnn"],
            phrases: [
                "multipl* section|sections|patch|patches|part|parts|region|regions kernel|kernal|filter",
                "kernel|kernal|filter multipl* section|sections|patch|patches|part|parts|region|regions",
            ],
            unless: "sum sums summed add adds added adding dot weighted",
            correction:
                "multiply and sum: one number for each place, or a 3×3 window would give nine",
            source: "Goodfellow, Bengio and Courville 2016, section 9.1"
        ),
        KnownError(
            id: "square-inputs",
            subject: [],
            phrases: [
                "input|inputs|image|images must|has|have|need|needs|should be square",
                "must|needs be square images|input",
            ],
            unless: "batch easier simple simpler convenien*",
            correction:
                "height and width go through the same formula, each by itself; squares are convenient",
            source: "Dumoulin and Visin 2016"
        ),
        KnownError(
            id: "batch-norm-4-parameters",
            subject: ["batchnorm*", "batch", "bn", "normali*", "batchnormali*"],
            phrases: [
                "batch norm*|batchnorm 4|four param*", "bn 4|four param*",
                "4|four param* output", "4|four param* batch norm*|batchnorm|bn",
                "batchnorm*|batch-norm* 4|four param*",
            ],
            unless: "per each every channel channels learned keras pytorch filters size minibatch",
            correction: """
                per channel: two are learned (γ, β), two are running statistics; 4C in Keras, 2C in \
                PyTorch
                """,
            source: "Ioffe and Szegedy 2015; keras.io, BatchNormalization"
        ),
        KnownError(
            id: "std-of-whole-data-set",
            subject: ["batchnorm*", "batch", "bn", "normali*", "std"],
            phrases: [
                "std|deviation|variance|mean|statistics whole|entire|full|complete|all data*|training|dataset predict*|inference|test*",
                "predict*|inference|test* std|deviation|variance|mean|statistics whole|entire|full|complete|all data*|training|dataset",
            ],
            unless: "running estimate moving exponential pass",
            correction: """
                prediction uses running mean and variance, an estimate from the batches of training; \
                no second pass takes place
                """,
            source: "Ioffe and Szegedy 2015; keras.io, BatchNormalization"
        ),
    ]
}
