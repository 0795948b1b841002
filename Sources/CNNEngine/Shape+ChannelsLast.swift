extension Shape {
    /// `[H, W, C]` for an image `[C, H, W]`; features stay as they are.
    public var channelsLast: [Int] {
        rank == 3 ? [self[1], self[2], self[0]] : dimensions
    }

    /// The shape `[C, H, W]` of sizes `[H, W, C]`; `[F]` stays as it is.
    public init(channelsLast sizes: [Int]) {
        if sizes.count == 3 {
            self.init(channels: sizes[2], height: sizes[0], width: sizes[1])
        } else {
            self.init(sizes)
        }
    }
}
