/// The topics of the field, under all the names that mean one and the same.
///
/// `Synonyms` widens a search, and takes `filter` for `kernel`; this table says what is *one topic*,
/// so that `RestNET` in week 8 and `ResNet` in week 9 are shown together.
enum FieldTopics {
    /// A topic of the field.
    struct Topic: Hashable, Sendable {
        /// The name in the field's spelling.
        let name: String
        /// Whether it is the proper name of a model or a detector, a topic even where it stands alone.
        let isProperName: Bool
    }

    /// The topic of a title, for all the ways to write it and for slips of the finger.
    static func topic(of title: some StringProtocol) -> Topic? {
        var words = Name(title).words
        if let lead = leads.first(where: { words.starts(with: $0) }) {
            words.removeFirst(lead.count)
        }
        guard !words.isEmpty, words.count <= 6 else { return nil }
        if let found = find(words) { return found }
        // `Pooling layer`, `object detection algorithm`.
        guard words.count > 1, var last = words.popLast() else { return nil }
        let isKind = last.withUTF8 { last in
            kinds.contains {
                $0.distance(to: UnsafeRawBufferPointer(last), limit: last.count / 3) != nil
            }
        }
        return isKind ? find(words) : nil
    }

    /// How many of the first words of a text are the proper name of a model or a detector, which
    /// something is said of: of `LeNet 5 1998, for digits` two.
    static func properNameWords(of words: [some StringProtocol]) -> Int? {
        (1...3).reversed().first { count in
            guard count < words.count, !joining.contains(words[count].lowercased()),
                let last = words[count - 1].last, last.isLetter || last.isNumber
            else { return false }
            let name = Name(words[..<count].joined(separator: " ")).joined
            return byName[name]?.isProperName == true
        }
    }

    /// Words behind which a second name may come.
    private static let joining: Set<String> = ["and", "or", "vs", "vs.", "versus", "&", "+", "/"]

    private static func find(_ words: [String]) -> Topic? {
        let joined = words.joined()
        return byName[joined] ?? nearest(to: joined)
    }

    /// The topic whose name differs by one letter, or by two if it is long.
    private static func nearest(to joined: String) -> Topic? {
        var joined = joined
        return joined.withUTF8 { word in
            guard (5...40).contains(word.count) else { return nil }
            var best: (topic: Topic, distance: Int)?
            let limit = word.count < 8 ? 1 : 2
            for name in byLetter[word[0]] ?? [] {
                let distance = name.spelling.distance(
                    to: UnsafeRawBufferPointer(word),
                    limit: limit
                )
                if let distance, distance < best?.distance ?? .max { best = (name.topic, distance) }
            }
            return best?.topic
        }
    }

    /// Words with which a heading leads to its topic, longer ones first.
    private static let leads = [
        "what is a", "what is an", "what is the", "what is", "remedies against", "against",
    ].map { Name($0).words }

    private static let kinds = [
        "layer", "network", "algorithm", "architecture", "method", "model",
    ].map(EditDistance.init)

    private static let properNames: [[String]] = [
        ["LeNet-5", "LeNet"], ["AlexNet"], ["VGG", "VGG-16", "VGG-19", "VGGNet"],
        ["ResNet", "ResNet-18", "ResNet-34", "ResNet-50", "residual network"],
        ["GoogLeNet", "GoogleNet"], ["Inception"], ["DenseNet"], ["MobileNet"], ["EfficientNet"],
        ["SqueezeNet"], ["Xception"], ["ZFNet"], ["U-Net"], ["Neocognitron"],
        ["YOLO", "you only look once"], ["R-CNN"], ["Fast R-CNN"], ["Faster R-CNN"],
        ["Mask R-CNN"], ["SSD", "single shot detector"], ["RetinaNet"],
    ]

    private static let concepts: [[String]] = [
        ["convolutional neural network", "CNN", "ConvNet"],
        ["convolution", "conv", "convolutional layer", "one convolutional layer"],
        ["kernel", "filter", "kernal"], ["feature map", "activation map"],
        ["cross-correlation"], ["many channels", "multiple channels", "multi channel"],
        ["hyperparameter", "hyparameter"], ["padding", "zero padding"], ["same padding"],
        ["valid padding"], ["stride"], ["dilation"], ["kernel size"],
        ["output size", "output shape", "CNN output size", "CNN output"],
        ["pooling", "pool", "subsampling"],
        ["max pooling", "max pool", "MaxPooling2D", "MaxPool2d"],
        ["average pooling", "avg pooling", "avg pool", "mean pooling"],
        [
            "global pooling", "global average pooling", "global avg pooling", "GAP",
            "global max pooling",
        ],
        ["flatten"], ["dense layer", "dense", "fully connected", "FC", "linear layer"],
        ["activation", "activation function", "non-linearity"],
        ["ReLU", "rectified linear unit"], ["sigmoid"], ["tanh"], ["softmax"],
        ["receptive field"], ["dropout", "drop out"],
        ["image augmentation", "data augmentation", "augmentation"],
        ["batch normalization", "batch normalisation", "batch norm", "BN"],
        ["batch size", "mini-batch"], ["gradient descent"], ["learning rate"],
        ["backpropagation", "backprop"], ["overfitting", "overfit"],
        ["underfitting", "underfit"], ["early stopping"],
        ["regularization", "regularisation", "regularizer"],
        ["weight initialization", "weight init", "initialization"], ["resampling"],
        ["oversampling"], ["undersampling"], ["transfer learning"],
        ["fine-tuning", "fine tune"], ["residual connection", "skip connection", "shortcut"],
        ["localization", "localisation", "object localization"],
        ["object detection", "detection"], ["bounding box"], ["classification"],
        ["segmentation", "semantic segmentation"],
        ["intersection over union", "IoU"], ["non-maximum suppression", "NMS"],
        ["anchor box"], ["front-end", "frontend"], ["back-end", "backend"], ["Flask"],
        ["HTTP method", "GET and POST", "GET/POST"], ["cheat sheet", "TensorFlow cheat sheet"],
    ]

    private static let names: [(joined: String, topic: Topic)] = [
        (properNames, true), (concepts, false),
    ].flatMap { groups, isProperName in
        groups.flatMap { names in
            let topic = Topic(name: names[0], isProperName: isProperName)
            return names.map { (Name($0).joined, topic) }
        }
    }

    private static let byName = Dictionary(names) { first, _ in first }

    private static let byLetter = Dictionary(
        grouping: names.filter { $0.joined.utf8.count > 4 }
            .map { (spelling: EditDistance(from: $0.joined), topic: $0.topic) }
    ) { $0.spelling.word.utf8.first ?? 0 }
}
