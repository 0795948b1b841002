import CNNKernels

/// The gradient of a convolution's weights as matrix products, one part for each row of taps.
final class FilterGradients: Sendable {
    private let layer: Conv2D
    private let windows: (rows: SlidingWindow, columns: SlidingWindow)
    private let kernels: any VectorKernels
    /// The input's planes with their padding: `[N, C, H, W]`.
    private let padded: AlignedNumbers
    /// The upstream in blocks of filters: `[K / 16, N, H', W', 16]`.
    private let upstream: AlignedNumbers
    private let taps: [Tap]
    /// Cells of the output of all examples.
    private let cells: Int
    // Each part writes weights of its own.
    private let gradient: AlignedNumbers

    init(
        of layer: Conv2D,
        windows: (rows: SlidingWindow, columns: SlidingWindow),
        input padded: AlignedNumbers,
        upstream: Tensor<Float>,
        kernels: any VectorKernels
    ) {
        (self.layer, self.windows) = (layer, windows)
        (self.padded, self.kernels) = (padded, kernels)
        let (height, width) = (upstream.shape[2], upstream.shape[3])
        let example = layer.inputChannels * windows.rows.paddedExtent * windows.columns.paddedExtent
        cells = upstream.shape[0] * height * width
        taps = (0..<(upstream.shape[0] * height)).map { index in
            let (image, row) = index.quotientAndRemainder(dividingBy: height)
            let offset = image * example + row * windows.columns.paddedExtent
            return Tap(offset: offset, length: width)
        }
        let blocks = (layer.outputChannels + channelBlock - 1) / channelBlock
        self.upstream = AlignedNumbers(count: blocks * cells * channelBlock)
        let kernel = layer.geometry.kernelSize
        let tapCount = layer.inputChannels * kernel.height * kernel.width
        gradient = AlignedNumbers(count: blocks * channelBlock * tapCount)
        fillUpstream(upstream)
    }

    private func fillUpstream(_ tensor: Tensor<Float>) {
        let cellsOfImage = tensor.shape[2] * tensor.shape[3]
        for image in 0..<tensor.shape[0] {
            for filter in 0..<layer.outputChannels {
                let (block, lane) = filter.quotientAndRemainder(dividingBy: channelBlock)
                let source = (image * layer.outputChannels + filter) * cellsOfImage
                let target = (block * cells + image * cellsOfImage) * channelBlock + lane
                for cell in 0..<cellsOfImage {
                    upstream.start[target + cell * channelBlock] = tensor.values[source + cell]
                }
            }
        }
    }

    private var blocks: Int { (layer.outputChannels + channelBlock - 1) / channelBlock }

    /// One block of filters and one row of the kernel.
    var parts: Int { blocks * layer.geometry.kernelSize.height }

    /// Takes neighbouring taps, or all channels at one tap, as the positions of a product: those
    /// of which there are more.
    func run(_ part: Int) {
        let kernel = layer.geometry.kernelSize
        let (block, row) = part.quotientAndRemainder(dividingBy: kernel.height)
        let plane = windows.rows.paddedExtent * windows.columns.paddedExtent
        let firstRow = row * windows.columns.paddedExtent
        let tapsOfChannel = kernel.height * kernel.width
        if kernel.width > layer.inputChannels {
            for channel in 0..<layer.inputChannels {
                multiply(
                    block,
                    Positions(first: channel * plane + firstRow, step: 1, count: kernel.width),
                    into: Places(first: channel * tapsOfChannel + row * kernel.width, step: 1)
                )
            }
        } else {
            for column in 0..<kernel.width {
                multiply(
                    block,
                    Positions(first: firstRow + column, step: plane, count: layer.inputChannels),
                    into: Places(first: row * kernel.width + column, step: tapsOfChannel)
                )
            }
        }
    }

    /// Numbers of the padded input that a product takes as its positions.
    private struct Positions {
        let first: Int
        let step: Int
        let count: Int
    }

    /// Weights of a filter whose gradients the positions are.
    private struct Places {
        let first: Int
        let step: Int
    }

    private func multiply(_ block: Int, _ positions: Positions, into places: Places) {
        let kernel = layer.geometry.kernelSize
        let weights = layer.inputChannels * kernel.height * kernel.width
        taps.withUnsafeBufferPointer { taps in
            var strip = ProductStrip(
                input: padded.start + positions.first,
                inputStep: positions.step,
                taps: taps,
                weights: upstream.start + block * cells * channelBlock,
                output: gradient.start + (block * weights + places.first) * channelBlock,
                outputBlockStride: 0,
                blocks: 1,
                count: positions.count
            )
            strip.outputStep = places.step * channelBlock
            kernels.multiply(strip)
        }
    }

    /// `[K, C, kH, kW]`.
    var tensor: Tensor<Float> {
        let shape = layer.parameters[0].shape
        let weights = shape[1] * shape[2] * shape[3]
        var tensor = Tensor<Float>(shape)
        for filter in 0..<layer.outputChannels {
            let (block, lane) = filter.quotientAndRemainder(dividingBy: channelBlock)
            for weight in 0..<weights {
                let place = (block * weights + weight) * channelBlock + lane
                tensor.values[filter * weights + weight] = gradient.start[place]
            }
        }
        return tensor
    }
}
