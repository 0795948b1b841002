/// Something that notes of the week speak of, with the words that students have for it.
///
/// A raw value lists the ways to say it: words in a row, `word*` for the beginning of one.
enum Concept: String, CaseIterable, Sendable {
    // MARK: Things a sentence may be about

    case cnn = "cnn*, convnet*, conv net*, convolutional ne*, convolutional neural ne*"
    case leNet = "lenet*, le net*"
    case alexNet = "alexnet*, alex net*"
    case vgg = "vgg*, cs231n"
    case resNet = "resnet*, res net*, inception*, mobilenet*, googlenet*"
    case yolo = "yolo*"
    case rcnn = "r-cnn*, rcnn*, fast r-cnn*, faster r-cnn*"
    case neocognitron = "neocognitron"
    case convolution = """
        convolution, convolutions, convolutional layer*, convolutional filter*, conv, conv layer*, \
        conv2d, kernel*, kernal*, filter, filters
        """
    case dense = "dense*, fully connected*, fc, linear layer*"
    case flattenLayer = "flatten layer*, flatten before, flatten instead"
    case pooling = """
        pool*, max pool*, maxpool*, average pool*, avg pool*, averagepool*, avgpool*, mean pool*
        """
    case maxPooling = "max pool*, maxpool*, max, maximum"
    case averagePooling = """
        average pool*, avg pool*, averagepool*, avgpool*, mean pool*, average, avg, averaging
        """
    case globalPooling = """
        global pool*, global average pool*, global avg pool*, global max pool*, globalaverage*, \
        globalmax*, gap
        """
    case batchNorm = "batch norm*, batchnorm*, bn, batch normali*"
    case dropout = "dropout*"
    case sigmoid = "sigmoid*, logistic function"
    case tanh = "tanh"
    case relu = "relu"
    case augmentation = "augment*, data augment*, image augment*, imagedatagenerator, generator*"
    case initialization = """
        weight initiali*, weights initiali*, initiali* weight*, initiali* the weight*, initializ*
        """
    case regularization = "regulari*, regularl*, l1, l2, early stopping"
    case image = "image*, input, inputs, picture*"
    case oneSampleBatch = """
        batch size 1, batch size one, batch size of 1, batch size of one, batchsize 1, \
        batchsize one, batchsize of 1, size 1, size one, one element per batch, \
        one sample per batch, batch of 1, batch of one
        """
    case wholeBatch = """
        batch size m, batch size of m, batchsize m, size m, batch m, full batch, full batch training, \
        full batch gradient descent, whole data set as one batch
        """
    case miniBatch = "mini batch*, minibatch*"

    case overfitting = "overfit*"

    // MARK: What is said of them

    case invented = """
        invent*, develop*, creat*, introduc*, born, discover*, came, started, appeared, exist*, \
        from, since, began
        """
    case year2012 = "2012"
    case first = "first, earliest, oldest, started, began, invented, introduced"
    case takes = "take*, expect*, want*, need*, fed, input*, image*, picture*, size, wide, pixel*"
    case pixels224 = "224"
    case memory93 = "93 mb, 93 mib, 93 megabyte*"
    case faster = "faster, quicker, outrun*"
    case slower = "slower"
    case beats = "beat*, outperform*"
    case speed = "speed"
    case likens = "like, same way, same as, as, mimic*, imitat*, copies, simulat*"
    case brain = "brain*"
    case reduces = """
        reduc*, remov*, suppress*, less, fewer, filters, filters out, denois*, gets rid, get rid, \
        takes away, against, cleans, smooth*
        """
    case denoises = "denois*"
    case noise = "noise, noisy"
    case keeps = "keep*, preserv*, retain*, maintain*, conserv*"
    case loses = "lose*, loss, lost, throws away, discard*"
    case information = "information*, info, infos, detail*"
    case flattens = "flatten*, unroll*"
    case multiplies = "multipl*"
    case patch = """
        section, sections, patch, patches, part, parts, region, regions, window, windows, area, areas
        """
    case must = """
        must, has to, have to, need*, should, only accept*, only take*, only work*, only use*, require*
        """
    case square = "square, squares, quadratic"
    case four = "4, four"
    case parameters = "param*, weight, weights"
    case has = "has, have, having, contain*, add, adds, need*, owns, comes with"
    case learned = "learn*, train*, updated"
    case nothing = "nothing"
    case statistics = "std, deviation*, variance*, mean, means, statistic*"
    case wholeData = """
        whole data*, entire data*, full data*, complete data*, all data*, all the data*, \
        all training*, all the training*, whole training*, entire training*, full training*, dataset, \
        data set
        """
    case prediction = """
        predict*, inference, test time, in testing, while testing, when testing, during testing, \
        test phase, at test, in test, in tests, evaluation
        """
    case useful =
        "sense, useful, use, used, useable, usable, work*, good, help*, effective, apply, applied"
    case useless = "useless, pointless, senseless, bad, harmful, nonsense, impossible"
    case medical = "medic*, cancer*, x-ray*, mri, ct scan*, radiolog*, tumor*, tumour*"
    case throwsAway = """
        throw*, thrown, delet*, discard*, remov*, drop*, lose*, lost, eras*, gone, replac*
        """
    case originals = "original*"
    case quick = "quick*, fast*, speedy"
    case slow = "slow*, longest, takes long*"
    case active = """
        remov*, drops, dropped, kills, active, used, applied, acts, works, kept, enabled, happens, \
        runs, stays on, is on, on
        """
    case smallImages = "small image*, tiny image*, smaller image*, small picture*, tiny picture*"
    case thirtyYears = "30 years, thirty years"
    case minusOneToOne = "-1 1, -1 to 1, -1 and 1, -1 bis 1, -1 and +1, -1 to +1, -1 +1"

    /// Whether a sentence may be about it.
    var isThing: Bool { Self.things.contains(self) }

    private static let things: Set<Concept> = [
        .cnn, .leNet, .alexNet, .vgg, .resNet, .yolo, .rcnn, .neocognitron, .convolution, .dense,
        .flattenLayer, .pooling, .maxPooling, .averagePooling, .globalPooling, .batchNorm, .dropout,
        .sigmoid, .tanh, .relu, .augmentation, .initialization, .regularization, .oneSampleBatch,
        .wholeBatch, .miniBatch, .overfitting,
    ]
}
