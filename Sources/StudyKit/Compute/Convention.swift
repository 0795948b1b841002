/// The framework whose customs hold where frameworks differ.
public enum Convention: String, Hashable, Sendable, CaseIterable {
    /// Batch normalization counts 4 · C; padding never counts in a mean; dense layers work on the
    /// last axis.
    case keras
    /// Batch normalization counts 2 · C, its running statistics being buffers; padding counts in a
    /// mean.
    case pytorch
    /// As PyTorch, and pooling keeps a last window that fits only in part; without padding even one
    /// that starts behind the input.
    case caffe

    /// The framework's name: `Keras`.
    public var title: String {
        switch self {
        case .keras: "Keras"
        case .pytorch: "PyTorch"
        case .caffe: "Caffe"
        }
    }

    /// Whether the running statistics of a batch normalization count as parameters.
    var countsRunningStatistics: Bool { self == .keras }

    /// Whether the zeros of the padding count in an average.
    var countsPadding: Bool { self != .keras }

    /// Whether pooling rounds sizes up.
    var roundsPoolingUp: Bool { self == .caffe }

    /// Whether a dense layer on an image works on its channels; otherwise the image is flattened.
    var appliesDenseToLastAxis: Bool { self == .keras }
}
