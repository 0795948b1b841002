/// A page in one HTML file: no script, nothing from elsewhere.
enum HTMLPage {
    /// The file of a page with its style and the lines of its body.
    static func file(title: String, style: String, body: [String]) -> String {
        ([
            "<!DOCTYPE html>", #"<html lang="en">"#, "<head>", #"<meta charset="utf-8">"#,
            #"<meta name="viewport" content="width=device-width, initial-scale=1">"#,
            // A browser that heeds it loads and runs nothing, whatever a question or a note holds.
            #"<meta http-equiv="Content-Security-Policy" "#
                + #"content="default-src 'none'; style-src 'unsafe-inline'">"#,
            "<title>\(text(title))</title>", "<style>\(style)</style>", "</head>", "<body>",
        ] + body + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
    }

    /// Words within an element or an attribute.
    static func text(_ text: String) -> String {
        ExportedText.escapedMarkup(ExportedText.clean(text))
    }
}
