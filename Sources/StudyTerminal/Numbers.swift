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
            ? channelsLast.map(\.grouped).joined(separator: "×") : self[0].counted("feature")
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
            + (rounding.isUp ? ", rounded up" : "")
    }
}

extension Double {
    /// The number with this many decimals, digits in groups: `1,234.50`.
    func fixed(_ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        guard let scaled = Int(exactly: (magnitude * scale).rounded()) else { return "\(self)" }
        let (whole, part) = scaled.quotientAndRemainder(dividingBy: Int(scale))
        let digits = String(part)
        let zeros = String(repeating: "0", count: max(decimals - digits.count, 0))
        let sign = self < 0 && scaled > 0 ? "−" : ""
        return sign + whole.grouped + (decimals > 0 ? "." + zeros + digits : "")
    }

    /// The number without decimals where it is whole, or with one or two.
    var short: String {
        self == rounded() ? fixed(0) : self * 10 == (self * 10).rounded() ? fixed(1) : fixed(2)
    }

    /// Seconds as milliseconds.
    var milliseconds: String { (self * 1_000).fixed(1) }

    /// Seconds with their unit: `12.5 ms`, `3.20 s`.
    var duration: String { self < 1 ? "\(milliseconds) ms" : "\(fixed(2)) s" }
}

extension Int {
    /// Bytes by both units: `102.23 MB = 97.49 MiB`.
    var megabytes: String {
        "\((Double(self) / 1e6).fixed(2)) MB = \((Double(self) / 1_048_576).fixed(2)) MiB"
    }
}
