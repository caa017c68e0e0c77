import HTTPTypes
import Hummingbird
import PageClient
import Site
import Testing
import Vocabulary

struct FormTests {
    @Test func `a repeated field keeps all its values, in their order`() async throws {
        let form = try await sent("tdp=gn&tdp=vx&ten=Tr%E1%BA%A7n+B%C6%B0%E1%BB%9Fi&rong=&khong_bang")

        #expect(form.chosen("tdp") == ["gn", "vx"])
        #expect(form.typed("ten") == "Trần Bưởi")
        #expect(form.fields["rong"] == [""])
        #expect(form.fields["khong_bang"] == [""])
    }

    @Test func `broken escapes stay as they are`() async throws {
        let form = try await sent("a=100%&b=%zz&c=%4&d=%41%")

        #expect(form.typed("a") == "100%")
        #expect(form.typed("b") == "%zz")
        #expect(form.typed("c") == "%4")
        #expect(form.typed("d") == "A%")
    }

    @Test func `text is tidied to one spelling in bytes`() {
        var form = Form(["ten": ["  Tra\u{302}\u{300}n \u{A0} Bưởi "]])

        let name = form.text("ten")

        #expect(name.map { Array($0.utf8) } == Array("Trần Bưởi".utf8))
    }

    @Test func `what is missing is said at its field, once`() {
        var form = Form(["ten": ["   "]])

        #expect(form.text("ten", missing: "Hãy nhập họ tên.") == nil)
        form.refuse("ten", "Câu khác.")

        #expect(form.problems == [FieldProblem("ten", "Hãy nhập họ tên.")])
        #expect(form.problem(of: "ten") == "Hãy nhập họ tên.")
    }

    @Test func `text longer than the limit is refused, as long as the limit is taken`() {
        var form = Form(["vua": [String(repeating: "ế", count: 200)], "dai": [String(repeating: "ế", count: 201)]])

        #expect(form.text("vua")?.count == 200)
        #expect(form.text("dai") == nil)
        #expect(form.problems.map(\.field) == ["dai"])
    }

    @Test func `lines stay lines`() {
        var form = Form(["ghi_chu": ["\r\n một  hai \r\n\r\nba\n\n"]])

        #expect(form.lines("ghi_chu") == "một hai\n\nba")
    }

    @Test(arguments: [
        "05/01/2026", "5/1/2026", "5-1-2026", "5.1.2026", "2026-01-05", "05012026", "05 01 2026", " 05/01/2026 ",
    ])
    func `a day is read however it is typed`(_ typed: String) {
        var form = Form(["ngay": [typed]])

        #expect(form.day("ngay") == Day(iso: "2026-01-05"))
        #expect(!form.hasProblems)
    }

    @Test(arguments: ["31/02/2026", "2026/01/05", "5/1/26", "hôm nay", "00/01/2026", "1/13/2026", "05/01"])
    func `what is no day is refused with an example`(_ typed: String) {
        var form = Form(["ngay": [typed]])

        #expect(form.day("ngay") == nil)
        #expect(form.problem(of: "ngay")?.contains("05/01/2026") == true)
        #expect(form.typed("ngay") == typed)
    }

    @Test(arguments: [
        ("0", 0), ("1234", 1234), ("1.234", 1234), ("1.234.567", 1_234_567), ("1 234 567", 1_234_567), ("-5", -5),
        ("007", 7), ("12.345", 12_345), ("9223372036854775807", Int64.max),
    ])
    func `a whole number is read as Vietnamese papers write it`(_ typed: String, _ number: Int64) {
        var form = Form(["so": [typed]])

        #expect(form.whole("so", in: Int64.min...Int64.max) == number)
    }

    @Test(arguments: [
        "1,5", "1.5", "1.2345", "1,234", ".5", "1..234", "1.234,", "abc", "12a", "9223372036854775808", "--5", "1e3",
        "٣",
    ])
    func `what is no whole number is refused, never guessed`(_ typed: String) {
        var form = Form(["so": [typed]])

        #expect(form.whole("so", in: Int64.min...Int64.max) == nil)
        #expect(form.hasProblems)
    }

    @Test func `both bounds belong to the number`() {
        var form = Form(["a": ["1"], "b": ["20"], "c": ["0"], "d": ["21"]])

        #expect(form.whole("a", in: 1...20) == 1)
        #expect(form.whole("b", in: 1...20) == 20)
        #expect(form.whole("c", in: 1...20) == nil)
        #expect(form.whole("d", in: 1...20) == nil)
        #expect(form.problem(of: "d") == "Số này phải từ 1 đến 20.")
    }

    @Test(arguments: [("0,95", 95), ("0,9", 90), ("12", 1200), ("1.234,5", 123_450), ("-0,05", -5)])
    func `a decimal number has a comma`(_ typed: String, _ hundredths: Int64) {
        var form = Form(["ty_le": [typed]])

        #expect(form.scaled("ty_le", places: 2) == hundredths)
    }

    @Test(arguments: ["0.95", "0,955", "1,2,3", ",5", "0,"])
    func `another decimal number is refused`(_ typed: String) {
        var form = Form(["ty_le": [typed]])

        #expect(form.scaled("ty_le", places: 2) == nil)
    }

    @Test func `a value that the form does not offer is refused`() {
        var form = Form(["vung": ["urban"], "khac": ["moon"]])

        let zone: Zone? = form.choice("vung")
        let other: Zone? = form.choice("khac")

        #expect(zone == .urban)
        #expect(other == nil && form.problem(of: "khac") != nil)
    }

    @Test func `a form that is too large or of another kind has its own page`() async throws {
        let officer = Stage().officer

        let large = try await officer.post("/ho", "ten=" + String(repeating: "a", count: 300_000))
        let other = try await officer.post("/ho", "{}", headers: [.contentType: "application/json"])

        #expect(large.status == 413 && large.text.contains("quá lớn"))
        #expect(other.status == 415)
    }

    @Test func `more fields than a page can have are refused`() async {
        let many = String(repeating: "a=1&", count: 5001)

        await #expect(throws: HTTPError.self) { try await sent(many) }
    }

    @Test func `filters are read from the address`() {
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/ho?tdp=gn&loai=h%E1%BB%99")
        let request = Request(head: head, body: .init(buffer: ByteBuffer()))

        #expect(request.filters.typed("tdp") == "gn")
        #expect(request.filters.typed("loai") == "hộ")
    }

    private func sent(_ body: String) async throws -> Form {
        let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded; charset=utf-8"]
        let head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/", headerFields: type)
        return try await Request(head: head, body: .init(buffer: ByteBuffer(string: body))).form()
    }
}
