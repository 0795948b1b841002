extension KnownError {
    /// About data and training.
    static let training: [KnownError] = [
        KnownError(
            id: "no-medical-augmentation",
            statements: [
                .denies(.augmentation, .medical), .denies(.augmentation, .useful, .medical),
                .says(.augmentation, .useless, .medical),
            ],
            unless: """
                flip*, hue, rotat*, label*, wrong, if, when, unless, careful*, every, forget, \
                only, enough
                """,
            correction: """
                a review of over 300 papers finds it effective across organs and methods; the \
                transform must keep the label
                """,
            source: "Garcea et al. 2023, doi:10.1016/j.compbiomed.2022.106391"
        ),
        KnownError(
            id: "originals-thrown-away",
            statements: [
                .says(.augmentation, .throwsAway, .originals),
                .says(.generator, .throwsAway, .originals),
            ],
            unless: "disk, files",
            correction: """
                nothing is deleted: each epoch serves transformed copies instead of the originals, N \
                images as before
                """,
            source: "Keras, ImageDataGenerator; Chollet, Deep Learning with Python, section 5.2"
        ),
        KnownError(
            id: "batch-size-1-quick",
            statements: [.says(.oneSampleBatch, .quick)],
            unless: "update, updates, epoch, epochs, step, steps, noisy, gpu, cpu",
            correction: """
                one update is quick at 1, one epoch is slowest: the hardware computes one sample at a \
                time
                """,
            source: "Ng, Deep Learning Specialization, course 2, week 2"
        ),
        KnownError(
            id: "batch-size-m-slow",
            statements: [.says(.wholeBatch, .slow)],
            unless: "update, updates, epoch, epochs, step, steps",
            correction: """
                m: one exact update per epoch, most memory; an epoch itself is fast, the updates are \
                few
                """,
            source: "Ng, Deep Learning Specialization, course 2, week 2"
        ),
        KnownError(
            id: "dropout-in-prediction",
            statements: [.says(.dropout, .active, .prediction)],
            unless: """
                training only, only in training, only active*, only used, only during training, \
                only while training, only for training, in training only, identity, disabled, \
                is off, are off, turned off, switched off, dropout off, off when, off in, \
                off at, off during, off for, prediction off, predictions off, predicting off, \
                inference off, testing off, test off, time off, evaluation off, phase off, \
                inactive, nothing, no effect, all, monte carlo, \
                mc
                """,
            correction: """
                dropout acts in training only, and survivors are scaled by 1/(1 − p); predicting it \
                changes nothing
                """,
            source: "Srivastava et al. 2014; keras.io, Dropout"
        ),
        KnownError(
            id: "dropout-in-prediction",
            statements: [
                .together(.dropsUnits, .prediction)
            ],
            unless: """
                training, train*, monte carlo, mc, all, none, every, keep*, without, only, \
                instead, whereas, unlike, ensemble*
                """,
            correction: """
                dropout acts in training only, and survivors are scaled by 1/(1 − p); predicting \
                it changes nothing
                """,
            source: "Srivastava et al. 2014; keras.io, Dropout"
        ),
        KnownError(
            id: "dropout-parameters",
            statements: [
                .says(.dropout, .fewerParameters)
            ],
            unless: """
                effective*, like, as if, each step, each batch, during, prun*, than, active, \
                instead, besides, or, and, with fewer, a model with, in each
                """,
            correction: """
                dropout zeroes activations, not weights: as many parameters are stored, trained \
                and used in prediction as without it
                """,
            source: "Srivastava et al. 2014"
        ),
        KnownError(
            id: "augmented-on-disk",
            statements: [
                .says(.augmentation, .enlarges, .onDisk),
                .says(.generator, .enlarges, .onDisk),
                .says(.augmentation, .adds, .onDisk),
                .says(.generator, .adds, .onDisk),
            ],
            unless: """
                not, no, nothing, offline, beforehand, once, save*, without, if, unless, never, \
                instead
                """,
            correction: """
                the copies are made as they are needed, N images in each epoch; files and their \
                number stay as they are
                """,
            source: "keras.io, image augmentation layers"
        ),
        KnownError(
            id: "initialization-against-overfitting",
            statements: [.together(.overfitting, .initialization)],
            unless: "train*, first, rather, about, less, random, underfit*",
            correction: """
                initialization is about whether a deep network trains at all; against overfitting it \
                does little
                """,
            source: "Glorot and Bengio 2010; He et al. 2015"
        ),
        KnownError(
            id: "thirty-years",
            statements: [.together(.image, .smallImages, .thirtyYears)],
            unless: "simplif*, also, part",
            correction: """
                a simplification: convolution avoided those matrices from 1989 on; data, computing \
                power and training held images small too
                """,
            source: "LeCun et al. 1989; Krizhevsky et al. 2012"
        ),
        KnownError(
            id: "overfitting-remedy",
            statements: [
                .says(.complexModel, .remedies, .overfitting),
                .says(.moreLayers, .remedies, .overfitting),
                .says(.moreEpochs, .remedies, .overfitting),
            ],
            unless: """
                less, fewer, underfit*, cause*, lead*, need*, data, dropout, regulari*, augment*, \
                decay, early, risk*, prone, batch norm*, residual, instead, rather
                """,
            correction: """
                those are against underfitting; against overfitting: more data, augmentation, a \
                smaller model, regularization, dropout, early stopping
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 5.2"
        ),
        KnownError(
            id: "overfitting-remedy",
            statements: [
                .inOrder(.overfits, .moreEpochs),
                .inOrder(.overfits, .complexModel),
                .inOrder(.overfits, .moreLayers),
            ],
            unless: """
                less, fewer, underfit*, cause*, lead*, need*, data, dropout, regulari*, \
                augment*, decay, early, risk*, prone, batch norm*, residual, worse, harm*, \
                useless, pointless, stop*, after, because, since, until, why, sign, then, soon*, \
                more easily, smaller, instead, rather
                """,
            correction: """
                those are against underfitting; against overfitting: more data, augmentation, a \
                smaller model, regularization, dropout, early stopping
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 5.2"
        ),
        KnownError(
            id: "more-data-overfits",
            statements: [
                .inOrder(.moreData, .overfitsMore)
            ],
            unless: """
                less, without, than, lack*, if, noisy, same, copies, duplicat*, resampl*, \
                oversampl*, parameters
                """,
            correction: """
                more data is a remedy: the gap between training and test error shrinks as the \
                training set grows
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 5.2"
        ),
        KnownError(
            id: "resampled-before-split",
            statements: [.inOrder(.resampling, .beforeSplit)],
            unless: "leak*, copies, same, instead, only, after, danger*, optimistic",
            correction: """
                split first, then resample the training set only: copies of one image on both sides \
                make the score too good
                """,
            source: "imbalanced-learn, Common pitfalls and recommended practices"
        ),
        KnownError(
            id: "batch-size-1-epoch",
            statements: [.says(.oneSampleBatch, .quickEpoch)],
            unless: "slow*, than, per update, though",
            correction:
                "one update is quick at 1, an epoch is slowest: N updates, one image at a time",
            source: "Ng, Deep Learning Specialization, course 2, week 2"
        ),
        KnownError(
            id: "batch-memory",
            statements: [
                .inOrder(.biggerBatch, .lessMemory),
                .inOrder(.oneSampleBatch, .mostMemory),
            ],
            unless: """
                not, than a full, smaller, small, mini batch takes less, accumul*, checkpoint*, \
                unless, if, but, half, precision, whereas, than, so take, otherwise
                """,
            correction: """
                activations of all images of a batch are kept for the backward pass: memory \
                grows with the batch
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 8.1.3"
        ),
        KnownError(
            id: "l2-sparse",
            statements: [.inOrder(.weightDecay, .exactlyZero)],
            unless: "l1, lasso, toward*, near, close",
            correction:
                "L2 shrinks all weights and makes none of them 0; it is L1 that does",
            source: "Goodfellow, Bengio and Courville 2016, section 7.1"
        ),
        KnownError(
            id: "macs-are-flops",
            statements: [.together(.flops, .sameThing, .macs)],
            unless: "twice, two, 2, half, factor, same number of, same as before, paper*, tool*",
            correction: """
                one multiply-add is two operations: FLOPs = 2 · MACs; some papers and tools say FLOPs \
                for MACs
                """,
            source: "fvcore and ptflops, documentation"
        ),
    ]
}
