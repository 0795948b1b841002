import CNNEngine

extension Quantity {
    /// The different images that random crops and flips can make of one, g · (n − k + 1)².
    public static let cropVariants = Quantity(
        "crop-variants",
        title: "different images that can be drawn from one",
        form: .integer,
        inputs: [
            QuantityInput("side", "n"), QuantityInput("crop", "k"),
            QuantityInput("flips", "g", default: .constant(2)),
        ],
        rule: "g*(n - k + 1)^2",
        measured: { values, _ throws(MeasurementFailure) in
            for (name, symbol) in [("side of the image", "n"), ("side of the crop", "k")] {
                try CountingLimit.check(values[symbol], name, atMost: 1_024)
            }
            let crops = CropVariants(side: values["n"], crop: max(values["k"], 1))
            return .number(Rational(crops.distinct(flips: values["g"])))
        },
        mistakes: [
            .rule(
                "no-plus-one",
                """
                You counted the steps of the crop. It also stands at its start: n − k + 1 places \
                each way.
                """,
                "g*(n - k)^2"
            ),
            .rule(
                "one-axis",
                "You moved the crop one way. It moves across and down: square the places.",
                "g*(n - k + 1)"
            ),
            .rule(
                "flips-forgotten",
                "You left out the flip. Every crop comes as it is and mirrored.",
                "(n - k + 1)^2"
            ),
            .rule(
                "flips-added",
                "You added the flips. Every crop can be flipped: multiply.",
                "(n - k + 1)^2 + g"
            ),
            .rule(
                "side-for-places",
                "You placed the crop on every cell. It has to fit: n − k + 1 places each way.",
                "g*n^2"
            ),
            .rule(
                "tiles",
                "You laid the crops side by side. They may overlap: n − k + 1 places each way.",
                "g*⌊n/k⌋^2"
            ),
        ]
    )
}

/// Crops of an image whose cells are all different, so that crops can be told apart.
private struct CropVariants {
    let side: Int
    let crop: Int

    /// Draws every crop that fits, flips it, and counts those that are not alike.
    ///
    /// A crop is known by its corners, in the order in which a flip shows them. Two flips are as it
    /// is and mirrored, four also upside down.
    func distinct(flips: Int) -> Int {
        var seen: Set<[Int]> = []
        var top = 0
        while top + crop <= side {
            var left = 0
            while left + crop <= side {
                let corners = corners(top, left)
                for flip in 0..<min(flips, 4) { seen.insert(Self.flipped(corners, flip)) }
                left += 1
            }
            top += 1
        }
        return seen.count
    }

    private func corners(_ top: Int, _ left: Int) -> [Int] {
        let (bottom, right) = (top + crop - 1, left + crop - 1)
        return [top * side + left, top * side + right, bottom * side + left, bottom * side + right]
    }

    private static func flipped(_ corners: [Int], _ flip: Int) -> [Int] {
        var corners = corners
        if flip & 1 == 1 { corners = [corners[1], corners[0], corners[3], corners[2]] }
        if flip & 2 == 2 { corners = [corners[2], corners[3], corners[0], corners[1]] }
        return corners
    }
}
