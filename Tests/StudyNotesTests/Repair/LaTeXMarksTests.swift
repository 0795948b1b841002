import StudyNotes
import Testing

struct LaTeXMarksTests {
    @Test(arguments: [
        (
            #"\section{Day 1}\label{sec:a}"# + "\n" + #"\subsection{Pooling} text \emph{so}"#,
            "## Day 1\n\n### Pooling\n\ntext *so*"
        ),
        (
            #"\section{A}"# + "\n" + #"\begin{itemize}"# + "\n" + #"  \item one"# + "\n"
                + #"    \begin{enumerate}[label=a)] \item two \item three \end{enumerate}"# + "\n"
                + #"  \item four"# + "\n" + #"\end{itemize}"# + "\nend",
            "## A\n\n- one\n  1. two\n  2. three\n- four\n\nend"
        ),
        (
            #"\begin{description}"# + "\n" + #"\item[Stride] the step"# + "\n"
                + #"\item[Padding] zeros"# + "\n" + #"\end{description}"#,
            "- **Stride**: the step\n- **Padding**: zeros\n"
        ),
        (
            #"\paragraph{IoU} 75\% \& more, \textbf{a \texttt{b}}, see~\ref{x} \dots"#,
            "##### IoU\n\n75% & more, **a `b`**, see x …"
        ),
        (
            #"\section{A}"# + "\n" + #"line one\\"# + "\n" + #"line two % ask"# + "\n% alone\nx %",
            "## A\n\nline one\nline two <!-- ask -->\n<!-- alone -->\nx "
        ),
        (
            #"\documentclass{article}"# + "\n" + #"\hypersetup{a,"# + "\n  b}\n"
                + #"\begin{document}"# + "\n" + #"\title{CNN}\maketitle"# + "\n    text\n"
                + #"\end{document}"#,
            "<!-- \\documentclass{article} -->\n<!-- \\hypersetup{a, -->\n<!-- b} -->\n\n# CNN\n\ntext\n"
        ),
        (
            #"\begin{tabular}{lr}\hline"# + "\n" + #"a & $b$ \\ \hline"# + "\n" + "c|d & e\n"
                + #"\end{tabular}"#,
            "| a | $b$ |\n|---|---|\n| c\\|d | e |\n"
        ),
        (
            #"\begin{minted}{python}"# + "\nx = 1 % 2\n" + #"\end{minted}"# + "\n"
                + #"\begin{quote}So it is.\end{quote}"#,
            "```python\nx = 1 % 2\n```\n\n> So it is.\n"
        ),
    ])
    func `commands become the marks that mean the same`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.contains { $0.kind == .latexMark })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        (
            "So\n" + #"\begin{align}"# + "\n" + #"  a &= b \\"# + "\n\n" + #"  c &= d"# + "\n"
                + #"\end{align}"# + "\nis.",
            "So\n\n$$\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n$$\n\nis."
        ),
        (
            #"\begin{equation*} o = 3 \end{equation*}"#,
            "$$\n\\begin{equation*} o = 3 \\end{equation*}\n$$\n"
        ),
    ])
    func `a formula on lines of its own is read in all notes`(raw: String, repaired: String) {
        #expect(NoteRepair(raw).text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    /// Both the end of the braces and the comment were written, in the same bytes.
    @Test(arguments: [#"\emph{a % }"#, #"\emph{a %% } b"#])
    func `a comment in braces is read once`(text: String) {
        #expect(NoteRepair(#"\section{A}"# + "\n" + text).text.contains("a <!-- }"))
    }

    @Test(arguments: [
        // A path, a command in a sentence, a formula that is one already, code, no end.
        #"\section is a command"#, #"\alpha and \beta are letters, 5 % of them"#,
        "$$\n\\begin{align}\na &= b\n\\end{align}\n$$", "```\n\\section{A}\n```",
        #"\begin{align} a &= b"#, #"the \textbf{bold} of LaTeX"#, #"\Users\me\notes"#,
    ])
    func `other backslashes stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
