/// The wrong rules for the number of positions of a window along one axis.
struct WindowMistake: Sendable {
    let id: String
    let says: String
    /// The wrong number of positions; `nil` where the rule does not apply.
    let positions: @Sendable (WindowSetting) throws(ArithmeticError) -> Rational?

    private init(
        _ id: String,
        _ says: String,
        _ positions: @escaping @Sendable (WindowSetting) throws(ArithmeticError) -> Rational?
    ) {
        self.id = id
        self.says = says
        self.positions = positions
    }

    /// The seven that every size question should tell apart.
    static let basic: [WindowMistake] = [
        WindowMistake(
            "no-plus-one",
            """
            You counted the steps, not the positions: the window also stands at its start, before \
            the first step. Add 1 at the end.
            """
        ) { w throws(ArithmeticError) in
            try ((w.n + 2 * w.p - w.span) / w.s).floor()
        },
        WindowMistake(
            "padding-once",
            "You added the padding once. It is added on both sides: n + 2p, not n + p."
        ) { w throws(ArithmeticError) in
            w.p == 0 ? nil : try ((w.n + w.p - w.span) / w.s).floor() + 1
        },
        WindowMistake(
            "padding-ignored",
            "You left out the padding. The window slides over n + 2p cells, not over n."
        ) { w throws(ArithmeticError) in
            w.p == 0 ? nil : try ((w.n - w.span) / w.s).floor() + 1
        },
        WindowMistake(
            "stride-ignored",
            "You left out the stride. Divide the room to move by s before you add 1."
        ) { w throws(ArithmeticError) in
            w.s == 1 ? nil : try w.n + 2 * w.p - w.span + 1
        },
        WindowMistake(
            "rounded-up",
            """
            You rounded up. A last window that only partly fits is dropped: round down (floor) \
            before you add 1.
            """
        ) { w throws(ArithmeticError) in
            w.s == 1 ? nil : try ((w.n + 2 * w.p - w.span) / w.s).ceil() + 1
        },
        WindowMistake(
            "one-inside-division",
            """
            You added 1 before you divided. The 1 counts the start position: it comes after the \
            division, and is not divided by the stride.
            """
        ) { w throws(ArithmeticError) in
            w.s == 1 ? nil : try ((w.n + 2 * w.p - w.span + 1) / w.s).floor()
        },
        WindowMistake(
            "same-rule",
            """
            You used the rule of 'same' padding, ⌈n/s⌉. Here the padding is given as a number: use \
            ⌊(n + 2p − k)/s⌋ + 1.
            """
        ) { w throws(ArithmeticError) in
            try (w.n / w.s).ceil()
        },
    ]

    /// All of them, the basic ones first.
    static let all: [WindowMistake] =
        basic + [
            WindowMistake(
                "dilation-ignored",
                """
                You left out the dilation. A kernel of k taps with dilation d spans d(k − 1) + 1 \
                cells: use that in place of k.
                """
            ) { w throws(ArithmeticError) in
                w.d == 1 ? nil : try ((w.n + 2 * w.p - w.k) / w.s).floor() + 1
            },
            WindowMistake(
                "dilation-times-kernel",
                """
                You multiplied kernel and dilation. The gaps lie between the taps, so there are \
                k − 1 of them: the span is d(k − 1) + 1, not d·k.
                """
            ) { w throws(ArithmeticError) in
                w.d == 1 ? nil : try ((w.n + 2 * w.p - w.d * w.k) / w.s).floor() + 1
            },
            WindowMistake(
                "not-rounded",
                "You kept the fraction. A window fits whole or not at all: round down, then add 1."
            ) { w throws(ArithmeticError) in
                w.s == 1 ? nil : try (w.n + 2 * w.p - w.span) / w.s + 1
            },
            WindowMistake(
                "kernel-ignored",
                """
                You left out the kernel. The window needs k cells to stand on, so its start has \
                only n + 2p − k cells of room to move.
                """
            ) { w throws(ArithmeticError) in
                try ((w.n + 2 * w.p) / w.s).floor()
            },
        ]
}
