/// Words that notes on any subject have, and the slips that lead to them.
enum CommonWords {
    /// The word that a word was meant to be, one slip away; `nil` where it may be right.
    ///
    /// A wrong consonant often makes another word, and is no slip.
    static func correction(of word: String) -> String? {
        guard word.utf8.count > 4, word.utf8.count < 20,
            word.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }),
            !right.contains(word), !isInflected(word), let first = word.unicodeScalars.first
        else { return nil }
        let (letters, mask) = (Array(word.unicodeScalars), mask(of: word))
        let near = forms[first]?.first { form in
            abs(form.letters.count - letters.count) <= 1
                && (form.mask ^ mask).nonzeroBitCount <= 2
                && TypingSlips.weight(letters, form.letters) <= TypingSlips.slight
        }
        return near.map { String(String.UnicodeScalarView($0.letters)) }
    }

    private struct Form {
        let letters: [Unicode.Scalar]
        let mask: UInt32
    }

    private static let words = list.split(separator: " ").map(String.init)
    private static let right = Set(words + others.split(separator: " ").map(String.init))
        .union(FieldTerms.words).union(FieldTerms.others)
    private static let forms = Dictionary(
        grouping: words.map { Form(letters: Array($0.unicodeScalars), mask: mask(of: $0)) }
    ) { $0.letters[0] }

    /// A bit for each letter that a word has.
    private static func mask(of word: String) -> UInt32 {
        word.utf8.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }

    private static let endings = [
        "s", "es", "d", "ed", "r", "er", "ing", "al", "ally", "ly", "e", "n", "ness", "less",
        "able",
    ]

    private static func isInflected(_ word: String) -> Bool {
        endings.contains { ending in
            guard word.hasSuffix(ending) else { return false }
            let stem = String(word.dropLast(ending.count))
            return right.contains(stem) || right.contains(stem + "e")
        }
    }

    /// Of six letters and more, with at most one other word in reach of a slip.
    private static let list = """
        abroad absolute accept access according account accurate accurately across actual \
        actually addition additional address adjust advantage affect against almost already \
        although always amount another answer anything anyway appear approach approximately \
        around article assume assumption attempt available beautiful because become becomes \
        before beginning behavior behaviour behind believe belong beneath beside besides between \
        beyond bigger biggest bottom broken brought building called cannot careful carefully \
        category center certain certainly change changed changes changing character cheaper \
        choice chosen clearly closely closer collect column combine combined committed common \
        commonly compare compared comparison complete completely complex complicated computed \
        computer computing concept condition connect connected consecutive consider consist \
        consists constant contain contains content context continue contrary control convert \
        correct correctly correspond crucial current currently custom damage decision decrease \
        decreases deeper default define defined definitely definition degree delete depend \
        dependent depends describe described design desired despite detail details detect \
        determine develop developed difference different differently difficult direct direction \
        directly disadvantage discard discover discussion distance divide divided during easier \
        easily effect effective effectively efficient either element eliminate employ enable \
        enough entire entirely environment equally equivalent errors especially essential \
        estimate everyone everything everywhere exactly examine example examples except \
        exception exclude exercise existing expect expected expensive experience experiment \
        explain explained explanation express expression extend extract extreme extremely factor \
        familiar famous figure finally followed following format frequently further furthermore \
        future general generally generate getting giving government greater greatest happen \
        happened happens height helpful higher highest history horizontal however hundred \
        identical ignore immediately implement importance important impossible improve improved \
        improvement include included includes including increase increased increases independent \
        independently indicate individual information inside instance instead interest \
        interesting internal introduce introduced invented involve itself knowledge language \
        larger largest latest learned length letter limited little lowest machine mainly \
        manually maximal meaning measure measured mechanism memory mention method methods \
        million minimal mistake modern moment moreover mostly moving multiple multiply narrow \
        natural nearest nearly necessary needed negative neighbor neighbors neither nevertheless \
        normal normally notebook notice number numbers object objects observe obtain obvious \
        obviously occurred occurs opposite option ordinary original originally others otherwise \
        outside overall parallel params partial particular particularly pattern patterns people \
        percent perfect perfectly perform performance perhaps period permanent picture pictures \
        popular position positive possibility possible possibly practical practice precise \
        prefer prepare presence present pretty prevent prevents previous previously primary \
        principle privilege probably problem problems procedure process processing produce \
        produced produces product program progress project proper properly properties property \
        protect provide provided provides public publish purpose quality quantity question \
        questions quickly random randomly rarely rather reached reading reason reasons receive \
        received recent recently recognize recommend reduce reduced reduces referred regular \
        related relation relative relatively relevant reliable remain remaining remains remember \
        remove removed removes repeat repeated replace replaced report represent represents \
        require required requires research respect respectively result results return returns \
        robust roughly school science second section select selected sensible separate \
        separately series several shapes shorter should significant significantly similar \
        similarly simplest simply situation slightly slower slowly smaller smallest solution \
        someone something sometimes somewhere source special specific specify square standard \
        statement storage straight strategy strength structure student students subject subset \
        subtract succeed success successful successive suddenly suffer sufficient suitable \
        support suppose surprise surround symbol system target technique techniques temporary \
        tendency therefore though thought thousand throughout together tomorrow totally toward \
        towards trained trouble typical typically understand understanding unfortunately unique \
        unknown unless unlike unnecessary unusual update updated updates useful useless usually \
        various vertical virtual visible vision visual volume weaker whereas whether window \
        within without writing written yesterday yourself
        """

    /// Right words in reach of those above.
    private static let others = """
        addiction aground anther became bedside bedsides bought broke bugger canter centre \
        centred centres chang chose close colours compete competed competing complicate compute \
        continua covert culled currant curtain daring decease deceases defied deign dependant \
        deplete descried desire difficulty discord discovery dividend error ether excerpt \
        exiting exorcise expansive factory fallowed fallowing farther favour fermat genera \
        grater gutting impalement impossibly large larges latter leaned lengthy litter manly \
        maschine maxima minima moaning moistly mullion multiplex needled neighbour neighbours \
        nether norma occur other patter patters petty poplar prams prefect preset principe \
        probable producers programme programmes prosper providers pubic readying recant relate \
        reliably removers roached sensibel sensibly shape snuffer sometime sorter sower squire \
        stricture suction suitably through topical topically tough visibly wheres whither widow \
        writhing
        """
}
