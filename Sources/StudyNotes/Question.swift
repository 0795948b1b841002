/// What a query is about, behind the words that only ask.
///
/// `What is the difference between padding and stride?` is about `padding` and `stride`.
struct Question {
    /// The query without the words that carry no meaning of their own.
    let content: Name
    /// The content without the verbs and nouns of asking, where something is asked.
    let topic: Name
    /// The sides of a comparison; empty where nothing is compared.
    let subjects: [Name]

    init(_ name: Name) {
        let content = Self.kept(name.words) { !Self.functionWords.contains($0) }
        let isAsked =
            content.count < name.words.count || content.contains(where: Self.comparing.contains)
            || content.first.map(Self.askingWords.contains) ?? false
        let topic = isAsked ? Self.kept(content) { !Self.isAsking($0) } : content
        self.content = Name(words: content)
        self.topic = Name(words: topic)
        subjects = Self.subjects(of: name.words, topic: topic)
    }

    /// Some words, or all where none would be left.
    private static func kept(_ words: [String], where isKept: (String) -> Bool) -> [String] {
        let kept = words.filter(isKept)
        return kept.isEmpty ? words : kept
    }

    private static func isAsking(_ word: String) -> Bool {
        askingWords.contains(word) || comparing.contains(word)
    }

    /// `and` joins the sides of a comparison only where a word says that there is one.
    private static func subjects(of words: [String], topic: [String]) -> [Name] {
        guard words.contains(where: comparing.contains) else { return [] }
        let sides = words.split { comparing.contains($0) || joining.contains($0) }.map { side in
            side.filter { !functionWords.contains($0) && !askingWords.contains($0) }
        }
        let subjects = sides.filter { !$0.isEmpty }.map { Name(words: $0) }
        return subjects.count > 1 ? subjects : []
    }
}

// MARK: - Words, in the form in which words are compared

extension Question {
    private static let functionWords = words(
        """
        a an the this that these those there here
        i you he she it we they me my your our their its
        is are was were be been being am do does did have has had
        can could should shall would will may might must
        of to in on at by for from with as into over under about and or but if so than then
        what how why when where which who whom whose please s t re ve ll
        der die das den dem des ein eine einen einem einer eines
        ich du er sie es wir ihr man mir mich mein meine
        ist sind war waren wird werden hat haben kann können soll sollte sollen muss
        und oder aber von vom zu zum zur für mit bei beim im auf aus über als denn so
        was wie warum wieso weshalb wann wo wer wen wem welche welcher welches welchen
        wofür wozu bitte
        """
    )

    private static let askingWords = words(
        """
        explain describe define tell give show compare know want understand
        work mean stand use used using useful need needed happen called
        definition meaning explanation example formula purpose idea concept term
        compute calculate prevent fight avoid important good best better many much
        actually exactly really simply again
        erkläre erklär erklären beschreibe definiere zeige vergleiche
        funktioniert funktionieren bedeutet bedeuten heißt heisst macht braucht brauche
        benutzt verwendet nutzt berechnet berechne verhindert gibt gut besser
        definition bedeutung erklärung beispiel formel eigentlich genau
        """
    )

    private static let comparing = words(
        """
        vs versus difference different differ between compared comparison comparing compare
        unterschied unterschiede unterscheiden unterscheidet zwischen vergleich gegenüber
        """
    )

    private static let joining = words("and or from to than with und oder von zu mit als")

    private static func words(_ text: String) -> Set<String> {
        Set(WordScanner.words(of: text))
    }
}
