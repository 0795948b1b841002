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
            source: "keras.io, image augmentation layers; Chollet, Deep Learning with Python"
        ),
        KnownError(
            id: "batch-size-1-quick",
            statements: [.says(.oneSampleBatch, .quick)],
            unless: "update, updates, epoch, epochs, step, steps, noisy, gpu, cpu",
            correction: """
                one update is quick at 1, one epoch is slowest: the hardware computes one sample at a \
                time
                """,
            source: "Ng, Deep Learning Specialization, course 2"
        ),
        KnownError(
            id: "batch-size-m-slow",
            statements: [.says(.wholeBatch, .slow)],
            unless: "update, updates, epoch, epochs, step, steps",
            correction: """
                m: one exact update per epoch, most memory; an epoch itself is fast, the updates are \
                few
                """,
            source: "Ng, Deep Learning Specialization, course 2"
        ),
        KnownError(
            id: "dropout-in-prediction",
            statements: [.says(.dropout, .active, .prediction)],
            unless: """
                training only, only in training, only active*, only used, only during training, \
                only while training, only for training, in training only, identity, disabled, \
                is off, are off, turned off, switched off, dropout off, off when, off in, \
                off at, off during, off for, inactive, nothing, no effect, all, monte carlo, \
                mc
                """,
            correction: """
                dropout acts in training only, and survivors are scaled by 1/(1 − p); predicting it \
                changes nothing
                """,
            source: "Srivastava et al. 2014"
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
    ]
}
