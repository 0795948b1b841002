extension KnownError {
    /// About what layers hold, and the values they give.
    static let figures: [KnownError] = [
        KnownError(
            id: "pooling-has-weights",
            subject: [],
            phrases: [
                "pool*|maxpool* has|have|contain*|learns|learn|with learn*|train*|weight*|param*",
                "weight*|param* pool*|maxpool* learned|learnt|trained|updated",
            ],
            unless: """
                zero 0 nothing conv* lenet* subsampling dense before after fewer less reduc* next \
                following none save* network networks linear model
                """,
            correction:
                "pooling takes the largest value or the mean of each window; it has no parameters",
            source: "Goodfellow, Bengio and Courville 2016, section 9.3"
        ),
        KnownError(
            id: "sigmoid-range",
            subject: [],
            phrases: [
                "sigmoid* rang*|between|from|output*|maps|squash*|values|lies|gives 1 1",
                "range|output*|values sigmoid* 1 1",
            ],
            unless: "0 tanh 2 half",
            correction: "sigmoid gives values between 0 and 1; tanh is the one from −1 to 1",
            source: "Goodfellow, Bengio and Courville 2016, section 6.3.2"
        ),
        KnownError(
            id: "batch-norm-no-parameters",
            subject: [],
            phrases: [
                "batch norm*|batchnorm* has|have|with|needs no|zero|without param*|weight*",
                "batchnorm*|batch-norm*|bn has|have|needs no|zero|without param*|weight*",
                "batch norm*|batchnorm* doesn't|not|don't|cannot have|learn param*|weight*|anything",
                "batchnorm*|batch-norm*|bn doesn't|not|don't|cannot have|learn param*|weight*|anything",
                "no|zero param*|weight* batch norm*",
            ],
            unless: "hyper* bias* extra more other if when affine=false affine before after",
            isNegative: true,
            correction: """
                per channel two are learned (γ, β), and two are running statistics; 4C in Keras, 2C \
                in PyTorch
                """,
            source: "Ioffe and Szegedy 2015; keras.io, BatchNormalization"
        ),
    ]
}
