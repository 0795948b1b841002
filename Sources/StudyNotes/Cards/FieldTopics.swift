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
        let topic = title.utf8.withContiguousStorageIfAvailable { Self.topic(of: $0) }
        if let topic { return topic }
        var title = String(title)
        return title.withUTF8 { Self.topic(of: $0) }
    }

    /// The same of bytes, for which no texts are made.
    static func topic(of title: UnsafeBufferPointer<UInt8>) -> Topic? {
        TopicWords.read(withoutRemark(title)) { words in
            var words = words
            if let lead = leads.first(where: { words.begin(with: $0) }) { words.drop(lead.count) }
            guard (1...6).contains(words.count) else { return nil }
            if let found = table.topic(likely: words.joined) { return found }
            // `Pooling layer`, `object detection algorithm`.
            guard words.count > 1 else { return nil }
            let last = UnsafeRawBufferPointer(words.last)
            let isKind = EditDistance.nearest(of: kinds, to: last, limit: last.count / 3) != nil
            return isKind ? table.topic(likely: words.joinedButLast) : nil
        }
    }

    /// `LeNet-5` of `LeNet-5 (1998)`.
    private static func withoutRemark(
        _ title: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        guard let end = endOfTitle(beforeRemark: title), end > 0 else { return title }
        return UnsafeBufferPointer(rebasing: title[..<end])
    }

    /// Where the year or the short name begins, with its blank, that ends a title in parentheses.
    static func endOfTitle(beforeRemark title: UnsafeBufferPointer<UInt8>) -> Int? {
        guard title.last == UInt8(ascii: ")"),
            let open = title.lastIndex(of: UInt8(ascii: "(")), open > 0,
            ByteScan.isBlank(title[open - 1]), title.count - open <= longestRemark,
            !title[open...].contains(where: ByteScan.isSmallLetter)
        else { return nil }
        return open - 1
    }

    private static let longestRemark = 16

    /// How many of the first words of a text are the proper name of a model or a detector, which
    /// something is said of: of `LeNet 5 1998, for digits` two.
    static func properNameWords(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard var last = ByteScan.word(text, from: 0), mayBeginProperName(text[last.lowerBound])
        else {
            return nil
        }
        let start = last.lowerBound
        var found: Int?
        for count in 1...3 {
            guard let next = ByteScan.word(text, from: last.upperBound) else { break }
            let name = UnsafeBufferPointer(rebasing: text[start..<last.upperBound])
            if !joining.contains(lowercased: text, next), endsInWord(name),
                TopicWords.read(name, { table.topic(named: $0.joined) })?.isProperName == true
            {
                found = count
            }
            last = next
        }
        return found
    }

    private static func endsInWord(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let last = name.last, last >= 0x80 else {
            return name.last.map(ByteScan.isWord) ?? false
        }
        let letter = String(decoding: name, as: UTF8.self).last
        return letter.map { $0.isLetter || $0.isNumber } ?? false
    }

    private static func mayBeginProperName(_ byte: UInt8) -> Bool {
        !ByteScan.isWord(byte) || initials.contains(byte | 0x20)
    }

    private static let initials = Set(
        properNames.joined().compactMap { Name($0).joined.utf8.first }
    )

    /// The topic that a question is about: the longest name in it, of equal ones the first.
    static func topic(askedAbout question: String) -> Topic? {
        let words = Name(question).words
        for count in (1...4).reversed() where count <= words.count {
            for start in 0...(words.count - count) {
                var name = words[start..<start + count].joined()
                if let topic = name.withUTF8({ table.topic(named: $0) }) { return topic }
            }
        }
        return nil
    }

    /// Words behind which a second name may come.
    private static let joining: WordSet = ["and", "or", "vs", "vs.", "versus", "&", "+", "/"]

    /// Words with which a heading leads to its topic, longer ones first.
    private static let leads = [
        ["what", "is", "a"], ["what", "is", "an"], ["what", "is", "the"], ["what", "is"],
        ["remedy", "against"], ["against"],
    ].map { $0.compactMap(ShortWord.init) }

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
        ["intersection over union", "IoU"],
        ["non-maximum suppression", "non-max suppression", "NMS"], ["sliding window"],
        ["anchor box"], ["front-end", "frontend"], ["back-end", "backend"], ["Flask"],
        ["HTTP method", "GET and POST", "GET/POST"], ["cheat sheet", "TensorFlow cheat sheet"],
    ]

    private static let table = TopicTable(
        [(properNames, true), (concepts, false)].flatMap { groups, isProperName in
            groups.flatMap { names in
                let topic = Topic(name: names[0], isProperName: isProperName)
                return names.map { (Name($0).joined, topic) }
            }
        }
    )
}
