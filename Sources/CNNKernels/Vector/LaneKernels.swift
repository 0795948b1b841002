/// The innermost loops of training, on sixteen images at once: each has a lane of every vector.
public protocol LaneKernels {
    /// Multiplies windows with filters: convolutions, dense layers, and their ways back.
    func multiply(_ strip: LaneStrip)
    /// Sums products of inputs and gradients: the gradients of weights.
    func sumProducts(_ strip: LaneGradientStrip)
    /// Gives each window's gradient to the first of its largest cells, or to all of them evenly.
    func poolGradient(_ strip: PoolingGradientStrip)

    /// The sum of a channel over the first images.
    func sum(_ plane: LanePlane, images: Int) -> Double
    /// The sum of the squared differences of a channel from a mean, over the first images.
    func sumOfSquares(_ plane: LanePlane, about mean: Float, images: Int) -> Double
    /// Normalizes a channel into another place.
    func normalize(
        _ input: LanePlane,
        into output: LanePlane,
        by normalization: LaneNormalization
    )
    /// The sum of gradients times normalized inputs.
    func sumOfProducts(
        _ upstream: LanePlane,
        with input: LanePlane,
        normalizedBy normalization: LaneNormalization
    ) -> Double
    /// Brings gradients back through a normalization, less what they have in common: their mean,
    /// and their slope along the normalized inputs. Images behind the first ones become 0.
    func normalizeGradient(
        _ upstream: LanePlane,
        of input: LanePlane,
        by normalization: LaneNormalization,
        less mean: Float,
        slope: Float,
        images: Int
    )
    /// Multiplies gradients with the slope of an activation, which its outputs tell.
    func applySlope(of activation: Activation, at output: LanePlane, to upstream: LanePlane)
}
