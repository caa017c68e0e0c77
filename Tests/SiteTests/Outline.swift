import Foundation
import FoundationXML
import Testing

/// The elements of a page, as a strict parser sees them.
struct Outline {
    private let elements: [Element]

    struct Element {
        let name: String
        let attributes: [String: String]
    }

    /// Fails where the page is not well-formed XML.
    init(of page: [UInt8]) throws {
        let reader = ElementReader()
        let parser = XMLParser(data: Data(page))
        parser.delegate = reader
        try #require(parser.parse(), "line \(parser.lineNumber): \(parser.parserError.debugDescription)")
        elements = reader.elements
    }

    func count(of name: String) -> Int { elements.count { $0.name == name } }

    var ids: [String] { elements.compactMap { $0.attributes["id"] } }

    var attributes: Set<String> { Set(elements.flatMap(\.attributes.keys)) }

    /// Fields that somebody fills in.
    var fieldIDs: Set<String> {
        let fields = elements.filter { element in
            ["input", "select", "textarea"].contains(element.name) && element.attributes["type"] != "hidden"
        }
        return Set(fields.map { $0.attributes["id"] ?? "without an id" })
    }

    var labelledIDs: Set<String> { Set(elements.filter { $0.name == "label" }.compactMap { $0.attributes["for"] }) }

    /// Ids that are referred to within the page and are not there.
    var brokenReferences: Set<String> {
        let described = elements.compactMap { $0.attributes["aria-describedby"] }.flatMap { $0.split(separator: " ") }
        let links = elements.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }.map { $0.dropFirst() }
        return Set((described + links).map(String.init)).union(labelledIDs).subtracting(ids)
    }
}

private final class ElementReader: NSObject, XMLParserDelegate {
    var elements: [Outline.Element] = []

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append(.init(name: elementName, attributes: attributes))
    }
}
