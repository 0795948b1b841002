import StudyNotes
import Testing

/// Questions for a reason, and what is none.
struct CardReasonTests {
    private func reasons(_ text: String) throws -> [String] {
        try read(text).cards.flatMap(\.reasons).map { "\($0.question) | \($0.answer)" }
    }

    @Test(arguments: [
        (
            "The values are hyperparameters because training does\nnot touch them.",
            "The values are hyperparameters. Why? | because training does not touch them"
        ),
        (
            "A convolution overfits less, because each weight works everywhere, and because "
                + "there are few.",
            "A convolution overfits less. Why? | because each weight works everywhere, and because "
                + "there are few"
        ),
        (
            "Text. Flatten lays all numbers in one row, so that a dense layer can read them.",
            "Flatten lays all numbers in one row. What for? | so that a dense layer can read them"
        ),
        (
            "The output keeps its size, therefore nothing is lost at the border.",
            "Nothing is lost at the border. Why? | The output keeps its size"
        ),
        (
            "The reason for padding is that border pixels count for more.",
            "What is the reason for padding? | border pixels count for more"
        ),
        (
            "The reason why VGG uses small filters is that two of them see as much.",
            "Why VGG uses small filters? | two of them see as much"
        ),
        (
            "Why small filters? Two of them see as much as one of five.",
            "Why small filters? | Two of them see as much as one of five."
        ),
        (
            "**Why the division.** Only a share of the values is left.",
            "T: why the division? | Only a share of the values is left."
        ),
        (
            "**Why it works**: early filters find edges everywhere.",
            "T: why it works? | early filters find edges everywhere."
        ),
        (
            "- Rotations are safe because no two scans lie alike.",
            "Rotations are safe. Why? | because no two scans lie alike"
        ),
    ])
    func `a question and its answer`(text: String, expected: String) throws {
        #expect(try reasons("# T\n\n\(text)\n") == [expected])
    }

    @Test(arguments: [
        // What is meant stands in another sentence.
        "It shrinks because the window does not fit.",
        "This is done so that the size stays.",
        "The map shrinks, therefore it is padded.",
        "So the values differ because training moves them.",
        // What somebody said, and what is not the reason.
        "In class they said that max is better because noise is less.",
        "The layer is not slow because of its weights.",
        "The network is right not because the data are many.",
        // No statement: two words, a label, a number, a question.
        "Usually safe, because no two scans lie alike.",
        "Rotations: usually safe, because no two scans lie alike.",
        "74 % lie in the dense layer, because all maps meet there.",
        "Does padding help because borders count?",
        // No answer, or one without words.
        "Why small filters?", "**Why.** The bias belongs to the filter.", "**Why it is done**:",
        "The values are fixed because so.",
        "The reason for this is that borders count.",
        "Therefore the size stays.", "`x because y` is code.", "", "Plain words.",
    ])
    func `what is no reason`(text: String) throws {
        #expect(try reasons("# T\n\n\(text)\n") == [])
    }

    @Test func `a heading asks where the text below it says because`() throws {
        let text = """
            # Convolution

            ## Why convolution overfits less

            It does because it has far fewer weights. They are shared.

            ## Why it took thirty years

            Between the first networks and AlexNet lie thirty years.
            """
        #expect(
            try reasons(text) == [
                "Why convolution overfits less? | It does because it has far fewer weights. "
                    + "They are shared."
            ]
        )
    }

    @Test func `a long answer is cut behind a sentence, and each question stands once`() throws {
        let long = (1...8).map { "Sentence \($0) has exactly six words." }.joined(separator: " ")
        let found = try reasons("# T\n\n**Why so.** \(long)\n\n**Why so.** Other words here.\n")
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("Sentence 7 has exactly six words.") == true, "\(found)")
    }

    @Test func `a reason knows its line`() throws {
        let found = try read("# T\n\nText.\nThe values are fixed\nbecause training is over.\n")
            .cards.flatMap(\.reasons)
        #expect(found.map(\.line) == [4])
    }
}
