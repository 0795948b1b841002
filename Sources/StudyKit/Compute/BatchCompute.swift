internal import CNNEngine

/// Answers `study compute --batch`: one request line in, one answer line out.
public enum BatchCompute {
    /// The most layers of one request.
    static let mostLayers = 10_000

    private static let lines = BatchLine(namesLayers: true)

    /// The answer to a line, and whether it is one and not an error.
    public static func answer(_ line: String) -> (line: String, isAnswer: Bool) {
        lines.answer(line) { fields throws(RequestError) in
            ChainDocument.fields(try report(fields))
        }
    }

    /// The line for a request that was longer than can be read.
    public static func tooLong() -> String { lines.tooLong }

    private static func report(_ fields: [JSONValue.Field]) throws(RequestError) -> ChainReport {
        let read = try RequestFields(
            fields,
            of: "A request",
            allowed: ["id", "input", "convention", "verify", "layers"]
        )
        guard let input = try read.integers("input", counts: 1...3) else {
            throw RequestError("missing_field", "A request needs the field 'input': [h, w, c].")
        }
        guard case .array(let layers)? = read.raw("layers") else {
            throw RequestError("missing_field", "A request needs the field 'layers': a list.")
        }
        guard layers.count <= mostLayers else {
            throw RequestError(
                "too_many_layers",
                "A request has at most \(mostLayers) layers, not \(layers.count)."
            )
        }
        var requests: [LayerRequest] = []
        for (index, layer) in layers.enumerated() {
            requests.append(try LayerRequest(layer, at: index))
        }
        return try ChainReport(
            input: Shape(channelsLast: input),
            layers: requests,
            convention: try read.choice("convention", Convention.self) ?? .keras,
            verifies: try read.bool("verify") ?? true
        )
    }
}
