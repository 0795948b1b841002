import StudyNotes
import Testing

/// Lines of the form `Term: words`, below each other or in a line that was pasted.
struct DefinitionLinesTests {
    @Test(arguments: [
        (
            "Padding: zeros around\nStride: how far it jumps",
            "* Padding: zeros around\n* Stride: how far it jumps"
        ),
        (
            "**Padding:** zeros\n**Stride** - how far\navg pooling: the mean",
            "* **Padding:** zeros\n* **Stride** - how far\n* avg pooling: the mean"
        ),
        (
            "avg pooling: the mean\n-- no weights\nMax pooling: the max",
            "* avg pooling: the mean\n  - no weights\n* Max pooling: the max"
        ),
        ("* one\nIoU: overlap\nNMS: one box", "* one\n\n- IoU: overlap\n- NMS: one box"),
        (
            "LeNet5 1998, digits\nAlexNet 2012 + dropout\nVGG16 138M",
            "* LeNet5 1998, digits\n* AlexNet 2012 + dropout\n* VGG16 138M"
        ),
        (
            "Two kinds\nYOLO: one pass\nR-CNN: many\nBoth are good",
            "Two kinds\n\n* YOLO: one pass\n* R-CNN: many\n\nBoth are good"
        ),
        ("-- dropout\nSoftmax: sums to 1", "  - dropout\n\nSoftmax: sums to 1"),
        (
            "Softmax: makes numbers\nthat sum to 1\nSigmoid: one number",
            "* Softmax: makes numbers\nthat sum to 1\n* Sigmoid: one number"
        ),
        (
            "Small maps\nInput Size: 7 Padding: 0 Stride: 2\nGood",
            "Small maps\n\nInput Size: 7 Padding: 0 Stride: 2\n\nGood"
        ),
        (
            "Small maps\nStride: 2 Input Size: 7\nStride: 3 Input Size: 9\nGood",
            "Small maps\n\nStride: 2 Input Size: 7\nStride: 3 Input Size: 9\n\nGood"
        ),
        (
            "- POST sends something and is the method that a browser uses for forms now\n"
                + "Flask: a framework of Python",
            "- POST sends something and is the method that a browser uses for forms now\n\n"
                + "Flask: a framework of Python"
        ),
        (
            "* two\nVanishing gradient: slopes are multiplied\n  over many layers",
            "* two\n\nVanishing gradient: slopes are multiplied\n  over many layers"
        ),
        (
            "STRIDE = step of the window\nin pixels\npadding = zeros\nR-CNN = 2000 proposals",
            "* STRIDE = step of the window\nin pixels\n* padding = zeros\n* R-CNN = 2000 proposals"
        ),
        ("- slides\nStride = its step", "- slides\n\nStride = its step"),
        ("**Filter/Kernel: a small matrix", "**Filter/Kernel:** a small matrix"),
        // A line longer than any margin was ended by hand; one of usual length was wrapped.
        (
            "Words that go on beyond all usual margins of text files, so that no editor has wrapped "
                + "them by itself at all or could\nPadding: zeros\nStride: one",
            "Words that go on beyond all usual margins of text files, so that no editor has wrapped "
                + "them by itself at all or could\n\n* Padding: zeros\n* Stride: one"
        ),
        (
            "Words that go on up to the usual margin of text files and then an\nPadding: zeros\n"
                + "Stride: one",
            "Words that go on up to the usual margin of text files and then an\nPadding: zeros\n\n"
                + "Stride: one"
        ),
    ])
    func `definitions below each other become a list`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
        #expect(!repair.repairs.isEmpty)
    }

    @Test(arguments: [
        "Padding: zeros around",
        "Input Size: 7\nPadding: 0\nKernel: 3",
        "stride = 2\npadding = 0", "same = as big\nvalid = none", "stride = (n - k)\nkernel = [3]",
        "The kernels of this layer are moved over the image by the\nstride: two pixels here",
        "we speak of the\nstride: two pixels",
        "Source: https://example.org\nmore",
        "Note: this is short\nExample: and this",
        "- Padding: zeros\n- Stride: two",
        "| Padding: a | b |\n|---|---|\n| Stride: c | d |",
        "```\nPadding: a\nStride: b\n```",
        "see http://a.org: it is good\nthis: that",
        "- the kernels of this layer are moved over the image, and\nPadding: zeros go around it",
        "AlexNet was the first one\nand it won", "ResNet and VGG are deep\nVGG and ResNet too",
    ])
    func `other lines stay as they are`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        (
            "A IoU: overlap divided by union NMS: one box",
            ["IoU: overlap divided by union", "NMS: one box"]
        ),
        ("A Maps - more data - early stopping Softmax: sums to 1", ["Softmax: sums to 1"]),
        ("Convolution Input Size: 7 Padding: 0 Stride: 2", ["Input Size: 7 Padding: 0 Stride: 2"]),
        (
            "Layers **Filter: slides over **Stride:** jumps",
            ["* **Filter:** slides over", "* **Stride:** jumps"]
        ),
        ("Poolling ==Max pooling== takes the max", ["==Max pooling== takes the max"]),
        ("Why not dense? too many weights to learn", ["too many weights to learn"]),
    ])
    func `in a pasted line they begin a line`(section: String, lines: [String]) {
        let text = NoteRepair("# Week 8 ## \(section) ## Next").text
        for line in lines {
            #expect(text.split(separator: "\n").contains { $0.hasSuffix(line) }, "\(text)")
        }
    }

    @Test(arguments: [
        "Some words the size of the Kernel: three or five", "the use of max pooling: less noise",
        "Object detection: YOLO and R-CNN", "it (as in Smith: a book) is so",
    ])
    func `a colon within a sentence does not`(section: String) {
        let text = NoteRepair("# Week 8 ## A heading - one - two ## \(section) ## Next").text
        #expect(
            text.contains("## \(section)\n") || text.contains("\n\(section.prefix(40))"),
            "\(text)"
        )
    }

    @Test func `a heading glued to the one before gets a line of its own`() {
        #expect(
            NoteRepair("# Week 8 CNNs##Why not dense").text == "# Week 8 CNNs\n\n## Why not dense"
        )
        #expect(NoteRepair("# C## is a language").text == "# C## is a language")
    }

    @Test func `among equations of topics any term has one`() {
        let raw = "dropout = switches units off\nepoch = one pass over all data\nstride = a step"
        let entries =
            "* dropout = switches units off\n* epoch = one pass over all data\n* stride = a step"
        #expect(NoteRepair(raw).text == entries)
        let formula = "dropout = switches units off\nx = a + b of the inputs"
        #expect(NoteRepair(formula).text == formula)
    }
}
