/// A statement about the week that is known to be wrong or half right, in the words students use.
struct KnownError: Sendable {
    /// Its name: `cnn-2012`.
    let id: String
    /// Words one of which must stand in the sentence or in the heading above it; empty for any.
    let subject: [String]
    /// The ways to say it: words in their order, `a|b` for one of several, `word*` for a beginning.
    let phrases: [String]
    /// Words that take the error away when they stand in the sentence.
    let unless: String
    /// Whether a `not` belongs to the statement itself.
    var isNegative = false
    /// What is true.
    let correction: String
    /// Where it is from.
    let source: String
}

extension KnownError {
    /// All of the week.
    static let all: [KnownError] = network + layers + figures + training

    static let network: [KnownError] = [
        KnownError(
            id: "cnn-2012",
            subject: [],
            phrases: [
                "cnn|cnns|convnet|convnets|convolutional develop*|invent*|creat*|introduc*|born|discover*|came 2012",
                "2012 cnn|cnns|convolutional develop*|invent*|creat*|introduc*|born|discover*",
                "2012 develop*|invent*|creat*|introduc*|discover* cnn|cnns|convolutional",
                "cnn|cnns|convnet from|since 2012", "first cnn|convnet 2012",
            ],
            unless: "alexnet krizhevsky famous popular again deep modern 19*",
            correction: """
                CNNs date from about 1980: Neocognitron 1980, LeCun 1989, LeNet-5 1998; 2012 is AlexNet
                """,
            source: "Fukushima 1980; LeCun et al. 1989; Krizhevsky et al. 2012"
        ),
        KnownError(
            id: "lenet-first",
            subject: [],
            phrases: [
                "lenet* first cnn|cnns|convnet|convolutional", "first cnn|convnet lenet*",
                "first convolutional network|net lenet*",
                "lenet* invented|started|introduced cnn|cnns",
            ],
            unless: "one among best famous early successful layer known widely after",
            correction: """
                LeNet-5 is the best known early CNN, not the first: LeCun's own network of 1989 and \
                the Neocognitron of 1980 came before
                """,
            source: "LeCun et al. 1989; Fukushima 1980"
        ),
        KnownError(
            id: "lenet-average-sigmoid",
            subject: [],
            phrases: [
                "lenet* average|avg|mean sigmoid|sigmoids",
                "lenet* sigmoid|sigmoids average|avg|mean",
            ],
            unless: "d2l modern textbook version 1998 subsampling original tanh library",
            correction: """
                average pooling with sigmoid is the modern textbook version; LeNet-5 of 1998 has \
                trainable subsampling and a scaled tanh
                """,
            source: "LeCun et al. 1998; d2l.ai, LeNet"
        ),
        KnownError(
            id: "alexnet-224",
            subject: [],
            phrases: [
                "alexnet input|inputs|image|images|size|takes 224",
                "224 input|inputs|image|images alexnet",
            ],
            unless: "227 torchvision pytorch keras padding but paper wrong",
            correction: """
                the paper says 224, its 55×55 maps need 227: (224 − 11)/4 + 1 = 54.25; torchvision \
                keeps 224 and pads by 2
                """,
            source: "Krizhevsky et al. 2012; CS231n notes"
        ),
        KnownError(
            id: "vgg-93-mb",
            subject: ["vgg", "vgg-16", "vgg16", "cs231n"],
            phrases: ["93 mb|mib|megabyte*"],
            unless: "60 61 wrong sums adds",
            correction:
                "the column of that table adds up to 15,237,608 numbers, 60.95 MB per image",
            source: "CS231n notes, VGGNet in detail"
        ),
        KnownError(
            id: "yolo-faster",
            subject: [],
            phrases: [
                "yolo faster|quicker r-cnn|rcnn", "r-cnn|rcnn slower yolo",
                "r-cnn|rcnn similar slower", "yolo faster than r-cnn|rcnn",
            ],
            unless: """
                localization localisation accura* error errors fps trade* precise proposals \
                passes price worse
                """,
            correction: """
                right, with a price: YOLO runs one pass at 45 images per second with more \
                localization errors; R-CNN runs about 2,000 passes
                """,
            source: "Redmon et al. 2016; Girshick et al. 2014"
        ),
        KnownError(
            id: "works-like-the-brain",
            subject: ["cnn", "cnns", "convolution", "convolutional"],
            phrases: ["works|work|functions like|as brain", "same way|as brain"],
            unless: "inspired motivation motivated idea loosely",
            correction: """
                local receptive fields are where the idea came from, not how the brain works: it \
                has no shared weights
                """,
            source: "Hubel and Wiesel 1962; Fukushima 1980"
        ),
    ]
}
