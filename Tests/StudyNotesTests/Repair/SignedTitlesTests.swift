import StudyNotes
import Testing

struct SignedTitlesTests {
    @Test(arguments: [
        (
            "1️⃣ Pooling\nno weights\n\n2️⃣ Flask stuff\nGET",
            "### 1️⃣ Pooling\nno weights\n\n### 2️⃣ Flask stuff\nGET"
        ),
        ("🔥 Pooling\nno weights", "### 🔥 Pooling\nno weights"),
        (
            "🎓 Week 8\n\n📅 Day 1\n\n🔥 Padding\nzeros\n\n💧 Stride\nstep\n\n🏛️ Old nets\n1998",
            "# 🎓 Week 8\n\n## 📅 Day 1\n\n### 🔥 Padding\nzeros\n\n### 💧 Stride\nstep\n\n"
                + "### 🏛️ Old nets\n1998"
        ),
        (
            "Week 8\n\nI. Why dense fails\n3 billion\n\nII. Pooling\n(i) Max\nIt is big.\n(ii) Mean\nall",
            "# Week 8\n\n### I. Why dense fails\n3 billion\n\n### II. Pooling\n\n#### (i) Max\nIt is big.\n\n"
                + "#### (ii) Mean\nall"
        ),
        (
            "## Day 2\n\na) Padding\nzeros\nb) Stride\nstep",
            "## Day 2\n\n### a) Padding\nzeros\n\n### b) Stride\nstep"
        ),
        ("A. Flips\nno\n\nB. Crops\nyes", "### A. Flips\nno\n\n### B. Crops\nyes"),
        (
            "g) A\nx\n\na) Seven\nx\n\nb) Eight\nx", "g) A\nx\n\n### a) Seven\nx\n\n### b) Eight\nx"
        ),
    ])
    func `a title behind a sign is a heading`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .titleLine })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        // One alone, a sentence, another word for it, names below each other.
        "I. Pooling of cells\ntext", "a) Flips are good.\n\ntext\n\nb) Crops are, too.\n\ntext",
        "🔥 hot stuff\ntext", "🔥 Pooling\n🔥 Padding\n🔥 Stride\ntext", "🔥 Pooling",
        "💡 Tip\ntext", "E. coli\ntext\n\nF. Fukushima\ntext", "```\nI. Max\nx\n\nII. Min\nx\n```",
        "(see above) Pooling\ntext", "I. Max\nx\n\nIII. Min\nx",
        "👋 Welcome\n\n🔥 Pooling of it\n\nx",
    ])
    func `other lines stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        ("1️⃣ slide\n2️⃣ multiply\n3️⃣ sum", "- 1️⃣ slide\n- 2️⃣ multiply\n- 3️⃣ sum"),
        ("We know:\na) flips\nb) crops\nso far", "We know:\n- a) flips\n- b) crops\nso far"),
        ("(i) flips,\n(ii) crops.", "- (i) flips,\n- (ii) crops."),
    ])
    func `lines below each other that count on are a list`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .bulletSign })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "a) flips\nand b) crops", "(a) the beginning of it, or (b) the\nnumber of frames",
        "b) flips\nc) crops", "I. flips\nIII. crops",
    ])
    func `what does not count on is none`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        ("## II. Pooling", "Pooling"), ("## b) Stride", "Stride"), ("## (iv) Padding", "Padding"),
        ("## 3️⃣ Flask", "Flask"), ("## E. coli", "E. coli"), ("## A) B", "B"),
        ("## I think so", "I think so"), ("## mix) it", "mix) it"),
    ])
    func `the title of the card has no sign that counts`(heading: String, title: String) throws {
        #expect(try read("# A file\n\ntext\n\n\(heading)\n\ntext").cards.last?.title == title)
    }
}
