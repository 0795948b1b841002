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

    private static func grouped(_ number: UInt) -> String {
        let digits = String(number)
        guard digits.count > 4 else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
