extension KnownError {
    /// About data and training.
    static let training: [KnownError] = [
        KnownError(
            id: "no-medical-augmentation",
            subject: ["augment*"],
            phrases: [
                "not|no|doesn't|don't|never sense|useful|work|good medic*|cancer|x-ray|x-rays|mri|radiolog*",
                "medic*|cancer|x-ray|x-rays|mri not|no|doesn't|don't|never|cannot sense|useful|work|augment*",
                "augment* useless|pointless|senseless|bad|harmful medic*|cancer|x-ray|x-rays|mri",
                "medic*|cancer|x-ray|x-rays|mri augment* useless|pointless|senseless|bad|harmful",
                "no|never augment* medic*|cancer|x-ray|x-rays|mri",
            ],
            unless: "flip* hue rotat* label* wrong if when unless careful* every",
            isNegative: true,
            correction: """
                a review of over 300 papers finds it effective across organs and methods; the \
                transform must keep the label
                """,
            source: "Garcea et al. 2023, doi:10.1016/j.compbiomed.2022.106391"
        ),
        KnownError(
            id: "originals-thrown-away",
            subject: ["generator*", "augment*", "imagedatagenerator", "keras"],
            phrases: [
                "throw*|delet*|discard*|remov*|drop*|lose*|eras* original*|originals",
                "original*|originals thrown|deleted|discarded|removed|lost|erased|gone|dropped",
            ],
            unless: "disk files",
            correction: """
                nothing is deleted: each epoch serves transformed copies instead of the originals, N \
                images as before
                """,
            source: "keras.io, image augmentation layers; Chollet, Deep Learning with Python"
        ),
        KnownError(
            id: "batch-size-1-quick",
            subject: ["batch", "batchsize", "sgd"],
            phrases: [
                "batch size 1|one quick*|fast*", "size 1|one quick*|fast*",
                "batchsize 1|one quick*|fast*", "one element|sample per batch quick*|fast*",
            ],
            unless: "update updates epoch epochs step steps noisy not gpu cpu",
            correction: """
                one update is quick at 1, one epoch is slowest: the hardware computes one sample at a \
                time
                """,
            source: "Ng, Deep Learning Specialization, course 2"
        ),
        KnownError(
            id: "batch-size-m-slow",
            subject: ["batch", "batchsize"],
            phrases: ["size m slow*", "batch m slow*", "batch size m memory", "full batch slow*"],
            unless: "update updates epoch epochs step steps",
            correction: """
                m: one exact update per epoch, most memory; an epoch itself is fast, the updates are \
                few
                """,
            source: "Ng, Deep Learning Specialization, course 2"
        ),
        KnownError(
            id: "dropout-in-prediction",
            subject: [],
            phrases: [
                "dropout remov*|drops|removes|off|active predict*|inference|test*",
                "predict*|inference dropout remov*|drops|removes|active",
                "dropout used|applied|acts|works|kept|enabled|happens|runs|stays predict*|inference|test*",
                "predict*|inference|test* dropout used|applied|acts|works|kept|enabled|active",
            ],
            unless: "training only identity disabled off inactive nothing all",
            correction: """
                dropout acts in training only, and survivors are scaled by 1/(1 − p); predicting it \
                changes nothing
                """,
            source: "Srivastava et al. 2014"
        ),
        KnownError(
            id: "initialization-against-overfitting",
            subject: ["overfit*"],
            phrases: ["weight|weights initiali*"],
            unless: "train* first rather trainab* about less random underfit*",
            correction: """
                initialization is about whether a deep network trains at all; against overfitting it \
                does little
                """,
            source: "Glorot and Bengio 2010; He et al. 2015"
        ),
        KnownError(
            id: "thirty-years",
            subject: [],
            phrases: [
                "30|thirty years small|tiny|smaller image*|picture*",
                "small|tiny image*|picture* 30|thirty years",
            ],
            unless: "simplif* also part",
            correction: """
                a simplification: convolution avoided those matrices from 1989 on; data, computing \
                power and training held images small too
                """,
            source: "LeCun et al. 1989; Krizhevsky et al. 2012"
        ),
    ]
}
