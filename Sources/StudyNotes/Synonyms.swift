/// Words of the field that a student uses for the same thing, or for its nearest neighbour.
enum Synonyms {
    /// Each line is one thing under several names: cards under any of them are shown together.
    static let same: [[Name]] = names([
        ["convolutional neural network", "CNN", "ConvNet", "conv net"],
        ["convolution", "conv", "Conv2D", "convolutional layer", "conv layer"],
        ["cross-correlation", "cross correlation"],
        ["kernel", "filter"],
        ["feature map", "activation map"],
        ["channel", "depth slice"],
        ["stride", "step size"],
        ["padding", "zero padding", "zeropad", "ZeroPadding2D"],
        ["same padding", "half padding"],
        ["valid padding", "no padding", "without padding"],
        ["dilation", "dilated convolution", "atrous convolution"],
        ["depthwise convolution", "DepthwiseConv2D", "depth-wise convolution"],
        ["separable convolution", "SeparableConv2D", "depthwise separable convolution"],
        ["transposed convolution", "deconvolution", "Conv2DTranspose", "ConvTranspose2d"],
        ["1x1 convolution", "1×1 convolution", "pointwise convolution", "network in network"],
        ["receptive field", "field of view"],
        ["output size", "output shape", "output dimension"],
        ["pooling", "subsampling", "downsampling"],
        ["max pooling", "maxpool", "MaxPooling2D", "MaxPool2d"],
        [
            "average pooling", "avgpool", "avg pool", "mean pooling", "AveragePooling2D",
            "AvgPool2d",
        ],
        ["global average pooling", "GAP", "GlobalAveragePooling2D", "global avg pool"],
        ["global max pooling", "GMP", "GlobalMaxPooling2D"],
        ["flatten", "flattening", "unroll"],
        ["fully connected", "dense", "linear layer", "FC"],
        ["multilayer perceptron", "MLP", "feed-forward network"],
        ["multiply-add", "MAC", "multiply-accumulate", "MAdd"],
        ["FLOP", "floating point operation"],
        ["batch normalization", "batch norm", "batch normalisation", "BN", "BatchNorm2d"],
        ["layer normalization", "layer norm", "LN", "layer normalisation"],
        ["local response normalization", "LRN"],
        ["running mean", "moving mean", "moving average", "running average"],
        ["mini-batch", "minibatch"],
        ["stochastic gradient descent", "SGD"],
        ["backpropagation", "backprop", "backward pass", "back propagation"],
        ["learning rate", "step length", "LR"],
        ["loss function", "cost function", "objective function"],
        ["activation function", "nonlinearity", "non-linearity", "activation"],
        ["rectified linear unit", "ReLU", "rectifier"],
        ["hyperbolic tangent", "tanh"],
        ["sigmoid", "logistic function"],
        ["data augmentation", "image augmentation", "augmentation"],
        ["ImageDataGenerator", "image data generator"],
        ["flip", "mirror", "RandomFlip"],
        ["overfitting", "overfit", "high variance"],
        ["underfitting", "underfit", "high bias"],
        ["regularization", "regularizer", "regularisation", "regulariser"],
        ["weight decay", "L2 regularization", "ridge"],
        ["early stopping", "train less", "stop early"],
        ["weight initialization", "weight init", "initializer", "weight initialisation"],
        ["Glorot initialization", "Xavier initialization"],
        ["He initialization", "Kaiming initialization"],
        ["hyperparameter", "hyper parameter"],
        ["resampling", "oversampling", "over-sampling"],
        ["validation set", "dev set", "development set"],
        ["residual network", "ResNet"],
        ["residual connection", "skip connection", "shortcut", "identity shortcut"],
        ["LeNet-5", "LeNet"],
        ["GoogLeNet", "Inception"],
        ["transfer learning", "pretrained model", "pre-trained model"],
        ["fine-tuning", "finetune", "fine tune"],
        ["feature extraction", "feature extractor"],
        ["bounding box", "bbox"],
        ["localization", "localisation", "object localization"],
        ["intersection over union", "IoU", "Jaccard index", "Jaccard"],
        ["non-maximum suppression", "NMS", "non-max suppression"],
        ["object detection", "detection", "object detector"],
        ["region proposal", "selective search", "region of interest", "RoI"],
        ["YOLO", "you only look once"],
        ["R-CNN", "region-based CNN"],
        ["front-end", "frontend", "client"],
        ["back-end", "backend", "server"],
        ["GET", "GET request"],
        ["POST", "POST request"],
        ["cheat sheet", "cheatsheet", "reference card"],
    ])

