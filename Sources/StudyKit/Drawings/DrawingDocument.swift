/// What `study draw --json` prints, `study.draw/1`.
public struct DrawingDocument: Encodable, Sendable {
    let schema = "study.draw/1"
    let drawings: [Entry]

    /// The document of some drawings.
    public init(_ drawings: [Drawing]) {
        self.drawings = drawings.map { drawing in
            Entry(
                name: drawing.kind.rawValue,
                title: drawing.title,
                description: drawing.description,
                svg: drawing.svg
            )
        }
    }

    struct Entry: Encodable, Sendable {
        let name: String
        let title: String
        let description: String
        let svg: String
    }
}
