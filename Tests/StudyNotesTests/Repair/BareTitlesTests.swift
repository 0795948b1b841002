import StudyNotes
import Testing

/// Titles of a pasted line that has no marks but the dashes of its lists.
struct BareTitlesTests {
    private func repaired(_ text: String) -> [Substring] {
        NoteRepair(text).text.split(separator: "\n")
    }

    @Test func `topics before lists are titles, and words above the first name the page`() {
        let raw = """
            CNN notes Convolution - a filter slides over the image - all places share its weights \
            Batch norm - mean 0 and variance 1 for each channel - two learned numbers per channel \
            Pooling - max or mean of a window - no weights Questions for Friday - why 1x1 filters
            """
        #expect(
            repaired(raw) == [
                "# CNN notes",
                "### Convolution", "- a filter slides over the image",
                "- all places share its weights",
                "### Batch norm", "- mean 0 and variance 1 for each channel",
                "- two learned numbers per channel",
                "### Pooling", "- max or mean of a window", "- no weights",
                "### Questions for Friday", "why 1x1 filters",
            ]
        )
    }

    @Test func `one dash below each title leads to prose, in which sentences define terms`() {
        let raw = """
            Convolution - a filter slides over the image. Stride = how far it moves. Padding = \
            zeros around the image. Pooling - takes the biggest of a window. Networks: LeNet, VGG. \
            overfitting - good in training, bad in the test. Remedies: more data, dropout. \
            YOLO - looks once. IoU = overlap / union. R-CNN = 2000 proposals.
            """
        #expect(
            repaired(raw) == [
                "### Convolution", "a filter slides over the image.",
                "* Stride = how far it moves.", "* Padding = zeros around the image.",
                "### Pooling", "takes the biggest of a window.",
                "### Networks", "LeNet, VGG.",
                "### overfitting", "good in training, bad in the test.",
                "Remedies: more data, dropout.",
                "### YOLO", "looks once.", "IoU = overlap / union.",
                "### R-CNN", "2000 proposals.",
            ]
        )
    }

    @Test func `days hold the titles behind them`() {
        let raw = """
            Week 8 Day 1 Convolution - a filter slides over the image - all places share weights \
            Padding - zeros around the image - same keeps its size Day 2 Pooling - max or mean \
            - no weights Dropout - switches units off - in training only
            """
        #expect(
            repaired(raw).filter { $0.hasPrefix("#") } == [
                "# Week 8", "## Day 1", "### Convolution", "### Padding", "## Day 2",
                "### Pooling", "### Dropout",
            ]
        )
    }

    @Test(arguments: [
        // Two blanks were an empty line, and a minus sign takes one number from another.
        (
            "Thursday: Flask  Backend = a python server that loads the model  YOLO: - one pass "
                + "- a grid of cells  R-CNN: - slow - 2000 regions  IoU = overlap / union - good if > 0.5",
            [
                "## Thursday: Flask", "### Backend", "a python server that loads the model",
                "### YOLO", "- one pass", "- a grid of cells",
                "### R-CNN", "- slow", "- 2000 regions",
                "### IoU", "overlap / union", "- good if > 0.5",
            ]
        ),
        (
            "Day 1 - Images - gray has one channel of numbers from 0 to 255 - colour has three of them Convolution - output: n - f + 1 "
                + "- with padding n + 2p - f + 1 Day 2 - Padding and Stride - zeros around the image",
            [
                "## Day 1", "### Images", "- gray has one channel of numbers from 0 to 255",
                "- colour has three of them",
                "### Convolution", "- output: n - f + 1", "- with padding n + 2p - f + 1",
                "## Day 2", "### Padding and Stride", "zeros around the image",
            ]
        ),
        // A short page of two topics with lists.
        (
            "Dropout - switches off units - only in training  Padding - adds zeros - keeps the size",
            [
                "### Dropout", "- switches off units", "- only in training",
                "### Padding", "- adds zeros", "- keeps the size",
            ]
        ),
    ])
    func `empty lines, days and formulas of a page are seen`(raw: String, lines: [String]) {
        #expect(repaired(raw).map(String.init) == lines)
    }

    @Test(arguments: ["week 8 - Convolution", "Week 8, Day 1 - Convolution"])
    func `a place before the first title is a heading`(head: String) {
        let raw = """
            \(head) - a filter slides over the image - all places share its weights Padding - \
            zeros around it - same keeps the size Pooling - max or mean - no weights Dropout - off
            """
        let lines = repaired(raw)
        #expect(lines.first?.lowercased().hasPrefix("# week 8") == true)
        #expect(lines.filter { $0.hasPrefix("### ") }.count >= 3)
    }

    @Test func `a minus sign in a formula begins no entry`() {
        let raw =
            "# W ## Update - w = w - lr * g - lr is small ## ResNet - F(x) = H(x) - x - y = F(x) + x"
        #expect(
            repaired(raw) == [
                "# W", "## Update", "- w = w - lr * g", "- lr is small",
                "## ResNet", "- F(x) = H(x) - x", "- y = F(x) + x",
            ]
        )
    }

    @Test func `bold topics of a line are its titles`() {
        let raw = """
            **Dropout** Switches units off at random in training, half of them say, never in the \
            test. **Padding** Adds zeros around the image, so that it keeps its size. **Stride** \
            How many cells the filter moves on. **Pooling** Makes the maps smaller
            """
        #expect(
            repaired(raw).filter { $0.hasPrefix("**") } == [
                "**Dropout**", "**Padding**", "**Stride**", "**Pooling**",
            ]
        )
    }

    @Test(arguments: [
        ("1. ", "2. ", "3. "), ("- ", "- ", "- "),
    ])
    func `titles are counted, or entries that lead to others`(marks: (String, String, String)) {
        let raw = """
            \(marks.0)Convolution - a filter slides over the image, and all places share its \
            weights \(marks.1)Pooling - the biggest value or the mean of a window - no weights \
            \(marks.2)Dropout - switches units off, other ones each time - in training only
            """
        let number = { (mark: String) in mark == "- " ? "" : mark }
        #expect(
            repaired(raw) == [
                "### \(number(marks.0))Convolution",
                "a filter slides over the image, and all places share its weights",
                "### \(number(marks.1))Pooling", "- the biggest value or the mean of a window",
                "- no weights",
                "### \(number(marks.2))Dropout",
                "- switches units off, other ones each time", "- in training only",
            ]
        )
    }

    @Test(arguments: [
        """
        We use ReLU - it is cheap - and then Pooling - which has no weights - and after it \
        Dropout - in training - so that, with Batch norm - of each channel - the rest of the net \
        learns by itself - as the tutor said - in the last minute
        """,
        """
        Deep nets were hard to train for a long time, as the tutor said. We unfreeze some layers - \
        usually the last ones - with a small rate. R-CNN proposes regions - about 2000 - and looks \
        at each. It is slow - a minute for one image - on the machines of that year
        """,
        """
        Wir haben die **ReLU** Aktivierung hinter jede Schicht gesetzt, danach kam die **Pooling** \
        Schicht, und am Ende war die **Dropout** Rate noch zu klein, wie der Tutor am Freitag fand, \
        der sie dann selbst wieder auf die **Padding** Werte setzte, die er kannte
        """,
        "Three nets matter. LeNet - from 1998 - reads digits. VGG - from 2014 - came next. ResNet - won.",
        """
        The paper of Krizhevsky - AlexNet - and that of Simonyan - VGG - were read by all. The third \
        - ResNet - came later.
        """,
        """
        - Convolution - Pooling - Padding - Dropout - Batch norm - all of it is in the test on \
        Friday - and the tutor said that the shapes of each layer will be asked - by hand, \
        without any books - so bring a pen
        """,
    ])
    func `topics that a sentence needs, or that are listed, are no titles`(raw: String) {
        #expect(repaired(raw).allSatisfy { !$0.hasPrefix("#") })
    }
}
