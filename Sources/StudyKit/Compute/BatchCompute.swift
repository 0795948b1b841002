internal import CNNEngine

/// Answers `study compute --batch`: one request line in, one answer line out.
public enum BatchCompute {
    /// The most layers of one request.
    static let mostLayers = 10_000

    /// The answer to a line, and whether it is one and not an error.
    public static func answer(_ line: String) -> (line: String, isAnswer: Bool) {
        var id = JSONValue.null
        do throws(RequestError) {
            let request: JSONValue
            do throws(JSONSyntaxError) {
                request = try JSONReader.read(line)
            } catch {
                throw RequestError("bad_json", error.description)
            }
            guard case .object(let fields) = request else {
                throw RequestError("wrong_type", "A request is an object, not \(request.kind).")
            }
            id = fields.first { $0.name == "id" }?.value ?? .null
            let report = try report(fields)
            let answer = [JSONValue.Field(name: "id", value: id)] + ChainDocument.fields(report)
            return (JSONValue.object(answer).text, true)
        } catch {
            return (refusal(error, id: id), false)
        }
    }

    /// The line for a request that was longer than can be read.
    public static func tooLong() -> String {
        refusal(RequestError("too_long", "The line is longer than 16 MiB. Split it."), id: .null)
    }

    private static func refusal(_ error: RequestError, id: JSONValue) -> String {
        let fields = JSONValue.fields([
            "code": .string(error.code),
            "layer": .integer(orNull: error.layer),
            "message": .string(error.message),
        ])
        return JSONValue.fields(["id": id, "error": fields]).text
    }

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
