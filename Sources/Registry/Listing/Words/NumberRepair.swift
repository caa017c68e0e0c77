import Vocabulary

/// An identity number that lost zeros at its beginning because a spreadsheet took it for an amount.
///
/// Law: none; there is no check digit. Eleven digits want one zero (`law.md` 7.1), eight digits are an old nine-digit
/// number without its zero. It is proposed to the importer, never done silently.
public struct NumberRepair: Sendable, Hashable {
    public let number: IdentityNumber
    /// How many digits stand in the file.
    public let digits: Int

    init?(_ text: String) {
        guard let written = Self.digits(of: text), written.count == 11 || written.count == 8 else { return nil }
        guard let number = IdentityNumber("0" + written) else { return nil }
        self.number = number
        digits = written.count
    }

    /// `4,6E+10`: the digits behind are gone.
    static func isRounded(_ text: String) -> Bool {
        text.contains { "eE".contains($0) } && text.allSatisfy { $0.isNumber || "eE+,. ".contains($0) }
    }

    /// The digits of a whole number, also of `4.6050000017E+10`, which is still whole.
    private static func digits(of text: String) -> String? {
        let plain = text.filter { !" '\u{A0}".contains($0) }
        if plain.allSatisfy({ $0.isASCII && $0.isNumber }) { return plain }
        let parts = plain.replacing(",", with: ".").split(whereSeparator: { "eE".contains($0) })
        guard parts.count == 2, let power = Int(parts[1].replacing("+", with: "")), (1...15).contains(power) else {
            return withoutPoint(plain)
        }
        let mantissa = parts[0].split(separator: ".")
        guard mantissa.count == 2, mantissa[0].count == 1, mantissa[1].count >= power - 1,
            mantissa[1].count <= power, parts[0].allSatisfy({ $0.isNumber || $0 == "." })
        else { return nil }
        return String(mantissa[0]) + mantissa[1] + String(repeating: "0", count: power - mantissa[1].count)
    }

    /// `46050000017.0`.
    private static func withoutPoint(_ text: String) -> String? {
        guard text.hasSuffix(".0") || text.hasSuffix(",0") else { return nil }
        let whole = text.dropLast(2)
        return whole.allSatisfy { $0.isASCII && $0.isNumber } ? String(whole) : nil
    }
}
