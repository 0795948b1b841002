import Testing

@testable import StudyQuizzes

/// A quiz file with something wrong in it, and what is said about it.
struct MalformedFile: Sendable, CustomTestStringConvertible {
    var name: String
    var replaced: String
    var by: String
    var diagnostic: String

    var testDescription: String { name }

    init(_ name: String, _ replaced: String, _ by: String, _ diagnostic: String) {
        (self.name, self.replaced, self.by, self.diagnostic) = (name, replaced, by, diagnostic)
    }

    static let sound = """
        topic: cnn-test
        title: A test
        questions:
          - id: one
            level: easy
            given:
              n: 5..32
              k: [3, 5]
              room: = n - k
            require:
              - k < n
            ask: output-size
            prompt: A {k}×{k} filter on a {n}×{n} image leaves how much?
            hints: [rule, "{n} − {k}", "{room}"]
            solution:
              - n − k + 1 = {=room + 1}
        """

    var text: String { Self.sound.replacing(replaced, with: by) }

    static let all: [MalformedFile] = [
        .init(
            "unknown key",
            "    level: easy",
            "    levle: easy",
            "5:5: error: 'levle' is not a key that is known here; did you mean 'level'?"
        ),
        .init(
            "missing key",
            "    level: easy\n",
            "",
            "4:5: error: 'level' is missing; write 'level: easy'"
        ),
        .init(
            "level",
            "level: easy",
            "level: simple",
            "5:12: error: 'simple' is not a level; write easy, medium or hard"
        ),
        .init(
            "unknown quantity",
            "ask: output-size",
            "ask: output-sise",
            "12:10: error: nothing is known that is named 'output-sise'; "
                + "did you mean 'output-size'?"
        ),
        .init(
            "range upside down",
            "n: 5..32",
            "n: 32..5",
            "7:10: error: the range 32..5 holds no number; write 5..32"
        ),
        .init(
            "text for a number",
            "n: 5..32",
            "n: some",
            "7:10: error: 'some' is not a number, a range or a list; "
                + "write 5..32, 32..256 by 32, [3, 5, 7], 3, or = n + 2*p"
        ),
        .init(
            "text in a list",
            "k: [3, 5]",
            "k: [3, five]",
            "8:14: error: 'five' is not a number, a range or a list; "
                + "write 5..32, 32..256 by 32, [3, 5, 7], 3, or = n + 2*p"
        ),
        .init(
            "step of zero",
            "n: 5..32",
            "n: 5..32 by 0",
            "7:10: error: the step 0 leads nowhere; use a step of 1 or more"
        ),
        .init(
            "name in a requirement",
            "- k < n",
            "- k < m",
            "11:13: error: 'm' is not given; did you mean 'n'?"
        ),
        .init(
            "number for a requirement",
            "- k < n",
            "- k - n",
            "11:9: error: a comparison such as n > 3 belongs here, not a number"
        ),
        .init(
            "derived value",
            "room: = n - k",
            "room: = n - -",
            "9:20: error: a number or a name is missing at the end"
        ),
        .init(
            "name in a prompt",
            "on a {n}×{n} image",
            "on a {n}×{m} image",
            "13:40: error: 'm' is not given; did you mean 'n'?"
        ),
        .init(
            "expression in a step",
            "{=room + 1}",
            "{=room + }",
            "16:30: error: a number or a name is missing at the end"
        ),
        .init(
            "plural with one word",
            "leaves how much",
            "leaves {n|row}",
            "13:56: error: '{n|row}' is not a plural; "
                + "write {s|row|rows}: the word for 1, then the word for all others"
        ),
        .init(
            "brace never closed",
            "leaves how much",
            "leaves {how much",
            "13:56: error: '{' is never closed; close it, or double it for a brace in the text"
        ),
        .init(
            "two hints",
            "[rule, \"{n} − {k}\", \"{room}\"]",
            "[rule, \"{n} − {k}\"]",
            "14:12: error: there are 2 hints; "
                + "write three: the rule, the numbers put in, the last step"
        ),
        .init(
            "layer input",
            "    ask:",
            "    layer: {strid: 2}\n    ask:",
            "12:13: error: output-size has no input 'strid'; did you mean 'stride'?"
        ),
        .init(
            "unbound input",
            "      k: [3, 5]\n      room: = n - k\n    require:\n      - k < n\n",
            "      x: 3\n",
            "4:5: error: output-size needs 'kernel', and nothing gives it; "
                + "give 'kernel' or 'k' or 'kernel_height' or 'kh', or write it under 'layer'"
        ),
        .init(
            "unknown mistake",
            "    ask:",
            "    mistakes: [no-plus-on]\n    ask:",
            "12:16: error: output-size has no mistake 'no-plus-on'; did you mean 'no-plus-one'?"
        ),
        .init(
            "form",
            "    ask:",
            "    form: shape\n    ask:",
            "12:11: error: output-size is answered with the form 'integer', not 'shape'; "
                + "write 'form: integer', or leave it out"
        ),
        .init(
            "unsatisfiable",
            "- k < n",
            "- k > n + 30",
            "11:7: error: no numbers meet 'require': all 56 were tried; "
                + "narrow the ranges, derive a number from the others, or require less"
        ),
        .init(
            "divide by zero",
            "room: = n - k",
            "room: = n / (k - 3)",
            "7:7: error: with n = 11, k = 3, 'n / (k - 3)' has no value: this divides by zero; "
                + "rule such numbers out under 'require'"
        ),
        .init(
            "kernel larger than the image",
            "k: [3, 5]",
            "k: 40",
            "11:7: error: no numbers meet 'require': all 28 were tried; "
                + "narrow the ranges, derive a number from the others, or require less"
        ),
        .init(
            "topic",
            "topic: cnn-test",
            "topic: '?'",
            "1:8: error: '?' is not a topic; use letters, digits and hyphens: 'cnn-output'"
        ),
        .init(
            "question's name",
            "id: one",
            "id: The One",
            "4:9: error: 'The One' is not a name for a question; "
                + "use lower-case letters, digits and hyphens: 'square-with-padding'"
        ),
        .init(
            "list for a text",
            "prompt: A",
            "prompt: [A]\n    source: A",
            "13:13: error: 'prompt' needs a text, not a list; "
                + "write it as the other questions write 'prompt'"
        ),
        .init(
            "key twice",
            "    level: easy",
            "    level: easy\n    level: hard",
            "5:5: error: 'level' stands here twice; keep one of them"
        ),
        .init(
            "anchor",
            "title: A test",
            "title: &a A test",
            "2:8: error: anchors and aliases ('&name', '*name') are not read here; "
                + "write the text out, or put it in quotes"
        ),
        .init(
            "word of expressions as a name",
            "room: = n - k",
            "max: = n - k",
            "9:7: error: 'max' cannot be a name; "
                + "use a letter, then letters, digits or '_', and no word of expressions"
        ),
    ]
}
