extension KnownError {
    /// About what networks and their activations give, and what they learn.
    static let outputs: [KnownError] = [
        KnownError(
            id: "cnn-invariant",
            statements: [
                .says(.cnn, .invariant, .rotation), .says(.convolution, .invariant, .rotation),
                .says(.convolution, .invariant, .translation),
            ],
            unless: """
                pool*, augment*, approx*, roughly, learn*, train*, data, equivari*, small, local*, \
                slightly, become*, make, makes, if, unless
                """,
            correction: """
                convolution is equivariant to translation, and not to rotation or scale; pooling \
                tolerates small shifts, augmentation teaches the rest
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 9.2"
        ),
        KnownError(
            id: "filters-by-hand",
            statements: [
                .says(.cnn, .designed, .byHand), .says(.convolution, .designed, .byHand),
            ],
            unless: """
                learn*, sobel, edge*, before, classic*, early, earlier, instead, traditional, size*, \
                number, gabor, used to, no longer
                """,
            correction: "the weights of filters are learned; their size and number are chosen",
            source: "LeCun et al. 1989"
        ),
        KnownError(
            id: "filters-by-hand",
            statements: [.denies(.convolution, .learnt)],
            unless: """
                size*, number*, count*, stride*, pool*, padding, sobel, gabor, edge*, before, classic*, \
                earl*, traditional, frozen, freez*, hyperparam*, used to, random*, alone, position*, \
                only, just, one by one, yet, still, until, transfer*, pretrained, pre
                """,
            correction: "the weights of filters are learned; their size and number are chosen",
            source: "LeCun et al. 1989"
        ),
        KnownError(
            id: "softmax-independent",
            statements: [
                .says(.softmax, .independent), .denies(.softmax, .sumsToOne),
                .says(.softmax, .multiLabel),
            ],
            unless: """
                sigmoid*, exclusive, sample*, image*, irrelevant, instead, vector*, row*, axis, \
                handled, processed, extension, extends
                """,
            correction: """
                softmax divides by the sum of all: its outputs add up to 1, and one rises only if \
                others fall; for several labels at once take sigmoids
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 6.2.2.3"
        ),
        KnownError(
            id: "sigmoid-sums-to-1",
            statements: [.says(.sigmoid, .sumsToOne)],
            unless: "softmax, two, 1 sigmoid, binary, normali*",
            correction: """
                each sigmoid lies between 0 and 1 by itself; it is softmax whose outputs add up to 1
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 6.2.2"
        ),
        KnownError(
            id: "alexnet-first",
            statements: [.says(.alexNet, .first, .cnn)],
            unless: """
                win*, won, imagenet, gpu*, relu, large*, deep*, famous, popular, modern, success*, \
                one of, among, after, layer*, known, big
                """,
            correction: """
                CNNs are older: Neocognitron 1980, LeCun 1989, LeNet-5 1998; AlexNet of 2012 was the \
                first to win ImageNet
                """,
            source: "Fukushima 1980; LeCun et al. 1989; Krizhevsky et al. 2012"
        ),
        KnownError(
            id: "alexnet-sigmoid",
            statements: [.says(.alexNet, .sigmoid), .says(.alexNet, .tanh)],
            unless: "relu, instead, than, faster, replac*, lenet*, no longer",
            correction: "AlexNet has ReLU, which trained several times faster than tanh",
            source: "Krizhevsky et al. 2012, section 3.1"
        ),
        KnownError(
            id: "resnet-overfitting",
            statements: [.says(.residual, .remedies, .overfitting)],
            unless: """
                degrad*, dropout, augment*, decay, data, fine tun*, freez*, frozen, transfer*, \
                batch norm*, early
                """,
            correction: """
                residual connections are against degradation: deeper plain networks had a higher \
                error in training already
                """,
            source: "He et al. 2016"
        ),
        KnownError(
            id: "resnet-operation",
            statements: [
                .says(.residual, .multipliesInput),
                .says(.residual, .concatenates), .says(.residual, .timesInput),
            ],
            unless: """
                weight*, gate*, gating, highway*, squeeze*, attention, instead, than, unlike, \
                densenet*, dense block*, u-net, unet, inception*, or, before, then
                """,
            correction:
                "the shortcut adds: a block gives F(x) + x; DenseNet is the one that concatenates",
            source: "He et al. 2016; Huang et al. 2017"
        ),
        KnownError(
            id: "relu-output",
            statements: [.says(.relu, .lastLayer, .classification)],
            unless: "softmax, sigmoid, hidden, regression, before, except, all but, linear, then",
            correction: """
                outputs for classes are softmax, or one sigmoid for two classes: ReLU gives no \
                probabilities
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 6.2.2"
        ),
        KnownError(
            id: "softmax-one-output",
            statements: [.says(.softmax, .oneOutput)],
            unless: "sigmoid*, always, two, each, per, constant, useless, instead, hot, largest",
            correction: """
                softmax of a single number is 1 whatever the number; for two classes take one sigmoid, \
                or softmax over two outputs
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 6.2.2"
        ),
    ]
}
