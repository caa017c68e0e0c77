import Markup
import PageClient
import Site
import Testing

struct AddressTests {
    @Test func `pieces are encoded on the way`() {
        let address = Address("/ho").appending("KT/01 ế").with("tdp", "Giáp Nhất & B").with("trang", 2)

        #expect(address.text == "/ho/KT%2F01%20%E1%BA%BF?tdp=Gi%C3%A1p%20Nh%E1%BA%A5t%20%26%20B&trang=2")
    }

    @Test func `a parameter without a value is left out`() {
        #expect(Address("/ho").with("tdp", nil as String?).with("loai", "").text == "/ho")
    }

    @Test func `the ampersand of an address is escaped on the page`() {
        let address = Address("/ho").with("a", 1).with("b", 2)

        #expect(("<a href=\"\(address)\">x</a>" as HTML).description == "<a href=\"/ho?a=1&amp;b=2\">x</a>")
    }

    @Test func `a piece of a path cannot leave it`() {
        #expect(Address("/").appending("//xau.vn").text == "/%2F%2Fxau.vn")
        #expect(Address("/ho").at("o-ten\"><").text == "/ho#o-ten%22%3E%3C")
    }
}
