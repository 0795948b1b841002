/// Words of the field that mean the same thing to a student.
enum Synonyms {
    /// Each line is a group; every member finds what any other finds.
    static let groups: [[Name]] = [
        ["kernel", "filter"],
        ["feature map", "activation map"],
        ["fully connected", "dense", "linear layer", "FC"],
        ["batch normalization", "batch norm", "batch normalisation", "BN"],
        ["convolutional neural network", "CNN", "ConvNet"],
        ["convolution", "conv"],
        ["max pooling", "maxpool", "MaxPooling2D", "MaxPool2d"],
        ["average pooling", "avgpool", "avg pool", "mean pooling"],
        ["global average pooling", "GAP"],
        ["pooling", "subsampling", "downsampling"],
        ["data augmentation", "image augmentation", "augmentation"],
        ["residual network", "ResNet"],
        ["residual connection", "skip connection", "shortcut"],
        ["regularization", "regularizer", "regularisation", "weight decay"],
        ["weight initialization", "weight init", "initializer"],
        ["hyperparameter", "hyper parameter"],
        ["parameter", "weight"],
        ["object detection", "detection", "YOLO", "R-CNN"],
        ["bounding box", "localization", "localisation"],
        ["intersection over union", "IoU"],
        ["fine-tuning", "transfer learning", "pretrained"],
        ["front-end", "frontend", "client"],
        ["back-end", "backend", "server"],
        ["early stopping", "train less"],
        ["rectified linear unit", "ReLU"],
    ].map { $0.map { Name($0) } }

    /// The names that come of replacing one term by another of its group, in the table's order.
    static func readings(of name: Name) -> [Name] {
        var readings: [Name] = []
        for group in groups {
            for term in group {
                guard let place = place(of: term, in: name) else { continue }
                for other in group where other != term {
                    var words = name.words
                    words.replaceSubrange(place, with: other.words)
                    readings.append(Name(words: words))
                }
            }
        }
        return readings
    }

    /// Where a term stands in a name, whether or not its words are written together.
    private static func place(of term: Name, in name: Name) -> Range<Int>? {
        for start in name.words.indices {
            var joined = ""
            for end in start..<min(start + 4, name.words.count) {
                joined += name.words[end]
                if joined == term.joined { return start..<end + 1 }
            }
        }
        return nil
    }
}
