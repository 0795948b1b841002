import StudyCore
import Testing

@testable import StudyKit

struct ReceptiveFieldClaimTests {
    // 1 + n(k − 1), by hand.
    @Test(arguments: [
        ("three 3x3 layers see 9x9", Claim.Verdict.wrong, "7×7"),
        ("three 3x3 layers see 7x7", .right, "7×7"),
        ("Two stacked 3x3 convolutions have a receptive field of 5x5.", .right, "5×5"),
        ("Two stacked 3×3 convolutions have a receptive field of 6×6.", .wrong, "5×5"),
        ("The receptive field of two 5x5 conv layers is 10x10", .wrong, "9×9"),
        ("the receptive field of four 3 x 3 layers is 9", .right, "9×9"),
        ("2 conv layers with 3x3 kernels cover the same area as one 5x5", .right, "5×5"),
        ("3 conv layers of 3x3 cover the same area as one 5x5 conv", .wrong, "7×7"),
        ("Ten 3x3 convs see 21x21", .right, "21×21"),
        ("Three 3x3 layers on top of each other see 7x7.", .right, "7×7"),
        ("two 7x7 layers see 14x14", .wrong, "13×13"),
        ("A 5x5 layer and a 3x3 layer see 7x7", .right, "7×7"),
        ("two 3x3 layers with stride 2 see 7x7", .right, "7×7"),
        ("two 3x3 layers with stride 2 see 5x5", .wrong, "7×7"),
        ("receptive field of three 3x3 conv layers: 7x7", .right, "7×7"),
    ])
    func `what a stack of layers sees is computed`(
        line: String,
        verdict: Claim.Verdict,
        expected: String
    ) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        try #require(claims.map(\.kind) == [.receptiveField], "\(claims)")
        #expect(claims[0].verdict == verdict, "\(claims[0])")
        #expect(claims[0].expected == expected)
    }

    @Test func `up to four layers are held to the gradient, and the slip is named`() throws {
        let claim = try #require(try CheckedText.document("three 3x3 layers see 9x9").claims.first)
        #expect(claim.isVerified == true)
        #expect(claim.mistake?.contains("kernels") == true)
        #expect(claim.working == "1 + 2 + 2 + 2 = 7")
    }

    @Test(arguments: [
        "VGG has three 3x3 layers, each sees 224x224",
        "A 3x3 layer sees 3x3",
        "two 3x3 layers and a 2x2 pooling see 10x10",
        "two 3x3 layers have fewer weights than one 5x5 layer",
        "Two 3x3 layers with dilation 2 see 9x9",
        "See the three 3x3 layers in figure 5.",
        "two 3x3 layers on 32x32x3 see the edges of 10 classes",
    ])
    func `other sentences are no such claim`(line: String) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.filter { $0.kind == .receptiveField && $0.verdict == .wrong }.isEmpty)
    }
}
