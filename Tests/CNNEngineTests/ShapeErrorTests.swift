import CNNEngine
import Testing

/// The words of errors: the layer, the values, and what to do instead.
struct ShapeErrorTests {
    @Test(
        arguments: [
            (
                Dropout(rate: 1.5), [3], "Dropout needs a rate from 0 to 1, not 1.5."
            ),
            (
                PartlyConnectedConv2D(connections: [[0, 0]], kernelSize: 1, inputChannels: 1),
                [1, 2, 2],
                "PartlyConnectedConv2D has the linked channel 0 twice. Give each once."
            ),
            (
                Conv2D(inputChannels: 4, outputChannels: 3, kernelSize: 3, groups: 2), [4, 7, 7],
                """
                Conv2D cannot split 3 filters into 2 equal groups. \
                Use a number of groups that divides 3.
                """
            ),
            (
                ConvTranspose2D(inputChannels: 3, outputChannels: 4, kernelSize: 3, groups: 2),
                [3, 7, 7],
                """
                ConvTranspose2D cannot split 3 input channels into 2 equal groups. \
                Use a number of groups that divides 3.
                """
            ),
            (
                Reshape(to: [4, 3]), [2, 5],
                """
                Reshape cannot lay out [2, 5] as [4, 3]: the numbers of values differ. \
                Use extents whose product is that of the input.
                """
            ),
            (
                LocallyConnected2D(
                    inputChannels: 1,
                    outputChannels: 1,
                    inputSize: 7,
                    kernelSize: 3
                ),
                [1, 8, 7],
                """
                LocallyConnected2D has weights for an input of 7×7 and the input is 8×7. \
                Its weights belong to places: the two must be equal.
                """
            ),
            (
                Cropping2D(top: 2, bottom: 2, left: 0, right: 0), [1, 4, 4],
                """
                Cropping2D cannot crop 4 cells of a height of 4. \
                Crop fewer, so that at least one is left.
                """
            ),
            (
                ConvTranspose2D(
                    inputChannels: 1,
                    outputChannels: 1,
                    kernelSize: 3,
                    padding: .symmetric(2)
                ),
                [1, 2, 2],
                """
                ConvTranspose2D makes a height of 4 and a padding of 4 in all takes it away. \
                Use less padding: here it makes the output smaller.
                """
            ),
            (
                ConvTranspose2D(
                    inputChannels: 1,
                    outputChannels: 1,
                    kernelSize: 3,
                    stride: 2,
                    outputPadding: 2
                ),
                [1, 2, 2],
                """
                ConvTranspose2D cannot add 2 cells to its height. \
                Use an output padding below the stride or the dilation, here below 2.
                """
            ),
            (
                SeparableConv2D(inputChannels: 3, outputChannels: 8, kernelSize: 5), [3, 4, 4],
                """
                SeparableConv2D cannot slide a window that spans 5 over an input whose padded \
                height is 4. Use a smaller kernel or dilation, or more padding.
                """
            ),
        ] as [(any Layer, Shape, String)]
    )
    func `an error says what is wrong and how to mend it`(
        layer: any Layer,
        input: Shape,
        words: String
    ) {
        let error = #expect(throws: ShapeError.self) { try layer.outputShape(for: input) }
        #expect(error?.description == words)
    }

    /// Height × width × channels, as everywhere else.
    @Test(arguments: [
        (
            ShapeError("MaxPool2D", .wrongRank(expected: "an image", actual: [10])),
            "MaxPool2D needs an image, not 10 features."
        ),
        (
            ShapeError("RadialBasis", .wrongRank(expected: "features", actual: [3, 5, 7])),
            "RadialBasis needs features, not an image of 5×7×3."
        ),
        (
            ShapeError("Conv2D", .wrongRank(expected: "an image", actual: [2, 1])),
            "Conv2D needs an image, not an input of shape [2, 1]."
        ),
        (
            ShapeError("Add", .mismatchedInputs(first: [64, 55, 54], second: [3, 9, 8])),
            "Add cannot join 55×54×64 and 9×8×3. "
                + "Give it inputs of the same height and width and channels."
        ),
        (
            ShapeError("Reshape", .elementCountMismatch(input: [3, 5, 7], output: [1])),
            "Reshape cannot lay out 5×7×3 as 1 feature: the numbers of values differ. "
                + "Use extents whose product is that of the input."
        ),
    ])
    func `shapes are told as people write them`(error: ShapeError, words: String) {
        #expect(error.description == words)
    }
}
