import Foundation
import Markup
import Testing

struct HTMLTests {
    @Test func `what is put in stays text, in an element and in a quoted attribute`() {
        let hostile = "<script>alert('1')</script> & \"Bưởi\""

        let html: HTML = "<p title=\"\(hostile)\">\(hostile)</p>"

        let escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;Bưởi&quot;"
        #expect(html.description == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func `Vietnamese passes byte for byte`() {
        let name = "Hồ Thị Mỵ Ngữ"

        let html: HTML = "<b>\(name)</b>"

        #expect(html.utf8 == Array("<b>Hồ Thị Mỵ Ngữ</b>".utf8))
    }

    @Test func `only literals of our source can be markup`() {
        // `HTML(stringLiteral: name)` and `let html: HTML = name` do not compile, because of these two types.
        #expect(HTML.StringLiteralType.self == StaticString.self)
        #expect(HTML.StringInterpolation.StringLiteralType.self == StaticString.self)
        #expect(XML.StringLiteralType.self == StaticString.self)
    }

    @Test func `a literal in a bare interpolation is text`() {
        let isOpen = [1].count == 1

        let html: HTML = "\(isOpen ? "<b>" : "")"

        #expect(html.description == "&lt;b&gt;")
    }

    @Test func `markup in markup is not escaped again`() {
        let rows: [HTML] = ["a & b", "c"].map { "<li>\($0)</li>" }

        let html: HTML = "<ul>\(rows)</ul>"

        #expect(html.description == "<ul><li>a &amp; b</li><li>c</li></ul>")
    }

    @Test func `nothing leaves nothing`() {
        let text: String? = nil
        let markup: HTML? = nil
        let part: Word? = nil

        let html: HTML = "<p>\(text)\(markup)\(part)\([HTML]())</p>"

        #expect(html.description == "<p></p>")
    }

    @Test func `a condition chooses markup`() {
        let yes: HTML = "<i\(when: true, " class=\"a\"")>\(when: false, "x", else: "<b>y</b>")</i>"

        #expect(yes.description == "<i class=\"a\"><b>y</b></i>")
    }

    @Test func `numbers are plain digits`() {
        #expect(("\(1_234_567) \(-5) \(UInt8(7))" as HTML).description == "1234567 -5 7")
    }

    @Test func `a part draws itself, and many do one after another`() {
        let words = [Word(text: "một"), Word(text: "<hai>")]

        #expect(("\(words[0])|\(words)" as HTML).description == "<w>một</w>|<w>một</w><w>&lt;hai&gt;</w>")
    }

    @Test func `pieces are joined with a separator`() {
        let pieces: [HTML] = ["a", "b", "c"]

        #expect(pieces.joined(separator: ", ").description == "a, b, c")
        #expect([HTML]().joined(separator: ", ").isEmpty)
    }

    @Test func `characters that XML forbids become a sign that something was there`() {
        let text = "a\u{0}b\u{1B}c\u{FFFE}d\u{FFFF}e\tf\ng\u{FFFD}\u{FEFF}"

        let html: HTML = "\(text)"

        #expect(html.description == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\tf\ng\u{FFFD}\u{FEFF}")
    }
}

private struct Word: HTMLPart {
    let text: String
    var html: HTML { "<w>\(text)</w>" }
}
