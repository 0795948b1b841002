/// Why boxes cannot be found or pooled: the rule and the actual value.
public enum DetectionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A tensor has another shape than the step needs.
    case shapeMismatch(step: String, expected: String, actual: Shape)
    /// A setting lies outside its range.
    case invalidSetting(name: String, rule: String, value: Double)
    /// A region names an image that the batch does not have.
    case imageOutOfRange(image: Int, images: Int, region: Int)
    /// A coordinate of a region is no number, or too large for a map.
    case coordinateOutOfRange(value: Double, region: Int)
    /// A label names a class that the scores do not have.
    case labelOutOfRange(label: Int, classes: Int, region: Int)

    /// One sentence on what is wrong with the actual values, and one on how to mend it.
    public var description: String {
        switch self {
        case .shapeMismatch(let step, let expected, let actual):
            "\(step) needs \(expected), not a tensor of shape \(actual)."
        case .invalidSetting(let name, let rule, let value):
            "The \(name) must be \(rule), not \(value)."
        case .imageOutOfRange(let image, let images, let region):
            """
            Region \(region) lies in image \(image) and the batch has \(images). \
            Use images from 0 to \(images - 1).
            """
        case .coordinateOutOfRange(let value, let region):
            """
            Region \(region) has the coordinate \(value). \
            Use finite coordinates that the scale leaves below 2³¹.
            """
        case .labelOutOfRange(let label, let classes, let region):
            """
            Region \(region) has the label \(label) and the scores have \(classes) classes. \
            Use labels from 0 to \(classes - 1).
            """
        }
    }
}
