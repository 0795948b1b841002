/// A rectangle in an image; x grows to the right, y downwards.
public struct Box: Hashable, Sendable, CustomStringConvertible {
    /// The smallest x.
    public var left: Double
    /// The smallest y.
    public var top: Double
    /// The largest x.
    public var right: Double
    /// The largest y.
    public var bottom: Double

    /// A box by two corners.
    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// A box by its upper left corner and its size, as COCO has it.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.init(left: x, top: y, right: x + width, bottom: y + height)
    }

    /// A box by its centre and its size, as YOLO has it.
    public init(centerX: Double, centerY: Double, width: Double, height: Double) {
        self.init(
            left: centerX - width / 2,
            top: centerY - height / 2,
            right: centerX + width / 2,
            bottom: centerY + height / 2
        )
    }

    /// `right − left`; negative when the box is turned inside out.
    public var width: Double { right - left }
    /// `bottom − top`; negative when the box is turned inside out.
    public var height: Double { bottom - top }
    /// The x of the centre.
    public var centerX: Double { (left + right) / 2 }
    /// The y of the centre.
    public var centerY: Double { (top + bottom) / 2 }

    /// Width times height; 0 for a box that is turned inside out.
    public var area: Double { max(width, 0) * max(height, 0) }

    /// What two boxes have in common, or `nil` when that has no area.
    public func intersection(_ other: Box) -> Box? {
        let common = Box(
            left: max(left, other.left),
            top: max(top, other.top),
            right: min(right, other.right),
            bottom: min(bottom, other.bottom)
        )
        return common.width > 0 && common.height > 0 ? common : nil
    }

    /// Intersection over union, also called the Jaccard index: |A ∩ B| / (|A| + |B| − |A ∩ B|).
    ///
    /// From 0 to 1; 0 when the boxes do not overlap and when neither has an area. Everingham et al.
    /// 2010, the PASCAL VOC challenge.
    public func intersectionOverUnion(_ other: Box) -> Double {
        guard let common = intersection(other)?.area else { return 0 }
        let share = common / (area + other.area - common)
        // Areas beyond the range of `Double` have no share.
        return share.isNaN ? 0 : min(share, 1)
    }

    /// `(left, top)–(right, bottom)`.
    public var description: String { "(\(left), \(top))–(\(right), \(bottom))" }
}
