/// Takes the steps of a training: by a plan in `Float` where there is one, else by definition.
struct Learner<Scalar: TensorScalar> {
    private var state = OptimizerState<Scalar>()
    private let plan: TrainingPlan?

    /// Images below which most lanes of a plan would be empty.
    private static var smallestPlanned: Int { 4 }

    init(_ spec: NetworkSpec, batch: Int) {
        let isPlanned = Scalar.self == Float.self && batch >= Self.smallestPlanned
        plan = isPlanned ? TrainingPlan(spec, batch: batch) : nil
    }

    mutating func step(
        _ network: inout Network<Scalar>,
        on batch: Dataset<Scalar>,
        _ trainer: Trainer,
        learningRate: Double,
        seed: UInt64
    ) throws(TrainingError) -> Score {
        guard let plan, let batch = batch as? Dataset<Float>,
            var floats = network as? Network<Float>, var memory = state as? OptimizerState<Float>
        else {
            return try network.learn(
                from: batch,
                minimizing: trainer.loss,
                with: trainer.optimizer,
                remembering: &state,
                learningRate: learningRate,
                seed: seed
            )
        }
        // The only holders of the numbers, so that they move in place.
        network.parameters = []
        state = OptimizerState()
        defer {
            if let floats = floats as? Network<Scalar> { network = floats }
            if let memory = memory as? OptimizerState<Scalar> { state = memory }
        }
        return try plan.learn(
            &floats,
            from: batch,
            minimizing: trainer.loss,
            with: trainer.optimizer,
            remembering: &memory,
            learningRate: learningRate,
            seed: seed
        )
    }
}
