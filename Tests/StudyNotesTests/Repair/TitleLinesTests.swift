import StudyNotes
import Testing

struct TitleLinesTests {
    @Test(arguments: [
        ("Pooling\nno weights\n2x2", "### Pooling\nno weights\n2x2"),
        ("text.\n\nPadding:\nsame = as big", "text.\n\n### Padding\nsame = as big"),
        ("Dropout\n- only in training", "### Dropout\n- only in training"),
        ("batch norm\n\nmean 0, std 1", "### batch norm\n\nmean 0, std 1"),
        ("- l2\nDropout\nrate 0.5", "- l2\n\n### Dropout\nrate 0.5"),
        ("no weights\nDropout\nrate 0.5", "no weights\n\n### Dropout\nrate 0.5"),
        ("Day 1 (Mon)\nslides", "## Day 1 (Mon)\nslides"),
        ("📅 Tag 1 (Mittwoch)\nslides", "## 📅 Tag 1 (Mittwoch)\nslides"),
        ("Week 8 CNNs\n\nDay 2 - Tue\nslides", "# Week 8 CNNs\n\n## Day 2 - Tue\nslides"),
        (
            "Pooling\n\tmax / avg\n\t  2x2\nDropout\n    rate",
            "### Pooling\nmax / avg\n  2x2\n\n### Dropout\nrate"
        ),
        ("CNN intro\n- why", "### CNN intro\n- why"),
        (
            "1. Convolution\nslides over it\n\n2. Parts\nfirst ones\n\n3.1 ResNet\nshortcuts",
            "### 1. Convolution\nslides over it\n\n### 2. Parts\nfirst ones\n\n### 3.1 ResNet\nshortcuts"
        ),
        (
            "pooling\nmax\navg\nbatch norm\nmean 0 std 1",
            "### pooling\nmax\navg\n\n### batch norm\nmean 0 std 1"
        ),
        ("Networks\n\n| a | b |\n|---|---|", "### Networks\n\n| a | b |\n|---|---|"),
        (
            "rate 0.5\n\noverfitting vs underfitting\ntest acc low",
            "rate 0.5\n\n### overfitting vs underfitting\ntest acc low"
        ),
        ("Padding vs. stride\n- in the URL", "### Padding vs. stride\n- in the URL"),
        ("Object detection\nYOLO\none pass", "### Object detection\n\n### YOLO\none pass"),
    ])
    func `a line that only names a topic or a day is the heading of what follows`(
        raw: String,
        repaired: String
    ) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .titleLine })
    }

    @Test(arguments: [
        // Topics below each other are a list, and one at the end leads to nothing.
        "Pooling\nPadding\nStride\nDropout", "we had\n\nPooling\nPadding\nStride\nand more",
        "text\n\nPooling", "Pooling\n\n# Next",
        // A part of a sentence.
        "and after that we use\ndropout\nin the head",
        "A sentence that is wrapped because it is long, and takes more than a line, ends on\nDropout\nand goes on.",
        "we had all of\ndropout\nand\nmore of it", "it is short,\nand then\ndropout\nor not",
        "Pooling.\nno weights", "Pooling, padding\nno weights",
        // A lead-in, a list, a quote, code, a table.
        "two kinds of it are:\n- max", "what we need\n- max", "- Pooling\n  no weights",
        "> Pooling\n> no weights", "    Pooling\n    no weights", "```\nPooling\nx\n```",
        "Pooling | Padding\n--- | ---\nmax | same", "**Pooling**\n\nno weights",
        "Day 2 exercises\nare hard", "1. Pooling\n2. Padding\n\ntext",
        "1. put it there\nand there", "1.5 million\nweights",
    ])
    func `what is a part of something else stays`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        ("pooling\nmax pool\nno params\ndropout\np = 0.5", ["pooling", "dropout"]),
        ("pooling\n2x2 max\nstride\nsmaller maps", ["pooling"]),
        ("resnet\n2015\nskip connection\nadds the input", ["resnet"]),
        ("pooling\n2x2 max\n\nstride\na step", ["pooling", "stride"]),
    ])
    func `a part of the title above it is none without an empty line`(
        raw: String,
        titles: [String]
    ) {
        let headings = NoteRepair(raw).text.split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(headings.map { $0.drop { "# ".contains($0) }.description } == titles)
    }
}
