import Foundation
import StudyCore
import Testing

@testable import StudyKit

struct CommonWordTests {
    @Test(arguments: [
        ("Kernels are everwhere.", "everywhere"), ("It has 320 parms.", "params"),
        ("dropout agaist overfitting", "against"), ("Becuase it is small.", "because"),
        ("a diffrent size", "different"), ("this is usefull", "useful"),
        ("the resault is small", "result"), ("seperate channels", "separate"),
        ("the begining of training", "beginning"), ("Usally 3x3.", "usually"),
        ("not neccesary here", "necessary"), ("an unneccessary layer", "unnecessary"),
        ("a comparsion of both", "comparison"), ("succesfull training", "successful"),
        ("the enviroment", "environment"), ("no equivilant", "equivalent"),
    ])
    func `a slip in a common word is found`(line: String, right: String) throws {
        let messages = try messages(line)
        #expect(messages.count == 1 && messages[0].contains("'\(right)'"), "\(messages)")
    }

    @Test(arguments: [
        "He wrote to Agaist, the student.", "`parms` are passed as parms(x) in parms.py",
        "PARMS and AGAIST", "anOther and useFull", "Das ist nicht sensibel und die Maschine lernt.",
        "neighbours at the centre of a programme", "a prefect, a widow and a squire",
        "differently placed, improvements, happening",
        "the observers of a throughput, generically smoothing the extrema of intersecting regions",
        "extensive saturation remaining, a param for the combiners, logic of a login",
        "RegNet, ResNeSt, ReXNet, LCNet, MobileDet and ExponentialLR maximise the parametrization",
        "Supervised and unsupervised learning, ResNeXt, connectionist models",
        "https://a.org/agaist/everwhere",
    ])
    func `names, code, abbreviations and other words are left alone`(line: String) throws {
        #expect(try messages(line) == [])
    }

    @Test(arguments: [
        "- Underfitting: beide hoch -> größeres Modell, länger trainieren",
        "3 Epochen = 1.500 Schritte", "Eine Epoche mit 3 epochs", "Kernels, Filtern, Parametern",
        "Dimensionen, Neuronen, Tensoren, Matrizen und Vektoren der Funktion",
        "- Der Gradient ist für jede Schicht nur ein Vektor\n- Faktor mit der Klasse\n- beide gut",
        "Die Architektur, die Statistik und die Regression mit der Entropie im Netzwerk",
        "Validierung, Augmentierung, Initialisierung, Segmentierung, Klassifikation, Detektion",
    ])
    func `German words are no slips`(line: String) throws {
        #expect(try messages(line) == [])
    }

    @Test func `a slip in an English entry of mixed notes is found`() throws {
        let text = "- Der Filter ist klein und wird gelernt\n- the size of a kernel is usefull\n"
        #expect(try messages(text).count == 1)
    }

    /// The dictionary of the machine, where it has one: none of its words is a slip.
    @Test func `no word of a dictionary is a slip`() throws {
        let file = "/usr/share/dict/american-english"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return }
        let words = text.split(separator: "\n").map { $0.lowercased() }
        let flagged = Set(words).filter { CommonWords.correction(of: $0) != nil }
        #expect(flagged.sorted().prefix(20) == [])
    }

    private func messages(_ line: String) throws -> [String] {
        try CheckedText.document("# Notes\n\n\(line)\n").findings
            .filter { $0.kind == .misspelling }.map(\.diagnostic.message)
    }
}
