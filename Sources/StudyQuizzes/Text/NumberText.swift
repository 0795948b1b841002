extension Rational {
    /// As people read it: integers of five digits or more in groups of three, and a real minus.
    ///
    /// `3`, `1000`, `27,000,100`, `−4`, `7/2`.
    public var grouped: String {
        let sign = numerator < 0 ? "−" : ""
        let whole = Self.grouped(numerator.magnitude)
        guard denominator > 1 else { return sign + whole }
        return "\(sign)\(whole)/\(Self.grouped(denominator.magnitude))"
    }

    /// Rounded to a number of decimals, half away from zero, without zeros at the end: `0.25`.
    public func decimal(places: Int) -> String {
        guard denominator > 1, places > 0,
            let scale = try? Rational(10).power(Rational(places)),
            let scaled = try? self * scale,
            let half = try? Rational(1, over: 2),
            let rounded = (try? scaled.magnitude() + half)?.floor().integer,
            let unit = scale.integer
        else { return grouped }
        let digits = String(rounded % unit)
        var fraction = String(repeating: "0", count: places - digits.count) + digits
        while fraction.last == "0" { fraction.removeLast() }
        let sign = numerator < 0 && rounded > 0 ? "−" : ""
        let whole = Self.grouped((rounded / unit).magnitude)
        return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func grouped(_ number: UInt) -> String {
        let digits = String(number)
        guard digits.utf8.count > 4 else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
