import Markup
import Vocabulary

/// What is wrong with a form, above everything else of the page, each line leading to its field.
public struct ErrorSummary: HTMLPart {
    private let problems: [FieldProblem]
    private let message: String?

    /// Nil where nothing is wrong.
    ///
    /// - Parameter message: a refusal that belongs to no field.
    public init?(_ problems: [FieldProblem], message: String? = nil) {
        guard !problems.isEmpty || message != nil else { return nil }
        self.problems = problems
        self.message = message
    }

    public var html: HTML {
        let lines: [HTML] = problems.map { "<li><a href=\"#\(Field.id(of: $0.field))\">\($0.message)</a></li>" }
        let told: HTML? = message.map { "<p>\($0)</p>" }
        return """
            <div class="errors" role="alert" tabindex="-1" autofocus="autofocus">\
            <h2 class="errors-title">Cần sửa trước khi tiếp tục</h2>\
            \(told)\(when: !lines.isEmpty, "<ul>\(lines)</ul>")</div>
            """
    }
}
