import Foundation
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
        ("cnn-2012", "Convolutional neural nets came up in 2012."),
        ("cnn-2012", "The year CNNs got invented: 2012"),
        ("cnn-2012", "CNNs exist since 2012."),
        ("lenet-first", "LeNet was the very first convolutional net ever."),
        ("lenet-first", "CNNs started with LeNet-5."),
        ("lenet-average-sigmoid", "LeNet-5 uses sigmoid activations and average pooling."),
        ("alexnet-224", "AlexNet expects 224x224x3 inputs."),
        ("alexnet-224", "Images fed to AlexNet are 224 pixels wide."),
        ("vgg-93-mb", "VGG needs 93MB per image in the forward pass."),
        ("works-like-the-brain", "The CNN mimics the human brain."),
        ("works-like-the-brain", "CNNs work the same way as our brain."),
        ("max-pooling-noise", "Use max pooling early because it gets rid of noise."),
        ("max-pooling-noise", "Max-pooling denoises the feature map."),
        ("average-keeps-information", "Average pooling doesn't lose information."),
        ("average-keeps-information", "avg pooling preserves all the information"),
        ("global-pooling-flattens", "GAP flattens the feature maps into a vector."),
        ("global-pooling-flattens", "Global average pooling is the same as flatten."),
        ("convolution-without-sum", "In a convolution each patch gets multiplied by the filter."),
        (
            "convolution-without-sum",
            "The convolution multiplies every region elementwise with the kernel."
        ),
        ("square-inputs", "Images have to be square."),
        ("square-inputs", "A CNN only accepts square inputs."),
        ("batch-norm-4-parameters", "Batchnorm adds four parameters to the network."),
        ("batch-norm-4-parameters", "A BN layer has 4 params."),
        (
            "std-of-whole-data-set",
            "In testing, batch norm takes mean and std of all training data."
        ),
        (
            "std-of-whole-data-set",
            "At inference BN uses the standard deviation over the entire dataset."
        ),
        ("no-medical-augmentation", "Data augmentation is useless on X-rays."),
        ("no-medical-augmentation", "You can't use augmentation with medical data."),
        ("no-medical-augmentation", "Medical images cannot be augmented."),
        ("originals-thrown-away", "The ImageDataGenerator deletes the original pictures."),
        (
            "originals-thrown-away",
            "With augmentation, the network never sees the originals because they get thrown away."
        ),
        ("batch-size-1-quick", "Batch size of one: fast"),
        ("batch-size-1-quick", "A batch size of 1 trains fastest."),
        ("batch-size-m-slow", "batch size = m is slow"),
        ("batch-size-m-slow", "Full-batch training takes the longest."),
        ("dropout-in-prediction", "Dropout is used in training and at test time."),
        ("dropout-in-prediction", "Dropout stays on during prediction."),
        ("dropout-in-prediction", "When we predict, dropout drops random neurons."),
        ("initialization-against-overfitting", "Good weight initialization prevents overfitting."),
        (
            "initialization-against-overfitting",
            "Against overfitting: dropout, L2, early stopping, weight initialization"
        ),
        ("thirty-years", "For 30 years, only small images could be used."),
        ("pooling-has-weights", "Pooling has trainable parameters."),
        ("pooling-has-weights", "A max pool layer learns its weights."),
        ("sigmoid-range", "sigmoid squashes to -1..1"),
        ("batch-norm-no-parameters", "There are no learnable parameters in batch normalization."),
        ("batch-norm-no-parameters", "BatchNorm learns nothing."),
        ("cnn-2012", "2012: convolutional neural networks are introduced"),
        ("cnn-2012", "It was 2012 when the CNN was created."),
        ("lenet-first", "Lenet = first convnet"),
        ("lenet-first", "The earliest CNN is LeNet 5."),
        ("lenet-average-sigmoid", "LeNet 5 (avg pooling, sigmoids)"),
        ("alexnet-224", "AlexNET: input 224x224, ReLU"),
        ("alexnet-224", "The input of AlexNet is 224."),
        ("vgg-93-mb", "For VGG16 we need 93 MB of memory."),
        ("works-like-the-brain", "A convnet works like the visual part of the brain."),
        ("max-pooling-noise", "The maximum removes noise, so it is used in the early layers."),
        ("max-pooling-noise", "Max Pooling in the first layers: less noise."),
        (
            "average-keeps-information",
            "AveragePooling at the end since it retains the information."
        ),
        ("global-pooling-flattens", "GlobalAveragePooling2D flattens the output."),
        ("global-pooling-flattens", "Global pooling: flattens info into the final features"),
        ("convolution-without-sum", "The kernel is multiplied with each part of the image."),
        ("square-inputs", "Inputs need to be square."),
        ("square-inputs", "The input image should be square because of the kernel."),
        ("batch-norm-4-parameters", "Batch normalization: 4 parameters per output"),
        (
            "std-of-whole-data-set",
            "During prediction, batch normalization uses mean and variance of the full training set."
        ),
        ("no-medical-augmentation", "Augmentation doesn't help for cancer images."),
        ("no-medical-augmentation", "no augmentation for MRI scans"),
        ("no-medical-augmentation", "For medical pictures image augmentation is nonsense."),
        ("originals-thrown-away", "Keras generators replace the original images."),
        ("originals-thrown-away", "The originals are lost when you augment."),
        ("batch-size-1-quick", "Batch size 1 -> fast"),
        ("batch-size-1-quick", "batch size one is the quickest"),
        ("batch-size-m-slow", "With batch size m training is slow."),
        ("dropout-in-prediction", "Dropout also happens during inference."),
        ("dropout-in-prediction", "At inference the nodes are still dropped by dropout."),
        ("dropout-in-prediction", "Dropout layers are active in prediction as well."),
        (
            "initialization-against-overfitting",
            "Remedies for overfitting: more data, weight initialization, dropout"
        ),
        (
            "initialization-against-overfitting",
            "Initializing weights well helps against overfitting."
        ),
        ("thirty-years", "That is why for thirty years people used tiny images."),
        ("pooling-has-weights", "Each pooling layer has weights to train."),
        ("pooling-has-weights", "2x2 max pooling has 4 weights."),
        ("sigmoid-range", "The sigmoid function returns numbers from -1 to +1."),
        ("batch-norm-no-parameters", "BN has zero trainable parameters."),
        ("batch-norm-no-parameters", "batch normalisation does not add parameters"),
        ("max-pooling-noise", "Max pooling is better in the first layers. It reduces noise."),
        ("pooling-has-weights", "Pooling layers: with learnable weights"),
        ("sigmoid-range", "Sigmoid outputs values in [-1, 1]."),
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
        "Krizhevsky won ImageNet with a CNN in 2012.",
        "In 2012, AlexNet made CNNs famous.",
        "LeNet-5 was published by LeCun in 1998.",
        "Before LeNet there was the Neocognitron, the first network with convolutions.",
        "In the original LeNet the pooling is trainable subsampling; modern versions use average pooling and sigmoid.",
        "AlexNet wants 227x227 (the paper says 224, which does not fit).",
        "VGG takes 224x224 images.",
        "AlexNet is older than VGG; both take RGB images.",
        "YOLO is fast but localizes worse than Faster R-CNN.",
        "Faster R-CNN is faster than R-CNN.",
        "The visual cortex of the brain inspired CNNs.",
        "Average pooling reduces noise, max pooling keeps the strongest response.",
        "Max pooling loses information about the exact position.",
        "Neither max nor average pooling keeps all information.",
        "Global average pooling needs fewer weights than flatten followed by dense.",
        "GAP instead of flatten means less overfitting.",
        "In a convolution each patch is multiplied by the filter and the products are added up.",
        "The filter slides over the image, computing a dot product with each patch.",
        "Square images are easier to draw.",
        "Images need not be square.",
        "Batch norm has 4 parameters per channel: gamma, beta, mean, variance.",
        "Batch norm uses running averages at test time.",
        "At test time, batch norm uses the moving mean collected while training.",
        "Augmentation is useful for medical images as well.",
        "Do not flip medical images where the side matters.",
        "The originals stay on disk; each epoch sees other copies.",
        "Batch size 1: noisy updates.",
        "A batch size of 32 is quick on a GPU.",
        "With batch size m each epoch makes one update.",
        "Dropout is only active in training.",
        "Dropout does nothing at test time.",
        "During inference dropout is turned off.",
        "Turn dropout off when predicting.",
        "Weight initialization keeps gradients from vanishing.",
        "He initialization is for ReLU; dropout is against overfitting.",
        "Pooling layers have no weights, so the number of parameters stays the same.",
        "The pooling layer has a kernel size and a stride but nothing to learn.",
        "Weights: conv 896, pooling 0.",
        "Sigmoid has values from 0 to 1, tanh from -1 to 1.",
        "Batch norm has no effect on the number of outputs.",
        "Batch norm needs no bias in the layer before.",
        "With batch norm, a conv layer needs no bias parameters.",
        "Small images were used for training in the 90s.",
        "Is max pooling better than average pooling?",
        "An overfitted model has weights that are too large.",
        "Dropout in the training phase removes nodes; the test error falls.",
        "R-CNN runs a CNN per proposal.",
        "Max pooling follows the convolution; the average of the noise is zero.",
        "Average pooling over noisy images gives less noise than max pooling.",
        "The kernel slides over each part of the image.",
        "Multiply the filter with the patch, then sum up.",
        "Use max pooling after conv layers to reduce parameters in the dense layer.",
        "Pooling has a window and a stride.",
        "The number of parameters drops with pooling.",
        "LeNet-5 came after LeCun's first network of 1989.",
        "LeNet-5's first layer has 6 filters.",
        "AlexNet: 227x227x3 in, 1000 out.",
        "ResNet takes 224x224 images, AlexNet 227x227.",
        "YOLO sees the whole image, R-CNN sees regions.",
        "R-CNN uses selective search, then a CNN for each of 2000 regions.",
        "CNNs look for edges like the first cells of the eye.",
        "Batch norm: 2 learned parameters per channel.",
        "Dropout rate 0.5 is used for dense layers.",
        "Dropout is not used when predicting.",
        "Dropout: training only; at inference nothing happens.",
        "Testing shows that dropout works.",
        "Augmentation is used for medical images too, if labels stay right.",
        "Don't augment the test set.",
        "We do not use augmentation in validation.",
        "Data augmentation makes new images from the originals.",
        "The originals are not thrown away by the generators.",
        "A larger batch size is faster per epoch.",
        "batch size 1 is slow per epoch",
        "Mini-batches are a compromise: quick and stable.",
        "tanh: -1 to 1, sigmoid: 0 to 1",
        "Normalize inputs from -1 to 1 before a sigmoid layer of 2 units.",
        "Batch norm does not work well with tiny batches.",
        "Batch norm makes no assumption about weights of other layers.",
        "Images do not have to be square.",
        "The image is cropped to a square.",
        "GAP replaces the flatten layer.",
        "After global average pooling there is nothing to flatten.",
        "Overfitting: train error low, test error high.",
        "Overfitting means the weights fit noise.",
        "Weight decay against overfitting.",
        "Is dropout used at test time? No.",
    ])
    func `a sentence that is right is left alone`(line: String) throws {
        #expect(try ids(line) == [], "\(line)")
    }

    @Test(arguments: [
        (
            "batch-norm-4-parameters",
            "**Batch Normalization**\n- 4 parameters of the output (n, m, c)\n"
        ),
        ("lenet-first", "# LeNet\n\n- the first CNN\n"),
        ("dropout-in-prediction", "- Dropout:\n  - removes nodes, also at test time\n"),
        ("sigmoid-range", "## Sigmoid\n\nbetween -1 and 1\n"),
        ("initialization-against-overfitting", "# Overfitting\n\n- Weight initialization\n"),
    ])
    func `the heading above may name the subject`(id: String, text: String) throws {
        #expect(try ids(text) == [id])
    }

    @Test(arguments: [
        "# Dropout\n\nBatch norm uses other numbers at test time.\n",
        "# Week 8, LeNet and what came of it later\n\nthe first CNN I saw\n",
    ])
    func `a heading does not speak for a sentence about something else`(text: String) throws {
        #expect(try ids(text) == [])
    }

    @Test func `the sentence before may name the subject`() throws {
        #expect(
            try ids("Max pooling is better in the first layers. It reduces noise.")
                == ["max-pooling-noise"]
        )
    }

    @Test func `a pasted week is told the same`() throws {
        let file = URL(filePath: #filePath)
            .appending(path: "../../../StudyNotesTests/Fixtures/rough/week.md").standardized
        let week = try String(contentsOf: file, encoding: .utf8)
        let pasted = week.split(separator: "\n").joined(separator: " ")
        #expect(try ids(pasted).sorted() == ids(week).sorted())
        #expect(try ids(week).count > 15)
    }

    private func ids(_ text: String) throws -> [String] { try CheckedText.errors(text) }
}
