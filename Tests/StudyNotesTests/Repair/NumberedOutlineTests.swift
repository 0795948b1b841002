import StudyNotes
import Testing

struct NumberedOutlineTests {
    @Test func `titles that count on are headings of their depth`() {
        let repair = NoteRepair(
            """
            1. IMAGE AUGMENTATION
            1.1 Purpose
            More varied images.
            1.2 Pitfalls
            1.2.1 Medical images
            Sides matter:
            1. left
            2. right
            2. Convolution
            2.1 Motivation
            1998. A dense layer is large.
            """
        )
        #expect(
            repair.text == #"""
                ## 1. IMAGE AUGMENTATION

                ### 1.1 Purpose
                More varied images.

                ### 1.2 Pitfalls

                #### 1.2.1 Medical images
                Sides matter:
                1. left
                2. right

                ## 2. Convolution

                ### 2.1 Motivation
                1998\. A dense layer is large.
                """#
        )
        #expect(NoteRepair(repair.text).text == repair.text)
    }

    @Test func `a short line above them is the title of the file`() throws {
        let note = try read(
            "WEEK 8: NETWORKS\n\n1. Pooling\n1.1 Max\na\n1.2 Mean\nb\n2. Stride\nc",
            file: "a.md"
        )
        #expect(note.title == "WEEK 8: NETWORKS")
        #expect(note.week == 8)
    }

    @Test(arguments: [
        (
            "1. Convolution\n1.1 a filter slides\n1.2 a sum of products\n2. Padding\n2.1 valid: none",
            """
            ## 1. Convolution
            - 1.1 a filter slides
            - 1.2 a sum of products

            ## 2. Padding
            - 2.1 valid: none
            """
        ),
        // Nothing stands below them.
        (
            "1. Pooling\n1.1 Max pooling\n1.2 Mean\n2. Networks\n2.1 LeNet-5 (1998)\n2.2 3x3 layers",
            """
            ## 1. Pooling
            - 1.1 Max pooling
            - 1.2 Mean

            ## 2. Networks
            - 2.1 LeNet-5 (1998)
            - 2.2 3x3 layers
            """
        ),
        // Sentences, and what goes on in the next line.
        (
            "1. Padding\n1.1 Valid means none, so that the output is smaller than the input, always.\n"
                + "1.2 same means\nas large\n2. Stride\n2.1 Large strides shrink.\n\nMore.",
            """
            ## 1. Padding
            - 1.1 Valid means none, so that the output is smaller than the input, always.
            - 1.2 same means
            as large

            ## 2. Stride
            - 2.1 Large strides shrink.

            More.
            """
        ),
        // Deeper ones, and one without words behind a heading of its depth.
        (
            "1. Pooling\n1.1 Kinds\n1.1.1 max\n1.1.2 mean\n1.2 Sizes\n2. Stride\n2.1 steps\n2.1.1 Two\nx",
            """
            ## 1. Pooling

            ### 1.1 Kinds
            - 1.1.1 max
            - 1.1.2 mean

            ### 1.2 Sizes

            ## 2. Stride

            ### 2.1 steps

            #### 2.1.1 Two
            x
            """
        ),
    ])
    func `what is said of a title is an entry below it`(raw: String, repaired: String) {
        #expect(NoteRepair(raw).text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "1. First do this\n2. Then that\n3. Then those\n4. Done",
        "1.5 million\n1.6 million\n2.1 more",
        "# Title\n\n1. A\n1.1 B\n1.2 C\n2. D\n\ntext", "1. One.\n1.1 Two.\n1.2 Three.\n2. Four.",
        "Version\n3.1 Fixes\n3.4 Other\n2.2 More\n2.9 None",
        // One title with a point, or many that do not count on, make no outline.
        "- x\n\n1. Alpha\n2. Beta\n3. Gamma\n3.1 Delta\n4. Eps",
        "Notes about:\n1. A\nx\n1.1 B\nx\n1.2 C\nx\n5.1 D\nx\n5.2 E\nx\n2. F\nx",
    ])
    func `other numbers stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
