/// Puts shapes and words on a white sheet, which is legible on light and dark pages and in print.
struct SVGCanvas {
    enum Ink: String {
        case text = "#1f2328"
        case faint = "#6e7781"
        case line = "#afb8c1"
        case paper = "#ffffff"
        case cell = "#f6f8fa"
        case blue = "#54aeff"
        case green = "#4ac26b"
        case mint = "#d2f4d9"
        case leaf = "#9be0ab"
        case forest = "#1a7f37"
        case orange = "#ffb77c"
        case purple = "#c297ff"
        case violet = "#8250df"
        case none
    }

    enum Anchor: String {
        case start
        case middle
    }

    static let margin = 24.0
    /// Where pictures begin, below the title.
    static let top = 64.0

    private var elements: [String] = []
    private(set) var right = 0.0
    private(set) var bottom = 0.0

    mutating func rect(
        _ x: Double,
        _ y: Double,
        _ width: Double,
        _ height: Double,
        fill: Ink,
        stroke: Ink = .line,
        strokeWidth: Double = 1,
        isDashed: Bool = false
    ) {
        let dashes = isDashed ? " stroke-dasharray=\"5 4\"" : ""
        elements.append(
            "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"2\" "
                + "fill=\"\(fill.rawValue)\" stroke=\"\(stroke.rawValue)\" "
                + "stroke-width=\"\(strokeWidth)\"\(dashes)/>"
        )
        grow(x + width, y + height)
    }

    /// Words on a line; sizes are in pixels, a letter takes about 0.6 of its size.
    mutating func text(
        _ text: String,
        _ x: Double,
        _ y: Double,
        size: Double = 15,
        anchor: Anchor = .start,
        ink: Ink = .text,
        isBold: Bool = false
    ) {
        let weight = isBold ? " font-weight=\"bold\"" : ""
        elements.append(
            "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" fill=\"\(ink.rawValue)\" "
                + "text-anchor=\"\(anchor.rawValue)\"\(weight)>\(Self.escaped(text))</text>"
        )
        let width = Double(text.count) * size * 0.6
        grow(anchor == .start ? x + width : x + width / 2, y + size * 0.3)
    }

    /// An arrow to the right.
    mutating func arrow(_ x: Double, _ y: Double, length: Double) {
        let tip = x + length
        elements.append(
            "<path d=\"M\(x) \(y)H\(tip - 8)\" stroke=\"\(Ink.faint.rawValue)\" stroke-width=\"2\"/>"
                + "<path d=\"M\(tip) \(y)l-10 -5v10z\" fill=\"\(Ink.faint.rawValue)\"/>"
        )
        grow(tip, y + 5)
    }

    private mutating func grow(_ x: Double, _ y: Double) {
        right = max(right, x)
        bottom = max(bottom, y)
    }

    /// The document; title and description are read out by screen readers.
    func document(title: String, description: String) -> String {
        let (width, height) = (right + Self.margin, bottom + Self.margin)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title desc" \
            font-family="ui-sans-serif, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif">
            <title id="title">\(Self.escaped(title))</title>
            <desc id="desc">\(Self.escaped(description))</desc>
            <rect width="100%" height="100%" rx="8" fill="\(Ink.paper.rawValue)"/>
            \(elements.joined(separator: "\n"))
            </svg>

            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
