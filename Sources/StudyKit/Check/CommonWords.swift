/// Words that notes on any subject have, and the slips that lead to them.
enum CommonWords {
    /// The word that a word was meant to be, one slip away, two in long words; `nil` where it may be
    /// right.
    ///
    /// A wrong consonant often makes another word, and is no slip in short ones.
    static func correction(of word: String) -> String? {
        guard word.utf8.count > 4, word.utf8.count < 20,
            word.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }),
            !right.contains(word), !isInflected(word), let first = word.unicodeScalars.first
        else { return nil }
        let (letters, mask) = (Array(word.unicodeScalars), mask(of: word))
        var best: (form: Form, weight: Int)?
        for form in forms[first] ?? [] {
            let isLong = min(letters.count, form.letters.count) >= longWord
            let most = isLong ? TypingSlips.two : TypingSlips.slight
            guard abs(form.letters.count - letters.count) <= most / 2,
                (form.mask ^ mask).nonzeroBitCount <= most
            else { continue }
            let weight = TypingSlips.weight(letters, form.letters)
            guard weight <= most, weight < best?.weight ?? .max else { continue }
            if weight > TypingSlips.slight, differInEnding(letters, form.letters) { continue }
            best = (form, weight)
        }
        return best.map { String(String.UnicodeScalarView($0.form.letters)) }
    }

    /// Whether two words begin alike up to their last letters: such may be derived from each other.
    private static func differInEnding(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
        let alike = zip(one, other).prefix { $0 == $1 }.count
        return alike + 3 >= min(one.count, other.count)
    }

    /// Words of so many letters stand far enough apart for two slips, or a wrong consonant.
    private static let longWord = 9

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
        "s", "es", "d", "ed", "r", "er", "rs", "ers", "or", "ors", "ing", "al", "ally", "ly", "e",
        "n",
        "ness", "less", "able", "ion", "ions", "ity",
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
        addiction aground anther became bedside bedsides beides bought broke bugger canter \
        caparison centre centred centres chang chose close cognition colours commuting \
        compacting compete competed competing complected complicate comporting \
        composting compute conduction continua covert culled currant curtain daring \
        decease deceases deference defied deign dependant deplete descried desire \
        despondent difficulty discord discovery dividend error ether excerpt excretion \
        exemption exiting exorcise expansive expedience extensive extrema factory \
        fallowed fallowing farther favour fermat genera generically grater gutting \
        impalement impassable impossibly impotence intersecting intrusting large larges \
        latter leaned lengthy litter manly maschine maxima minima moaning moistly \
        momenta mullion multiplex needled neighbour neighbours nether norma numer \
        obliviously occur other param patter patters petty piratical poplar prams \
        preciously prefect preform preset principe probable producers professing \
        programme programmes prosper providers pubic readying recant recombine regaining \
        relate reliably remanding reminding removers retaining roached saturation \
        sensibel sensibly shape smoothing snuffer sometime sorter sower squire statesmen \
        stricture subst suction suitably through throughput topical topically tough \
        visibly wheres whither widow writhing
        """
}
