extension KnownError {
    /// About the values that activations give, and their slopes.
    static let activations: [KnownError] = [
        KnownError(
            id: "sigmoid-range",
            statements: [.says(.sigmoid, .minusOneToOne)],
            unless: "0, 2, half",
            correction: "sigmoid gives values between 0 and 1; tanh is the one from −1 to 1",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.2"
        ),
        KnownError(
            id: "tanh-range",
            statements: [.says(.tanh, .zeroToOne)],
            unless: """
                sigmoid*, -1, 2, half, relu, rescal*, scale*, shift*, derivative, slope, gradient*, \
                normali*, input*, pixel*, instead, than, 0 to 0
                """,
            correction: "tanh gives values between −1 and 1; sigmoid is the one from 0 to 1",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.2"
        ),
        KnownError(
            id: "sigmoid-slope",
            statements: [.inOrder(.sigmoidSlope, .upToOneOrHalf)],
            unless: "0.25, 1 4, quarter, tanh, relu, times, far, less than, smaller than",
            correction: """
                the derivative of sigmoid is σ(x)(1 − σ(x)): at most 0.25, at x = 0, which is why \
                gradients vanish in deep networks
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.2"
        ),
        KnownError(
            id: "relu-slope",
            statements: [.inOrder(.reluSlope, .alwaysOne)],
            unless: """
                positive, above, where, active, when, if, greater, larger, otherwise, right, 0, zero
                """,
            correction: "the derivative of ReLU is 1 for positive inputs and 0 for negative ones",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.1"
        ),
        KnownError(
            id: "relu-slope",
            statements: [.inOrder(.reluSlope, .slopeTurnedRound)],
            unless: "leaky, elu, second",
            correction: "the derivative of ReLU is 1 for positive inputs and 0 for negative ones",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.1"
        ),
        KnownError(
            id: "relu-clips",
            statements: [.says(.relu, .clips, .atOne)],
            unless: """
                relu6, 6, sigmoid*, tanh, clipped relu, capped, bounded relu, hard, gradient*, norm, \
                zero, 0, negative, instead, than
                """,
            correction: "ReLU is max(0, x): it cuts off below 0, and has no upper bound",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.1"
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
    ]
}
