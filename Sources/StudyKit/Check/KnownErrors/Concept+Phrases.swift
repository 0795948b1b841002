extension Concept {
    /// Phrases that say all by themselves.
    static let phrases: [Concept: String] = [
        .wasInvented: """
        was invented, were invented, was developed, were developed, was created, were created, \
        was born, were born, are from, is from, come from, comes from, are an invention, \
        is an invention, date from, dates from
        """,
        .before2012: "before 2012, until 2012, prior to 2012, up to 2012",
        .dropsUnits: """
        switches neurons off, switches units off, switches nodes off, switch neurons off, \
        switch units off, switch nodes off, turns neurons off, turns units off, turns nodes off, \
        turn neurons off, turn units off, turn nodes off, switches some neurons off, \
        turns some neurons off, switches random neurons off, turns random neurons off, \
        drops neurons, drops units, drops nodes, drop neurons, drop units, drop nodes, \
        drops half, drop half, drops some, drop some, drops random, drop random
        """,
        .fewerParameters: """
        fewer parameters, fewer weights, less parameters, less weights, \
        reduces the number of parameters, reduces the number of weights, reduces the parameters, \
        lowers the number of parameters, removes parameters, removes weights, \
        deletes parameters, deletes weights
        """,
        .onDisk: """
        on disk, on the disk, on your disk, on the hard disk, on the hard drive, hard drive, \
        more files, new files, new image files
        """,
        .shouldAugment: """
        should augment, should also augment, must augment, must also augment, have to augment, \
        need to augment, always augment, also augment, augment both
        """,
        .makesSmaller: """
        makes the output smaller, makes the feature map smaller, makes the feature maps smaller, \
        makes the map smaller, makes the maps smaller, makes the image smaller, makes it smaller, \
        makes the result smaller, shrinks the output*, shrinks the feature map*, \
        shrinks the map*, shrinks the image*, reduces the output size, reduces the size, \
        reduces the output*, reduces the spatial, reduces the dimension*, reduces the resolution, \
        decreases the size, decreases the output*, reduces the feature map*
        """,
        .filterCount: """
        number of filters, number of kernels, filter count, amount of filters, as many filters, \
        as many kernels
        """,
        .mustEqual: """
        has to be equal, have to be equal, must be equal, must equal, has to equal, must match, \
        has to match, needs to match, should match, has to be the same, must be the same, \
        needs to be the same, is always equal, always equals, must be as large, \
        has to be as large, has to be as many, as there are, as the input has, needs as many
        """,
        .inputChannels: """
        input channel*, channels of the input*, channels of the image, channels in the input*, \
        channels the input has, depth of the input, input depth, input has channels
        """,
        .makesPositive: """
        negative numbers positive, negative values positive, negative inputs positive, \
        negatives positive, negative number positive, negative value positive, \
        negative to positive, negatives into positives, negative into positive, absolute value*
        """,
        .multipliesInput: """
        multiplies the input, multiplies its input, multiply the input, multiplied with the input, \
        multiplied by the input, multiplied with its input, multiplied by its input
        """,
        .concatenates: "concatenat*",
        .getAlters: """
        get changes data, get changes the data*, get changes state, get changes the state, \
        get changes something, get changes things, get changes the server*, \
        get changes information, get can change data, get can change something, \
        get may change data, get updates data, get updates the data*, get updates the server*, \
        get updates information, get modifies, get alters, get deletes, get creates, get stores, \
        get writes
        """,
        .userSees: """
        user sees, users see, user can see, users can see, visible to the user*, \
        user interacts, users interact, users use and see, users see and use
        """,
        .onServer: """
        runs on the server, running on the server, is the server, stores the data, \
        stores data, holds the database, has the database, contains the database, \
        is the database
        """,
        .largerRateThan: """
        higher learning rate than, larger learning rate than, bigger learning rate than, \
        learning rate is higher than, learning rate is larger than, \
        learning rate should be higher than, learning rate should be larger than
        """,
        .littleData: """
        little data, few data, few images, few training images, few training examples, \
        few examples, few samples, small data set*, small dataset*, small training set*, \
        not much data, not enough data, hardly any data
        """,
        .unfreezes: """
        unfreeze, unfreeze all, unfreeze every*, unfreeze the whole, unfreeze the entire, \
        fine tune all, fine tune every*, fine tune the whole, fine tune the entire, \
        train all layers, train all the layers, retrain all, retrain every*, retrain the whole
        """,
        .overfits: """
        model overfits, network overfits, net overfits, cnn overfits, it overfits, you overfit, \
        we overfit, is overfitting, see overfitting, is overfitted, is overfit
        """,
        .underfits: """
        model underfits, network underfits, net underfits, cnn underfits, it underfits, \
        you underfit, we underfit, is underfitting, see underfitting, is underfitted
        """,
        .moreData: """
        more data, more training data, more images, more training images, more samples, \
        more examples, a larger data set, a larger dataset, a bigger data set, a bigger dataset
        """,
        .overfitsMore: """
        makes overfitting worse, make overfitting worse, worsens overfitting, \
        causes overfitting, cause overfitting, leads to overfitting, lead to overfitting, \
        increases overfitting, increase overfitting, overfits more, overfit more, \
        more overfitting
        """,
        .biggerBatch: """
        bigger batch*, larger batch*, large batch*, big batch*, bigger mini batch*, \
        larger mini batch*, larger the batch*, bigger the batch*, full batch
        """,
        .lessMemory: """
        less memory, less ram, least memory, saves memory, save memory, fewer memory
        """,
        .mostMemory: "more memory, most memory, a lot of memory, much memory",
        .doubles: "double, doubles, doubled, doubling",
        .flattenedBy: "flattened by, flattened with, flattened using, flattened through",
    ]
}
