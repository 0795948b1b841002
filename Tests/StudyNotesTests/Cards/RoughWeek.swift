import Foundation
import StudyNotes
import Testing

/// Raw notes of a whole week, and the cards that a careful person made of them by hand.
enum RoughWeek {
    enum Form: CaseIterable { case lines, paste }

    static func text(_ form: Form) throws -> String {
        let file = URL(filePath: Fixtures.folder).appending(path: "../rough/week.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        return form == .lines ? text : text.replacing("\n", with: " ")
    }

    static func note(_ form: Form) throws -> Note {
        try read(try text(form), file: "week.md")
    }

    struct Wanted {
        let day: Int
        let title: String
        /// The headings between the day and the card.
        let below: [String]
        let begins: String
        let ends: String
        let terms: [String]
        /// Whether the heading of the day is that of the card.
        let isDay: Bool
    }

    private static func card(
        _ day: Int,
        _ title: String,
        below: [String] = [],
        _ begins: String,
        _ ends: String,
        terms: [String] = [],
        isDay: Bool = false
    ) -> Wanted {
        Wanted(
            day: day,
            title: title,
            below: below,
            begins: begins,
            ends: ends,
            terms: terms,
            isDay: isDay
        )
    }

    private static let models = "Popular Architectures"
    private static let detectors = "Object detection alogrimth"

    static let wanted = [
        card(
            1,
            "Image Augmentation",
            "makes new pictures",
            "throw the originals away?",
            isDay: true
        ),
        card(1, "Dropout", "takes some nodes out", "only in training"),
        card(2, "What is CNN", "a dense layer is fine", "small parts of the picture"),
        card(2, "Convolution", "image * kernal = feature map", "each section with the kernal"),
        card(
            2,
            "Hyparameter",
            "Input size",
            "Input Size: 7 Padding: 0 Kernal: 3 Stride: 2",
            terms: ["Padding", "Stride"]
        ),
        card(2, "Many channels", "size of the filter may vary", "the final shape must be 3"),
        card(2, "Why CNN", "less chance to overfit", "keep it simple"),
        card(2, "One Layer", "filter first", "(3 → 32 channels)"),
        card(2, "Pooling Layer", "shrinks the data", "saves computation"),
        card(
            2,
            "Max pooling",
            below: ["Pooling Layer"],
            "takes the biggest value",
            "reduces noise",
            terms: ["Max pooling"]
        ),
        card(
            2,
            "Average pooling",
            below: ["Pooling Layer"],
            "takes the mean",
            "keeps information",
            terms: ["Average pooling"]
        ),
        card(
            2,
            "Global pooling",
            below: ["Pooling Layer"],
            "flattens",
            "final features",
            terms: ["Global pooling"]
        ),
        card(2, "Pooling Layer", "has no parameters!!", "parameters!!"),
        card(
            2,
            "LeNET 5",
            below: [models],
            "First CNN",
            "average pooling and sigmoid",
            terms: ["LeNET 5"]
        ),
        card(2, "AlexNET", below: [models], "made CNN popular again", "max pooling and ReLU"),
        card(2, "RestNET", below: [models], "RestNET", "RestNET"),
        card(2, "Localization", "Localization", "Localization"),
        card(2, "YOLO", below: [detectors], "is the famous one", "one", terms: ["YOLO"]),
        card(2, "R-CNN", below: [detectors], "similar but slower", "slower", terms: ["R-CNN"]),
        card(3, "Exercises and Flask", "CNN exercises", "CNN exercises", isDay: true),
        card(
            3,
            "Front-end and Back-end",
            "what users see",
            "application, database",
            terms: ["front-end", "back-end"]
        ),
        card(3, "Flask", "Python framework", "POST updates information"),
        card(4, "Cheat sheet", "Cheat sheet:", "sheet.pdf"),
        card(4, "Fine-tuning", "unfreeze layers", "plenty of data", terms: ["Fine-tuning"]),
        card(5, "Resampling", "risk of overfitting", "data is scarce", terms: ["Resampling"]),
        card(5, "CNN output size", "CNN output size", "size:"),
        card(5, "Against Overfitting", "Augmentation", "Weight initialization"),
        card(5, "Against Underfitting", "more complexity", "transfer learning"),
        card(
            5,
            "Batch size",
            "quick, one element",
            "between the two",
            terms: ["batch size 1", "batch size m", "Mini-batch"]
        ),
        card(5, "Batch Normalization", "4 parameters", "makes sure that the std"),
    ]
}
