internal import StudyCore

/// How notes speak of what helps against an illness of training, in English and in German.
struct RemedyWords {
    private let words: [String]

    init(_ text: String) { words = text.words }

    /// Whether they say that what follows helps: `What helps`, `Against overfitting`, `Gegenmittel`.
    var announceRemedies: Bool { hold(Self.remedies) }

    /// Whether they say what an illness comes from, or how one sees it.
    var announceCauses: Bool { hold(Self.causes) }

    /// Whether they deny something: `What does not help`.
    var areDenied: Bool { words.contains(where: Self.denials.contains) }

    private func hold(_ stems: [Stem]) -> Bool {
        words.contains { word in stems.contains { $0.begins(word) } }
    }

    private static let remedies = stems(
        """
        remedi remedy against avoid prevent solution solve help fix cure counter combat fight tackle
        mitigat reduc overcom handl treat techni method gegen maßnahm massnahm lösung loesung
        vermeid verhinder hilf helfen abhilf bekämpf
        """
    )
    private static let causes = stems(
        """
        cause reason why sign symptom detect recogni spot happen ursach grund gründ warum wieso
        anzeichen zeichen erkenn
        """
    )
    private static let denials: Set<String> = ["not", "no", "never", "nicht", "kein", "keine"]

    private static func stems(_ text: String) -> [Stem] {
        text.split(whereSeparator: \.isWhitespace).map { Stem(String($0)) }
    }
}

/// The letters with which a word begins in all of its forms.
private struct Stem {
    let letters: String

    init(_ letters: String) { self.letters = letters }

    /// Whether a word begins so, rightly spelt or with one slip in a stem of six letters or more.
    func begins(_ word: String) -> Bool {
        if word.hasPrefix(letters) { return letters.count > 2 || word == letters }
        let start = word.prefix(letters.count)
        return letters.count > 5 && start.first == letters.first
            && Spelling.distance(start, letters) == 1
    }
}

// MARK: - Remedies

extension RemedyWords {
    /// Whether they name a remedy that the field knows, at their beginning.
    func nameRemedy(against illness: SheetRemedies.Illness) -> Bool {
        let start = Array(words.prefix(Self.mostWords))
        return Self.known(against: illness).contains { phrase in
            start.indices.contains { Self.stands(phrase, in: start, at: $0) }
        }
    }

    /// What comes later is said of the remedy.
    private static let mostWords = 7

    /// Whether a phrase stands at a place, with one word more between two of its own at most.
    ///
    /// `no dropout` and `too little data` are causes, as is `dropout is off`.
    private static func stands(_ phrase: [Stem], in words: [String], at place: Int) -> Bool {
        var next = place
        for (number, stem) in phrase.enumerated() {
            let reach = words[next..<min(next + (number == 0 ? 1 : 2), words.count)]
            guard let found = reach.firstIndex(where: stem.begins) else { return false }
            next = found + 1
        }
        return !words[..<place].contains { lacks.contains($0) || denials.contains($0) }
            && !words[next...].contains(where: isMissing.contains)
    }

    private static let lacks: Set<String> = [
        "without", "too", "lack", "lacks", "lacking", "missing", "little", "less", "fewer", "ohne",
        "zu", "wenig", "weniger", "fehlende", "fehlendes",
    ]
    private static let isMissing: Set<String> = ["off", "missing", "fehlt"]

    private static func known(against illness: SheetRemedies.Illness) -> [[Stem]] {
        switch illness {
        case .overfitting: againstOverfitting
        case .underfitting: againstUnderfitting
        }
    }

    private static let againstOverfitting = phrases(
        """
        more data, mehr daten, mehr trainingsdaten, larger dataset, bigger dataset, augment,
        datenaugment, dropout, drop out, regulari, l1, l2, weight decay, early stop, batch norm,
        batchnorm, batch normali, cross valid, kreuzvalid, transfer learn, pretrain, freez,
        einfrieren, simpl model, simpl net, small model, small net, einfach modell, klein modell,
        klein netz, fewer param, less param, fewer layer, less layer, fewer neuron, less neuron,
        fewer weight, fewer feature, less feature, fewer epoch, weniger param, weniger schicht,
        weniger neuron, reduc complex, less complex, ensembl, bagging, label smooth, prun,
        feature select
        """
    )
    private static let againstUnderfitting = phrases(
        """
        more layer, more neuron, more param, more feature, more epoch, more filter, more unit,
        more complex, mehr schicht, mehr neuron, mehr param, mehr epoch, mehr feature, bigger model,
        larger model, deeper model, bigger net, larger net, deeper net, größer modell, größer netz,
        tiefer netz, train long, long train, länger train, less regulari, less dropout,
        weniger regulari, weniger dropout, transfer learn, better feature, learning rate
        """
    )

    private static func phrases(_ text: String) -> [[Stem]] {
        text.split(separator: ",").map { stems(String($0)) }
    }
}
