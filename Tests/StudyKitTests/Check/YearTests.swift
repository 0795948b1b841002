import Testing

@testable import StudyKit

struct YearTests {
    @Test(arguments: [
        ("year-of-resnet", "ResNet was invented in 1998"),
        ("year-of-resnet", "ResNet-50 (He et al., 2012) has shortcuts"),
        ("year-of-alexnet", "AlexNet 2014: ReLU, dropout"),
        ("year-of-alexnet", "AlexNet (2010) won"),
        ("year-of-lenet-5", "LeNET 5 was published by LeCun in 1989"),
        ("year-of-vgg", "VGG16 is from 2012"),
        ("year-of-yolo", "YOLO came out in 2012"),
        ("year-of-faster-r-cnn", "Faster R-CNN, 2012, is two-stage"),
        ("year-of-batch-normalization", "Batch norm was introduced in 2012"),
        ("year-of-resnet", "| net | year |\n|---|---|\n| ResNet-50 | 2012 |"),
    ])
    func `a wrong year is told`(id: String, text: String) throws {
        #expect(try CheckedText.errors("# Notes\n\n\(text)\n") == [id])
    }

    @Test(arguments: [
        "ResNet was invented in 2015", "ResNet (He et al. 2016)", "AlexNet 2012: ReLU",
        "AlexNet won in 2012, VGG came in 2014, ResNet in 2015", "LeNet (1989) and LeNet-5 (1998)",
        "ResNet was not invented in 1998", "Was ResNet invented in 1998?",
        "VGG is better than the winner of 2012", "ResNet beats the 2012 winner AlexNet",
        "YOLOv3 (2018)", "Faster R-CNN (2015), R-CNN 2014", "dropout with 2000 units",
        "ResNet has 2048 features, AlexNet 4096", "in 2020 many still use VGG",
        "VGG, used until 2020 by many", "ResNet takes 1998 images",
        "MobileNet-v2 (2018), EfficientNet 2019", "AlexNet made CNNs popular again in 2013",
        "YOLO11 (2024)", "YOLO-11 (2024)", "Adam (2021) asked", "SSD (2019)", "A dropout from 2010",
        "Train YOLO from 2023", "R-CNN: 2000 region proposals", "R-CNN (2000 boxes each)",
        "R-CNN proposes ~2000 regions",
        "| net | year |\n|---|---|\n| AlexNet | 2012 |",
    ])
    func `a right year, and a number that is none, are left alone`(text: String) throws {
        #expect(try CheckedText.errors("# Notes\n\n\(text)\n") == [])
    }

    @Test(arguments: [
        ("regularization-overfits", "Early stopping makes overfitting worse"),
        ("filters-by-hand", "kernel values are chosen by hand, not learned"),
        ("filters-by-hand", "The filters are not learned"),
    ])
    func `who learns, and what a remedy does`(id: String, text: String) throws {
        #expect(try CheckedText.errors("# Notes\n\n\(text)\n") == [id])
    }

    @Test(arguments: [
        "The kernel size is not learned but chosen", "Early stopping prevents overfitting",
        "Without early stopping more epochs make overfitting worse",
        "The filters of frozen layers are not learned", "kernel values are learned, not chosen",
        "Before CNNs filters were not learned",
    ])
    func `their true forms are left alone`(text: String) throws {
        #expect(try CheckedText.errors("# Notes\n\n\(text)\n") == [])
    }
}
