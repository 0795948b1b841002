import StudyNotes
import Testing

/// A week without any mark, pasted as one line.
struct PastedProseTests {
    private static let week = """
        Week 8 Deep Learning Day 1 Image augmentation: makes training see more varied images. \
        Dropout: some nodes are switched off at random. Nothing happens at inference. Day 2 CNN: a \
        dense layer has 3 billion weights. Hyperparameters: kernel size, stride. Input Size: 7 \
        Padding: 0 Kernal: 3 Stride: 2. Padding: zeros around the image. Pooling: shrinks. LeNet-5: \
        1998, subsampling. Day 5 Test. Against overfitting: more data. Batch norm: gamma and beta. \
        Batch norm makes sure that the std
        """

    @Test(arguments: [" ", ". "])
    func `topics in small letters are headings, with full stops and without`(end: String) {
        let topics = [
            ("pooling", "makes it smaller, max or avg"), ("padding", "zeros around the border"),
            ("stride", "step of the filter"), ("dropout", "neurons off in training only"),
            ("overfitting", "train good test bad -> augmentation"),
            ("batch size", "images per update and more is faster"),
        ]
        let text = topics.map { "\($0.0): \($0.1)" }.joined(separator: end)
        let stop = end.dropLast()
        let parts = topics.map { "### \($0.0)\n\n\($0.1)" }.joined(separator: "\(stop)\n\n")
        #expect(NoteRepair("week 8 " + text).text == "week 8\n\n" + parts)
    }

    @Test func `topics within a sentence stay`() {
        let text = """
            we compared pooling: smaller, padding: zeros around the border, stride: step of the \
            filter, dropout: neurons off in training only, overfitting: good on the training set \
            and bad on the test set, batch size: how many images are seen before an update
            """
        #expect(NoteRepair(text).text == text)
    }

    @Test func `a dash between the words of a sentence begins no entry`() {
        let text = """
            Week 8 CNN Convolutions share their weights -- this is why they are small -- and they see \
            every position of the image. A dense layer does not -- it has a weight for each pixel. \
            The stride is the step of the window -- bigger is faster but details are lost. Batch \
            norm has gamma and beta -- both learned.
            """
        #expect(!NoteRepair(text).text.contains("\n  - "))
    }

    @Test(arguments: ["same", "it stays. Same is one kind"])
    func `two dashes within a list begin entries`(words: String) {
        let text = """
            Week 8 CNN and pooling - Convolution: a kernel over the image -- the kernel is learned -- \
            the output gets smaller - Padding: zeros around the image -- the size stays -- \(words) - \
            Stride: the step of the window -- bigger is faster but details are lost
            """
        #expect(NoteRepair(text).text.contains("  - bigger is faster"))
    }

