import CNNEngine
import StudyKit

extension Int {
    /// The digits in groups of three: `27,000,100`.
    var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return self < 0 ? "−" + text : text
    }

    /// The number with its noun: `1 filter`, `64 filters`.
    func counted(_ noun: String) -> String {
        "\(grouped) \(noun)\(self == 1 ? "" : "s")"
    }
}

extension Shape {
    /// An image as people write it, `7×7×3`; features as `270,000 features`.
    var sides: String {
        rank == 3
            ? channelsLast.map(\.grouped).joined(separator: "×") : "\(self[0].grouped) features"
    }
}

extension Size2D {
    /// `3` for a square, `3×5` otherwise.
    var short: String { height == width ? "\(height)" : description }
}

extension Padding {
    /// `0`, `1×2`, `same`, or the four sides.
    var short: String {
        switch self {
        case .symmetric(let size): size.short
        case .same: "same"
        case .explicit(let top, let bottom, let left, let right):
            "top \(top), bottom \(bottom), left \(left), right \(right)"
        }
    }
}

extension WindowGeometry {
    /// Stride and padding, and the dilation where there is one, each behind a comma.
    var words: String {
        ", stride \(stride.short), padding \(padding.short)"
            + (dilation == 1 ? "" : ", dilation \(dilation.short)")
            + (rounding == .ceil ? ", rounded up" : "")
    }
}
