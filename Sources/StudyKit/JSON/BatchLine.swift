/// One line of a batch: a request with an id, answered by a line with the same id.
struct BatchLine {
    /// Whether errors name the layer they are about.
    let namesLayers: Bool

    /// The answer to a line, and whether it is one and not an error.
    func answer(
        _ line: String,
        _ answer: ([JSONValue.Field]) throws(RequestError) -> [JSONValue.Field]
    ) -> (line: String, isAnswer: Bool) {
        var id = JSONValue.null
        do throws(RequestError) {
            let fields = try RequestFields.object(of: line, named: "A request")
            id = fields.first { $0.name == "id" }?.value ?? .null
            let idField = JSONValue.Field(name: "id", value: id)
            return (JSONValue.object([idField] + (try answer(fields))).text, true)
        } catch {
            return (refusal(error, id: id), false)
        }
    }

    /// The line for a request that was longer than can be read.
    var tooLong: String {
        refusal(RequestError("too_long", "The line is longer than 16 MiB. Split it."), id: .null)
    }

    private func refusal(_ error: RequestError, id: JSONValue) -> String {
        let layer = JSONValue.Field(name: "layer", value: .integer(orNull: error.layer))
        let fields =
            [JSONValue.Field(name: "code", value: .string(error.code))]
            + (namesLayers ? [layer] : [])
            + [JSONValue.Field(name: "message", value: .string(error.message))]
        return JSONValue.fields(["id": id, "error": .object(fields)]).text
    }
}
