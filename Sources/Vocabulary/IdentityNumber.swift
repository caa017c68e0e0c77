/// A personal identification number (số định danh cá nhân, 12 digits) or an old identity card number (9 digits), as text.
///
/// Law: NĐ 137/2015/NĐ-CP Điều 13; Luật Căn cước 26/2023/QH15. There is no check digit.
public struct IdentityNumber: Hashable, Sendable {
    public let text: String

    /// Nil unless it is 12 or 9 digits. Spaces and dots inside are dropped; nothing is repaired silently.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        // As nearly all of them stand, a city's file has a million and a half.
        if text.utf8.count == 12, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            self.text = text
            return
        }
        let digits = text.filter { $0 != " " && $0 != "." && $0 != "\u{A0}" }
        guard digits.count == 12 || digits.count == 9, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        self.text = digits
    }

    public var isPersonal: Bool { text.utf8.count == 12 }

    public var lastFour: String { String(text.suffix(4)) }

    /// `********1234`: what may be shown without leave to see the whole.
    public var masked: String { String(repeating: "•", count: text.count - 4) + lastFour }

    /// The first three digits: where the birth was registered, not where its bearer lives.
    public var provinceCode: String? { isPersonal ? String(text.prefix(3)) : nil }

    /// Province codes that the state has issued are 001 to 096; 9xx is never issued and marks sample people.
    public var isOfSample: Bool { isPersonal && text.utf8.first == UInt8(ascii: "9") }

    /// Whether sex and century of the number agree with a birth; nil for an old number.
    public func agrees(withYear year: Int, isFemale: Bool?) -> Bool? {
        guard isPersonal, let mark = text.dropFirst(3).first?.wholeNumberValue,
            let two = Int(text.dropFirst(4).prefix(2))
        else { return nil }
        let century = 1900 + mark / 2 * 100
        let sexAgrees = isFemale.map { $0 == (mark % 2 == 1) } ?? true
        return sexAgrees && century + two == year
    }
}
