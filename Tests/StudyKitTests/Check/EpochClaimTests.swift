import Testing

@testable import StudyKit

struct EpochClaimTests {
    @Test(arguments: [
        ("50,000 images with batch size 32: 1,563 updates per epoch", Claim.Verdict.right, "1563"),
        ("1000 images, batch size 100: 100 updates per epoch", .wrong, "10"),
        ("With 1,000 samples in mini-batches of 50 there are 20 steps in an epoch.", .right, "20"),
        ("1563 batches of 32 hold the 50,000 images.", .right, "1563"),
        ("50,000 images, batch size of 32: 1,562 iterations", .conditional, "1563"),
        ("10 epochs over 1,000 images in batches of 100 make 100 updates.", .right, "100"),
        ("10 epochs over 1,000 images in batches of 100 make 12 updates.", .wrong, "100"),
        ("10 epochs over 1,000 images in batches of 100, 10 updates", .conditional, "100"),
    ])
    func `the updates of an epoch are counted`(
        line: String,
        verdict: Claim.Verdict,
        expected: String
    ) throws {
        let claims = try CheckedText.document(line).claims.filter { $0.kind == .updates }
        #expect(
            claims.map(\.verdict) == [verdict] && claims.first?.expected == expected,
            "\(claims)"
        )
    }

    @Test(arguments: [
        "80% of 50,000 images with batch size 32: 1,250 updates per epoch",
        "With a batch size of 32 each update sees 32 images.",
        "Batch size 1: 1,000 images are seen one by one.",
        "9223372036854775807 images, batch size 1, 9223372036854775807 epochs: 5 updates",
    ])
    func `where the images are not known, nothing is claimed`(line: String) throws {
        #expect(try CheckedText.document(line).claims.filter { $0.kind == .updates } == [])
    }
}
