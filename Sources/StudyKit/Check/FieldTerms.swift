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
        "function", "probability", "connection", "stopping", "derivative", "vector", "pixel",
        "hidden", "logistic", "linear", "nonlinear", "regression", "supervised", "unsupervised",
        "descent", "propagation", "forward", "backward", "entropy", "categorical", "embedding",
        "encoder", "decoder", "attention", "sequence", "recurrent", "evaluation", "metric",
        "precision", "standardization", "rescaling", "rotation", "translation", "brightness",
        "contrast", "generalization", "capacity", "annotation", "anchor", "proposal", "region",
        "suppression", "confidence", "coordinate", "shortcut", "identity", "degradation",
        "vanishing", "rectified", "subsampling", "downsampling", "upsampling", "depthwise",
        "separable", "pointwise", "bottleneck", "spatial", "invariance", "correlation", "template",
        "browser", "application", "python", "javascript", "image", "sample", "cropping", "flipping",
        "grayscale", "distribution", "approximation", "exponential", "estimation", "statistics",
        "combination", "operation", "representation", "extraction", "classifier", "perceptron",
        "hierarchy", "pretraining", "subsample", "weighting", "visualization", "implementation",
        "convergence", "hyperplane", "trainable", "untrained", "hypothesis", "parameterization",
        "regularize", "generalize", "optimization", "optimize", "minimize", "maximize",
        "minimization", "logarithm", "softplus", "pretrain", "finetune", "unfreeze", "freezing",
        "encoding", "decoding", "transformer", "zooming", "shearing", "minibatch", "benchmark",
        "baseline", "imbalance", "balanced", "discriminative", "discriminator", "cluster",
        "clustering", "initializer", "initialize", "normalize", "classify", "convolve", "localizer",
        "coordinates", "rectangle", "response", "request", "website", "interface", "equation",
        "derivatives", "calculate", "calculation", "subtraction", "maximum", "minimum", "batchnorm",
        "logit", "greyscale",
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
        "argumentation", "backed", "backyard", "balances", "bathes", "bonding", "botch", "botches",
        "bouncing", "brightens", "chancel", "chanel", "chopping", "classier", "classifieds",
        "clutter", "cluttering", "commutation", "competition", "confection", "connectionist",
        "connectionists", "contract", "convection", "decent", "deciding", "decoying", "defection",
        "dejection", "descant", "descend", "detention", "dilution", "discriminatory", "enoch",
        "evacuation", "evolution", "extrication", "falter", "fatten", "filler", "fillers",
        "filtern", "fitter",
        "flack", "flank", "flapping", "flash", "flatted", "flatter", "flopping", "freeing",
        "fronted", "hypotheses", "hypothesizes", "identifies", "identify", "interaction",
        "interjection", "interlace", "kennel", "kennels", "lager", "laser", "lasers", "later",
        "lawyer", "leaning", "legit", "lineal", "liner", "logic", "login", "logins", "matrices",
        "mobiledet", "mobiledets", "neutral", "neutron", "notwork", "paddling", "parametrization",
        "parametrizations", "parametrize", "perception", "perdition", "pertained", "pertaining",
        "poling", "polling", "predication", "predilection", "production", "productions", "pudding",
        "recondition", "rectifiers", "rectifies", "rennet", "repression", "resent", "reset",
        "resets", "resnest", "resnext", "revolution", "revolutions", "searing", "sever", "sharing",
        "shopping", "simple", "smearing", "spacial", "spearing", "statistic", "stepping",
        "stomping", "stooping", "strife", "strike", "strikes", "stripe", "stripes", "strive",
        "strives", "strode", "supervises", "swearing", "tenor", "trailing", "transaction",
        "transform", "transforms", "transition", "valiance", "valuation", "varnishing", "victor",
        "weighing", "weighs", "weight", "weighty", "wights",
    ]
}
