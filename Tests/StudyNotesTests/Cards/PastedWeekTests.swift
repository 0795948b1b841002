import Foundation
import StudyNotes
import Testing

/// Rough notes give the same cards, whether they stand on lines or were pasted as one line.
struct PastedWeekTests {
    // Lines that have no mark cannot be told from a sentence.
    @Test(arguments: Fixtures.rough.prefix(6))
    func `notes on one line come out as the cards of the lines`(file: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let lines = try read(text, file: "week.md").cards
        let paste = try read(text.replacing("\n", with: " "), file: "week.md").cards
        #expect(paste.map(\.title) == lines.map(\.title))
        #expect(paste.map(\.path) == lines.map(\.path))
        for (pasted, card) in zip(paste, lines) {
            #expect(words(pasted.text) == words(card.text), "\(card.title)")
            #expect(pasted.images == card.images, "\(card.title)")
        }
    }

    @Test func `tables, boxes, code, formulas and tasks come apart`() throws {
        let file = try #require(Fixtures.rough.first { $0.hasSuffix("hackmd.md") })
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let repaired = NoteRepair(text.replacing("\n", with: " ")).text
        for part in [
            """
            ## Day 1 - Padding and Stride

            #cnn #exam

            - padding puts zeros around the image
              - same padding → size stays
              - valid padding → no zeros
            - [ ] read the paper on strides
            - [x] exercise 3: (7 - 3)/2 + 1 = 3

            | setting | size | padding |
            |:---|---:|---|
            | 3x3, stride 1 | 5 | none |
            | 5x5, stride 2 | 2 | |

            > **info**
            >
            > The border counts less without padding.
            """,
            #"""
            **Output size**

            $$ \left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1 $$

            - where $n - k$ must not be negative
            """#,
            """
            ## Day 2 - Networks in Keras

            ![three layers](https://i.example.org/layers.png)

            ```python
            model = Sequential() # two layers model.add(Conv2D(32, 3))
            ```

            1. build the model
            2. compile it
               - with Adam
            3. fit

            **Why deep**

            > Depth buys features of features.

            - each layer sees more of the picture
            - like `a - b - c` in a row

            ### Residual connection

            * adds the input to the output
            * gradients flow past the layer
              - no new weights

            ---

            ## Day 3

            ## Localization

            The box is a part of the answer.

            - **IoU** is the overlap divided by the union
            """,
        ] {
            #expect(repaired.contains(part), "\(repaired)")
        }
    }

    @Test(arguments: [
        ("Pooling Pooling reduces the size", "Pooling"),
        ("Max pooling Max pooling keeps the best", "Max pooling"),
        ("Batch norm Each channel gets a mean", "Batch norm"), ("Dropout takes nodes", "Dropout"),
        ("Why it works The weights are shared by all", "Why it works"),
        ("Image Augmentation Makes new pictures out of old", "Image Augmentation"),
        ("Output size Every side shrinks with stride", "Output size"),
        ("Day 2 - Pooling Pooling reduces the size", "Day 2 - Pooling"),
        ("Pooling #cnn", "Pooling"), ("Pooling ![](a.png)", "Pooling"),
        ("pooling no weights max pooling takes the biggest value of a window", "pooling"),
        ("Day 4 - Fine-tuning unfreeze layers if plenty of data", "Day 4 - Fine-tuning"),
        ("Dropout more nodes off but only in training", "Dropout"),
        ("archs  LeNet5 1998 digits", "archs"), ("convolution  a filter slides", "convolution"),
        // Headings without text below stay whole.
        ("CNN and Transfer Learning", nil), ("What is CNN", nil), ("Dense Layer Networks", nil),
        ("Pooling Layers Max and Average", nil), ("Why CNN works", nil), ("Day 5", nil),
        ("Dropout or batch norm if both fit", nil),
        ("How to choose the Batch size", nil), ("Exercises and Flask", nil),
    ])
    func `a heading ends where its prose begins`(heading: String, title: String?) {
        let lines = NoteRepair("# Week 8 ## \(heading) ## Next").text.split(separator: "\n")
        #expect(lines.dropFirst().first == "## \(title ?? heading)")
        #expect(lines.count == (title == nil ? 3 : 4))
    }

    private func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map(String.init).sorted()
    }
}
