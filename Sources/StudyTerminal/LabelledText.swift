extension TerminalStyle {
    /// Where a text begins behind its label.
    var indent: Int { width < 48 ? 4 : 16 }

    /// A label and its text, which goes on below itself where the line is full.
    func entry(_ label: String, _ text: String) -> [String] {
        let label = spelled(label)
        let gap = String(repeating: " ", count: max(indent - DisplayWidth.of(label), 1))
        let hang = String(repeating: " ", count: indent)
        return TextWrapper.wrap(text, width: width, lead: label + gap, hang: hang)
    }
}
