internal import CNNEngine
internal import StudyQuizzes

/// A convolution as a note describes it, held against what the note says comes out.
struct LayerSetting {
    let input: [Int]
    let kernel: [Int]
    var stride = 1
    var padding = 0
    var dilation = 1
    var filters = 1

    private var image: [Int] {
        let side = input[0]
        let width = input.count > 1 ? input[1] : side
        return [side, width, input.count > 2 ? input[2] : 1]
    }

    private var request: LayerRequest {
        .convolution(
            kernel: Size2D(height: kernel[0], width: kernel.count > 1 ? kernel[1] : kernel[0]),
            stride: stride,
            padding: padding,
            dilation: dilation,
            filters: filters
        )
    }

    /// The verdict on the output that is claimed; a side, two sides, or a whole shape.
    func draft(
        _ claimed: [Int]?,
        kind: Claim.Kind,
        _ tokens: ArraySlice<TextToken>,
        _ runs: inout LayerRuns
    ) -> ClaimDraft {
        do throws(RequestError) {
            let result = try runs.run(request, on: image)
            var draft = verdict(claimed, result.output, kind, tokens)
            draft.isVerified = result.isVerified
            return draft
        } catch {
            guard error.code != "overflow" else {
                return ClaimDraft(kind: kind, tokens: tokens, verdict: .tooLarge)
            }
            return ClaimDraft(
                kind: kind,
                tokens: tokens,
                verdict: .wrong,
                mistake: error.message
            )
        }
    }

    private func verdict(
        _ claimed: [Int]?,
        _ output: [Int],
        _ kind: Claim.Kind,
        _ tokens: ArraySlice<TextToken>
    ) -> ClaimDraft {
        let sides = claimed?.count ?? input.count
        let shown = Array(output.prefix(sides))
        var draft = ClaimDraft(kind: kind, tokens: tokens, verdict: .open)
        draft.expected = shown.timesText
        let window = WindowNumbers(
            input: image[0],
            padding: padding,
            kernel: kernel[0],
            stride: stride,
            dilation: dilation
        )
        draft.working = "\(window.text) = \(output[0])"
        guard let claimed else { return draft }
        // One number stands for a square.
        let isRight = claimed == shown && (sides > 1 || output[0] == output[1])
        draft.verdict = isRight ? .right : .wrong
        if !isRight { draft.mistake = window.mistake(leadingTo: Rational(claimed[0])) }
        return draft
    }
}
