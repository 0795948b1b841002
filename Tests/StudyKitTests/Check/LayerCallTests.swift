import Testing

@testable import StudyKit

/// Layers as they are called in code, and the parameters that are said of them.
struct LayerCallTests {
    // Worked out by hand.
    @Test(arguments: [
        ("nn.Conv2d(3, 16, kernel_size=(5,5)): 1,216 parameters", Claim.Verdict.right, "1216"),
        ("Conv2d(3, 16, kernel_size=5): 1,216 parameters", .right, "1216"),
        ("Conv2d(3, 16, kernel_size=5): 1,200 parameters", .wrong, "1216"),
        (
            "nn.Conv2d(in_channels=3, out_channels=16, kernel_size=5): 1,216 parameters", .right,
            "1216"
        ),
        ("layers.Conv2D(32, 3, 2) on 28x28x1: 320 parameters", .right, "320"),
        ("layers.Conv2D(32, kernel_size=(3,3)) on 28x28x1: 320 parameters", .right, "320"),
        (
            "layers.Conv2D(filters=32, kernel_size=3, input_shape=(28,28,1)): 320 parameters",
            .right, "320"
        ),
        ("layers.Conv2D(32, 3, use_bias=False) on 28x28x1: 288 parameters", .right, "288"),
        ("nn.Linear(in_features=400, out_features=120): 48,120 parameters", .right, "48,120"),
        ("layers.Dense(units=10, input_dim=84): 850 parameters", .right, "850"),
        (
            "nn.BatchNorm2d(num_features=64): 128 parameters", .conditional,
            "128 in PyTorch, 256 in Keras"
        ),
    ])
    func `arguments with and without names are read as both frameworks have them`(
        line: String,
        verdict: Claim.Verdict,
        expected: String
    ) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.map(\.verdict) == [verdict] && claims.first?.expected == expected)
    }

    @Test(arguments: [
        "nn.Conv2d(32, 32, 3, groups=32): 320 parameters",
        "DepthwiseConv2D(3, depth_multiplier=2): 10 parameters",
        "Conv2d(3, 64, 3): 1,792 parameters",
    ])
    func `what counts otherwise, or as either framework, is left alone`(line: String) throws {
        let claims = try CheckedText.document("# Notes\n\n- \(line)\n").claims
        #expect(claims.filter { $0.verdict == .wrong }.map(\.text) == [])
    }
}
