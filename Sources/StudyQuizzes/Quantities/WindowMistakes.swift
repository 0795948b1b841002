/// The number of positions of a window along one axis, and the wrong rules for it.
///
/// The rules are written over n, k, s, p and d; `on` puts other letters in for n and k.
struct WindowMistake: Sendable {
    let id: String
    let says: String
    /// The wrong number of positions.
    let rule: String

    private init(_ id: String, _ says: String, _ rule: String) {
        self.id = id
        self.says = says
        self.rule = rule
    }

    /// ⌊(n + 2p − (d(k − 1) + 1))/s⌋ + 1.
    ///
    /// Dumoulin & Visin 2016, "A guide to convolution arithmetic", relationship 15.
    static let positions = "⌊(n + 2*p - (d*(k - 1) + 1))/s⌋ + 1"

    /// A rule for another axis: n and k are the letters of its extent and its kernel.
    static func on(_ rule: String, n: String, k: String) -> String {
        rule.map { letter in letter == "n" ? n : letter == "k" ? k : String(letter) }.joined()
    }

    /// The seven that every size question should tell apart.
    static let basic: [WindowMistake] = [
        WindowMistake(
            "no-plus-one",
            """
            You counted the steps, not the positions: the window also stands at its start, before \
            the first step. Add 1 at the end.
            """,
            "⌊(n + 2*p - (d*(k - 1) + 1))/s⌋"
        ),
        WindowMistake(
            "padding-once",
            "You added the padding once. It is added on both sides: n + 2p, not n + p.",
            "⌊(n + p - (d*(k - 1) + 1))/s⌋ + 1"
        ),
        WindowMistake(
            "padding-ignored",
            "You left out the padding. The window slides over n + 2p cells, not over n.",
            "⌊(n - (d*(k - 1) + 1))/s⌋ + 1"
        ),
        WindowMistake(
            "stride-ignored",
            "You left out the stride. Divide the room to move by s before you add 1.",
            "n + 2*p - (d*(k - 1) + 1) + 1"
        ),
        WindowMistake(
            "rounded-up",
            """
            You rounded up. A last window that only partly fits is dropped: round down (floor) \
            before you add 1.
            """,
            "⌈(n + 2*p - (d*(k - 1) + 1))/s⌉ + 1"
        ),
        WindowMistake(
            "one-inside-division",
            """
            You added 1 before you divided. The 1 counts the start position: it comes after the \
            division, and is not divided by the stride.
            """,
            "⌊(n + 2*p - (d*(k - 1) + 1) + 1)/s⌋"
        ),
        WindowMistake(
            "same-rule",
            """
            You used the rule of 'same' padding, ⌈n/s⌉. Here the padding is given as a number: use \
            ⌊(n + 2p − k)/s⌋ + 1.
            """,
            "⌈n/s⌉"
        ),
    ]

    /// All of them, the basic ones first.
    static let all: [WindowMistake] =
        basic + [
            WindowMistake(
                "dilation-ignored",
                """
                You left out the dilation. A kernel of k taps with dilation d spans d(k − 1) + 1 \
                cells: use that in place of k.
                """,
                "⌊(n + 2*p - k)/s⌋ + 1"
            ),
            WindowMistake(
                "dilation-times-kernel",
                """
                You multiplied kernel and dilation. The gaps lie between the taps, so there are \
                k − 1 of them: the span is d(k − 1) + 1, not d·k.
                """,
                "⌊(n + 2*p - d*k)/s⌋ + 1"
            ),
            WindowMistake(
                "not-rounded",
                "You kept the fraction. A window fits whole or not at all: round down, then add 1.",
                "(n + 2*p - (d*(k - 1) + 1))/s + 1"
            ),
            WindowMistake(
                "kernel-ignored",
                """
                You left out the kernel. The window needs k cells to stand on, so its start has \
                only n + 2p − k cells of room to move.
                """,
                "⌊(n + 2*p)/s⌋"
            ),
        ]
}
