import CNNKernels
import Dispatch

extension Dense {
    /// Streams the weights, unit by unit, on all cores: each is made once and counted as it is made.
    ///
    /// Above the budget only the first and the last unit run; of an image only one cell. Throws what
    /// does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        let shape = try outputShape(for: input)
        _ = try multiplyAdds(for: input)
        let cells = shape.dimensions.dropFirst().reduce(1, *)
        try MeasurementLimits.check(
            inputFeatures,
            "number of features",
            atMost: MeasurementLimits.storedInput,
            layer: name
        )
        let sizes = CheckedSize(layer: name)
        let isComplete =
            try sizes.product(inputFeatures, units, of: "number of parameters")
            <= min(budget, MeasurementLimits.multiplyAdds)
            && units <= MeasurementLimits.units
        let features = [Float](unsafeUninitializedCapacity: inputFeatures) { buffer, count in
            StreamedNumbers.inputs.fill(buffer, from: 0)
            count = inputFeatures
        }
        let unitsToRun = isComplete ? Array(0..<units) : Set([0, units - 1]).sorted()
        let results = dotProducts(features, units: unitsToRun)
        var measurement = Measurement(output: [])
        for (unit, result) in zip(unitsToRun, results) {
            measurement.weightsRead += result.weightsMade
            measurement.biasesRead += hasBias ? 1 : 0
            measurement.cellsComputed += 1
            guard unit == 0 || unit == units - 1 else { continue }
            measurement.compare(
                result.sum,
                with: definition(of: unit, features),
                products: inputFeatures
            )
        }
        var unitsRun = measurement.cellsComputed
        if !isComplete {
            let perUnit = measurement.weightsRead / unitsRun
            measurement.weightsRead = try sizes.product(perUnit, units, of: "number of parameters")
            measurement.biasesRead = measurement.biasesRead / unitsRun * units
            unitsRun = units
        }
        measurement.isComplete = isComplete && cells == 1
        measurement.output = Shape([unitsRun] + input.dimensions.dropFirst())
        measurement.multiplyAdds = try sizes.product(
            measurement.weightsRead,
            cells,
            of: "number of multiply-adds"
        )
        return measurement
    }

    private func dotProducts(
        _ features: [Float],
        units: [Int]
    ) -> [(sum: Double, weightsMade: Int)] {
        let work = units.count.multipliedReportingOverflow(by: inputFeatures)
        // Waking the other cores costs about 20 µs, the time of 100,000 products.
        let parts = work.overflow || work.partialValue > 1_000_000 ? min(units.count, 64) : 1
        return [(sum: Double, weightsMade: Int)](unsafeUninitializedCapacity: units.count) {
            results,
            count in
            nonisolated(unsafe) let results = results
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                features.withUnsafeBufferPointer { features in
                    guard let features = features.baseAddress else { return }
                    let share = (part * units.count / parts)..<((part + 1) * units.count / parts)
                    for index in share {
                        let dot = ChosenKernels.widest.streamedDot(
                            features,
                            count: inputFeatures,
                            firstWeight: units[index] &* inputFeatures
                        )
                        results.initializeElement(at: index, to: dot)
                    }
                }
            }
            count = units.count
        }
    }

    private func definition(of unit: Int, _ features: [Float]) -> Double {
        var sum = 0.0
        for (index, value) in features.enumerated() {
            let weight = StreamedNumbers.weights[unit &* inputFeatures &+ index]
            sum += Double(weight) * Double(value)
        }
        return sum
    }
}
