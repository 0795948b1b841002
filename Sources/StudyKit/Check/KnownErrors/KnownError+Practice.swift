extension KnownError {
    /// About how networks are trained and tested.
    static let practice: [KnownError] = [
        KnownError(
            id: "batch-statistics-in-prediction",
            statements: [.says(.batchNorm, .ofBatch, .statistics, .prediction)],
            unless: """
                running, moving, instead, rather, estimate*, average*, exponential, those, fixed, \
                stored, saved, whole, all, entire
                """,
            correction: """
                prediction uses the running mean and variance; those of the batch serve in training \
                only
                """,
            source: "Ioffe and Szegedy 2015; keras.io, BatchNormalization"
        ),
        KnownError(
            id: "more-layers-better",
            statements: [
                .says(.moreLayers, .always, .better), .inOrder(.theDeeper, .theBetter),
            ],
            unless: "until, up to, plain, but, unless, if, feature*, learning rate, training set",
            correction: """
                not always: deeper plain networks get worse in training as well (degradation), and \
                too large ones overfit
                """,
            source: "He et al. 2016; Goodfellow et al. 2016, section 5.2"
        ),
        KnownError(
            id: "more-epochs-better",
            statements: [
                .says(.moreEpochs, .always, .better), .inOrder(.theLonger, .theBetter),
            ],
            unless: """
                until, up to, overfit*, underfit*, but, unless, if, training loss, training error, \
                train loss, training accuracy, training set
                """,
            correction: """
                the error in training falls on, that on new data rises again at some point: stop \
                early
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 7.8"
        ),
        KnownError(
            id: "augmented-test-set",
            statements: [
                .says(.augmentation, .applied, .testData), .says(.testData, .augmented),
            ],
            unless: """
                accura*, improv*, measur*, score*, evaluat*, performance, error, loss, compar*, \
                result*, only, tta, test time augment*, better, then, generali*, overfit*, unchanged, \
                original*, leak*, no, not, never, without, bigger than, but, bad, pointless, useless, \
                senseless, forbidden, why
                """,
            correction: """
                augment the training set only: images for validation and testing stay as they are, \
                or the score is that of another task
                """,
            source: "Chollet, Deep Learning with Python, section 5.2"
        ),
        KnownError(
            id: "augmented-test-set",
            statements: [
                .inOrder(.shouldAugment, .testData)
            ],
            unless: """
                only, tta, test time augment*, then, unchanged, original*, leak*, no, not, \
                never, without, training set, training data, training images, stay*, as it is, \
                as they are, if, why, whether, when, untouched, alone
                """,
            correction: """
                augment the training set only: images for validation and testing stay as they \
                are, or the score is that of another task
                """,
            source: "Chollet, Deep Learning with Python, section 5.2"
        ),
        KnownError(
            id: "test-set-tuning",
            statements: [.says(.testData, .tunes, .tunable)],
            unless: """
                validation, never, only once, once, leak*, instead, cross, after, then, measur*, \
                evaluat*
                """,
            correction: """
                choose on a validation set; a test set that was used for choices no longer tells the \
                error on new data
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 5.3"
        ),
        KnownError(
            id: "overfitting-mixed-up",
            statements: [
                .says(.overfitting, .tooSimple), .says(.overfitting, .highTrainingError),
            ],
            unless: "underfit*, low training, than, not complex enough data, opposite",
            correction: """
                that is underfitting; overfitting is a low error in training and a high one on new \
                data, of a model too complex for its data
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 5.2"
        ),
        KnownError(
            id: "underfitting-mixed-up",
            statements: [
                .says(.underfitting, .tooComplex), .says(.underfitting, .lowTrainingError),
            ],
            unless: "overfit*, rate, regulari*, dropout, batch*, opposite, task, problem, data",
            correction: """
                that is overfitting; underfitting is a high error in training already, of a model too \
                simple or trained too little
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 5.2"
        ),
        KnownError(
            id: "underfitting-remedy",
            statements: [
                .says(.dropout, .remedies, .underfitting),
                .says(.regularization, .remedies, .underfitting),
                .says(.augmentation, .remedies, .underfitting),
            ],
            unless: """
                less, fewer, lower*, remov*, overfit*, cause*, lead*, too much, too strong, without, \
                decreas*, smaller, complex*, weaker
                """,
            correction: """
                those are against overfitting; against underfitting: a larger model, longer training, \
                transfer learning, less regularization
                """,
            source: "Goodfellow, Bengio and Courville 2016, chapter 7"
        ),
        KnownError(
            id: "augmentation-overfits",
            statements: [
                .inOrder(.augmentation, .causes, .overfitting),
                .inOrder(.dropout, .causes, .overfitting),
                .inOrder(.regularization, .causes, .overfitting),
                .inOrder(.augmentation, .overfitsMore), .inOrder(.dropout, .overfitsMore),
                .inOrder(.regularization, .overfitsMore),
            ],
            unless: """
                without, no, less, too little, missing, reduc*, against, when, same, avoid*, \
                prevent*, help*, fewer, stop*, instead, if, remedies, and
                """,
            correction: "it does the opposite: it makes the training set harder to learn by heart",
            source: "Goodfellow, Bengio and Courville 2016, chapter 7"
        ),
        KnownError(
            id: "regularization-overfits",
            statements: [.inOrder(.regularization, .overfitsMore)],
            unless: """
                without, no, less, too little, missing, against, when, if, instead, and, avoid*, \
                prevent*, stops, stopped
                """,
            correction: "it ends the training before the validation error rises again",
            source: "Goodfellow, Bengio and Courville 2016, section 7.8"
        ),
        KnownError(
            id: "regularization-enlarges",
            statements: [.says(.regularization, .enlarges, .parameters)],
            unless: """
                penal*, loss, too, prevent*, against, punish*, keep*, smaller, when, if, cost*, \
                avoid*, lambda, than
                """,
            correction: "it adds the size of the weights to the loss, which keeps them small",
            source: "Goodfellow, Bengio and Courville 2016, section 7.1"
        ),
        KnownError(
            id: "dropout-forever",
            statements: [.says(.dropout, .forever)],
            unless: "prun*, again, only",
            correction: """
                which units are dropped is drawn anew for each batch; all are there when predicting
                """,
            source: "Srivastava et al. 2014"
        ),
    ]
}