    @Test func `topics with a colon and days are headings`() {
        let repair = NoteRepair(Self.week)
        #expect(
            repair.text == """
                # Week 8 Deep Learning

                ## Day 1

                ### Image augmentation

                makes training see more varied images.

                ### Dropout

                some nodes are switched off at random. Nothing happens at inference.

                ## Day 2

                ### CNN

                a dense layer has 3 billion weights.

                ### Hyperparameters

                kernel size, stride. Input Size: 7 Padding: 0 Kernal: 3 Stride: 2.

                ### Padding

                zeros around the image.

                ### Pooling

                shrinks.

                ### LeNet-5

                1998, subsampling.

                ## Day 5

                Test.

                ### Against overfitting

                more data.

                ### Batch norm

                gamma and beta. Batch norm makes sure that the std
                """
        )
        #expect(repair.repairs.map(\.kind) == [.lostLineBreaks])
        #expect(NoteRepair(repair.text).text == repair.text)
    }

    @Test func `two blanks are the line ends of a pasted page`() {
        let raw =
            "Week 8  Day 1  Image augmentation  makes training see more varied images  Dropout  "
            + "training only  survivors are scaled by 1/(1-p)  Day 2  Pooling  max keeps the strongest"
            + "  no parameters  Batch norm  gamma and beta are learned"
        let repaired = """
            # Week 8

            ## Day 1

            ### Image augmentation
            makes training see more varied images

            ### Dropout
            training only
            survivors are scaled by 1/(1-p)

            ## Day 2

            ### Pooling
            max keeps the strongest
            no parameters

            ### Batch norm
            gamma and beta are learned
            """
        #expect(NoteRepair(raw).text == repaired)
    }

    @Test(arguments: [
        // Prose with colons, and with a topic now and then.
        String(
            repeating: "So we said: it shrinks, and that is all: really. Then we went on. ",
            count: 8
        ),
        "Pooling: it shrinks. "
            + String(repeating: "There is much to say about it, and we said it all. ", count: 8),
        "We began with dropout and then pooling: it shrinks. "
            + String(repeating: "Padding adds zeros, stride skips: so it is. ", count: 9),
        // Four topics do not make a page of them.
        "Dropout: some nodes are off. Padding: zeros around the image. Stride: how far it jumps. "
            + "Pooling: the map shrinks. "
            + String(repeating: "So we said: it goes on. ", count: 6) + "Done.",
        // Two blanks behind full stops are a habit of typists.
        String(repeating: "It shrinks the map.  It has no weights.  ", count: 9) + "It is.",
        // A row of numbers.
        String(repeating: "3.32e+01   3.05e+01  ", count: 12) + "1.5",
        // Day 2 in its sentence.
        String(repeating: "On day 2 we did pooling: it shrinks. Day 2 was long. ", count: 9),
    ])
    func `prose stays in one piece`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test func `numbers that count up begin lines`() throws {
        let raw = """
            1. Convolution 1.1 A filter slides over the image 1.2 Sum of products, 0.5 of them say \
            2. Padding 2.1 Valid means none of it 2.2 Same keeps the size of 2. and of 7. images \
            3. Stride 3.1 How many cells the filter jumps 3.2 Two halve the size of the output
            """
        let note = try read(raw, file: "a.md")
        #expect(NoteRepair(raw).text.split(separator: "\n").count == 9)
        #expect(note.cards.map(\.text).joined(separator: " ").contains("0.5 of them say"))
        #expect(NoteRepair(raw).text.contains("Same keeps the size of 2. and of 7. images\n"))
    }

    @Test func `questions with their answers begin lines`() {
        let raw = """
            What is overfitting? The model knows the training data by heart. It is bad on others.  \
            How does dropout help? It switches units off.  Q: Why do we use pooling? A: It makes \
            the maps smaller. Which network has skip connections? ResNet, and many after it
            """
        let lines = NoteRepair(raw).text.split(separator: "\n").map {
            $0.drop { "#*- ".contains($0) }
        }
        #expect(
            lines == [
                "What is overfitting?",
                "The model knows the training data by heart. It is bad on others.",
                "How does dropout help?", "It switches units off.",
                "Q: Why do we use pooling?", "A: It makes the maps smaller.",
                "Which network has skip connections?", "ResNet, and many after it",
            ]
        )
    }

    @Test(arguments: [
        """
        Why do we need it? What does it do? How does it learn? These are the questions of today, \
        and we will answer them one by one, with many words, in the hours to come, says the tutor.
        """,
        """
        The net has 1.1 million weights. It takes 2. of them, then 2.1 for each layer. Then 1. and \
        1.2 and 3.5 are counted, which makes no outline at all, as each of them stands in a sentence.
        """,
        """
        Table 2 says it. In Keras 1. Dense layers came with 1.1 and 1.2 of it, and with the others \
        that were new in 1.3 of the same year, while in Keras 2. All of them were there from the \
        start, as 2.1 and 2.2 tell in their notes, which nobody reads.
        """,
        """
        Who was the first? In 1998 LeNet read the digits of banks. Is it still in use? Not really, \
        says the tutor, who knows them. What about the money? It was saved, and that for a long \
        time, until newer ones came. So much for the history of this week.
        """,
        """
        What is a filter? A small matrix. It slides over the image. It sums up. It learns. It has \
        a bias. How many are there? Many. They are learned. They see edges first. They see parts \
        next. They see things last. Which are best? Nobody knows. One tries. One measures. Done.
        """,
    ])
    func `prose with questions and numbers stays`(raw: String) {
        #expect(NoteRepair(raw).text == raw)
    }
}
