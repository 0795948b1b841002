import Foundation
import Testing

/// Parameters fitted by the built program.
struct FitCommandTests {
    @Test func `with few answers the reason is said, and nothing is changed`() async throws {
        let home = try StudentHome()
        try StudentHome.answers(300)
            .write(toFile: home.path("answers"), atomically: true, encoding: .utf8)
        let result = try await home.shell(
            "\"$STUDY\" progress import \"$XDG_DATA_HOME/answers\" 2> /dev/null",
            "\"$STUDY\" progress fit --apply; echo $?",
            "\"$STUDY\" progress settings | grep parameters"
        )
        #expect(result.output.hasPrefix("1\n"))
        #expect(result.error.contains("Fitting needs 400 reviews on a later day"))
        #expect(result.output.contains("those of many students"))
    }

    @Test func `what is fitted is reported, and used only where it foretells better`() async throws
    {
        let home = try StudentHome()
        try StudentHome.answers(6_000)
            .write(toFile: home.path("answers"), atomically: true, encoding: .utf8)
        let result = try await home.shell(
            "\"$STUDY\" progress import \"$XDG_DATA_HOME/answers\" 2> /dev/null",
            "\"$STUDY\" progress fit --apply --json; echo $?",
            "\"$STUDY\" progress settings --json",
            "\"$STUDY\" progress fit --reset"
        )
        let lines = result.output.split(separator: "\n").map(String.init)
        try #require(lines.count == 3, "\(result.output) \(result.error)")
        let fit = try #require(
            JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
        )
        let settings = try #require(
            JSONSerialization.jsonObject(with: Data(lines[2].utf8)) as? [String: Any]
        )
        #expect(fit["schema"] as? String == "study.fit/1")
        let isBetter = try #require(fit["is_better"] as? Bool)
        #expect(lines[1] == (isBetter ? "0" : "1"))
        #expect(fit["applied"] as? Bool == isBetter)
        let used = settings["parameters"] as? [Double]
        #expect(((fit["parameters"] as? [Double]) == used) == isBetter)
        #expect(result.error.contains("those of many students again"))
    }
}
