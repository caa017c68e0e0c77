import Foundation
import FoundationXML
import HTTPTypes
import PageClient
import Testing

/// A form of a page, filled as the page fills it: what a browser would send if nothing were touched.
///
/// Reading it fails where the page is not well-formed XML.
struct PageForm {
    private(set) var fields: [(name: String, value: String)] = []
    let action: String

    /// - Parameter action: the form's address; without it the first form inside the page's main part.
    init(_ page: Reply, action: String? = nil) throws {
        let forms = try PageForm.forms(of: page)
        let found = forms.first { form in action.map { form.action == $0 } ?? true }
        self = try #require(found, "no form \(action ?? "") among \(forms.map(\.action))")
    }

    /// Every form inside the page's main part.
    static func forms(of page: Reply) throws -> [PageForm] {
        let reader = FormReader()
        let parser = XMLParser(data: Data(page.bytes))
        parser.delegate = reader
        try #require(parser.parse(), "line \(parser.lineNumber): \(parser.parserError.debugDescription)")
        return reader.forms.map { PageForm(action: $0.action, fields: $0.fields) }
    }

    private init(action: String, fields: [(name: String, value: String)]) {
        (self.action, self.fields) = (action, fields)
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Every value of a repeated field.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The same form with some fields typed over.
    func typing(_ values: [(String, String)]) -> PageForm {
        var form = self
        let names = Set(values.map(\.0))
        form.fields.removeAll { names.contains($0.name) }
        form.fields += values.map { ($0.0, $0.1) }
        return form
    }
}

extension RouterClient {
    /// Sends fields as a browser does.
    func post(_ path: String, fields: [(String, String)]) async throws -> Reply {
        let pairs = fields.map { RouterClient.encoded($0.0) + "=" + RouterClient.encoded($0.1) }
        return try await post(path, pairs.joined(separator: "&"))
    }

    /// Sends a form of a page to where the page would.
    func send(_ form: PageForm, typing values: [(String, String)] = []) async throws -> Reply {
        try await post(form.action, fields: form.typing(values).fields.map { ($0.name, $0.value) })
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

extension Reply {
    /// The page without its marks, as a reader sees it: single spaces, no tags.
    var words: String {
        text.replacing(#/<[^>]*>/#, with: " ").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Where the answer sends the browser.
    var location: String { headers[.location] ?? "" }
}

private final class FormReader: NSObject, XMLParserDelegate {
    struct Form {
        let action: String
        var fields: [(name: String, value: String)] = []
    }

    var forms: [Form] = []
    private var isInMain = false
    private var isOpen = false
    private var list: (name: String, first: String?, chosen: String?)?
    private var area: (name: String, text: String)?

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch element {
        case "main": isInMain = true
        case "form" where isInMain:
            forms.append(Form(action: attributes["action"] ?? ""))
            isOpen = true
        case "input": read(attributes)
        case "select": list = (attributes["name"] ?? "", nil, nil)
        case "option":
            let value = attributes["value"] ?? ""
            if list?.first == nil { list?.first = value }
            if attributes["selected"] != nil { list?.chosen = value }
        case "textarea": area = (attributes["name"] ?? "", "")
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        area?.text += string
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        switch element {
        case "main": isInMain = false
        case "form": isOpen = false
        case "select":
            if let list { add(list.name, list.chosen ?? list.first ?? "") }
            list = nil
        case "textarea":
            if let area { add(area.name, area.text.hasPrefix("\n") ? String(area.text.dropFirst()) : area.text) }
            area = nil
        default: break
        }
    }

    private func read(_ attributes: [String: String]) {
        let kind = attributes["type"] ?? "text"
        if kind == "radio" || kind == "checkbox", attributes["checked"] == nil { return }
        if kind == "file" { return }
        add(attributes["name"] ?? "", attributes["value"] ?? "")
    }

    private func add(_ name: String, _ value: String) {
        guard isOpen, !name.isEmpty, !forms.isEmpty else { return }
        forms[forms.count - 1].fields.append((name, value))
    }
}
