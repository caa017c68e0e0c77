import Markup

/// One question of a form: label, hint, problem, control, with what was typed kept.
public struct Field: HTMLPart {
    let name: String
    let label: String
    let hint: String?
    let problem: String?
    let control: Control

    /// How wide a line of text is: as wide as what is to be typed.
    public enum Width: String, Sendable { case full, half, short, year }

    /// What kind of keyboard and checks a line of text asks of the browser.
    public enum Kind: String, Sendable { case text, number, day, telephone, password, search }

    enum Control: Sendable {
        case line(value: String, kind: Kind, width: Width, autocomplete: String)
        case lines(value: String, rows: Int)
        case list([Choice], chosen: String)
        case radios([Choice], chosen: String)
        case checkboxes([Choice], chosen: [String])
        case file(accept: String)
    }

    /// A line of text.
    ///
    /// - Parameter autocomplete: the token of the HTML standard (`username`, `current-password`); off by default,
    ///   because a browser should not offer one household's data in another's form.
    public static func text(
        _ name: String, _ label: String, in form: Form, hint: String? = nil, width: Width = .full,
        kind: Kind = .text, autocomplete: String = "off"
    ) -> Field {
        // A secret is never sent back to the page.
        let value = kind == .password ? "" : form.typed(name)
        return Field(name, label, form, hint, .line(value: value, kind: kind, width: width, autocomplete: autocomplete))
    }

    /// A day typed as dd/MM/yyyy.
    public static func day(
        _ name: String, _ label: String, in form: Form, hint: String? = "Ngày/tháng/năm, ví dụ 05/01/2026"
    ) -> Field {
        Field(name, label, form, hint, .line(value: form.typed(name), kind: .day, width: .short, autocomplete: "off"))
    }

    /// Text of several lines.
    public static func area(
        _ name: String, _ label: String, in form: Form, hint: String? = nil, rows: Int = 4
    ) -> Field {
        Field(name, label, form, hint, .lines(value: form.typed(name), rows: rows))
    }

    /// One of a long list.
    public static func select(
        _ name: String, _ label: String, _ choices: [Choice], in form: Form, hint: String? = nil
    ) -> Field {
        Field(name, label, form, hint, .list(choices, chosen: form.typed(name)))
    }

    /// One of a few, all in sight.
    public static func radios(
        _ name: String, _ label: String, _ choices: [Choice], in form: Form, hint: String? = nil
    ) -> Field {
        Field(name, label, form, hint, .radios(choices, chosen: form.typed(name)))
    }

    /// Any of a few.
    public static func checkboxes(
        _ name: String, _ label: String, _ choices: [Choice], in form: Form, hint: String? = nil
    ) -> Field {
        Field(name, label, form, hint, .checkboxes(choices, chosen: form.chosen(name)))
    }

    /// A file of the officer's computer; its form has `enctype="multipart/form-data"`.
    ///
    /// - Parameter accept: what the file picker offers: `.xlsx,.csv`.
    public static func file(
        _ name: String, _ label: String, in form: Form, accept: String, hint: String? = nil
    ) -> Field {
        Field(name, label, form, hint, .file(accept: accept))
    }

    private init(_ name: String, _ label: String, _ form: Form, _ hint: String?, _ control: Control) {
        self.name = name
        self.label = label
        self.hint = hint
        self.problem = form.problem(of: name)
        self.control = control
    }

    /// The id that the error summary links to.
    public static func id(of name: String) -> String { "o-" + name }
}

/// One of the values that a field offers.
public struct Choice: Hashable, Sendable {
    /// What is sent.
    public let value: String
    /// What is read.
    public let label: String
    public let hint: String?

    public init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}
