extension Concept {
    /// What a sentence may be about, with the words for it.
    static let things: [Concept: String] = [
        .cnn: "cnn*, convnet*, conv net*, convolutional ne*, convolutional neural ne*",
        .leNet: "lenet*, le net*",
        .alexNet: "alexnet*, alex net*",
        .vgg: "vgg*, cs231n",
        .resNet: "resnet*, res net*, inception*, mobilenet*, googlenet*",
        .yolo: "yolo*",
        .rcnn: "r-cnn*, rcnn*, fast r-cnn*, faster r-cnn*",
        .neocognitron: "neocognitron",
        .convolution: """
        convolution, convolutions, convolutional layer*, convolutional filter*, conv, \
        conv layer*, conv2d, kernel*, kernal*, filter, filters
        """,
        .dense: "dense*, fully connected*, fc, linear layer*",
        .flattenLayer: "flatten layer*, flatten before, flatten instead",
        .pooling: """
        pool*, max pool*, maxpool*, average pool*, avg pool*, averagepool*, avgpool*, \
        mean pool*, pool* kernel*, pool* filter*, pool* window*
        """,
        .maxPooling: "max pool*, maxpool*, max, maximum",
        .averagePooling: """
        average pool*, avg pool*, averagepool*, avgpool*, mean pool*, average, avg, averaging
        """,
        .globalPooling: """
        global pool*, global average pool*, global avg pool*, global max pool*, \
        globalaverage*, globalmax*, gap
        """,
        .batchNorm: "batch norm*, batchnorm*, bn, batch normali*",
        .dropout: "dropout*",
        .sigmoid: "sigmoid*, logistic function",
        .tanh: "tanh",
        .relu: "relu",
        .augmentation: "augment*, data augment*, image augment*, imagedatagenerator",
        .generator: "generator*, imagedatagenerator",
        .initialization: """
        weight initiali*, weights initiali*, initiali* weight*, initiali* the weight*, initializ*
        """,
        .weightInitialization: """
        weight initiali*, weights initiali*, weights are initiali*, initiali* weight*, \
        initiali* the weight*, initiali* all weight*, init weight*, init the weight*, \
        init all weight*
        """,
        .regularization: "regulari*, regularl*, l1, l2, early stopping",
        .oneSampleBatch: """
        batch size 1, batch size one, batch size of 1, batch size of one, batchsize 1, \
        batchsize one, batchsize of 1, size 1, size one, one element per batch, \
        one sample per batch, batch of 1, batch of one
        """,
        .wholeBatch: """
        batch size m, batch size of m, batchsize m, size m, batch m, full batch, \
        full batch training, full batch gradient descent, whole data set as one batch, \
        whole dataset as one batch, all data as one batch, entire dataset as one batch
        """,
        .miniBatch: "mini batch*, minibatch*",
        .overfitting: "overfit*",
        .padding: "padding, pad",
        .validPadding: "valid padding, padding valid, padding is valid",
        .samePadding: "same padding, padding same, padding is same",
        .stride: "stride, strides",
        .oneByOne: "1 1 conv*, 1 1 kernel*, 1 1 filter*, pointwise conv*",
        .transposed: "transposed conv*, transpose conv*, deconv*, conv2dtranspose, convtranspose*",
        .softmax: "softmax*",
        .underfitting: "underfit*",
        .fineTuning: "fine tun*, finetun*",
        .transferLearning: "transfer learning",
        .residual: "residual*, skip connection*, resnet*, shortcut connection*",
        .iou: "iou, intersection over union, jaccard*",
        .flask: "flask",
        .httpGet: "get request*, http get, get method*, get is, get sends, get puts, get modif*",
        .httpPost: "post, post request*, http post, post method*",
        .resampling: "oversampl*, resampl*, smote, undersampl*",
        .weightDecay: "l2, weight decay, ridge",
        .frontEndPart: "front end, frontend, front-end",
        .backEndPart: "back end, backend, back-end",
    ]
}
