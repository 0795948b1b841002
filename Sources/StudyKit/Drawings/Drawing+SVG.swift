internal import CNNEngine

extension Drawing {
    /// The drawing for web and print.
    public var svg: String {
        var canvas = SVGCanvas()
        let left = SVGCanvas.margin
        canvas.text(title, left, 40, size: 19, isBold: true)
        switch scene {
        case .windows(let window): window.draw(on: &canvas)
        case .pooling(let grid): grid.draw(on: &canvas)
        case .channels(let blocks): blocks.draw(on: &canvas)
        case .boxes(let overlap): overlap.draw(on: &canvas)
        }
        let letters = max(Int((canvas.right - left) / 6.8), 40)
        var baseline = canvas.bottom + 32
        for line in Self.lines(description, letters: letters) {
            canvas.text(line, left, baseline, size: 13, ink: .faint)
            baseline += 18
        }
        return canvas.document(title: title, description: description)
    }

    private static func lines(_ text: String, letters: Int) -> [String] {
        text.split(separator: " ").reduce(into: [""]) { lines, word in
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.count + 1 + word.count <= letters {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
    }
}

extension Double {
    /// `3`, `2.5`, `0.42`: two decimals at most.
    public var shortDecimal: String {
        let hundredths = (self * 100).rounded()
        if hundredths.truncatingRemainder(dividingBy: 100) == 0 {
            return "\(Int(hundredths / 100))"
        }
        let value = hundredths / 100
        return "\(value)"
    }
}
