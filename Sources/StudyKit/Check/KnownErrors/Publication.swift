/// A network or a method of the week with the years in which it was made known.
struct Publication: Sendable {
    /// Its name in errors and in words: `resnet`, `ResNet`.
    let (id, title): (String, String)
    /// How its name begins in a text; digits may follow.
    let names: [[String]]
    /// From the first preprint to the last paper that gave it the name.
    let years: ClosedRange<Int>
    let source: String

    private init(
        _ title: String,
        _ names: String,
        _ years: ClosedRange<Int>,
        _ source: String
    ) {
        self.title = title
        id = title.lowercased().replacing(" ", with: "-")
        self.names = names.split(separator: ",").map { name in
            name.split(separator: " ").map(String.init)
        }
        (self.years, self.source) = (years, source)
    }

    /// Whether its name has other uses: `Adam (2021) asked`, `a dropout from 2010`.
    var isCommonWord: Bool { ["adam", "ssd", "dropout"].contains(id) }

    /// Longer names first, so that `Faster R-CNN` is not taken for `R-CNN`.
    static let all = [
        Publication("Neocognitron", "neocognitron", 1979...1980, "Fukushima 1980"),
        Publication("LeNet-5", "lenet-5,lenet5,lenet 5", 1998...1998, "LeCun et al. 1998"),
        Publication("LeNet", "lenet", 1989...1998, "LeCun et al. 1989 and 1998"),
        Publication("AlexNet", "alexnet", 2012...2012, "Krizhevsky, Sutskever and Hinton 2012"),
        Publication("VGG", "vgg,vggnet", 2014...2015, "Simonyan and Zisserman, arXiv:1409.1556"),
        Publication("GoogLeNet", "googlenet", 2014...2015, "Szegedy et al., arXiv:1409.4842"),
        Publication("ResNet", "resnet,restnet", 2015...2016, "He et al., arXiv:1512.03385"),
        Publication("DenseNet", "densenet", 2016...2017, "Huang et al., arXiv:1608.06993"),
        Publication("Xception", "xception", 2016...2017, "Chollet, arXiv:1610.02357"),
        Publication("EfficientNet", "efficientnet", 2019...2019, "Tan and Le, arXiv:1905.11946"),
        Publication("MobileNet", "mobilenet", 2017...2019, "Howard et al., arXiv:1704.04861"),
        Publication("U-Net", "u-net,unet", 2015...2015, "Ronneberger et al., arXiv:1505.04597"),
        Publication(
            "Faster R-CNN",
            "faster r-cnn,faster rcnn",
            2015...2016,
            "Ren et al., arXiv:1506.01497"
        ),
        Publication(
            "Fast R-CNN",
            "fast r-cnn,fast rcnn",
            2015...2015,
            "Girshick, arXiv:1504.08083"
        ),
        Publication(
            "Mask R-CNN",
            "mask r-cnn,mask rcnn",
            2017...2018,
            "He et al., arXiv:1703.06870"
        ),
        Publication("R-CNN", "r-cnn,rcnn", 2013...2014, "Girshick et al., arXiv:1311.2524"),
        Publication("SSD", "ssd", 2015...2016, "Liu et al., arXiv:1512.02325"),
        Publication(
            "YOLOv3",
            "yolov3,yolo v3",
            2018...2018,
            "Redmon and Farhadi, arXiv:1804.02767"
        ),
        Publication(
            "YOLOv2",
            "yolov2,yolo v2,yolo9000",
            2016...2017,
            "Redmon and Farhadi, arXiv:1612.08242"
        ),
        Publication("YOLO", "yolo,yolov1", 2015...2016, "Redmon et al., arXiv:1506.02640"),
        Publication(
            "Dropout",
            "dropout",
            2012...2014,
            "Hinton et al. 2012; Srivastava et al. 2014"
        ),
        Publication(
            "Batch normalization",
            "batch normalization,batchnorm,batch norm",
            2015...2015,
            "Ioffe and Szegedy, arXiv:1502.03167"
        ),
        Publication("Adam", "adam", 2014...2015, "Kingma and Ba, arXiv:1412.6980"),
    ]

    /// The publication whose name stands at a place, and the place behind it.
    static func named(_ tokens: [TextToken], at index: Int) -> (publication: Self, end: Int)? {
        for publication in all {
            for name in publication.names where publication.fits(name, tokens, at: index) {
                return (publication, index + name.count)
            }
        }
        return nil
    }

    /// The last word of a name may have a number: `resnet-50`, `vgg16`.
    private func fits(_ name: [String], _ tokens: [TextToken], at index: Int) -> Bool {
        guard index + name.count <= tokens.count else { return false }
        return zip(name.indices, name).allSatisfy { offset, part in
            guard let word = tokens[index + offset].text else { return false }
            if word == part { return true }
            guard offset == name.count - 1, word.hasPrefix(part) else { return false }
            let rest = word.dropFirst(part.count)
            // Later versions are publications of their own.
            return part.count > 2 && part != "yolo" && rest.allSatisfy { $0 == "-" || $0.isNumber }
        }
    }
}

extension TextToken {
    /// A word, or the digits of a number as they stand in a name.
    fileprivate var text: String? { word ?? number?.integer.map { "\($0)" } }
}
