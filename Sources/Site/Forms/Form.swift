import Vocabulary

/// What was typed into a form, and what is wrong with it.
///
/// The same value fills the form again when it comes back (422): parts read `typed` and `problem(of:)`.
public struct Form: Sendable {
    /// Every value of every field as it was sent, but for NUL: no text of an office has it and no database holds it.
    public let fields: [String: [String]]
    /// What cannot be taken, in the order in which it was read.
    public private(set) var problems: [FieldProblem] = []

    public init(_ fields: [String: [String]] = [:]) {
        self.fields = fields.mapValues { $0.map { $0.utf8.contains(0) ? $0.replacing("\0", with: "") : $0 } }
    }

    /// A form filled beforehand, for changing something.
    public init(filled values: [String: String]) {
        fields = values.mapValues { [$0] }
    }

    /// An empty form.
    public static let blank = Form()

    /// What stands in a field, untouched.
    public func typed(_ name: String) -> String { fields[name]?.first ?? "" }

    /// Every value of a repeated field (checkboxes).
    public func chosen(_ name: String) -> [String] { fields[name] ?? [] }

    /// Whether a box is ticked, or a repeated field holds the value.
    public func isChosen(_ name: String, _ value: String = "co") -> Bool { chosen(name).contains(value) }

    /// What is wrong with a field; nil where nothing is.
    public func problem(of name: String) -> String? { problems.first { $0.field == name }?.message }

    /// Whether the form has to come back.
    public var hasProblems: Bool { !problems.isEmpty }

    /// Says what is wrong with a field; the first thing said about it stands.
    public mutating func refuse(_ name: String, _ message: String) {
        guard problem(of: name) == nil else { return }
        problems.append(FieldProblem(name, message))
    }

    /// Takes over what a capability found wrong.
    public mutating func refuse(_ found: [FieldProblem]) {
        for problem in found { refuse(problem.field, problem.message) }
    }
}

extension Form {
    /// One line of text, tidied (NFC, single spaces); nil where it is empty.
    ///
    /// - Parameters:
    ///   - missing: what to say where nothing was typed; nil where the field may be empty.
    ///   - limit: the greatest number of characters.
    public mutating func text(_ name: String, missing: String? = nil, limit: Int = 200) -> String? {
        let text = VietnameseText.tidy(typed(name))
        if text.isEmpty {
            if let missing { refuse(name, missing) }
            return nil
        }
        guard text.count <= limit else {
            refuse(name, tooLong(text, limit))
            return nil
        }
        return text
    }

    /// Text of several lines, each tidied, without empty lines at the ends; nil where it is empty.
    public mutating func lines(_ name: String, missing: String? = nil, limit: Int = 4000) -> String? {
        let lines = typed(name).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let text = lines.map { VietnameseText.tidy(String($0)) }.joined(separator: "\n").trimmingNewlines
        if text.isEmpty, let missing { refuse(name, missing) }
        guard text.count <= limit else {
            refuse(name, tooLong(text, limit))
            return nil
        }
        return text.isEmpty ? nil : text
    }

    /// A secret exactly as typed: nothing trimmed, nothing tidied.
    public mutating func secret(_ name: String, missing: String) -> String? {
        let secret = typed(name)
        if secret.isEmpty { refuse(name, missing) }
        return secret.isEmpty ? nil : secret
    }

    /// A day typed as dd/MM/yyyy, d-M-yyyy, `05 01 2026` or 05012026, or sent by a date field as yyyy-MM-dd.
    public mutating func day(_ name: String, missing: String? = nil) -> Day? {
        let text = VietnameseText.tidy(typed(name))
        if text.isEmpty {
            if let missing { refuse(name, missing) }
            return nil
        }
        if let day = TypedDay.read(text) { return day }
        refuse(name, "Không có ngày này. Hãy nhập ngày, tháng, năm có thật, ví dụ 05/01/2026.")
        return nil
    }

    /// A whole number as Vietnamese papers write it (`1.234.567`), within bounds that both belong to it.
    public mutating func whole(
        _ name: String, in bounds: ClosedRange<Int64> = 0...Int64.max, missing: String? = nil
    ) -> Int64? {
        let text = VietnameseText.tidy(typed(name))
        if text.isEmpty {
            if let missing { refuse(name, missing) }
            return nil
        }
        guard let number = TypedNumber.whole(text) else {
            refuse(name, "Hãy nhập một số nguyên, ví dụ 1.234 hoặc 1234.")
            return nil
        }
        guard bounds.contains(number) else {
            refuse(name, outside(bounds))
            return nil
        }
        return number
    }

    /// A decimal number with a comma (`0,95`), times ten to the power of `places`.
    public mutating func scaled(_ name: String, places: Int, missing: String? = nil) -> Int64? {
        let text = VietnameseText.tidy(typed(name))
        if text.isEmpty {
            if let missing { refuse(name, missing) }
            return nil
        }
        if let number = TypedNumber.scaled(text, places: places) { return number }
        refuse(name, "Hãy nhập một số, dấu phẩy trước phần lẻ và nhiều nhất \(places) chữ số lẻ, ví dụ 0,95.")
        return nil
    }

    /// One of the values that the form offers.
    public mutating func choice<Value: RawRepresentable>(_ name: String, missing: String? = nil) -> Value?
    where Value.RawValue == String {
        let text = typed(name)
        if let value = Value(rawValue: text) { return value }
        if text.isEmpty {
            if let missing { refuse(name, missing) }
        } else {
            refuse(name, missing ?? "Hãy chọn một trong các mục có sẵn.")
        }
        return nil
    }

    private func tooLong(_ text: String, _ limit: Int) -> String {
        "Nội dung dài \(Shown.number(text.count)) chữ; hãy rút còn nhiều nhất \(Shown.number(limit)) chữ."
    }

    private func outside(_ bounds: ClosedRange<Int64>) -> String {
        bounds.upperBound == .max
            ? "Số này phải từ \(Shown.number(bounds.lowerBound)) trở lên."
            : "Số này phải từ \(Shown.number(bounds.lowerBound)) đến \(Shown.number(bounds.upperBound))."
    }
}

extension String {
    fileprivate var trimmingNewlines: String {
        var text = self[...]
        while text.first == "\n" { text.removeFirst() }
        while text.last == "\n" { text.removeLast() }
        return String(text)
    }
}
