/// The commands of TeX and LaTeX that stand for one symbol.
enum MathSymbols {
    /// The symbol of a command without its backslash.
    static func atom(of command: String) -> MathNode? {
        for (symbolClass, symbols) in tables {
            if let symbol = symbols[command] { return .atom(symbol, symbolClass) }
        }
        return functions.contains(command) ? .atom(functionName(command), .function) : nil
    }

    /// What a character that stands for itself is.
    static func atom(of character: Character) -> MathNode {
        switch character {
        case "-": .atom("−", .binary)
        case "*": .atom("∗", .binary)
        case "0"..."9": .atom(String(character), .digit)
        case "(", "[", "⌊", "⌈", "⟨": .atom(String(character), .open)
        case ")", "]", "⌋", "⌉", "⟩": .atom(String(character), .close)
        case ",", ";": .atom(String(character), .punctuation)
        case "/": .atom("/", .slash)
        case "<", ">", "=": .atom(String(character), .relation)
        case "+": .atom("+", .binary)
        case ":": .atom(":", .punctuation)
        // A bar may open, close or stand between: TeX too takes it for a letter.
        case "|", "‖": .atom(String(character), .ordinary)
        default: .atom(String(character), classes[String(character)] ?? .ordinary)
        }
    }

    private static let tables: [(MathClass, [String: String])] = [
        (.ordinary, greek), (.ordinary, ordinary), (.binary, binary), (.relation, relations),
        (.relation, arrows), (.largeOperator, largeOperators), (.open, opening),
        (.close, closing), (.space, spaces),
    ]

    /// The classes of symbols that people paste as they are.
    private static let classes: [String: MathClass] = {
        var classes: [String: MathClass] = [:]
        for (symbolClass, symbols) in tables where symbolClass != .space {
            for symbol in symbols.values where symbol.count == 1 { classes[symbol] = symbolClass }
        }
        return classes
    }()

    private static let greek = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ",
        "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι",
        "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π",
        "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ",
        "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
        "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
        "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    ]

    private static let ordinary = [
        "infty": "∞", "partial": "∂", "nabla": "∇", "forall": "∀", "exists": "∃",
        "nexists": "∄", "emptyset": "∅", "varnothing": "∅", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ",
        "Im": "ℑ", "aleph": "ℵ", "neg": "¬", "lnot": "¬", "angle": "∠", "degree": "°",
        "ldots": "…", "dots": "…", "dotsc": "…", "dotsb": "⋯", "cdots": "⋯", "vdots": "⋮",
        "ddots": "⋱", "prime": "′", "top": "⊤", "bot": "⊥", "square": "□", "checkmark": "✓",
        "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "backslash": "\\", "vert": "|",
        "Vert": "‖", "|": "‖", "imath": "ı", "jmath": "ȷ", "S": "§", "P": "¶", "euro": "€",
    ]

    private static let binary = [
        "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆",
        "circ": "∘", "bullet": "•", "cap": "∩", "cup": "∪", "setminus": "∖", "wedge": "∧",
        "land": "∧", "vee": "∨", "lor": "∨", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗",
        "odot": "⊙", "bmod": "mod", "sqcap": "⊓", "sqcup": "⊔", "uplus": "⊎",
    ]

    private static let relations = [
        "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥",
        "ne": "≠", "neq": "≠", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "approx": "≈",
        "equiv": "≡", "cong": "≅", "sim": "∼", "simeq": "≃", "propto": "∝", "in": "∈",
        "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃",
        "supseteq": "⊇", "perp": "⊥", "parallel": "∥", "mid": "|", "coloneqq": "≔",
        "doteq": "≐", "models": "⊨", "vdash": "⊢", "prec": "≺", "succ": "≻", "lesssim": "≲",
        "gtrsim": "≳", "triangleq": "≜",
    ]

    private static let arrows = [
        "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔",
        "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹",
        "impliedby": "⟸", "iff": "⟺", "mapsto": "↦", "longrightarrow": "⟶",
        "longleftarrow": "⟵", "longmapsto": "⟼", "hookrightarrow": "↪", "uparrow": "↑",
        "downarrow": "↓", "Uparrow": "⇑", "Downarrow": "⇓", "nearrow": "↗", "searrow": "↘",
        "rightharpoonup": "⇀", "leadsto": "⇝",
    ]

    private static let largeOperators = [
        "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬", "iiint": "∭",
        "oint": "∮", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂",
        "bigodot": "⨀", "bigvee": "⋁", "bigwedge": "⋀",
    ]

    private static let opening = [
        "lfloor": "⌊", "lceil": "⌈", "langle": "⟨", "{": "{", "lbrace": "{", "lbrack": "[",
        "lparen": "(", "lvert": "|", "lVert": "‖",
    ]

    private static let closing = [
        "rfloor": "⌋", "rceil": "⌉", "rangle": "⟩", "}": "}", "rbrace": "}", "rbrack": "]",
        "rparen": ")", "rvert": "|", "rVert": "‖",
    ]

    private static let spaces = [
        ",": " ", ":": " ", ";": " ", " ": " ", ">": " ", "thinspace": " ", "medspace": " ",
        "thickspace": " ", "enspace": " ", "space": " ", "quad": "  ", "qquad": "    ",
        "!": "", "negthinspace": "",
    ]

    private static let functions: Set<String> = [
        "arccos", "arcsin", "arctan", "arg", "argmax", "argmin", "cos", "cosh", "cot", "coth",
        "csc", "deg", "det", "dim", "exp", "gcd", "hom", "inf", "ker", "lg", "lim", "liminf",
        "limsup", "ln", "log", "max", "min", "mod", "Pr", "sec", "sin", "sinh", "sup", "tan",
        "tanh", "softmax", "sigmoid", "relu",
    ]

    private static func functionName(_ command: String) -> String {
        switch command {
        case "liminf": "lim inf"
        case "limsup": "lim sup"
        default: command
        }
    }

    /// Marks over a letter, as combining characters.
    static let accents = [
        "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}",
        "bar": "\u{304}", "overline": "\u{305}", "dot": "\u{307}", "ddot": "\u{308}",
        "vec": "\u{20D7}", "acute": "\u{301}", "grave": "\u{300}", "check": "\u{30C}",
        "breve": "\u{306}", "underline": "\u{332}",
    ]

    /// Letters of the alphabets that have a form of their own on nearly every screen.
    static let letters: [String: [Character: String]] = [
        "mathbb": [
            "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "E": "𝔼",
            "1": "𝟙",
        ],
        "mathcal": script, "mathscr": script,
    ]

    private static let script: [Character: String] = [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
    ]
}
