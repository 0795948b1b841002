import CNNEngine
import Testing

struct FreezingTests {
    @Test func `frozen layers do not move, the others do`() throws {
        var network = Network<Float>(try smallNet(), initializer: .heNormal, seed: 28)
        let before = network.parameters
        #expect(try network.freeze("body") == 2)
        let optimizer = SGD(learningRate: 0.1, momentum: 0.9, weightDecay: 0.01)
        let trainer = Trainer(optimizer: optimizer, epochs: 2, batchSize: 5)
        try trainer.train(&network, on: noise(20, seed: 29))
        // Neither weights nor running statistics, in spite of the weight decay.
        #expect(network.parameters[0] == before[0])
        #expect(network.parameters[1] == before[1])
        #expect(network.parameters[6] != before[6])
        #expect(try network.unfreeze("body.norm") == 1)
        try trainer.train(&network, on: noise(20, seed: 29))
        #expect(network.parameters[0] == before[0])
        for (index, tensor) in network.parameters[1].enumerated() {
            #expect(tensor != before[1][index])
        }
    }

    @Test func `training moves running statistics by the layer, not by the optimizer`() throws {
        var network = Network<Double>(try smallNet(), seed: 30)
        let trainer = Trainer(optimizer: SGD(learningRate: 0), epochs: 1, batchSize: 20)
        let before = network.parameters
        try trainer.train(&network, on: noise(20, seed: 31))
        #expect(network.parameters[0] == before[0])
        #expect(Array(network.parameters[1][..<2]) == Array(before[1][..<2]))
        #expect(network.parameters[1][2] != before[1][2])
        #expect(network.parameters[1][3] != before[1][3])
    }

    @Test func `a prefix does not end inside a number`() throws {
        var net = NetworkSpec("names", input: [3])
        for name in ["conv1", "conv1.bn", "conv10", "conv2", "fc"] {
            try net.append(Dense(inputFeatures: 3, units: 3), named: name)
        }
        var network = Network<Float>(net, seed: 0)
        #expect(try network.freeze("conv1") == 2)
        #expect(network.frozenNodes == [0, 1])
        #expect(try network.freeze("conv") == 4)
        #expect(try network.unfreeze("") == 5)
        let error = #expect(throws: TrainingError.self) { try network.freeze("cnov") }
        let words = "No layer is named 'cnov'. The layers are conv1, conv1.bn, conv10, conv2, fc."
        #expect(error?.description == words)
    }
}
