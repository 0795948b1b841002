/// What `study cheatsheet --json` prints, `study.cheatsheet/1`.
public struct CheatsheetDocument: Encodable, Sendable {
    let schema = "study.cheatsheet/1"
    let title: String
    let layers: [Layer]
    let models: [Model]
    let remedies: [Remedies]
    let topics: [Topic]
    let leftOut: [String]

    enum CodingKeys: String, CodingKey {
        case schema, title, layers, models, remedies, topics
        case leftOut = "left_out"
    }

    /// The document of a sheet.
    public init(_ sheet: Cheatsheet) {
        title = sheet.title
        layers = sheet.layers.map(Layer.init)
        models = sheet.models.map(Model.init)
        remedies = sheet.remedies.map(Remedies.init)
        topics = sheet.facts.map {
            Topic(
                title: $0.title,
                sentence: $0.sentence,
                corrections: $0.corrections,
                source: $0.source
            )
        }
        leftOut = sheet.refusals
    }

    struct Layer: Encodable, Sendable {
        let name: String
        let keras: String
        let pytorch: String
        let shape: String
        let size: Nullable<String>
        let parameters: String
        let example: Example

        init(_ layer: SheetLayer) {
            name = layer.name
            keras = layer.keras
            pytorch = layer.pytorch
            shape = layer.shape
            size = Nullable(layer.size)
            parameters = layer.parameters
            example = Example(layer.example)
        }
    }

    /// The counts of PyTorch stand beside those of Keras; they differ for batch normalization only.
    struct Example: Encodable, Sendable {
        let input: [Int]
        let output: [Int]
        let size: Nullable<String>
        let parameters: String
        let params: Int
        let pytorchParams: Int
        let macs: Int
        let verified = true

        enum CodingKeys: String, CodingKey {
            case input, output, size, parameters, params, macs, verified
            case pytorchParams = "pytorch_params"
        }

        init(_ example: SheetLayer.Example) {
            input = example.input
            output = example.output
            size = Nullable(example.size)
            parameters = example.parameters
            params = example.parameterCount
            pytorchParams = example.pytorchParameterCount
            macs = example.multiplyAdds
        }
    }

    struct Model: Encodable, Sendable {
        let name: String
        let summary: String
        let input: [Int]
        let params: Int
        let kerasParams: Nullable<Int>
        let macs: Int
        let isExample: Bool

        enum CodingKeys: String, CodingKey {
            case name, summary, input, params, macs
            case isExample = "is_example"
            case kerasParams = "keras_params"
        }

        init(_ model: SheetModel) {
            name = model.name
            summary = model.summary
            input = model.input
            params = model.parameters
            kerasParams = Nullable(model.kerasParameters)
            macs = model.multiplyAdds
            isExample = model.isExample
        }
    }

    struct Remedies: Encodable, Sendable {
        let against: String
        let remedies: [Remedy]
        let source: String

        struct Remedy: Encodable, Sendable {
            let name: String
            let text: String
            let corrections: [String]
        }

        init(_ list: SheetRemedies) {
            against = list.illness.rawValue
            remedies = list.remedies.map {
                Remedy(name: $0.name, text: $0.text, corrections: $0.corrections)
            }
            source = list.source
        }
    }

    struct Topic: Encodable, Sendable {
        let title: String
        let sentence: String
        let corrections: [String]
        let source: String
    }
}
