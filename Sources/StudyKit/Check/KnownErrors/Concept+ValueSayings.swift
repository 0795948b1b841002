extension Concept {
    /// Values, slopes and parts of networks, and what is said of those, with the words for it.
    static let valueSayings: [Concept: String] = [
        .sigmoidSlope: """
        derivative of sigmoid*, derivative of the sigmoid*, derivative of a sigmoid*, \
        gradient of sigmoid*, gradient of the sigmoid*, slope of sigmoid*, slope of the sigmoid*, \
        sigmoid derivative*, sigmoid gradient*, sigmoid slope, sigmoid's derivative, \
        sigmoid's gradient, sigmoid's slope
        """,
        .upToOneOrHalf: """
        at most 1, at most 0.5, at most one, up to 1, up to 0.5, up to one, maximum of 1, \
        maximum of 0.5, maximum is 1, maximum is 0.5, maximum 1, maximum 0.5, max 1, max 0.5, \
        max of 1, max of 0.5, max is 1, max is 0.5, maximum value of 1, maximum value of 0.5, \
        maximum value is 1, maximum value is 0.5, is 1, is 0.5, is one, peaks at 1, \
        peaks at 0.5, between 0 and 1, between 0 and 0.5, 0 to 1, 0 to 0.5, as large as 1, \
        as large as 0.5, 0.5 at most, 1 at most, not exceed 0.5, never exceeds 0.5, \
        never exceeds 1, not exceed 1, reaches 1, reaches 0.5
        """,
        .reluSlope: """
        derivative of relu, derivative of the relu, gradient of relu, gradient of the relu, \
        slope of relu, slope of the relu, relu derivative, relu gradient, relu slope, \
        relu's derivative, relu's gradient, relu's slope
        """,
        .alwaysOne: """
        always 1, always one, 1 everywhere, one everywhere, 1 for all, one for all, \
        1 for every, one for every, constantly 1, a constant 1, 1 for any, everywhere 1
        """,
        .slopeTurnedRound: """
        0 for positive*, zero for positive*, 1 for negative*, one for negative*, \
        0 if positive, 1 if negative, 0 for values above 0, 1 for values below 0
        """,
        .clips: """
        clip, clips, clipped, clipping, cap, caps, capped, limit, limits, limited, cuts, bounds, \
        bounded, saturat*
        """,
        .atOne: "at 1, at one, to 1, to one, by 1, by one, at most 1, at most one, above 1",
        .belowZero: """
        be negative, is negative, gets negative, becomes negative, get negative, \
        become negative, negative iou, below 0, below zero, less than 0, less than zero, \
        smaller than 0, smaller than zero, negative if, negative when
        """,
        .timesInput: """
        f x times x, f x cdot x, x times f x, fx times x, multiplies f x with, multiplies f x by, \
        multiplies f x and, multiplied with f x, multiplied by f x, product of f x
        """,
        .scaleAndShift: """
        gamma and beta, beta and gamma, gamma beta, beta gamma, γ and β, γ β, β and γ
        """,
        .chosenByHand: """
        hyperparam*, hyper param*, set by hand, chosen by hand, tuned by hand, set manually, \
        chosen manually, fixed by hand, fixed before train*, chosen before train*, \
        set before train*
        """,
        .acrossChannels: """
        across channel*, across the channel*, across all channel*, over channel*, \
        over the channel*, over all channel*, over all the channel*, along the channel*, \
        along channel*, across feature map*, across the feature map*, along the depth, \
        across the depth, over the depth, maximum across channel*, maximum across the channel*, \
        maximum over channel*, maximum over the channel*, max across channel*, \
        max across the channel*, max over channel*, max over the channel*
        """,
        .batchSize: "batch size, batchsize",
        .countsEpochs: """
        is the number of epochs, is number of epochs, is the amount of epochs, is how many epochs, \
        is how often, means the number of epochs, tells how many epochs, says how many epochs, \
        means how many epochs, equals the number of epochs, is equal to the number of epochs, \
        the same as the number of epochs, tells the number of epochs, \
        defines the number of epochs, determines the number of epochs, sets the number of epochs
        """,
        .introduces: """
        introduc*, invent*, use, uses, used, using, has, have, brought, brings, propos*, \
        made of, built from, famous for, known for
        """,
        .skipConnection: """
        skip connection*, residual connection*, residual block*, shortcut connection*, \
        residual learning
        """,
        .vgg16: "vgg 16, vgg16",
        .sixteenConvolutions: """
        has 16 conv*, have 16 conv*, with 16 conv*, of 16 conv*, contains 16 conv*, \
        uses 16 conv*, are 16 conv*, 16 convolutional layers in, 16 convolutions in, \
        16 conv layers in, sixteen conv*, has 16 3 3 conv*
        """,
    ]
}
