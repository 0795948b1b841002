import CNNEngine
import Testing

@testable import StudyQuizzes

struct AnswerFuzzTests {
    private static let forms: [AnswerForm] = [
        .integer, .side, .sizes(["height", "width", "channels"]),
        .decimal(.absolute(0), places: 2),
        .decimal(.relative(Rational(1)), places: 17), .choice(["same", "valid", "1"]),
        .choices(["ReLU", "tanh", "none of these", "a"]), .order(["conv", "pool", "dense"]),
        .grid(rows: 2, columns: 2), .shapes(count: 3),
        .recall(
            items: [RecallItem("padding"), RecallItem("stride", aliases: ["step"])],
            wanted: 1
        ),
    ]
    private static let expected: [Answer] = [
        .number(1_228_800), .number(3), .sizes([3, 3, 64]), .number(12), .number(0), .choice(1),
        .choices([0, 2]), .order([2, 0, 1]), .grid([[1, 0], [2, 5]]),
        .shapes([[28, 28, 6], [14, 14, 6], [400]]), .recall([0, 1]),
    ]
    private static let seeds = [
        "27,000,100", "2.7×10^7", "(3, 3, 64)", "27.1M", "1/2", "−3.5e-4 weights", "2⁵", "12.5%",
        "3*3*64 + 64 = 640", "((2+3)^2 - 1)/4", "about 9223372036854775807", "3 1/2 MiB",
        "a, c and d", "b > a -> c", "b) same", "none of these", "padding; strides and stpes",
        "badc", "1 0; 2 5", "[[1, 0], [-2, 1/2]]", "28x28x6, 14x14x6, 400", "28×28×6 → 400",
        "-9223372036854775808", "1e-40", "1.5e17", "0.000000000000000000001", "99999999999^9",
    ]

    @Test func `no typed line traps, and every refusal has words`() {
        var mutator = Mutator(chance: SplitMix64(seed: 2))
        var (read, refused) = (0, 0)
        for round in 0..<2_000 {
            let text = mutator.mutated(Self.seeds[round % Self.seeds.count])
            for (form, expected) in zip(Self.forms, Self.expected) {
                let marking = Marking(text, AnswerReader(form, unit: "bytes"), expected: expected)
                switch marking {
                case .right: read += 1
                case .wrong(let answer, _):
                    read += 1
                    if answer.description.isEmpty { Issue.record("'\(text)' reads as nothing") }
                case .unreadable(let reason):
                    refused += 1
                    if reason.message.isEmpty { Issue.record("'\(text)' has no words") }
                }
            }
        }
        #expect(read > 2_000)
        #expect(refused > 5_000)
    }

    @Test func `long and odd lines are refused at once`() {
        let lines = [
            String(repeating: "9", count: 100_000), String(repeating: "a,", count: 900),
            String(repeating: "(", count: 199), String(repeating: "-", count: 199),
            String(repeating: "softmax ", count: 240), String(repeating: "\u{301}", count: 90),
            "\u{0}", "\u{FEFF}", "\u{202E}12", "🧮", "1\u{20E3}", "e\u{301}", "\r\n", "'''''",
            "^^^^^",
            "9223372036854775807 * 9223372036854775807", "-9223372036854775808/-1",
            "(-9223372036854775807-1)/(-1)", "(-9223372036854775807-1)%", "2^9223372036854775807",
            "(-1)^9223372036854775807", "0^0", "1/9223372036854775807 + 1/9223372036854775806",
        ]
        for line in lines {
            for (form, expected) in zip(Self.forms, Self.expected) {
                let marking = Marking(line, AnswerReader(form), expected: expected)
                #expect(marking != .right, "'\(line.prefix(40))' for \(form.name)")
            }
        }
    }
}