    /// Each line is a neighbourhood: looked into only when the name itself finds nothing.
    static let related: [[Name]] = names([
        ["parameter", "weight"],
        ["MAC", "FLOP", "computation"],
        ["padding", "border", "same padding", "valid padding"],
        ["object detection", "YOLO", "R-CNN", "SSD", "detector", "anchor", "anchor box"],
        ["bounding box", "localization"],
        ["fine-tuning", "transfer learning", "pretrained", "freeze", "unfreeze"],
        ["regularization", "weight decay", "L1", "L2", "lasso"],
        ["front-end", "HTML", "CSS", "JavaScript"],
        ["Flask", "web app", "web framework", "HTTP", "REST", "API"],
        ["image augmentation", "flip", "rotation", "crop", "zoom"],
        ["optimizer", "SGD", "Adam", "momentum"],
        ["activation function", "ReLU", "sigmoid", "tanh", "softmax"],
        ["batch size", "mini-batch", "SGD"],
        ["CNN history", "Neocognitron", "LeCun", "Fukushima"],
        ["resampling", "SMOTE", "undersampling", "class imbalance", "imbalanced data"],
    ])

    private static func names(_ groups: [[String]]) -> [[Name]] {
        groups.map { $0.map { Name($0) } }
    }

    /// The names that come of replacing one term by another of its group, in the table's order.
    static func readings(of name: Name, in groups: [[Name]]) -> [Name] {
        // A sentence is no name; each run of its words would be held against each term.
        guard name.words.count <= 12 else { return [] }
        var runs: [String: Range<Int>] = [:]
        for start in name.words.indices {
            var joined = ""
            for end in start..<min(start + 5, name.words.count) {
                joined += name.words[end]
                if runs[joined] == nil { runs[joined] = start..<end + 1 }
            }
        }
        var readings: [Name] = []
        for group in groups {
            for term in group {
                guard let place = runs[term.joined] else { continue }
                for other in group where other.joined != term.joined {
                    var words = name.words
                    words.replaceSubrange(place, with: other.words)
                    readings.append(Name(words: words))
                }
            }
        }
        return readings
    }
}

/// Words that the field spells in one way.
enum FieldWords {
    /// In the form of `Name`.
    static let all: Set<String> = Set(
        (Synonyms.same + Synonyms.related).joined().flatMap(\.words)
            + others.flatMap {
                WordScanner.words(of: $0)
            }
    )

    /// The same in order, as tables hold words.
    static let slices: [IndexSlice] = all.sorted().map { FixedBytes(Array($0.utf8)).slice }

    private static let others = [
        "accuracy algorithm AlexNet application architecture artificial average backend batch bias",
        "binary brain categorical class classification classifier complexity compute convolutional",
        "database dataset decision deep dimension dropout epoch error exponential feature framework",
        "function generator gradient grayscale hidden hyperparameter image ImageNet inference input",
        "iteration kernel keras label layer learning linear localization matrix maximum medical",
        "memory minimum MobileNet model module network neural neuron noise nonlinear normalization",
        "optimizer output overfitting parameter perceptron picture pixel precision prediction",
        "probability PyTorch recall regression regularizer request resolution sample sequential",
        "shape sigmoid softmax spatial standard stochastic stride suppression tensor TensorFlow",
        "threshold training transfer transformer translation unit validation vanishing variance",
        "vector VGG weight width height",
    ]
}
