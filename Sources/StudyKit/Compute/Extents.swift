/// Numbers joined by `x` or `×`: `7`, `7x9`, `28x28x3`.
public struct Extents: Hashable, Sendable {
    /// The numbers, one to three.
    public let values: [Int]

    /// Reads the numbers; `nil` when the text is not written so.
    public init?(_ text: String) {
        let parts = text.lowercased().replacing("×", with: "x")
            .split(separator: "x", omittingEmptySubsequences: false)
        let values = parts.map { Int($0) }
        guard (1...3).contains(values.count), !values.contains(nil) else { return nil }
        self.values = values.compactMap { $0 }
    }
}
