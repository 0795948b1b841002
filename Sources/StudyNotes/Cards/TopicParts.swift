extension FieldTopics.Topic {
    /// Whether it is usually told within another topic: stride below convolution, dropout below
    /// overfitting, max pooling below pooling.
    func isPart(of whole: FieldTopics.Topic) -> Bool {
        if Name(name).words.dropFirst().suffix(Name(whole.name).words.count)
            .elementsEqual(Name(whole.name).words)
        {
            return true
        }
        return Self.parts[whole.name]?.contains(name) == true
    }

    /// Of the name of a network the kind: below its heading stands what any of them is made of.
    var kind: FieldTopics.Topic {
        isProperName
            ? FieldTopics.Topic(name: "convolutional neural network", isProperName: false) : self
    }

    private static let ofWindow: Set<String> = [
        "kernel", "stride", "padding", "same padding", "valid padding", "dilation", "kernel size",
        "output size", "feature map", "receptive field", "many channels", "hyperparameter",
    ]
    private static let ofConvolution = ofWindow.union([
        "activation", "ReLU", "cross-correlation", "residual connection",
    ])
    private static let ofNetwork = ofConvolution.union([
        "convolution", "pooling", "flatten", "dense layer", "max pooling", "average pooling",
        "dropout", "batch normalization", "softmax", "sigmoid",
    ])
    private static let remedies: Set<String> = [
        "dropout", "image augmentation", "early stopping", "regularization", "batch normalization",
        "transfer learning", "resampling", "oversampling", "undersampling",
    ]
    private static let ofTraining: Set<String> = [
        "learning rate", "batch size", "backpropagation", "gradient descent",
        "weight initialization",
    ]
    private static let ofDetection: Set<String> = [
        "bounding box", "intersection over union", "non-maximum suppression", "anchor box",
        "YOLO", "R-CNN", "Fast R-CNN", "Faster R-CNN", "SSD", "localization", "classification",
        "segmentation", "sliding window",
    ]

    private static let parts: [String: Set<String>] = [
        "convolutional neural network": ofNetwork,
        "convolution": ofConvolution, "kernel": ofWindow, "padding": ofWindow,
        "stride": ofWindow, "output size": ofWindow, "hyperparameter": ofWindow.union(ofTraining),
        "pooling": ofWindow.union(["global pooling", "flatten"]),
        "activation": ["ReLU", "sigmoid", "tanh", "softmax"],
        "dense layer": ["activation", "ReLU", "softmax", "sigmoid", "flatten"],
        "overfitting": remedies, "underfitting": remedies, "regularization": remedies,
        "transfer learning": ["fine-tuning", "learning rate"],
        "gradient descent": ofTraining, "backpropagation": ofTraining,
        "object detection": ofDetection, "localization": ofDetection,
        "YOLO": [
            "bounding box", "intersection over union", "non-maximum suppression", "anchor box",
        ],
        "back-end": ["Flask", "HTTP method"], "Flask": ["HTTP method", "back-end", "front-end"],
    ]
}
