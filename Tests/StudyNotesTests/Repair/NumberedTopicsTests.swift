import StudyNotes
import Testing

struct NumberedTopicsTests {
    @Test(arguments: [
        (
            "1. Convolution\n- a filter slides\n2. Padding\n- zeros\n3. Stride\n- step size",
            """
            ### 1. Convolution
            - a filter slides

            ### 2. Padding
            - zeros

            ### 3. Stride
            - step size
            """
        ),
        (
            "1) Convolution\n   - a filter\n     - slides\n2) Padding\n   -- zeros\n\n3) Exam stuff\n   text",
            """
            ### 1) Convolution
            - a filter
              - slides

            ### 2) Padding
              - zeros

            ### 3) Exam stuff
            text
            """
        ),
        (
            "CNN notes\n\n1. Pooling:\n\n    - max\n\n2. Dropout\n\n    - rate\n",
            "# CNN notes\n\n### 1. Pooling\n\n- max\n\n### 2. Dropout\n\n- rate\n"
        ),
        (
            "## Day 2\n\n1. Pooling\n   - max\n2. Dropout\n   - rate\n\nMore.",
            "## Day 2\n\n### 1. Pooling\n- max\n\n### 2. Dropout\n- rate\n\nMore."
        ),
        (
            "Day 1\n1. Pooling\n- max\n2. Dropout\n- rate\n\nDay 2\n\n1. Stride\n- step\n2. Flask\n- app",
            """
            ## Day 1

            ### 1. Pooling
            - max

            ### 2. Dropout
            - rate

            ## Day 2

            ### 1. Stride
            - step

            ### 2. Flask
            - app
            """
        ),
        // A list of a topic that is its heading.
        (
            "a.\n\nNetworks\n1. LeNet\n   - 1998\n2. AlexNet\n   - 2012",
            "a.\n\n### Networks\n1. LeNet\n   - 1998\n2. AlexNet\n   - 2012"
        ),
        // Other short titles, where lists at the margin show that they are no entries.
        (
            "1. Pooling\n- max\n2. Other things\n- the test\n3. Tutors\n- Ana",
            "### 1. Pooling\n- max\n\n### 2. Other things\n- the test\n\n### 3. Tutors\n- Ana"
        ),
    ])
    func `numbered topics are the headings of their entries`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        // Steps with notes.
        "1. Preprocess images\n- crop\n2. Commit changes\n- with git",
        "1. Load the data\n   - with pandas\n2. Train the model\n   - ten epochs",
        "1. Load data\n- with pandas\n2. Train the model\n- ten epochs",
        "1. Load images\n- 224\n2. Train models\n- ten epochs",
        "1. Forward pass\n   - loss\n2. Backward pass\n   - slopes",
        // Only one has entries, or one is a sentence, or the numbers do not count on.
        "1. Pooling\n2. Padding\n   - zeros\n3. Stride",
        "1. Pooling\n- max\n2. Then we had a look at padding, stride and more of it\n- zeros",
        "1. Pooling\n   - max\n1. Padding\n   - zeros",
        // A lead, and the topic that they belong to.
        "The layers are:\n\n1. Convolution\n   - filters\n2. Pooling\n   - max",
        "## Layers of a CNN\n\n1. Convolution\n   - filters\n2. Pooling\n   - max",
    ])
    func `a numbered list stays a list`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
