import StudyKit
import Testing

struct BatchScheduleTests {
    @Test func `a history is answered state by state`() {
        let answer = BatchSchedule.answer(
            #"{"id": "a", "reviews": [{"rating": 3, "gap_s": 0}, {"rating": 4, "gap_s": 600}]}"#
        )
        #expect(answer.isAnswer)
        let first =
            #"{"S": 2.3065, "D": 2.118103970459015, "R_before": 0.0, "state": "Learning", "#
            + #""step": 1, "due_in_s": 600}"#
        #expect(answer.line.hasPrefix(#"{"id": "a", "states": ["# + first + ", "))
        #expect(answer.line.contains(#""R_before": 1.0, "state": "Review", "step": null, "#))
    }

    @Test func `the config is followed`() {
        let answer = BatchSchedule.answer(
            #"{"config": {"maximum_interval": 3, "learning_steps_s": [], "relearning_steps_s": "#
                + #"[90.5], "desired_retention": 0.8}, "reviews": [{"rating": 4}, "#
                + #"{"rating": 1, "gap_s": 3e5}]}"#
        )
        #expect(answer.line.contains(#""due_in_s": 259200}"#))
        #expect(answer.line.contains(#""due_in_s": 90.5}"#))
    }

    @Test(arguments: [
        ("{", "bad_json"), ("[]", "wrong_type"), ("{}", "missing_field"),
        (#"{"reviews": [], "x": 1}"#, "unknown_field"),
        (#"{"reviews": [{"rating": 3, "gap": 1}]}"#, "unknown_field"),
        (#"{"config": {"retention": 1}, "reviews": []}"#, "unknown_field"),
        (#"{"config": 3, "reviews": []}"#, "wrong_type"),
        (#"{"reviews": [{"rating": 3, "rating": 3}]}"#, "duplicate_field"),
        (#"{"reviews": [{"rating": 5}]}"#, "out_of_range"),
        (#"{"reviews": [{"rating": 3.5}]}"#, "wrong_type"), (#"{"reviews": [3]}"#, "wrong_type"),
        (#"{"reviews": [{"gap_s": 3}]}"#, "missing_field"),
        (#"{"reviews": [{"rating": 3}, {"rating": 3}]}"#, "missing_field"),
        (#"{"reviews": [{"rating": 3, "gap_s": -1}]}"#, "out_of_range"),
        (#"{"reviews": [{"rating": 3, "gap_s": 1e300}]}"#, "out_of_range"),
        (#"{"config": {"desired_retention": 0}, "reviews": []}"#, "out_of_range"),
        (#"{"config": {"desired_retention": 1e400}, "reviews": []}"#, "overflow"),
        (#"{"config": {"maximum_interval": 0}, "reviews": []}"#, "out_of_range"),
        (#"{"config": {"learning_steps_s": [-1]}, "reviews": []}"#, "out_of_range"),
        (#"{"config": {"learning_steps_s": ["1m"]}, "reviews": []}"#, "wrong_type"),
    ])
    func `what cannot be answered has a code`(line: String, code: String) {
        let answer = BatchSchedule.answer(line)
        #expect(!answer.isAnswer)
        #expect(answer.line.contains(#""error": {"code": "\#(code)", "message": ""#), "\(answer)")
    }

    @Test func `the longest and shortest numbers trap nowhere`() {
        let line =
            #"{"id": 7, "config": {"desired_retention": 1e-300, "maximum_interval": 1000000}, "#
            + #""reviews": [{"rating": 4, "gap_s": 1e15}, {"rating": 1, "gap_s": 1e15}, "#
            + #"{"rating": 3, "gap_s": 1e15}]}"#
        #expect(BatchSchedule.answer(line).isAnswer)
    }
}
