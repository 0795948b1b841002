import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An XML document as a tree, read by Foundation's parser.
final class XMLTree {
    struct Malformed: Error {
        var reason: String
    }

    let name: String
    let attributes: [String: String]
    private(set) var children: [XMLTree] = []
    /// The characters in it and in its children.
    private(set) var text = ""

    private init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// The root of a document.
    static func read(_ document: String) throws -> XMLTree {
        let builder = Builder()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = builder
        guard parser.parse(), let root = builder.root else {
            let reason = parser.parserError.map { "\($0)" } ?? "no root"
            throw Malformed(reason: "line \(parser.lineNumber): \(reason)")
        }
        return root
    }

    /// The children of a name.
    func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }

    /// The only child of a name.
    func one(_ name: String) -> XMLTree? {
        let found = all(name)
        return found.count == 1 ? found[0] : nil
    }

    private final class Builder: NSObject, XMLParserDelegate {
        var root: XMLTree?
        private var open: [XMLTree] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            let node = XMLTree(name, attributes)
            if let parent = open.last { parent.children.append(node) } else { root = node }
            open.append(node)
        }

        func parser(
            _ parser: XMLParser,
            didEndElement name: String,
            namespaceURI: String?,
            qualifiedName: String?
        ) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            for node in open { node.text += text }
        }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            let text = String(decoding: block, as: UTF8.self)
            for node in open { node.text += text }
        }
    }
}

/// The plain text of HTML in paragraphs and preformatted blocks, as a browser shows it.
enum HTMLText {
    static func read(_ html: String) throws -> String {
        // A line break has no text of its own in the tree.
        let broken = html.replacingOccurrences(of: "<br/>", with: "&#10;", options: .literal)
        let root = try XMLTree.read("<div>\(broken)</div>")
        guard root.children.map(\.text).joined() == root.text,
            root.children.allSatisfy({ ["p", "pre"].contains($0.name) && $0.children.isEmpty })
        else { throw XMLTree.Malformed(reason: "other than paragraphs: \(html)") }
        return root.children.map { block in
            // A browser drops the line end right behind <pre>.
            block.name == "pre" && block.text.hasPrefix("\n")
                ? String(block.text.dropFirst()) : block.text
        }.joined(separator: "\n\n")
    }
}
