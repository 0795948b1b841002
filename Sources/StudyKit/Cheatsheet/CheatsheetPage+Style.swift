extension CheatsheetPage {
    /// Light or dark on a screen; on paper black on white, two pages of A4.
    static let style = """

        :root { color-scheme: light dark; --ink: #16181d; --paper: #fff; --soft: #5b6270; \
        --line: #d5d9e0; --tint: #f3f5f8; --accent: #0b5cad; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ec; --paper: #15171b; \
        --soft: #9aa3b2; --line: #343943; --tint: #1e2127; --accent: #7db7f5; } }
        * { box-sizing: border-box; }
        body { font: 14px/1.42 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; \
        color: var(--ink); background: var(--paper); max-width: 72rem; margin: 1.5rem auto; \
        padding: 0 1.25rem; }
        h1 { font-size: 1.7em; margin: 0; letter-spacing: -0.01em; }
        h2 { font-size: 1.05em; margin: 0 0 0.35em; color: var(--accent); \
        text-transform: uppercase; letter-spacing: 0.05em; }
        header { display: flex; flex-wrap: wrap; gap: 0.2em 1.5em; align-items: baseline; \
        border-bottom: 2px solid var(--accent); padding-bottom: 0.4em; margin-bottom: 0.9em; }
        .legend { margin: 0; color: var(--soft); }
        .legend span { white-space: nowrap; margin-right: 0.6em; }
        i, var { font-family: "Cambria Math", Cambria, "STIX Two Text", "DejaVu Serif", serif; }
        .legend i { color: var(--ink); }
        var { font-style: normal; }
        code { font: 0.92em/1.4 Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", \
        monospace; overflow-wrap: anywhere; }
        small { color: var(--soft); font-size: 0.88em; }
        section { margin-bottom: 1.1em; overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: 0.28em 0.9em 0.28em 0.4em; \
        border-bottom: 1px solid var(--line); }
        tr:first-child th { color: var(--soft); font-weight: normal; font-size: 0.88em; }
        .layers tr:nth-child(even) { background: var(--tint); }
        .layers td { white-space: nowrap; }
        .layers td:last-child, .layers th:last-child { padding-right: 0; }
        .number { text-align: right; white-space: nowrap; }
        .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.8em; }
        .models { grid-column: 1 / -1; }
        ol { margin: 0; padding-left: 1.4em; }
        dl { columns: 2; column-gap: 1.8em; margin: 0; }
        dl div { break-inside: avoid; margin-bottom: 0.4em; }
        dt { font-weight: bold; display: inline; }
        dd { display: inline; margin: 0; }
        footer { color: var(--soft); font-size: 0.88em; border-top: 1px solid var(--line); \
        padding-top: 0.4em; }
        @media (max-width: 46rem) { .columns { grid-template-columns: 1fr; } dl { columns: 1; } }
        @page { size: A4; margin: 11mm 12mm; }
        @media print {
          :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; \
        --tint: #fff; --accent: #000; }
          body { font-size: 8pt; line-height: 1.32; max-width: none; margin: 0; padding: 0; }
          section { overflow: visible; margin-bottom: 0.9em; }
          .layers { font-size: 7.6pt; }
          .layers th, .layers td { padding: 0.22em 0.7em 0.22em 0.2em; }
          .models, tr, li, dl div { break-inside: avoid; }
          h2 { break-after: avoid; }
        }

        """
}
