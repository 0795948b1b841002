import ArgumentParser
import CNNEngine
import StudyKit

/// A height and a width: `3` for both, or `3x5`.
struct SizeArgument: ExpressibleByArgument {
    let size: Size2D

    init(_ size: Size2D) {
        self.size = size
    }

    init?(argument: String) {
        guard let values = Extents(argument)?.values, values.count <= 2 else {
            return nil
        }
        size = Size2D(height: values[0], width: values[values.count - 1])
    }

    var defaultValueDescription: String { size.height == 1 ? "1" : "\(size)" }
}

/// An input: `7` or `7x9` for height and width, `28x28x3` with channels, `784 features`.
struct InputArgument: ExpressibleByArgument {
    let size: Size2D
    let channels: Int?
    /// Whether one number was given: a side, or a list of features.
    let isOneNumber: Bool
    /// Whether it was said to be a list of features.
    let isFeatures: Bool

    init?(argument: String) {
        var words = argument.split(separator: " ").map { $0.lowercased() }
        isFeatures = words.count == 2 && ["feature", "features"].contains(words[1])
        if isFeatures { words.removeLast() }
        guard words.count == 1, let values = Extents(words[0])?.values else { return nil }
        guard values.count == 1 || !isFeatures else { return nil }
        isOneNumber = values.count == 1
        size = Size2D(height: values[0], width: values.count > 1 ? values[1] : values[0])
        channels = values.count == 3 ? values[2] : nil
    }
}

/// A padding: a number for each side, `1x2` for rows and columns, `same` or `valid`.
struct PaddingArgument: ExpressibleByArgument {
    let padding: Padding

    init(_ padding: Padding) {
        self.padding = padding
    }

    init?(argument: String) {
        switch argument.lowercased() {
        case "same": padding = .same
        case "valid": padding = .valid
        default:
            guard let size = SizeArgument(argument: argument)?.size else { return nil }
            padding = .symmetric(size)
        }
    }

    var defaultValueDescription: String { "0" }
}
