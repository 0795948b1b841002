/// Formulas written in TeX, as Unicode text that is read without a typesetter.
///
/// `\lfloor (n+2p-k)/s \rfloor + 1` becomes `⌊(n + 2p − k)/s⌋ + 1`, `\sum_{i=1}^n x_i` becomes
/// `∑ᵢ₌₁ⁿ xᵢ`. Commands that are not known stay as they were written.
public enum MathText {
    /// A formula within a sentence, without its dollar signs.
    public static func inline(_ tex: some StringProtocol) -> String {
        guard let formula = TeXParser.parse(tex) else { return String(tex) }
        return MathLine(formula).text
    }

    /// The lines of a formula that stands by itself.
    public static func lines(_ tex: some StringProtocol) -> [String] {
        guard let formula = TeXParser.parse(tex) else {
            return String(tex).split(whereSeparator: \.isNewline).map(String.init)
        }
        return MathBlock(formula).lines
    }
}
