import Foundation
import StudyNotes
import Testing

/// What the class taught in week 8 stands in the cards of `notes/`, corrected where it was wrong.
struct WeekInventoryTests {
    struct Item: CustomTestStringConvertible {
        let number: String
        let card: String
        let phrases: [String]
        var testDescription: String { "\(number) in \(card)" }

        init(_ number: String, _ card: String, _ phrases: String...) {
            (self.number, self.card, self.phrases) = (number, card, phrases)
        }
    }

    private static let library = try? NoteLibrary(
        folder: URL(filePath: #filePath).appending(path: "../../../../notes").standardized.path,
        shownAs: "notes"
    )

    @Test(arguments: items)
    func `an item of the week is in its card`(item: Item) throws {
        let cards = try #require(Self.library).cards
        let card = try #require(cards.first { $0.id == item.card })
        let text = card.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for phrase in item.phrases { #expect(text.contains(phrase), "\(phrase)") }
        #expect(card.week == 8)
    }

    static let items = [
        Item("1.1", "image-augmentation#augmentation", "The label must survive the transform"),
        Item(
            "1.2",
            "image-augmentation#augmentation-of-medical-images",
            "does make sense for medical images",
            "more than 300 papers",
            "Left-right flip",
            "stained tissue slide"
        ),
        Item(
            "1.3",
            "image-augmentation#augmented-data-set-size",
            "The training set stays the same size",
            "Nothing is deleted from disk",
            "instead of each original",
            "ImageDataGenerator is deprecated",
            "training only"
        ),
        Item("1.4", "dropout#dropout", "1/(1 − p)", "inverted dropout", "prediction"),
        Item("2.1", "why-not-dense#dense-vs-conv", "12,288", "dense is fine"),
        Item(
            "2.2",
            "why-not-dense#dense-vs-conv",
            "3,000,000,000",
            "1,000 units",
            "12 GB",
            "28,000"
        ),
        Item("2.3", "cnn-history#why-it-took-30-years", "1989", "labelled collection"),
        Item("2.4", "cnn-history#cnn-history", "not from 2012", "Neocognitron", "LeNet-5"),
        Item("2.5", "cnn-history#cnn-and-the-brain", "small"),
        Item("2.6", "convolution#convolution", "adds everything up", "feature map"),
        Item("2.6", "convolution#cross-correlation", "cross-correlation", "180°"),
        Item(
            "2.7",
            "cnn-output#cnn-output",
            "input 7, padding 0, kernel 3, stride 2",
            "= 3"
        ),
        Item(
            "2.7",
            "cnn-output#input-padding-kernel-and-stride",
            "CNN Explainer",
            "hyperparameters",
            "larger stride skips positions"
        ),
        Item("2.7", "padding#padding", "frame of zeros", "how much the border contributes"),
        Item(
            "2.8",
            "multi-channel#multi-channel",
            "6x6x3 * 3x3x3",
            "4×4×1",
            "4×4×K",
            "the final shape must be 3"
        ),
        Item("2.9", "why-not-dense#why-convolution-overfits-less", "good at feature extraction"),
        Item("2.9", "why-not-dense#square-images", "7×9"),
        Item("2.10", "convolution#a-convolutional-layer", "activation", "bias"),
        Item(
            "2.10",
            "convolution#smaller-but-deeper",
            "From 3 channels to 32",
            "number of filters"
        ),
        Item("2.11", "pooling#pooling", "no parameters", "saves three quarters"),
        Item(
            "2.12",
            "pooling#max-or-average-pooling",
            "Averaging is what reduces noise",
            "sparse",
            "Boureau",
            "0.5 σ"
        ),
        Item(
            "2.13",
            "global-pooling#global-pooling",
            "collapses",
            "25,088",
            "512",
            "The word is wrong"
        ),
        Item(
            "2.14",
            "cnn-models#lenet-5",
            "not the first",
            "subsampling",
            "tanh",
            "61,706",
            "60,000"
        ),
        Item("2.15", "cnn-models#alexnet", "popular again", "60,965,224", "61,100,840", "ReLU"),
        Item(
            "2.16",
            "cnn-models#resnet",
            "degradation",
            "11,689,512",
            "25,557,032",
            "25,636,712"
        ),
        Item("2.17", "detection#localization", "(x, y, w, h)", "The loss has two parts"),
        Item("2.17", "detection#iou", "Intersection over union"),
        Item("2.18", "detection#yolo", "S × S × (B × 5 + C)", "7×7×30", "45 images per second"),
        Item("2.18", "detection#r-cnn", "2,000", "Fast R-CNN", "one pass over the whole image"),
        Item("3.1", "cnn-models#cnn-models", "exercise of day 3", "row by row"),
        Item("3.2", "flask#flask", "Python framework", "Micro"),
        Item("3.2", "flask#front-end", "HTML", "CSS", "JavaScript", "what users see"),
        Item("3.2", "flask#back-end", "server", "application", "database"),
        Item(
            "3.3",
            "flask#http-methods",
            "GET asks",
            "idempotent",
            "body",
            "PUT",
            "PATCH",
            "DELETE"
        ),
        Item("4.1", "keras-cheatsheet#keras-cheatsheet", "Keras", "PyTorch"),
        Item("4.2", "transfer-learning#fine-tuning", "ten times smaller", "keep the base frozen"),
        Item("5.1", "resampling#resampling", "oversampling risks overfitting", "repeat the same"),
        Item("5.2", "cnn-output#cnn-output", "⌊(n + 2p − k)/s⌋ + 1"),
        Item("5.2", "cnn-output#dilation", "⌊(n + 2p − d×(k − 1) − 1)/s⌋ + 1"),
        Item(
            "5.3",
            "overfitting#overfitting",
            "Augmentation",
            "More data",
            "Regularizer",
            "Train less",
            "Reduce complexity",
            "Dropout",
            "Weight initialization"
        ),
        Item("5.3", "overfitting#weight-initialization", "whether a deep network trains"),
        Item(
            "5.4",
            "underfitting#underfitting",
            "More complexity",
            "Train longer",
            "Transfer learning"
        ),
        Item("5.5", "batch-size#batch-size", "slowest of all", "exact gradient", "most memory"),
        Item(
            "5.6",
            "batch-norm#batch-norm-parameters",
            "two learned",
            "4 × C",
            "2 × C",
            "(n, m, c)"
        ),
        Item(
            "5.6",
            "batch-norm#batch-norm-in-training-and-prediction",
            "running mean and variance",
            "No second pass over the data"
        ),
        Item(
            "5.7",
            "batch-norm#batch-norm",
            "mean 0",
            "std of each channel is 1",
            "before γ and β"
        ),
    ]
}
