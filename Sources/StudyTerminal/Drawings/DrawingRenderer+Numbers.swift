internal import CNNEngine
internal import StudyKit

/// What a drawing shows, in numbers, for a screen on which it does not fit.
extension DrawingRenderer {
    func numbers(_ drawing: Drawing) -> [String] {
        let lines =
            switch drawing.scene {
            case .windows(let window): WindowPicture(window: window, width: style.width).ranges
            case .pooling(let grid):
                ["input"] + Self.rows(grid.input) + ["\(grid.name)"] + Self.rows(grid.output)
            case .channels(let blocks):
                [
                    "input \(Self.times(blocks.input))", "filter \(Self.times(blocks.filter))",
                    "filters \(blocks.filters)", "output \(Self.times(blocks.output))",
                ]
            case .boxes(let overlap):
                [
                    "true box \(overlap.truth.area.shortDecimal)",
                    "predicted box \(overlap.prediction.area.shortDecimal)",
                    "intersection \((overlap.common?.area ?? 0).shortDecimal)",
                    "union \(overlap.union.shortDecimal)",
                    "IoU \(overlap.intersectionOverUnion.shortDecimal)",
                ]
            }
        return lines.flatMap { TextWrapper.wrap($0, width: style.width, lead: "  ", hang: "    ") }
    }

    private static func rows(_ values: [[Double]]) -> [String] {
        let texts = values.map { $0.map(\.shortDecimal) }
        let width = texts.joined().map(\.count).max() ?? 1
        return texts.map { row in
            row.map { String(repeating: "\u{A0}", count: width - $0.count) + $0 }
                .joined(separator: " ")
        }
    }

    private static func times(_ sizes: [Int]) -> String {
        sizes.map { "\($0)" }.joined(separator: "×")
    }
}
