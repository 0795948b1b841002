public import CNNEngine

/// A picture as data: what it shows was worked out by the engine, how it looks is left to a face.
public struct Drawing: Hashable, Sendable {
    /// The pictures there are.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The output size: where the window stands.
        case windows
        /// A frame of zeros around an input.
        case padding
        /// A window that moves in steps.
        case stride
        /// Windows and what is kept of each.
        case pooling
        /// A filter that spans all channels.
        case channels
        /// A predicted box over the true one.
        case localization
    }

    /// What is drawn.
    public enum Scene: Hashable, Sendable {
        /// The windows along one axis.
        case windows(SlidingWindow)
        /// An input and its pooled output.
        case pooling(PooledGrid)
        /// Channels, filters and the maps that they make.
        case channels(ChannelBlocks)
        /// Two boxes and their overlap.
        case boxes(BoxOverlap)
    }

    /// Which picture it is.
    public let kind: Kind
    /// What it is called.
    public let title: String
    /// What it shows, in a sentence for those who cannot see it.
    public let description: String
    /// What is drawn.
    public let scene: Scene
}

/// An image of one channel and what a pooling makes of it.
public struct PooledGrid: Hashable, Sendable {
    /// `max` or `average`.
    public let name: String
    /// The values that go in, row by row.
    public let input: [[Double]]
    /// The values that come out, from the engine's layer.
    public let output: [[Double]]
    /// The windows down the rows.
    public let rows: SlidingWindow
    /// The windows along the columns.
    public let columns: SlidingWindow
}

/// A convolution over several channels as blocks, height × width × channels.
public struct ChannelBlocks: Hashable, Sendable {
    /// The input.
    public let input: [Int]
    /// One filter, which is as deep as the input.
    public let filter: [Int]
    /// The number of filters.
    public let filters: Int
    /// The output: as deep as there are filters.
    public let output: [Int]
}

/// A true box, a predicted one and how much they overlap.
public struct BoxOverlap: Hashable, Sendable {
    /// The height and width of the image.
    public let image: Size2D
    /// The box around the object.
    public let truth: Box
    /// The box that a network predicts.
    public let prediction: Box
    /// What they have in common.
    public let common: Box?
    /// |A ∩ B| / |A ∪ B|, by the engine.
    public let intersectionOverUnion: Double

    /// The area of both together.
    public var union: Double { truth.area + prediction.area - (common?.area ?? 0) }
}
