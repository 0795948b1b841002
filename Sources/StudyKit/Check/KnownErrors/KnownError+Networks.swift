extension KnownError {
    private static let ageOfCNNs = """
        CNNs date from about 1980: Neocognitron 1980, LeCun 1989, LeNet-5 1998; 2012 is AlexNet
        """
    private static let sourcesOnAge = "Fukushima 1980; LeCun et al. 1989; Krizhevsky et al. 2012"

    /// About networks and their history.
    static let networks: [KnownError] = [
        KnownError(
            id: "cnn-2012",
            statements: [.says(.cnn, .invented, .year2012)],
            unless: """
                alexnet*, krizhevsky, before, prior, until, earlier, famous, popular, again, deep, \
                modern, won, imagenet, 19*, breakthrough*, dominat*, success*, rise, revival, \
                boom*, standard
                """,
            correction: ageOfCNNs,
            source: sourcesOnAge
        ),
        KnownError(
            id: "cnn-2012",
            statements: [.inOrder(.cnn, .wasInvented, .year2012)],
            unless: """
                alexnet*, before, prior, until, earlier, famous, popular, again, deep, modern, won, \
                imagenet, 19*, breakthrough*, success*, large, big, trained
                """,
            correction: ageOfCNNs,
            source: sourcesOnAge
        ),
        KnownError(
            id: "cnn-2012",
            statements: [.denies(.cnn, .before2012)],
            unless: """
                famous, popular, deep, modern, won, imagenet, 19*, dominat*, success*, standard, \
                used, common, widely, state, competitive, practical, large, big, trained, taken, \
                hardly
                """,
            correction: ageOfCNNs,
            source: sourcesOnAge
        ),
        KnownError(
            id: "lenet-first",
            statements: [.says(.leNet, .first, .cnn), .says(.cnn, .first, .leNet)],
            unless: """
                one of, among, best, famous, early, successful, layer, layers, known, widely, \
                after, cnn in, cnn to, cnn that, cnn which, cnn used, cnn trained, convnet to, \
                convnet in, network to, network in, network that, networks to, networks in, \
                networks that
                """,
            correction: """
                LeNet-5 is the best known early CNN, not the first: LeCun's own network of 1989 and \
                the Neocognitron of 1980 came before
                """,
            source: "Fukushima 1980; LeCun et al. 1989; d2l.ai, LeNet"
        ),
        KnownError(
            id: "lenet-average-sigmoid",
            statements: [.together(.leNet, .averagePooling, .sigmoid)],
            unless: "d2l, modern, textbook, version*, 1998, subsampling, original, tanh, library",
            correction: """
                average pooling with sigmoid is the modern textbook version; LeNet-5 of 1998 has \
                trainable subsampling and a scaled tanh
                """,
            source: "LeCun et al. 1998; d2l.ai, LeNet"
        ),
        KnownError(
            id: "alexnet-224",
            statements: [.says(.alexNet, .takes, .pixels224)],
            unless: "227, torchvision, pytorch, keras, padding, but, paper, wrong",
            correction: """
                the paper says 224, its 55×55 maps need 227: (224 − 11)/4 + 1 = 54.25; torchvision \
                keeps 224 and pads by 2
                """,
            source: "Krizhevsky et al. 2012; CS231n notes"
        ),
        KnownError(
            id: "vgg-93-mb",
            statements: [.says(.vgg, .memory93)],
            unless: "60, 61, wrong, sums, adds",
            correction:
                "the column of that table adds up to 15,237,608 numbers, 60.95 MB per image",
            source: "CS231n notes, VGGNet in detail, and issue 88 on them"
        ),
        KnownError(
            id: "works-like-the-brain",
            statements: [.says(.cnn, .likens, .brain), .says(.convolution, .likens, .brain)],
            unless: "inspired, motivation, motivated, idea, loosely",
            correction: """
                local receptive fields are where the idea came from: a motivation, not how the brain \
                works
                """,
            source: "Fukushima 1980; Lindsay 2021, CNNs as a model of the visual system"
        ),
        KnownError(
            id: "skip-connections-elsewhere",
            statements: [
                .says(.vgg, .introduces, .skipConnection),
                .says(.alexNet, .introduces, .skipConnection),
                .says(.leNet, .introduces, .skipConnection),
            ],
            unless: """
                resnet*, res net*, u-net, unet, densenet*, unlike, before, without, than, plain, lack*, \
                missing, if, add*, later, after, instead, he et al
                """,
            correction: """
                skip connections came with ResNet (and highway networks) in 2015; LeNet, AlexNet and \
                VGG are plain chains of layers
                """,
            source: "He et al. 2016; Srivastava et al. 2015"
        ),
    ]
}
