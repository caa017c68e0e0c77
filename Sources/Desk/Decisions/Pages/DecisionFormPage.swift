import Markup
import Registry
import Site
import Vocabulary

/// The form of a signed decision.
struct DecisionEntry: Sendable {
    let form: Form
    let standards: [Choice]
    /// What was kept of it before.
    let draft: Key?
    /// The annex that was kept; it need not be chosen again.
    let annexName: String?
    /// Whether the area has a list already.
    let hasList: Bool

    /// The list that the area brings along is being recorded.
    var isOpening: Bool { !hasList && form.typed("loai") == Decision.Kind.opening.rawValue }
    var title: String { isOpening ? "Ghi nhận danh sách ban đầu" : "Ghi nhận quyết định đã ký" }

    var lead: HTML {
        isOpening
            ? """
            Một lần, khi địa bàn chưa có danh sách nào: quyết định gần nhất còn hiệu lực, với phụ lục là chính tệp danh \
            sách đã nhập vào sổ. Bước sau cho xem từng hộ, rồi mới ghi.
            """ : "Chép đúng văn bản đã ký. Bước sau cho xem từng hộ đổi gì, rồi mới ghi."
    }

    /// The opening list is offered only where there is none.
    var kinds: [Choice] {
        DecisionForm.kinds.filter { hasList ? $0.value != Decision.Kind.opening.rawValue : true }
    }
}

func decisionFormPage(_ frame: PageFrame, _ model: DecisionEntry) -> HTML {
    layout(
        frame, title: model.title, hasProblems: model.form.hasProblems,
        body: """
            \(ErrorSummary(model.form.problems))
            \(heading(model.title, lead: model.lead))
            \(Steps(["Điền quyết định", "Xem từng hộ", "Đã ghi nhận"], current: 1))
            \(PostForm(to: Links.decisionDrafts, hasFiles: true, fields(model)))
            """)
}

private func fields(_ model: DecisionEntry) -> HTML {
    let form = model.form
    let kept: HTML? = model.draft.map { "<input type=\"hidden\" name=\"nhap\" value=\"\($0.description)\"/>" }
    return """
        \(kept)
        <h2>Văn bản</h2>
        \(Field.text("so", "Số quyết định", in: form, hint: "Như trên văn bản, ví dụ 123/QĐ-UBND", width: .half))
        \(Field.day("ngay_ky", "Ngày ký", in: form))
        \(Field.text("nguoi_ky", "Người ký", in: form, width: .half))
        \(Field.radios("loai", "Loại quyết định", model.kinds, in: form))
        <h2>Danh sách mà quyết định làm ra</h2>
        \(Field.text("nam", "Năm rà soát", in: form, hint: "Năm của đợt rà soát, không phải năm của danh sách.",
            width: .year, kind: .number))
        \(Field.day("hieu_luc", "Hiệu lực từ ngày", in: form,
            hint: "Danh sách được dùng từ ngày này. Rà soát định kỳ: 01/01 năm sau. Thường xuyên: theo văn bản."))
        \(Field.select("chuan", "Chuẩn nghèo", model.standards, in: form,
            hint: "Chuẩn ghi trong quyết định. Vươn không suy ra từ ngày tháng."))
        \(Field.checkboxes("ket_thuc", "Đợt rà soát", [
            Choice("co", "Quyết định này kết thúc đợt rà soát của năm",
                hint: "Từ đó có số cuối kỳ. Hộ đang trong danh sách mà quyết định không nêu sẽ ghi “chờ quyết định”.")
        ], in: form))
        <h2>Phụ lục</h2>
        \(model.annexName.map(keptAnnex))
        \(Field.file("phu_luc", model.annexName == nil ? "Tệp phụ lục (.xlsx, .xls hoặc .csv)" : "Chọn tệp khác (nếu cần)",
            in: form, accept: ".xlsx,.xls,.csv", hint: """
                Các cột Mã hộ, Chủ hộ, Kết quả công nhận; hoặc chính danh sách hộ nghèo, hộ cận nghèo đã nhập vào sổ. \
                Số và ngày quyết định ghi trong tệp được điền sẵn nơi để trống.
                """))
        <p><a href="\(Links.annexTemplate)">Tải phụ lục điền sẵn (.xlsx)</a>: các hộ đang trong danh sách và các hộ \
        dữ liệu đề xuất, chỉ còn chọn kết quả.</p>
        \(Actions(
            Button("Xem từng hộ trước khi ghi").html, LinkButton("Thôi", to: Links.decisions).html))
        """
}

private func keptAnnex(_ name: String) -> HTML {
    Notice(.done, title: "Đã nhận tệp phụ lục", "<p>\(name). Không cần chọn lại.</p>").html
}
