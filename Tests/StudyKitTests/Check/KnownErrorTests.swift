import StudyCore
import Testing

@testable import StudyKit

struct KnownErrorTests {
    @Test(arguments: [
        ("cnn-2012", "CNN was developed in 2012"),
        ("cnn-2012", "In 2012 the CNN was invented"),
        ("cnn-2012", "convolutional networks were introduced around 2012"),
        ("lenet-first", "LeNET 5: first CNN"),
        ("lenet-first", "the first CNN was LeNet"),
        ("lenet-average-sigmoid", "LeNet-5: average pooling, sigmoid"),
        ("max-pooling-noise", "max pooling reduces noise"),
        ("max-pooling-noise", "Max pooling is better in first layers since it reduces the noise"),
        ("max-pooling-noise", "noise is removed by max pooling"),
        ("average-keeps-information", "average pooling for the last (keeps information)"),
        ("global-pooling-flattens", "global pooling flattens the information"),
        ("global-pooling-flattens", "Global average pooling: flattening into final features"),
        ("no-medical-augmentation", "augmentation makes no sense for medical images"),
        ("no-medical-augmentation", "for medical images it does not make sense to augment"),
        ("originals-thrown-away", "do the generators throw the originals away?"),
        ("originals-thrown-away", "with Keras augmentation the originals are discarded"),
        ("batch-size-1-quick", "batch size 1: quick, one element per batch"),
        ("batch-size-m-slow", "batch size m: slow, memory-hungry"),
        ("batch-norm-4-parameters", "batch norm has 4 parameters"),
        ("batch-norm-4-parameters", "BN: four params of the output (n, m, c)"),
        (
            "std-of-whole-data-set",
            "batch norm: std of the whole data set when predicting"
        ),
        ("yolo-faster", "YOLO is faster than R-CNN"),
        ("yolo-faster", "R-CNN is similar but slower"),
        ("alexnet-224", "AlexNet takes images of 224x224"),
        ("works-like-the-brain", "a CNN works like the brain"),
        ("convolution-without-sum", "convolution: multiply each section with the kernal"),
        ("dropout-in-prediction", "dropout removes nodes when predicting"),
        ("dropout-in-prediction", "Dropout is used at test time"),
        ("dropout-in-prediction", "At test time dropout is applied as well"),
        ("pooling-has-weights", "Pooling layers have learnable weights"),
        ("pooling-has-weights", "the weights of a pooling layer are learned"),
        ("pooling-has-weights", "max pooling has 4 parameters"),
        ("sigmoid-range", "Sigmoid ranges from -1 to 1"),
        ("sigmoid-range", "the output of a sigmoid lies between -1 and 1"),
        ("batch-norm-no-parameters", "Batch norm has no parameters"),
        ("batch-norm-no-parameters", "batch normalization doesn't have any weights"),
    ])
    func `a known error is found in other words`(id: String, line: String) throws {
        #expect(try ids(line).contains(id), "\(line)")
    }

    @Test(arguments: [
        "CNN was not developed in 2012",
        "AlexNet, a CNN, was developed in 2012",
        "In class it was said that the CNN was developed in 2012",
        "CNNs were invented in 1980 and became famous in 2012",
        "LeNet-5 is one of the first CNNs",
        "LeNet-5 is not the first CNN",
        "max pooling does not reduce noise",
        "averaging is what reduces noise, not max pooling",
        "global pooling replaces flatten",
        "augmentation does make sense for medical images",
        "no flips in augmentation of medical images where the side matters",
        "nothing is deleted: the originals stay on disk",
        "batch size 1: one update is quick",
        "batch norm has 4 parameters per channel",
        "prediction uses the running mean and std, not that of the whole data set",
        "YOLO is faster than R-CNN, with more localization errors",
        "a CNN is inspired by the brain",
        "multiply each section with the kernel and sum",
        "Dropout is not used at test time", "dropout is used in training only",
        "Pooling layers have no learnable weights", "pooling does not learn any weights",
        "Sigmoid ranges from 0 to 1", "tanh ranges from -1 to 1",
        "batch norm has learned parameters", "batch norm has two parameters per channel",
    ])
    func `a sentence that is right is left alone`(line: String) throws {
        #expect(try ids(line) == [], "\(line)")
    }

    @Test func `the heading above may name the subject`() throws {
        let text = "**Batch Normalization**\n- 4 parameters of the output (n, m, c)\n"
        #expect(try ids(text).contains("batch-norm-4-parameters"))
    }

    private func ids(_ text: String) throws -> [String] {
        try CheckedText.document(text).findings.filter { $0.kind == .knownError }.map {
            String($0.diagnostic.message.dropFirst().prefix { $0 != "]" })
        }
    }
}
