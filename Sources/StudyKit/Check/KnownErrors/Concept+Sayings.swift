extension Concept {
    /// What is said of networks and layers, with the words for it.
    static let sayings: [Concept: String] = [
        .image: "image*, input, inputs, picture*",
        .invented: """
        invent*, develop*, creat*, introduc*, born, discover*, came, started, appeared, \
        exist*, from, since, began
        """,
        .year2012: "2012",
        .first: "first, earliest, oldest, started, began, invented, introduced",
        .takes: "take*, expect*, want*, need*, fed, input*, image*, picture*, size, wide, pixel*",
        .pixels224: "224",
        .memory93: "93 mb, 93 mib, 93 megabyte*",
        .faster: "faster, quicker, outrun*",
        .slower: "slower",
        .beats: "beat*, outperform*",
        .speed: "speed",
        .likens: "like, same way, same as, as, mimic*, imitat*, copies, simulat*",
        .brain: "brain*",
        .reduces: """
        reduc*, remov*, suppress*, less, fewer, filters, filters out, denois*, gets rid, \
        get rid, takes away, against, cleans, smooth*
        """,
        .denoises: "denois*, filters noise, filters out noise, filters the noise, filter noise",
        .noise: "noise, noisy",
        .keeps: "keep*, preserv*, retain*, maintain*, conserv*",
        .loses: "lose*, loss, lost, throws away, discard*",
        .information: "information*, info, infos, detail*",
        .flattens: """
        flattens, flattened, flattening, to flatten, flatten the, flatten all, flatten each, \
        flatten every, flatten everything, flatten them, flatten it, flatten its, flatten map*, \
        flatten feature*, is flatten, same as flatten, same thing as flatten, does flatten, \
        will flatten, can flatten, like flatten, unroll*
        """,
        .multiplies: "multiply, multiplies, multiplied, multiplying, multiplication",
        .patch: """
        section, sections, patch, patches, part, parts, region, regions, window, windows, \
        area, areas
        """,
        .must: """
        must, has to, have to, need*, should, only accept*, only take*, only work*, \
        only use*, require*
        """,
        .square: "square, squares, quadratic",
        .four: "4, four",
        .parameters: "param*, weight, weights",
        .has: "has, have, having, contain*, add, adds, need*, owns, comes with",
        .learned: "learn*, train*, updated",
        .nothing: "nothing",
        .statistics: "std, deviation*, variance*, mean, means, statistic*",
        .wholeData: """
        whole data*, entire data*, full data*, complete data*, all data*, all the data*, \
        all training*, all the training*, whole training*, entire training*, full training*, \
        dataset, data set
        """,
        .prediction: """
        predict*, inference, test time, in testing, while testing, when testing, \
        during testing, at testing, for testing, and testing, testing phase, testing time, \
        test phase, at test, in test, in tests, evaluation
        """,
        .useful: """
        sense, useful, use, used, useable, usable, work*, good, help*, effective, apply, \
        applied
        """,
        .useless: "useless, pointless, senseless, bad, harmful, nonsense, impossible",
        .medical: "medic*, cancer*, x-ray*, mri, ct scan*, radiolog*, tumor*, tumour*",
        .throwsAway: """
        throw*, thrown, delet*, discard*, remov*, drop*, lose*, lost, eras*, gone, replac*
        """,
        .originals: "original*",
        .quick: "quick*, fast*, speedy",
        .slow: "slow*, longest, takes long*",
        .active: """
        remov*, drops, dropped, kills, active, used, applied, acts, works, kept, enabled, \
        happens, runs, stays on, is on, on, switches off ne*, switches off no*, \
        switches off un*, turns off ne*, turns off no*, turns off un*, turns off ha*, \
        switches off ha*, also at, also during, also for pre*, also in pre*, also in test*, \
        also when
        """,
        .smallImages: "small image*, tiny image*, smaller image*, small picture*, tiny picture*",
        .thirtyYears: "30 years, thirty years",
        .minusOneToOne: "-1 1, -1 to 1, -1 and 1, -1 bis 1, -1 and +1, -1 to +1, -1 +1",
    ]
}
