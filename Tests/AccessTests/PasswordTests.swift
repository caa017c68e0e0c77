import Access
import Testing
import Vocabulary

struct PasswordTests {
    @Test func `a password verifies against its own stored form alone`() async throws {
        let stored = try await Passwords.hash("cây đa bến nước")

        #expect(stored.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await Passwords.verify("cây đa bến nước", against: stored))
        #expect(try await !Passwords.verify("cây đa bến nướC", against: stored))
        #expect(try await !Passwords.verify("", against: stored))
        #expect(try await Passwords.hash("cây đa bến nước") != stored)
    }

    @Test func `accents typed as one code point or two are one password`() async throws {
        let stored = try await Passwords.hash("bến nước cũ xưa")

        #expect(
            try await Passwords.verify(
                "be\u{302}\u{301}n nu\u{31B}o\u{31B}\u{301}c cu\u{303} xu\u{31B}a", against: stored))
    }

    @Test func `a stored form that is none is a failure of ours, not a wrong password`() async {
        await #expect(throws: PasswordFailure.self) { try await Passwords.verify("cây đa bến nước", against: "x") }
    }

    @Test func `twelve characters do and eleven do not, accents counting as one`() {
        #expect(Passwords.weakness(of: "đa bến nước1", name: "bon.le") == nil)
        #expect(
            Passwords.weakness(of: "đa bến nước", name: "bon.le") == "cần ít nhất 12 ký tự, mới có 11")
    }

    @Test(arguments: [
        "123456789012", "098765432109", "abcdefghijklm", "Password1234", "MatKhau@2026", "Mật khẩu 123456",
        "aaaaaaaaaaaa", "ababababababab", "quantri123456", "Kim Trà 2026 2026", "Cán bộ giảm nghèo", "qwertyuiop12",
        "admin1234567",
    ])
    func `passwords that everybody tries first are refused`(password: String) {
        #expect(Passwords.weakness(of: password, name: "sen.phan") != nil)
    }

    @Test(arguments: ["nguyenvanbon.le", "NguyenVanBon.Le", "Nguyễn Văn Bốn Lê", "nguyenvanbonle2026"])
    func `one's own name is refused, with accents, without, and with a year behind`(password: String) {
        let why = Passwords.weakness(of: password, name: "nguyenvanbon.le", fullName: "Nguyễn Văn Bốn Lê")

        #expect(why == "trùng với tên của bạn")
    }

    @Test func `random passwords are good ones, all different, and safe from input methods`() {
        let passwords = (0..<500).map { _ in Passwords.random() }

        #expect(Set(passwords).count == 500)
        for password in passwords {
            #expect(password.count == 19)
            #expect(Passwords.weakness(of: password, name: "sen.phan") == nil)
            #expect(!password.contains(where: { "aeiouywdl01".contains($0) }))
        }
    }

    @Test func `a setup code is taken however it is spaced, and no other`() {
        let code = SetupCode.random()

        #expect(code.matches(code.text))
        #expect(code.matches(" " + code.text.uppercased().replacing("-", with: " ") + " "))
        #expect(!code.matches(""))
        #expect(!code.matches(String(code.text.dropLast())))
        #expect(!code.matches(SetupCode.random().text))
    }
}
