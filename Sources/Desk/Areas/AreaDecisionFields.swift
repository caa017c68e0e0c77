import Markup
import Registry
import Site
import Territory
import Vocabulary

/// The decision or resolution by which tổ dân phố change.
enum AreaDecisionFields {
    static func html(in form: Form) -> HTML {
        """
        <h2>Văn bản</h2>
        \(Field.text("so_qd", "Số quyết định, nghị quyết", in: form, hint: "Đúng như trên văn bản đã ký", width: .half))
        \(Field.day("ngay_qd", "Ngày ký", in: form))
        \(Field.day("ngay", "Có hiệu lực từ ngày", in: form))
        """
    }

    static func read(_ form: inout Form) -> AreaDecision? {
        let number = form.text("so_qd", missing: "Chưa có số quyết định, nghị quyết.", limit: 60)
        let signedOn = form.day("ngay_qd", missing: "Chưa có ngày ký.")
        let day = form.day("ngay", missing: "Chưa có ngày hiệu lực.")
        guard let number, let signedOn, let day else { return nil }
        return AreaDecision(number: number, signedOn: signedOn, day: day)
    }

    /// Puts what the register found wrong at its fields.
    static func take(_ problems: [FieldProblem], into form: inout Form) {
        let names = [
            "decision": "so_qd", "signed_on": "ngay_qd", "day": "ngay", "name": "ten", "old": "cu",
            "assignment": "con_lai",
        ]
        for problem in problems { form.refuse(names[problem.field] ?? problem.field, problem.message) }
    }
}

func renameAreaPage(
    _ frame: PageFrame, _ area: Area, _ form: Form, _ version: AreasVersion,
    _ conflict: AreaConflict = AreaConflict(news: [])
) -> HTML {
    layout(
        frame, title: "Đổi tên \(area.name)", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(conflict)
            \(heading("Đổi tên \(area.name)", lead: """
                Tổ dân phố vẫn là một, hộ ở nguyên. Biểu của kỳ đã khép giữ tên cũ; từ ngày hiệu lực dùng tên mới.
                """))
            \(PostForm(to: Links.renaming(area.key), """
                \(AreaConflict.field(version))
                \(Field.text("ten", "Tên mới", in: form, width: .half))
                \(AreaDecisionFields.html(in: form))
                \(Actions(Button("Đổi tên", .grave).html, LinkButton("Bỏ", to: Links.areas).html))
                """))
            """)
}

/// What became of tổ dân phố, newest first.
struct AreaHistory: HTMLPart {
    let changes: [AreaChange]

    var html: HTML {
        guard !changes.isEmpty else { return .empty }
        let lines: [HTML] = changes.map { change in
            """
            <li>\(change.day.shown) · <strong>\(change.kind.label)</strong>: \(change.from.joined(separator: ", ")) → \
            \(change.to.joined(separator: ", ")) (số \(change.number), ký \(change.signedOn.shown))</li>
            """
        }
        return "<h2>Tổ dân phố đã thay đổi</h2><ul>\(lines)</ul>"
    }
}
