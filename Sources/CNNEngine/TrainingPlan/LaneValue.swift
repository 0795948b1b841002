import CNNKernels

/// A value of a batch and its gradient: groups of sixteen images, one in each lane of a vector.
///
/// A group is `[C, H, W, 16]`, an image of blocks whose lanes are images instead of channels. Few
/// channels waste no lanes so, and weights are used in the order in which the layer keeps them.
struct LaneValue: Sendable {
    /// Channels, or features.
    var channels: Int { value.layout.blocks }
    let value: PlanValue
    /// It lies as the value does.
    let gradient: PlanValue

    static let imagesPerGroup = channelBlock

    init(_ layout: ImageLayout, value: Int, gradient: Int) {
        self.value = PlanValue(layout: layout, start: value)
        self.gradient = PlanValue(layout: layout, start: gradient)
    }

    var height: Int { value.layout.height }
    var width: Int { value.layout.width }
    var cells: Int { height * width }
}

extension ImageLayout {
    /// The layout of a group of images.
    init(lanesOf shape: Shape) {
        self.init(Shape([shape[0] * channelBlock] + shape.dimensions.dropFirst()))
    }
}

extension PlanValue {
    /// One channel of a group.
    func plane(
        _ channel: Int,
        of group: Int,
        in arena: UnsafeMutablePointer<Float>
    ) -> LanePlane {
        LanePlane(
            start: example(group, in: arena) + layout.offset(block: channel),
            rows: layout.height,
            rowStride: layout.rowStride,
            columns: layout.width
        )
    }

    /// Visits the cells of some channels of a group in as few planes as they can be seen as.
    func forEachPlane(
        _ channels: Range<Int>,
        of group: Int,
        in arena: UnsafeMutablePointer<Float>,
        besides other: PlanValue,
        _ visit: (_ plane: LanePlane, _ other: LanePlane) -> Void
    ) {
        if layout.margin.isEmpty, other.layout.margin.isEmpty {
            var joined = plane(channels.lowerBound, of: group, in: arena)
            var besides = other.plane(channels.lowerBound, of: group, in: arena)
            joined.columns *= joined.rows * channels.count
            joined.rows = 1
            (besides.columns, besides.rows) = (joined.columns, 1)
            visit(joined, besides)
        } else {
            for channel in channels {
                visit(
                    plane(channel, of: group, in: arena),
                    other.plane(channel, of: group, in: arena)
                )
            }
        }
    }
}

extension PlanValue {
    /// Lays a batch out in groups; the lanes of images that are not there become 0.
    func pack(_ batch: Tensor<Float>, into pass: TrainingPass, _ team: ThreadTeam) {
        let size = batch.values.count / batch.shape[0]
        batch.values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            forEachRow(of: pass, team) { group, index, target in
                let source = values + group * LaneValue.imagesPerGroup * size + index
                for lane in 0..<LaneValue.imagesPerGroup {
                    let isThere = lane < pass.images(in: group)
                    for column in 0..<layout.width {
                        target[column * channelBlock + lane] =
                            isThere ? source[lane * size + column] : 0
                    }
                }
            }
        }
    }

    /// A batch of a shape, brought back from its groups.
    func unpack(_ shape: Shape, from pass: TrainingPass, _ team: ThreadTeam) -> Tensor<Float> {
        let count = shape.dimensions.reduce(1, *)
        let size = count / shape[0]
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, written in
            written = count
            guard let values = buffer.baseAddress else { return }
            forEachRow(of: pass, team) { group, index, source in
                let target = values + group * LaneValue.imagesPerGroup * size + index
                for lane in 0..<pass.images(in: group) {
                    for column in 0..<layout.width {
                        target[lane * size + column] = source[column * channelBlock + lane]
                    }
                }
            }
        }
        return Tensor(shape, values)
    }

    /// Visits each row of each group, with the index of its first number in `[C, H, W]`.
    private func forEachRow(
        of pass: TrainingPass,
        _ team: ThreadTeam,
        _ visit: (_ group: Int, _ index: Int, UnsafeMutablePointer<Float>) -> Void
    ) {
        team.run(parts: pass.groups) { group, _ in
            for channel in 0..<layout.blocks {
                for row in 0..<layout.height {
                    let place = example(group, in: pass.arena)
                    visit(
                        group,
                        (channel * layout.height + row) * layout.width,
                        place + layout.offset(block: channel, row: row)
                    )
                }
            }
        }
    }
}
