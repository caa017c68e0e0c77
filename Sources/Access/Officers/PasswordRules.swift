import Foundation
import Vocabulary

extension Passwords {
    /// Why a new password cannot be taken, as the end of a Vietnamese sentence; nil where it can.
    public static func weakness(of password: String, name: String, fullName: String = "") -> String? {
        let password = password.precomposedStringWithCanonicalMapping
        if password.count < shortest { return "cần ít nhất \(shortest) ký tự, mới có \(password.count)" }
        if password.count > longest { return "dài quá \(longest) ký tự" }
        if password.unicodeScalars.contains(where: { $0.value < 32 }) { return "có ký tự điều khiển" }
        if Set(password).count < fewestDifferent { return "lặp lại quá ít ký tự khác nhau" }
        let letters = lettersAndDigits(of: password).filter { !$0.isNumber }
        let owners = [name, fullName].map { lettersAndDigits(of: $0).filter { !$0.isNumber } }
        if owners.contains(where: { $0.count >= 3 && $0 == letters }) { return "trùng với tên của bạn" }
        let whole = lettersAndDigits(of: password)
        if isRun(whole) || silly.contains(whole) || silly.contains(letters) {
            return "nằm trong những mật khẩu mà ai cũng thử trước"
        }
        return nil
    }

    /// A new password to be read from a paper or a terminal: about 74 random bits.
    public static func random() -> String { ReadableCode.random() }

    private static let shortest = 12
    private static let longest = 200
    private static let fewestDifferent = 5

    // Folded, with and without the digits that people put behind.
    private static let silly: Set<String> = [
        "password", "passwordpassword", "matkhau", "matkhaumatkhau", "matkhaucuatoi", "qwerty", "qwertyuiop",
        "qwertyuiopas",
        "asdfghjkl", "iloveyou", "iloveyouiloveyou", "admin", "adminadmin", "administrator", "quantri",
        "quantrihethong",
        "quantrivien", "canbo", "canbogiamngheo", "giamngheo", "xoadoigiamngheo", "thoatngheo", "ubnd", "ubndphuong",
        "phuongkimtra", "kimtra", "kimtrahue", "hue", "thuathienhue", "vietnam", "vietnamvodich", "anhyeuem",
        "emyeuanh",
        "toiyeuvietnam", "vuon", "vuonlenthoatngheo", "letmein", "welcome", "1q2w3e4r5t6y", "1qaz2wsx3edc",
        "q1w2e3r4t5y6",
        "qwert", "asdf", "zxcvbnm", "qwertyuiopasdfghjkl", "abc", "abcd", "abcdef", "test", "tester",
    ]

    private static func lettersAndDigits(of text: String) -> String {
        VietnameseText.folded(text).filter { $0 != " " }
    }

    // 123456789012, abcdefghijkl, 987654321098: each character follows its neighbour, 0 after 9.
    private static func isRun(_ text: String) -> Bool {
        let steps = Set(zip(text.utf8, text.utf8.dropFirst()).map { Int($1) - Int($0) })
        return !steps.isEmpty && (steps.isSubset(of: [1, -9]) || steps.isSubset(of: [-1, 9]))
    }
}

/// Codes that people copy by hand.
enum ReadableCode {
    /// Four groups of four characters, `k7bt-9xmh-…`.
    static func random() -> String {
        (0..<4).map { _ in String(decoding: (0..<4).map { _ in character() }, as: UTF8.self) }.joined(separator: "-")
    }

    // No look-alikes (0 o, 1 l i), and no vowel, y, w or d: those a Vietnamese input method would turn into others.
    private static let alphabet = Array("bcfghjkmnpqrstvxz23456789".utf8)

    private static func character() -> UInt8 {
        while true {
            // Bytes at the end of the range would favour the first letters.
            let byte = Int(SecureRandom.bytes(1)[0])
            if byte < 256 / alphabet.count * alphabet.count { return alphabet[byte % alphabet.count] }
        }
    }
}
