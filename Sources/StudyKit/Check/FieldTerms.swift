/// The words of the field that are checked for their spelling.
enum FieldTerms {
    /// In lower case; plurals and the like are made of them.
    static let words = [
        "kernel", "filter", "stride", "padding", "dilation", "pooling", "maxpooling", "convolution",
        "convolutional", "hyperparameter", "parameter", "regularizer", "regularization",
        "augmentation", "initialization", "normalization", "resolution", "algorithm", "activation",
        "gradient", "backpropagation", "overfitting", "underfitting", "dropout", "sigmoid",
        "softmax", "neuron", "neural", "network", "architecture", "localization", "detection",
        "classification", "segmentation", "recognition", "feature", "channel", "dimension",
        "optimizer", "epoch", "iteration", "accuracy", "validation", "prediction", "inference",
        "pretrained", "transfer", "finetuning", "batch", "momentum", "variance", "deviation",
        "receptive", "residual", "flatten", "tensor", "tensorflow", "keras", "pytorch", "dataset",
        "weights", "matrix", "multiplication", "computation", "complexity", "nonlinearity",
        "linearity", "generator", "resampling", "oversampling", "intersection", "threshold",
        "bounding", "imagenet", "alexnet", "lenet", "resnet", "mobilenet", "inception", "googlenet",
        "flask", "frontend", "backend", "server", "database", "framework", "stochastic", "average",
        "global", "layer", "output", "input", "training", "learning",
    ]

    /// How names are written.
    static let names = [
        "lenet": "LeNet", "alexnet": "AlexNet", "resnet": "ResNet", "imagenet": "ImageNet",
        "mobilenet": "MobileNet", "googlenet": "GoogLeNet", "pytorch": "PyTorch",
        "tensorflow": "TensorFlow",
    ]

    /// Misspellings that lie too far from their term to be found by letters.
    static let misspellings = [
        "hyparameter": "hyperparameter", "hyparameters": "hyperparameters",
        "alogrimth": "algorithm", "alogrimths": "algorithms", "algorhythm": "algorithm",
        "regulization": "regularization",
    ]

    /// Words of the language, and names, that are near to a term and are none of its misspellings.
    static let others: Set<String> = [
        "accurate", "compilation", "multiplicative", "receive", "detector", "detectors",
        "influence", "influences", "influenced", "activating",
        "architectural", "argumentation", "avenge", "averagely",
        "averaging", "aviation", "backed", "backends", "batches", "bath", "batman", "bending",
        "binding", "bitch", "blackened", "boarding", "bonding", "botch", "bouncing", "boundary",
        "bounded", "branding", "chancel", "channeled", "clarification", "commutation",
        "competition", "complexion", "complicity", "composition", "computational", "computing",
        "convolve", "convolved", "deception", "defection", "dejection", "deletion", "derivation",
        "detecting", "detective", "detention", "devotion", "dictation", "dilution", "dimensional",
        "dimensioning", "direction", "directions", "drooping", "duration", "elation", "epoxy",
        "falter", "fatten", "filler", "fillers", "fitter", "flack", "flank", "flash", "flasked",
        "flatter", "flutter", "generate", "generated", "generates", "generating", "globally",
        "heights", "imagine", "imagined", "impute", "inceptions", "initialize", "initialized",
        "interception", "interference", "interjection", "intersecting", "intonation", "iterating",
        "kennel", "kennels", "lager", "laser", "lasers", "later", "lawyer", "layered", "layering",
        "leading", "leaning", "leaping", "learner", "leasing", "leaving", "lending", "lessons",
        "linearly", "literation", "momentous", "networking", "neutral", "neutron", "normalize",
        "normalized", "nutrition", "optimize", "optimized", "optimizes", "outpost", "outputting",
        "paddling", "perimeter", "polling", "precognition", "predicting", "production",
        "productions", "pudding", "reception", "receptor", "recondition", "regularize",
        "regularized", "resembling", "resent", "reset", "resets", "residue", "residues",
        "revolution", "revolutions", "sampling", "sedimentation", "sensor", "serve", "served",
        "server", "serves", "sever", "several", "severe", "strife", "strike", "strikes", "stripe",
        "stripes", "strive", "strives", "structure", "teaming", "tenor", "tracing", "trading",
        "trailing", "trainings", "transform", "transformed", "transformer", "transforms",
        "valiance", "validating", "valuation", "variances", "variant", "variants", "variation",
        "variations", "violation", "watch", "weighs", "weight",
    ]
}
