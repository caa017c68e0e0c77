import Foundation
import FoundationXML
import Markup
import Testing

struct XMLTests {
    @Test func `what is put in comes out of a parser as it went in`() throws {
        let texts = ["<c r=\"A1\">&amp;'", "Phường Kim Trà", "tab\tvà & dấu", "\u{1F33E} lúa"]

        let read = try texts.map { text in try parsed("<r a=\"\(text.replacing("\t", with: " "))\">\(text)</r>") }

        #expect(read.map(\.text) == texts)
        #expect(read.map(\.attribute) == texts.map { $0.replacing("\t", with: " ") })
    }

    @Test func `any scalar at all leaves a document that parses`() throws {
        let scalars = (0...0xFFFF).compactMap(Unicode.Scalar.init)
        let text = String(String.UnicodeScalarView(scalars))

        let read = try parsed("<r a=\"x\">\(text)</r>")

        #expect(read.text.unicodeScalars.contains("ế"))
        #expect(!read.text.unicodeScalars.contains("\u{0}"))
    }

    @Test func `pieces, numbers and conditions work as in HTML`() {
        let cells: [XML] = (1...2).map { "<c>\($0)</c>" }

        let xml: XML = "<row>\(cells)\(when: false, "<x/>")\(nil as XML?)</row>"

        #expect(xml.description == "<row><c>1</c><c>2</c></row>")
    }

    private func parsed(_ xml: XML) throws -> Reader {
        let reader = Reader()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        try #require(parser.parse(), "\(parser.parserError.debugDescription)")
        return reader
    }
}

private final class Reader: NSObject, XMLParserDelegate {
    var text = ""
    var attribute: String?

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        attribute = attributes["a"]
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
    }
}
