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
        pool*, max pool*, maxpool*, average pool*, avg pool*, averagepool*, avgpool*, mean pool*, \
        pool* kernel*, pool* filter*, pool* window*
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
    case augmentation = "augment*, data augment*, image augment*, imagedatagenerator"
    case generator = "generator*, imagedatagenerator"
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
    case padding = "padding, pad"
    case validPadding = "valid padding, padding valid, padding is valid"
    case samePadding = "same padding, padding same, padding is same"
    case stride = "stride, strides"
    case oneByOne = "1 1 conv*, 1 1 kernel*, 1 1 filter*, pointwise conv*"
    case transposed = "transposed conv*, transpose conv*, deconv*, conv2dtranspose, convtranspose*"
    case softmax = "softmax*"
    case underfitting = "underfit*"
    case fineTuning = "fine tun*, finetun*"
    case transferLearning = "transfer learning"
    case residual = "residual*, skip connection*, resnet*, shortcut connection*"
    case iou = "iou, intersection over union, jaccard*"
    case flask = "flask"
    case httpGet = "get request*, http get, get method*"
    case httpPost = "post, post request*, http post, post method*"

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
        at testing, for testing, and testing, testing phase, testing time, \
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
        runs, stays on, is on, on, switches off ne*, switches off no*, switches off un*, \
        turns off ne*, turns off no*, turns off un*
        """
    case smallImages = "small image*, tiny image*, smaller image*, small picture*, tiny picture*"
    case thirtyYears = "30 years, thirty years"
    case minusOneToOne = "-1 1, -1 to 1, -1 and 1, -1 bis 1, -1 and +1, -1 to +1, -1 +1"

    // MARK: Parts of layers and of training, and what is said of those

    case flatten = "flatten, flatten layer*, flattening"
    case largerWindow = """
        larger stride*, bigger stride*, higher stride*, greater stride*, increas* stride*, \
        increas* the stride*, larger kernel*, bigger kernel*, larger filter*, bigger filter*, \
        increas* the kernel*
        """
    case moreLayers = """
        more layers, deeper network*, deeper net*, deeper model*, deeper is, adding layers, \
        adding more layers, additional layers, more parameters, larger network*, larger model*, \
        bigger network*, bigger model*
        """
    case moreEpochs = """
        more epochs, longer training, training longer, train longer, trains longer, more training
        """
    case theDeeper = "the deeper, the more layers"
    case theLonger = "the longer, the more epochs"
    case noActivation = """
        without activation*, without an activation*, without the activation*, without non linear*, \
        without nonlinear*, without relu, no activation*
        """
    case frozen = "frozen layer*, frozen weight*, frozen part*, frozen base, frozen"
    case hyperparameter = """
        hyperparam*, hyper param*, kernel size*, size of the kernel*, filter size*, learning rate*, \
        dropout rate, batch size*, number of filters, number of layers, stride, padding
        """
    case epoch = "epoch, one epoch, an epoch"
    case testData = """
        test set, test data, test dataset, test image*, test sample*, validation set, \
        validation data, validation image*, validation sample*, testing set, testing data, \
        test and validation*
        """
    case zeroOverlap = "iou of 0, iou 0, iou is 0, iou of zero"

    case invariant = "invariant, invariance"
    case rotation = "rotat*, angle*, orientation*, scale, scales, scaling, zoom*"
    case translation = "translat*, shift*"
    case adds = "add, adds, added, adding, put, puts, fill, fills, insert*, surround*"
    case zeros = "zeros, zeroes"
    case zero = "zero, 0"
    case size = "size, sizes, shape, height, width, dimension*, resolution"
    case sameSize = """
        same size, same shape, same dimension*, same height, same width, same resolution, \
        equal size, unchanged
        """
    case shrinks = "smaller, shrink*, reduc*, decreas*"
    case bigger = "bigger, larger, grow*, grows, increas*, enlarg*"
    case outputMap = "output*, feature map*, map, maps, result*"
    case alters = """
        halv*, reduc*, lower*, shrink*, decreas*, fewer, less, chang*, doubl*, increas*, add, adds, \
        more, affect*, influenc*
        """
    case channels = "channel*, depth"
    case ofBatch = """
        batch's, of the batch, of each batch, of every batch, of the current batch, of a batch, \
        current batch, batch statistic*, batch mean, batch std, batch variance, of that batch, \
        test batch
        """
    case independent = "independent*, unrelated"
    case sumsToOne = """
        sum to 1, sum to one, sums to 1, sums to one, sum up to 1, sum up to one, sums up to 1, \
        add up to 1, add up to one, adds up to 1, adds up to one, sum of 1, sum is 1
        """
    case multiLabel = "multi label*, multilabel*, several labels, multiple labels"
    case changes = "change*, alter*, effect*, updat*, delet*, modif*"
    case effect = "effect*, purpose, point, use"
    case anything = "anything, the image, the input, the output"
    case always = "always, every time, in any case, automatically, guarantee*, never hurt*"
    case better = """
        better, best, accura*, improv*, lowers, lower, help*, performance, hurt, hurts, good
        """
    case theBetter = "the better, the lower, the higher"
    case applied = "on, to, for, apply, applied, use, used, also, as well"
    case augmented = "augment, augments, augmented, augmenting"
    case remedies = """
        fix, fixes, fixed, solve*, avoid*, prevent*, against, help*, cure*, remed*, overcome*, \
        stop, stops, reduc*
        """
    case vanishing = "vanish*, disappearing gradient*"
    case zeroToOne = "0 1, 0 and 1, 0 to 1, zero and one, zero to one, 0 bis 1"
    case gives = "output*, return*, give*, produc*, yield*, has, have, is, are, be"
    case negativeValues = "negative number*, negative value*, negative output*"
    case depends = "depend*, grow*, increas*, determin*, more, proportional"
    case imageSize = """
        image size*, input size*, size of the image*, size of the input*, larger image*, \
        bigger image*, larger input*, bigger input*, larger picture*, image resolution
        """
    case designed = "design*, chosen, choose, set, defin*, made, written, engineer*, craft*"
    case byHand = "by hand, manually, hand"
    case inverts = "inverse, undo*, invert*, revers*"
    case tooSimple = """
        too simple, not complex enough, model too small, model is too small, network is too small, \
        network too small, too few parameters, too few layers, too little capacity
        """
    case highTrainingError = """
        high training error*, high training loss*, high train error*, high train loss*, \
        low training accura*, high error on the train*, bad on the train*, poor on the train*
        """
    case tooComplex = """
        too complex, too big, too large, too many parameters, too many layers, too powerful
        """
    case lowTrainingError = """
        low training error*, low training loss*, low train error*, low train loss*, \
        high training accura*, good on the train*
        """
    case causes = "cause*, lead*, increas*, more, produc*, makes"
    case tunes = "tun*, choos*, chosen, select*, optimi*, pick*, adjust*"
    case tunable = """
        hyperparam*, hyper param*, learning rate*, number of epochs, model, architecture, \
        dropout rate*, settings
        """
    case largerRate = """
        larger learning rate*, higher learning rate*, bigger learning rate*, high learning rate*, \
        large learning rate*, big learning rate*, increas* the learning rate
        """
    case updated = "updated, learn, learns, learning, trained, trainable, change, changed, adapt*"
    case fromScratch = "from scratch, from zero"
    case oneBatch = """
        one batch, one mini batch, a single batch, a batch, one update, a single update, \
        one weight update, one step, a single step, one iteration
        """
    case learnt = "learned, learnt, trained, learns"
    case enlarges = "larger, bigger, increas*, grow, grows, enlarge*"
    case forever = "permanent*, forever, for good, for ever"
    case proposals = "region proposal*, proposals, two stage*, 2 stage*, selective search"
    case oneStage = "one stage*, single stage*, 1 stage*, one pass, single pass"
    case aboveOne = """
        larger than 1, greater than 1, bigger than 1, more than 1, above 1, over 1, exceed 1, \
        exceeds 1, larger than one, greater than one, bigger than one, above one
        """
    case perfect = "perfect*, identical, full overlap, complete overlap"
    case body = "in the body, in its body, a body, request body"
    case idempotent = "idempotent, safe"
    case frontEnd = """
        front end framework*, frontend framework*, front end library, frontend library, \
        javascript framework*, javascript library, is front end, is frontend, for the front end, \
        for the frontend
        """
    case takesMean =
        "mean of, average of, takes the mean, takes the average, the mean value, averages"
    case takesMaximum = """
        maximum of, largest of, takes the max*, the largest value, the biggest value
        """
    case nonlinear = "non linear*, nonlinear*"

    /// Whether a sentence may be about it.
    var isThing: Bool { Self.things.contains(self) }

    private static let things: Set<Concept> = [
        .cnn, .leNet, .alexNet, .vgg, .resNet, .yolo, .rcnn, .neocognitron, .convolution, .dense,
        .flattenLayer, .pooling, .maxPooling, .averagePooling, .globalPooling, .batchNorm, .dropout,
        .sigmoid, .tanh, .relu, .augmentation, .generator, .initialization, .regularization,
        .oneSampleBatch,
        .wholeBatch, .miniBatch, .overfitting, .padding, .validPadding, .samePadding, .stride,
        .oneByOne,
        .transposed, .softmax, .underfitting, .fineTuning, .transferLearning, .residual, .iou,
        .flask,
        .httpGet, .httpPost,
    ]
}
