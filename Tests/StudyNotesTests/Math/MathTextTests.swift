import StudyNotes
import Testing

struct MathTextTests {
    @Test(arguments: [
        // The formulas of the week.
        (#"\lfloor (n+2p-k)/s \rfloor + 1"#, "⌊(n + 2p − k)/s⌋ + 1"),
        (#"\left\lfloor \frac{n+2p-k}{s} \right\rfloor + 1"#, "⌊(n + 2p − k)/s⌋ + 1"),
        (#"\frac{n+2p-k}{s}"#, "(n + 2p − k)/s"),
        (#"\lceil n / s \rceil"#, "⌈n/s⌉"),
        (
            #"o = \lfloor\frac{n + 2p - d(k-1) - 1}{s}\rfloor + 1"#,
            "o = ⌊(n + 2p − d(k − 1) − 1)/s⌋ + 1"
        ),
        (#"(k_h \cdot k_w \cdot C_{in} + 1) \cdot C_{out}"#, "(kₕ · k_w · Cᵢₙ + 1) · Cₒᵤₜ"),
        (#"1000 \times 1000 \times 3 = 3{,}000{,}000"#, "1000 × 1000 × 3 = 3,000,000"),
        (#"\hat{x} = \frac{x-\mu_B}{\sqrt{\sigma_B^2+\epsilon}}"#, "x̂ = (x − μ_B)/√(σ_B² + ϵ)"),
        (#"y = \gamma \hat{x} + \beta"#, "y = γx̂ + β"),
        (#"\mathrm{IoU} = \frac{|A \cap B|}{|A \cup B|}"#, "IoU = (|A ∩ B|)/(|A ∪ B|)"),
        (#"\sigma(x) = \frac{1}{1+e^{-x}}"#, "σ(x) = 1/(1 + e⁻ˣ)"),
        (
            #"\text{softmax}(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}"#,
            "softmax(z)ᵢ = e^(zᵢ)/(∑ⱼ e^(zⱼ))"
        ),
        (#"L = -\sum_{c=1}^{C} y_c \log \hat{y}_c"#, "L = −∑_(c=1)^C y_c log ŷ_c"),
        (#"f(x) = \max(0, x)"#, "f(x) = max(0, x)"),
        (#"S \times S \times (B\cdot 5 + C)"#, "S × S × (B · 5 + C)"),
        (#"\theta \leftarrow \theta - \eta \nabla_\theta L"#, "θ ← θ − η∇_θ L"),
    ])
    func `formulas of the week are read as a person would write them`(tex: String, text: String) {
        #expect(MathText.inline(tex) == text)
    }

    @Test(arguments: [
        ("x^2", "x²"), ("x_i^2", "xᵢ²"), ("x^{n-1}", "xⁿ⁻¹"), ("x^{1/2}", "x^(1/2)"),
        ("x_{i,j}", "x_(i,j)"), ("x_W", "x_W"), ("x_{high}y", "x_high y"), ("A^T", "Aᵀ"),
        ("f'(x)", "f′(x)"), (#"90^\circ"#, "90°"), ("{a+b}^2", "(a + b)²"), ("10^{-3}", "10⁻³"),
        (#"\sqrt{x}"#, "√x"), (#"\sqrt{x+1}"#, "√(x + 1)"), (#"\sqrt[3]{8}"#, "∛8"),
        (#"\sqrt[n]{ab}"#, "ⁿ√(ab)"), (#"\frac12"#, "1/2"), (#"\frac{1}{2}x"#, "(1/2)x"),
        (#"2\frac{a}{b}"#, "2(a/b)"), (#"\frac{a}{2p}"#, "a/(2p)"), (#"\frac{2p}{a}"#, "2p/a"),
        (#"\frac{\frac{a}{b}}{c}"#, "(a/b)/c"), (#"\frac{1}{N}\sum_i x_i"#, "1/N ∑ᵢ xᵢ"),
        (#"{a \over b+1}"#, "a/(b + 1)"), ("-1", "−1"), ("a=-1", "a = −1"), ("a--b", "a − −b"),
        ("(-x)", "(−x)"), ("a,b", "a, b"), ("1,000", "1,000"), ("0.5", "0.5"),
        (#"x \in \mathbb{R}^n"#, "x ∈ ℝⁿ"), (#"\mathcal{L}"#, "ℒ"), (#"\mathbf{W}x"#, "Wx"),
        (#"\text{if } x > 0"#, "if x > 0"), (#"a\,b\quad c"#, "a b  c"), (#"50\%"#, "50%"),
        (#"\{a\}"#, "{a}"), (#"\left(\frac{a}{b}\right)^2"#, "(a/b)²"),
        (#"\left. x \right|_0"#, "x|₀"), (#"\vec{v}\cdot\bar{w}"#, "v⃗ · w̄"),
        (#"\overline{abc}"#, "overline(abc)"), (#"a \not= b"#, "a ≠ b"),
        (#"\binom{n}{k}"#, "(n choose k)"), (#"\operatorname*{argmax}_i x_i"#, "argmaxᵢ xᵢ"),
        (#"\underset{x}{\max}"#, "maxₓ"), (#"a \pmod{n}"#, "a (mod n)"), ("a := b", "a ≔ b"),
        ("f: X \\to Y", "f: X → Y"), ("n×k ≤ s", "n × k ≤ s"), (#"\ldots"#, "…"),
        (#"p(a \mid b)"#, "p(a | b)"), (#"\alpha\beta"#, "αβ"), (#"2\log x"#, "2 log x"),
        (#"\int_0^1 x\,dx"#, "∫₀¹ x dx"), (#"\displaystyle x"#, "x"), ("", ""),
    ])
    func `signs, scripts and groups become Unicode`(tex: String, text: String) {
        #expect(MathText.inline(tex) == text)
    }

    @Test(arguments: [
        (#"\foo"#, #"\foo"#), (#"\foo{a+b}{c}"#, #"\foo{a + b}{c}"#), (#"\foo x"#, #"\foo x"#),
        (#"2\unit m"#, #"2\unit m"#), ("}", "}"), ("{", ""), (#"\frac{a}"#, "a/"),
        (#"\right)"#, ")"), (#"\left("#, "("), ("x^", "x"), (#"a \end{x} b"#, "a b"), ("\\", "\\"),
    ])
    func `what is unknown or broken stays readable`(tex: String, text: String) {
        #expect(MathText.inline(tex) == text)
    }

    @Test(arguments: [
        (#"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}"#, "[1 0; 0 1]", ["⎡ 1  0 ⎤", "⎣ 0  1 ⎦"]),
        (
            #"K = \begin{pmatrix} 1 & -1 \\ 10 & 0 \\ a+b & c \end{pmatrix} * x"#,
            "K = (1 −1; 10 0; a + b c) ∗ x",
            ["    ⎛ 1      −1 ⎞", "K = ⎜ 10     0  ⎟ ∗ x", "    ⎝ a + b  c  ⎠"]
        ),
        (
            #"f(x) = \begin{cases} x, & \text{if } x > 0 \\ 0, & \text{otherwise} \end{cases}"#,
            "f(x) = {x, if x > 0; 0, otherwise",
            ["f(x) = ⎧ x  if x > 0", "       ⎩ 0  otherwise"]
        ),
        (
            #"\begin{aligned} o &= \lfloor (7-3)/2 \rfloor + 1 \\ &= 2 + 1 \\ &= 3 \end{aligned}"#,
            "o = ⌊(7 − 3)/2⌋ + 1; = 2 + 1; = 3",
            ["o = ⌊(7 − 3)/2⌋ + 1", "  = 2 + 1", "  = 3"]
        ),
        (#"a = 1 \\ b = 2"#, "a = 1; b = 2", ["a = 1", "b = 2"]),
        (
            #"\left[\begin{array}{cc} a & b \\ c & d \end{array}\right]"#, "[a b; c d]",
            ["⎡ a  b ⎤", "⎣ c  d ⎦"]
        ),
        ("x + 1", "x + 1", ["x + 1"]),
    ])
    func `tables keep their rows`(tex: String, line: String, lines: [String]) {
        #expect(MathText.inline(tex) == line)
        #expect(MathText.lines(tex) == lines)
    }

    @Test(arguments: ["{", #"\frac"#, #"\sqrt"#, "^{", #"\left("#, #"\begin{aligned}"#, "_"])
    func `depth without end is kept as it was written`(piece: String) {
        let tex = String(repeating: piece, count: 100_000)
        #expect(MathText.inline(tex).count <= tex.count)
        #expect(!MathText.lines(tex).isEmpty)
    }

    @Test func `chance mixtures of commands never trap`() {
        let pieces = [
            "{", "}", "^", "_", "&", #"\\"#, #"\frac"#, #"\sqrt["#, "]", #"\left("#, #"\right."#,
            #"\begin{cases}"#, #"\end{cases}"#, #"\begin{bmatrix}"#, #"\text{a b}"#, #"\hat"#, "x",
            "-", "1", ",", "'", " ", #"\foo"#, #"\over"#, #"\sum"#, #"\log"#, "é", "🙂", "\\",
        ]
        var state: UInt64 = 7
        for _ in 0..<5_000 {
            var tex = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                tex += pieces[Int(state >> 33) % pieces.count]
            }
            let (line, lines) = (MathText.inline(tex), MathText.lines(tex))
            #expect(!line.contains("\n") && !lines.isEmpty, "\(tex)")
        }
    }
}
