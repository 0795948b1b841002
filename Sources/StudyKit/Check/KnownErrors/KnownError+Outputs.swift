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
            id: "sigmoid-vanishing",
            statements: [
                .says(.sigmoid, .remedies, .vanishing), .says(.tanh, .remedies, .vanishing),
            ],
            unless: """
                relu, instead, replac*, do not use, don't use, not use, avoid sigmoid*, \
                avoiding sigmoid*, no sigmoid*, without sigmoid*, than, initiali*, batch norm*, \
                output layer, gates, lstm
                """,
            correction: """
                it is a cause: its slope is small wherever it saturates, that of sigmoid at most 1/4; \
                ReLU, normalization and residual connections help
                """,
            source: "Glorot and Bengio 2010; Goodfellow et al. 2016, section 6.3.2"
        ),
        KnownError(
            id: "relu-range",
            statements: [
                .says(.relu, .zeroToOne), .says(.relu, .gives, .negativeValues),
            ],
            unless: """
                sigmoid, softmax, clip*, relu6, derivative, slope, gradient*, normali*, leaky, \
                for negative, removes, sets, 0 for, zero for, instead, of negative, input*, 0 if, \
                become*
                """,
            correction: "ReLU is max(0, x): never negative, and without an upper bound",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.1"
        ),
        KnownError(
            id: "relu-absolute",
            statements: [
                .says(.relu, .makesPositive)
            ],
            unless: "instead, than, unlike, zero, 0, max, leaky, already",
            correction: "ReLU makes negative numbers 0: max(0, x) is no absolute value",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.1"
        ),
        KnownError(
            id: "linear-network",
            statements: [
                .says(.noActivation, .nonlinear), .denies(.noActivation, .nonlinear),
            ],
            unless: """
                not, cannot, can't, couldn't, won't, doesn't, isn't, only, longer, lacks, just, \
                never, no non*, no nonlinear*, missing, loses, is linear, stays linear, a linear
                """,
            correction: """
                layers without activations are one linear map however many there are
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 6.1"
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
                .says(.residual, .concatenates),
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
            id: "relu-linear",
            statements: [.says(.relu, .linear)],
            unless: """
                piecewise, rectified, for positive, parts, half, halves, clip*, positive, negative, \
                above, zero
                """,
            correction: """
                ReLU is linear on each side of 0 only; its bend there lets layers learn what is not \
                linear
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.1"
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
