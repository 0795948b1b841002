extension Concept {
    /// Parts of layers and of training, and what is said of those, with the words for it.
    static let partSayings: [Concept: String] = [
        .flatten: "flatten, flatten layer*, flattening",
        .largerWindow: """
        larger stride*, bigger stride*, higher stride*, greater stride*, increas* stride*, \
        increas* the stride*, larger kernel*, bigger kernel*, larger filter*, bigger filter*, \
        increas* the kernel*, stride 2, stride of 2, stride two, stride of two
        """,
        .moreLayers: """
        more layers, deeper network*, deeper net*, deeper model*, deeper is, adding layers, \
        adding more layers, additional layers, more parameters, larger network*, \
        larger model*, bigger network*, bigger model*
        """,
        .moreEpochs: """
        more epochs, longer training, training longer, train longer, trains longer, \
        more training
        """,
        .theDeeper: "the deeper, the more layers",
        .theLonger: "the longer, the more epochs",
        .noActivation: """
        without activation*, without an activation*, without the activation*, \
        without non linear*, without nonlinear*, without relu, no activation*
        """,
        .frozen: "frozen layer*, frozen weight*, frozen part*, frozen base, frozen",
        .hyperparameter: """
        hyperparam*, hyper param*, kernel size*, size of the kernel*, filter size*, \
        learning rate*, dropout rate, batch size*, number of filters, number of layers, \
        stride, padding
        """,
        .epoch: "epoch, one epoch, an epoch",
        .testData: """
        test set, test data, test dataset, test image*, test sample*, validation set, \
        validation data, validation image*, validation sample*, testing set, testing data, \
        test and validation*
        """,
        .zeroOverlap: "iou of 0, iou 0, iou is 0, iou of zero",
        .invariant: "invariant, invariance",
        .rotation: "rotat*, angle*, orientation*, scale, scales, scaling, zoom*",
        .translation: "translat*, shift*",
        .adds:
            "add, adds, added, adding, put, puts, fill, fills, insert*, surround*, creates, writes",
        .zeros: "zeros, zeroes",
        .zero: "zero, 0",
        .size: "size, sizes, shape, height, width, dimension*, resolution",
        .sameSize: """
        same size, same shape, same dimension*, same height, same width, same resolution, \
        equal size, unchanged
        """,
        .shrinks: "smaller, shrink*, reduc*, decreas*",
        .bigger: "bigger, larger, grow*, grows, increas*, enlarg*, twice as big, twice as large",
        .outputMap: "output*, feature map*, map, maps, result*",
        .alters: """
        halv*, reduc*, lower*, shrink*, decreas*, fewer, less, chang*, doubl*, increas*, add, \
        adds, more, affect*, influenc*
        """,
        .channels: "channel*, depth",
        .ofBatch: """
        batch's, of the batch, of each batch, of every batch, of the current batch, \
        of a batch, current batch, batch statistic*, batch mean, batch std, batch variance, \
        of that batch, test batch
        """,
        .independent: "independent*, unrelated",
        .sumsToOne: """
        sum to 1, sum to one, sums to 1, sums to one, sum up to 1, sum up to one, \
        sums up to 1, add up to 1, add up to one, adds up to 1, adds up to one, sum of 1, \
        sum is 1
        """,
        .multiLabel: "multi label*, multilabel*, several labels, multiple labels",
        .changes: "change*, alter*, effect*, updat*, delet*, modif*",
        .effect: "effect*, purpose, point, use",
        .anything: "anything, the image, the input, the output",
        .always: "always, every time, in any case, automatically, guarantee*, never hurt*",
        .better: """
        better, best, accura*, improv*, lowers, lower, help*, performance, hurt, hurts, good
        """,
        .theBetter: "the better, the lower, the higher",
        .applied: "on, to, for, apply, applied, use, used, also, as well",
        .augmented: "augment, augments, augmented, augmenting",
        .remedies: """
        fix, fixes, fixed, solve*, avoid*, prevent*, against, help*, cure*, remed*, \
        overcome*, stop, stops, reduc*
        """,
        .vanishing: "vanish*, disappearing gradient*",
        .zeroToOne: "0 1, 0 and 1, 0 to 1, zero and one, zero to one, 0 bis 1",
        .gives: "output*, return*, give*, produc*, yield*, has, have, is, are, be",
        .negativeValues: "negative number*, negative value*, negative output*",
        .depends: "depend*, grow*, increas*, determin*, more, proportional",
        .imageSize: """
        image size*, input size*, size of the image*, size of the input*, larger image*, \
        bigger image*, larger input*, bigger input*, larger picture*, bigger picture*, \
        image resolution, image is larger, image is bigger, images are larger, \
        images are bigger, input is larger, input is bigger, larger the image*, \
        bigger the image*
        """,
        .designed: "design*, chosen, choose, set, defin*, made, written, engineer*, craft*",
        .byHand: "by hand, manually, hand",
        .inverts: "inverse, undo*, invert*, revers*",
        .tooSimple: """
        too simple, not complex enough, model too small, model is too small, \
        network is too small, network too small, too few parameters, too few layers, \
        too little capacity
        """,
        .highTrainingError: """
        high training error*, high training loss*, high train error*, high train loss*, \
        low training accura*, high error on the train*, bad on the train*, \
        poor on the train*, badly on the train*, poorly on the train*, bad on train*, \
        poor on train*, training error is high, training loss is high, train error is high, \
        train loss is high, training accuracy is low, high error in training, \
        large training error
        """,
        .tooComplex: """
        too complex, too big, too large, too many parameters, too many layers, too powerful
        """,
        .lowTrainingError: """
        low training error*, low training loss*, low train error*, low train loss*, \
        high training accura*, good on the train*, training error is low, \
        training loss is low, train error is low, train loss is low, training accuracy is high, \
        low error in training, low error on the train*, small training error
        """,
        .causes: "cause*, lead*, increas*, produc*, makes",
        .tunes: "tun*, choos*, chosen, select*, optimi*, pick*, adjust*",
        .tunable: """
        hyperparam*, hyper param*, learning rate*, number of epochs, model, architecture, \
        dropout rate*, settings
        """,
        .largerRate: """
        larger learning rate*, higher learning rate*, bigger learning rate*, \
        high learning rate*, large learning rate*, big learning rate*, \
        increas* the learning rate
        """,
        .updated: "updated, learn, learns, learning, trained, trainable, change, changed, adapt*",
        .fromScratch: "from scratch, from zero",
        .oneBatch: """
        one batch, one mini batch, a single batch, a batch, one update, a single update, \
        one weight update, one step, a single step, one iteration
        """,
        .learnt: "learned, learnt, trained, learns",
        .enlarges: "larger, bigger, increas*, grow, grows, enlarge*",
        .forever: "permanent*, forever, for good, for ever",
        .proposals: "region proposal*, proposals, two stage*, 2 stage*, selective search",
        .oneStage: """
        one stage*, single stage*, 1 stage*, one pass, single pass, only once, just once, \
        one forward pass, a single forward pass
        """,
        .aboveOne: """
        larger than 1, greater than 1, bigger than 1, more than 1, above 1, over 1, exceed 1, \
        exceeds 1, larger than one, greater than one, bigger than one, above one
        """,
        .perfect: "perfect*, identical, full overlap, complete overlap",
        .body: "in the body, in its body, a body, request body",
        .idempotent: "idempotent, safe",
        .frontEnd: """
        front end framework*, frontend framework*, front end library, frontend library, \
        javascript framework*, javascript library, is front end, is frontend, \
        for the front end, for the frontend
        """,
        .takesMean: """
        mean of, average of, takes the mean, takes the average, the mean value, averages
        """,
        .takesMaximum: """
        maximum of, largest of, takes the max*, the largest value, the biggest value, strongest feature*, strongest value*, strongest activation*
        """,
        .nonlinear: "non linear*, nonlinear*",
        .unionFirst: """
        union divided by the intersection, union divided by intersection, \
        union over intersection, union over the intersection, union by the intersection, \
        union intersection, union area of intersection, union area of the intersection
        """,
        .inURL: "in the url, in its url, in the address, into the url, in the query",
        .frameworks: "framework*, keras, pytorch, tensorflow, libraries, conv2d, convnets",
        .flips: "flip, flips, flipped, mirror*, rotates",
        .oneFilter: """
        each filter, every filter, one filter, a filter, a single filter, each kernel, \
        every kernel, one kernel, a kernel, 3 3 filter, 3 3 kernel, 5 5 filter, 5 5 kernel
        """,
        .oneChannel: "one channel, a single channel, only one channel, 1 channel",
        .threeMaps: "three feature maps, 3 feature maps, three maps, 3 maps, three outputs",
        .outputs: "output*, give*, produce*, yield*, return*, makes",
        .linear: "a linear function, a linear activation, is linear",
        .lastLayer: "output layer*, last layer*, final layer*",
        .classification: "classif*, probabilit*",
        .oneOutput: """
        one output neuron*, one output unit*, one output node*, a single output*, one output, \
        single output*
        """,
        .complexModel: """
        more complex model*, more complex network*, more complexity, more neurons, more units, \
        more filters
        """,
        .beforeSplit: """
        before the split, before splitting, then split*, and split, before the train*, \
        before train*
        """,
        .quickEpoch: """
        epoch quick*, epoch fast*, epochs fast*, epochs quick*, fast* epoch*, quick* epoch*
        """,
        .exactlyZero: """
        exactly zero, exactly 0, exactly to zero, exactly to 0, sparse, sparsity, to exactly zero
        """,
        .flops: "flop, flops",
        .macs: "mac, macs, multiply adds, multiply accumulat*",
        .sameThing: "the same, same thing, equal, identical, synonym*",
        .border: "border*, edge, edges, around",
    ]
}
