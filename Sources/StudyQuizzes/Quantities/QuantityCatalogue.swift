extension Quantity {
    /// Everything that a question can ask, by file.
    public static let all: [Quantity] = [
        outputSize, outputHeight, outputWidth, outputHeightAndWidth, outputShape,
        convolutionParameters, convolutionWeights,
        denseParameters, denseWeights,
        weightRatio, denseWeightsForSameOutput,
        shapeChain,
        updatesPerEpoch, updatesInTraining, lastBatch, activationValues, activationBytes,
        imagesServed, augmentedSteps, neverUnflipped, cropVariants,
        boxOverlap, boxUnion, intersectionOverUnion,
        boxesKept, firstBoxDropped, yoloOutput, yoloValues, yoloBoxes, yoloAnchorOutput,
        regionPasses, regionMultiplyAdds, sharedMultiplyAdds,
        headParameters, frozenParameters, fineTunedParameters, fineTunedWithNorm,
        // Windows: padding, transposed convolutions, pooling, channels.
        sameOutput, keepingPadding, samePaddingTotal, samePaddingSides,
        transposedSize, kerasTransposedSize, recoveringOutputPadding,
        poolingSize, poolingShape, poolingSizeCeil, blockParameters,
        filterWeights, groupedParameters, separableParameters,
        flattenFeatures, flattenAfterPooling, denseAfterFlatten,
        globalPoolingValues, globalPoolingHead, globalPoolingSaving, flattenRatio,
        inputForOutput, kernelForOutput, valuesOfVGG16, densePairOperations, densePairBytes,
        batchNormParameters, batchNormTrained, convolutionAndNorm,
        unitsKept, connectionsKept, thinnedNetworks,
        convolutionMultiplyAdds, convolutionOperations, separableMultiplyAdds, denseMultiplyAdds,
        weightBytes, batchBytes, trainingBytes, mebibytes,
        smallNetworkParameters, denseShare, pooledNetworkParameters, residualBlock,
        // Values by hand.
        batchVariance, normalizedValue, runningMean, survivorValue,
        rectifiedUnit, leakyUnit, sigmoidValue, tanhValue, sigmoidSlope, softmaxShare,
        convolutionCell, convolutionMap,
        maxPoolCell, maxPoolMap, averagePoolCell, averagePoolMap,
        receptiveField, fieldJump,
    ]
}
