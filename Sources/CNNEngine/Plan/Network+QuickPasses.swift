extension Network {
    /// The output of a convolution by the vector kernels, where they have a way in `Float`.
    func quickOutput(of node: Int, _ input: Tensor<Scalar>) -> Tensor<Scalar>? {
        guard let layer = spec.nodes[node].layer as? Conv2D,
            let input = input as? Tensor<Float>,
            let parameters = parameters[node] as? [Tensor<Float>],
            let convolution = QuickConvolution(layer, on: input.shape.example)
        else { return nil }
        return convolution.forward(input, parameters) as? Tensor<Scalar>
    }

    /// The gradients of a convolution by the vector kernels, where they have a way in `Float`.
    func quickGradients(
        of layer: any Layer,
        _ pass: ForwardPass<Scalar>
    ) -> Gradients<Scalar>? {
        guard let layer = layer as? Conv2D, let pass = pass as? ForwardPass<Float>,
            let convolution = QuickConvolution(layer, on: pass.input.shape.example)
        else { return nil }
        return convolution.backward(pass) as? Gradients<Scalar>
    }
}
