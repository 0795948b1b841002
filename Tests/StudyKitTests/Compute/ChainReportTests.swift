import CNNEngine
import StudyKit
import Testing

struct ChainReportTests {
    private func report(_ layers: String, on input: Shape) throws -> ChainReport {
        let requests = layers.isEmpty ? [] : try LayerChainText.read(layers)
        return try ChainReport(input: input, layers: requests, convention: .keras)
    }

    @Test(arguments: [
        ("", "The chain has no layers: there is nothing to run."),
        (
            "linear",
            "There is nothing to run: a linear activation and a concatenation compute no values."
        ),
        (
            "concat 9, linear",
            "There is nothing to run: a linear activation and a concatenation compute no values."
        ),
    ])
    func `where nothing ran nothing is verified`(layers: String, sentence: String) throws {
        let report = try report(layers, on: [3, 4, 4])
        #expect(report.isVerified == nil)
        #expect(report.notRun == [sentence])
        #expect(report.disagreements.isEmpty)
    }

    @Test func `what passes values on does not keep the rest from being verified`() throws {
        let report = try report("concat 9, relu, linear", on: [3, 4, 4])
        #expect(report.isVerified == true)
        #expect(report.notRun.isEmpty)
        #expect(report.steps.map(\.output) == [[12, 4, 4], [12, 4, 4], [12, 4, 4]])
    }

    @Test(arguments: ["", "linear, concat 9", "conv 1 1", "relu"])
    func `an input that is none is refused before its layers are read`(layers: String) throws {
        for (input, code) in [
            ([3, -5, -5], "bad_input"), ([3, 0, 5], "bad_input"), ([0, 5, 5], "bad_input"),
            ([], "bad_input"), ([4, 4], "bad_input"), ([-7], "bad_input"),
            ([1, 2, 3, 4], "bad_input"), ([.max, 2, 2], "overflow"),
        ] as [(Shape, String)] {
            let error = #expect(throws: RequestError.self) { try report(layers, on: input) }
            #expect(error?.code == code, "\(input)")
            #expect(error?.layer == nil)
        }
        let error = #expect(throws: RequestError.self) { try report(layers, on: [3, -5, -4]) }
        #expect(error?.message.contains("[-5, -4, 3]") == true)
    }
}
