import StudyNotes
import Testing

struct CapitalTitlesTests {
    @Test(arguments: [
        (
            "WHY DENSE LAYERS FAIL\nToo many weights.\nHISTORY\nLeCun 1989.",
            "### WHY DENSE LAYERS FAIL\nToo many weights.\n\n### HISTORY\nLeCun 1989."
        ),
        (
            "DEEP LEARNING NOTES\n\nTHE LABEL PROBLEM\nA 6 is a 9.\n\nREMEDIES:\n- more data",
            "# DEEP LEARNING NOTES\n\n### THE LABEL PROBLEM\nA 6 is a 9.\n\n### REMEDIES\n- more data"
        ),
        (
            "FAMOUS NETWORKS\n\nLeNet was first.\n\nWHAT HELPS?\nmore data",
            "### FAMOUS NETWORKS\n\nLeNet was first.\n\n### WHAT HELPS?\nmore data"
        ),
        (
            "DAY 1\n\nWHY NOT DENSE\nToo many.\n\nDAY 2\nMANY CHANNELS\nequal",
            "# DAY 1\n\n### WHY NOT DENSE\nToo many.\n\n## DAY 2\n\n### MANY CHANNELS\nequal"
        ),
        (
            "## Pooling\n\nKINDS OF IT\nmax and average\n\nGRÖSSE DANACH\nhalf as wide",
            "## Pooling\n\n### KINDS OF IT\nmax and average\n\n### GRÖSSE DANACH\nhalf as wide"
        ),
    ])
    func `a line in capitals before words is their heading`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .titleLine })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        // One alone may be stressed; so is what ends like a sentence.
        "The label\nMUST SURVIVE\nthe transform", "x.\nNO PARAMETERS!\nReally.\nNEVER EVER!\nNo.",
        // Settings, labels, short names, formulas, a list of them.
        "INPUT SIZE: 7 STRIDE: 2\nis 3\n\nINPUT SIZE: 9 STRIDE: 2\nis 4",
        "IMPORTANT\nread it\n\nIMPORTANT\nread that", "GPU\nis fast\n\nCPU\nis slow",
        "GRADIENT DESCENT RULES\nADAM AND OTHERS\nRMSPROP AND OTHERS\nMOMENTUM AND OTHERS\nare optimizers",
        // All is in capitals, and a sentence that goes on.
        "WE LEARNED POOLING\nIT SHRINKS THINGS\nAND HAS NO WEIGHTS\nAT ALL",
        "これはプーリング\n重みなし\n\nストライドとは\n歩幅",
        "what we call the\nFEATURE MAP OF IT\nand the\nACTIVATION MAP OF IT\nis one",
    ])
    func `other capitals stay in their text`(text: String) {
        #expect(!NoteRepair(text).text.contains("# "), "\(NoteRepair(text).text)")
    }
}
