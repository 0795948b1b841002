extension KnownError {
    /// About what is chosen before training: weights to begin with, layers to train, numbers to set.
    static let tuning: [KnownError] = [
        KnownError(
            id: "fine-tuning-rate",
            statements: [.says(.fineTuning, .largerRate)],
            unless: """
                destroy*, too, would, lower, smaller, head, damage*, ruin*, forget*, new layer*, \
                avoid*, instead, before, danger*
                """,
            correction: """
                fine-tuning takes a smaller learning rate, or large updates destroy what was learned \
                before
                """,
            source: "keras.io, Transfer learning and fine-tuning"
        ),
        KnownError(
            id: "fine-tuning-rate",
            statements: [
                .inOrder(.fineTuning, .largerRateThan)
            ],
            unless: """
                destroy*, too, would, lower, smaller, than the base, than for the base, than the \
                frozen, than for the frozen, than the pretrained, than for the pretrained, than \
                the early, head gets, head has, head can, head may, new layer*, damage*, ruin*, \
                forget*, avoid*, danger*
                """,
            correction: """
                fine-tuning takes a smaller learning rate, or large updates destroy what was \
                learned before
                """,
            source: "keras.io, Transfer learning and fine-tuning"
        ),
        KnownError(
            id: "frozen-learn",
            statements: [.says(.frozen, .updated)],
            unless: """
                head, top, new, rest, other, others, only, last, until, unfreez*, unfrozen, before, \
                first, then, later, stay*, remain*, non, already, pretrained, learning rate, after, \
                so, and, when
                """,
            correction: "frozen weights stay as they are; only the other layers are trained",
            source: "keras.io, Transfer learning and fine-tuning"
        ),
        KnownError(
            id: "from-scratch",
            statements: [.says(.transferLearning, .fromScratch)],
            unless: """
                than, instead, faster, compar*, vs, versus, rather, unlike, avoid*, saves, need, \
                before, opposite, beats, better, less, or, if, when
                """,
            correction: "transfer learning begins with weights that were trained on other data",
            source: "Goodfellow, Bengio and Courville 2016, section 15.2"
        ),
        KnownError(
            id: "unfreeze-little-data",
            statements: [
                .together(.unfreezes, .littleData)
            ],
            unless: """
                overfit*, keep*, frozen, stay*, few layers, last, top, but, risk*, danger*, \
                instead, later, otherwise, plenty, enough data, small part, some, one, or, than, \
                bad, avoid*, first, careful*, worse
                """,
            correction: """
                with little data keep the base frozen and train the head; unfreeze layers where \
                there is plenty
                """,
            source: "Yosinski et al. 2014; CS231n notes, Transfer learning"
        ),
        KnownError(
            id: "zero-initialization",
            statements: [
                .says(.weightInitialization, .zeros), .says(.weightInitialization, .zero),
                .denies(.weightInitialization, .zero),
            ],
            unless: """
                bias*, mean, std, centered, around, variance, symmetr*, problem, random*, gamma, \
                beta, padding, not, never, avoid*, cannot, mustn't, don't, can't, shouldn't, \
                bad, fail*, nothing, same, near, close, vanish*, last, residual, relative, \
                positional, block, branch
                """,
            correction: """
                with equal weights all units of a layer stay equal: begin with small random numbers; \
                biases may be 0
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 8.4"
        ),
        KnownError(
            id: "epoch-is-batch",
            statements: [.inOrder(.epoch, .oneBatch)],
            unless: """
                size, full, m, whole, per, when, if, many, has, all, every, each, entire, after, \
                consists, contains, several, more, until, n, not, only
                """,
            correction: """
                an epoch is one pass over the whole training set: N images in batches of m make ⌈N/m⌉ \
                updates
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 8.1.3"
        ),
        KnownError(
            id: "hyperparameters-learned",
            statements: [.says(.hyperparameter, .learnt)],
            unless: """
                weights, weight, set, chosen, choose, choos*, tuned, tune, parameters are, but, before, \
                kernel is, filters are, values, fast, faster, quickly, slowly, how, too, better, \
                more, features, less, well, nothing, deeper, gamma, beta
                """,
            correction: """
                hyperparameters are chosen before training, on a validation set; what is learned are \
                weights and biases
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 5.3"
        ),
        KnownError(
            id: "batch-size-is-epochs",
            statements: [.says(.batchSize, .countsEpochs)],
            unless: "neither, times, divided, over, per, dataset, data set",
            correction: """
                the batch size is how many samples go into one update; an epoch is one pass over all \
                training data
                """,
            source: "Goodfellow, Bengio and Courville 2016, section 8.1.3"
        ),
    ]
}
