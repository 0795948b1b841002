/// Something that notes of the week speak of.
enum Concept: Int, CaseIterable, Sendable {
    // MARK: Things a sentence may be about

    case cnn, leNet, alexNet, vgg, resNet, yolo, rcnn, neocognitron, convolution, dense,
        flattenLayer, pooling, maxPooling, averagePooling, globalPooling, batchNorm, dropout,
        sigmoid, tanh, relu, augmentation, generator, initialization, weightInitialization,
        regularization,
        oneSampleBatch, wholeBatch, miniBatch, overfitting, padding, validPadding, samePadding,
        stride, oneByOne, transposed, softmax, underfitting, fineTuning, transferLearning,
        residual, iou, flask, httpGet, httpPost, resampling, weightDecay, frontEndPart,
        backEndPart

    // MARK: What is said of them

    case image, invented, year2012, first, takes, pixels224, memory93, faster, slower, beats,
        speed, likens, brain, reduces, denoises, noise, keeps, loses, information, flattens,
        multiplies, patch, must, square, four, parameters, has, learned, nothing, statistics,
        wholeData, prediction, useful, useless, medical, throwsAway, originals, quick, slow,
        active, smallImages, thirtyYears, minusOneToOne

    // MARK: Parts of layers and of training, and what is said of those

    case flatten, largerWindow, moreLayers, moreEpochs, theDeeper, theLonger, noActivation,
        frozen, hyperparameter, epoch, testData, zeroOverlap, invariant, rotation, translation,
        adds, zeros, zero, size, sameSize, shrinks, bigger, outputMap, alters, channels, ofBatch,
        independent, sumsToOne, multiLabel, changes, effect, anything, always, better, theBetter,
        applied, augmented, remedies, vanishing, zeroToOne, gives, negativeValues, depends,
        imageSize, designed, byHand, inverts, tooSimple, highTrainingError, tooComplex,
        lowTrainingError, causes, tunes, tunable, largerRate, updated, fromScratch, oneBatch,
        learnt, enlarges, forever, proposals, oneStage, aboveOne, perfect, body, idempotent,
        frontEnd, takesMean, takesMaximum, nonlinear, unionFirst, inURL, frameworks, flips,
        oneFilter,
        oneChannel, threeMaps, outputs, linear, lastLayer, classification, oneOutput,
        complexModel, beforeSplit, quickEpoch, exactlyZero, flops, macs, sameThing, border

    // MARK: Whole phrases, where single words would say too little

    case wasInvented, before2012, dropsUnits, fewerParameters, onDisk, shouldAugment,
        makesSmaller, filterCount, mustEqual, inputChannels, makesPositive, multipliesInput,
        concatenates, getAlters, userSees, onServer, largerRateThan, littleData, unfreezes,
        overfits, underfits, moreData, overfitsMore, biggerBatch, lessMemory, mostMemory, doubles,
        flattenedBy

    // MARK: Values, slopes and parts of networks, and what is wrongly said of those

    case sigmoidSlope, upToOneOrHalf, reluSlope, alwaysOne, slopeTurnedRound, clips, atOne,
        belowZero, timesInput, scaleAndShift, chosenByHand, acrossChannels, batchSize,
        countsEpochs, introduces, skipConnection, vgg16, sixteenConvolutions

    /// Whether a sentence may be about it.
    var isThing: Bool { Self.allThings.contains(self) }

    private static let allThings = ConceptSet(things.keys)

    /// The ways to say it, in the form of ``Wording``.
    var wordings: String {
        Self.things[self] ?? Self.sayings[self] ?? Self.partSayings[self]
            ?? Self.valueSayings[self] ?? Self.phrases[self] ?? ""
    }
}
