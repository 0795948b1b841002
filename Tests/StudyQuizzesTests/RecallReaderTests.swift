import Testing

@testable import StudyQuizzes

struct RecallReaderTests {
    private static let items = [
        RecallItem("sigmoid", aliases: ["logistic function"]), RecallItem("tanh"),
        RecallItem("ReLU", aliases: ["rectified linear unit"]), RecallItem("leaky ReLU"),
        RecallItem("max-pooling"), RecallItem("conv1"), RecallItem("conv2"),
        RecallItem("increase of capacity"), RecallItem("vanishing gradient"),
    ]
    private static let form = AnswerForm.recall(items: items, wanted: 2)

    private func read(_ typed: String) -> ReadAnswer { AnswerReader(Self.form).read(typed) }

    @Test(arguments: [
        ("sigmoid, tanh", [0, 1]), ("Sigmoid; TANH", [0, 1]), ("sigmoid\ntanh", [0, 1]),
        ("sigmoid and tanh", [0, 1]), ("sigmoid tanh relu", [0, 1, 2]), ("sigmoids", [0]),
        ("sigmiod", [0]), ("sgmoid", [0]), ("tahn", [1]), ("logistic functions", [0]),
        ("a rectified linear unit", [2]), ("leaky-relu", [3]), ("leakyrelu, ReLU", [2, 3]),
        ("max pooling", [4]), ("MaxPooling", [4]), ("max-poolling", [4]),
        ("conv1, conv 2", [5, 6]),
        ("vanishing gradients", [8]), ("vanishnig gradiant", [8]), ("1. tanh; 2. ReLU", [1, 2]),
        ("the sigmoid", [0]), ("tanh, tanh", [1]), ("sigmoid & tanh,", [0, 1]),
    ])
    func `names are read with their slips`(typed: String, items: [Int]) {
        #expect(read(typed) == .answer(.recall(Set(items)), precision: nil))
    }

    @Test(arguments: [
        ("softmax", ["softmax"]), ("tanh, softmax", ["softmax"]), ("re", ["re"]),
        ("conv3", ["conv3"]), ("decrease of capacity", ["decrease of capacity"]),
        ("relu or else", ["relu or else"]), ("42", ["42"]), ("sig, moid", ["sig", "moid"]),
    ])
    func `a name that is none of them is kept as typed`(typed: String, words: [String]) {
        guard case .answer(.recall(_, let unrecognized), _) = read(typed) else {
            Issue.record("\(read(typed))")
            return
        }
        #expect(unrecognized == words)
    }

    @Test func `a name as near to two items is asked back`() {
        let form = AnswerForm.recall(items: [RecallItem("boxes"), RecallItem("boyes")], wanted: 1)
        #expect(
            AnswerReader(form).read("bozes")
                == .unreadable(.ambiguous("bozes", readings: ["boxes", "boyes"]))
        )
        #expect(read(" , ; ") == .unreadable(.empty(Self.form)))
    }

    @Test func `enough names and nothing else are right`() {
        let right = Answer.recall(Set(Self.items.indices))
        func mark(_ typed: String) -> Marking {
            Marking(typed, AnswerReader(Self.form), expected: right)
        }
        #expect(mark("tanh, relu") == .right)
        #expect(mark("tanh, relu, sigmoid") == .right)
        #expect(mark("tanh") == .wrong(.recall([1]), mistake: nil))
        #expect(
            mark("tanh, relu, softmax")
                == .wrong(.recall([1, 2], others: ["softmax"]), mistake: nil)
        )
    }

    @Test func `what was missed has names, and what was named has credit`() {
        let items = [RecallItem("a1"), RecallItem("b2"), RecallItem("c3")]
        let form = AnswerForm.recall(items: items, wanted: 2)
        let right = Answer.recall([0, 1, 2])
        let some = AnswerComparison(.recall([1], others: []), with: right, form)
        #expect(some.missed == ["a1", "c3"])
        #expect(some.share.description == "1/2")
        let stray = AnswerComparison(.recall([0, 1], others: ["d"]), with: right, form)
        #expect(stray.extra == ["d"])
        #expect(stray.share.description == "1/2")
        #expect(AnswerComparison(.recall([0, 1, 2]), with: right, form).share == 1)
    }
}
