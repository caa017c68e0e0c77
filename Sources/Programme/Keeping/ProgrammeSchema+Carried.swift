import Storage

extension ProgrammeSchema {
    /// The plans with every version of their items, and what units have sent.
    public static let carried = [
        CarriedTable(
            "plan", sheet: "Kế hoạch", order: "year, recorded_in",
            [
                .init("id", "Khoá", .key), .init("year", "Năm", .count), .init("title", "Tên", .text),
                .optional("number", "Số", .text), .optional("signed_on", "Ngày ký", .day),
                .optional("annex", "Phụ lục", .text), .recorded, .retired,
            ]),
        CarriedTable(
            "plan_item", sheet: "Mục của kế hoạch", order: "plan_year, ord, code, recorded_in",
            [
                .init("id", "Khoá", .key), .init("plan_year", "Kế hoạch năm", .count), .init("code", "Mã mục", .text),
                .optional("parent", "Thuộc mục", .text), .init("ord", "Thứ tự", .count), .init("kind", "Loại", .text),
                .optional("number", "Số mục", .text), .optional("title", "Tên mục", .long),
                .optional("body", "Nội dung", .long), .optional("due_kind", "Cách tính hạn", .word(dueKinds)),
                .optional("due_on", "Hạn", .day), .init("to_fill", "Cần xem lại", .flag), .recorded, .retired,
            ]),
        CarriedTable(
            "plan_target", sheet: "Chỉ tiêu của kế hoạch", order: "plan_year, ord, code, recorded_in",
            [
                .init("id", "Khoá", .key), .init("plan_year", "Kế hoạch năm", .count),
                .init("code", "Mã chỉ tiêu", .text),
                .init("ord", "Thứ tự", .count), .init("label", "Tên chỉ tiêu", .text), .init("section", "Ở mục", .text),
                .optional("item", "Mã mục", .text), .init("quote", "Lời của kế hoạch", .long),
                .init("unit", "Đơn vị", .text), .init("comparison", "Cách so", .text),
                .optional("limit_hundredths", "Mức (phần trăm của đơn vị)", .count),
                .optional("measure", "Cách đếm", .text), .optional("decided_by", "Quyết định bởi", .text),
                .init("due_kind", "Cách tính hạn", .word(dueKinds)), .init("due_on", "Hạn", .day),
                .optional("counted", "Đếm gì", .text), .optional("among", "Trên tổng số nào", .text),
                .optional("responsible", "Đơn vị chịu trách nhiệm", .text),
                .optional("because", "Vì sao ghi tay", .text),
                .init("to_fill", "Cần xem lại", .flag), .recorded, .retired,
            ]),
        CarriedTable(
            "unit_report", sheet: "Báo cáo của đơn vị", order: "plan_year, item, unit, recorded_in",
            [
                .init("id", "Khoá", .key), .init("plan_year", "Kế hoạch năm", .count), .init("item", "Mã mục", .text),
                .init("unit", "Đơn vị", .text), .init("sent_on", "Gửi ngày", .day), .init("paper", "Văn bản", .text),
                .recorded, .retired,
            ]),
    ]

    private static let dueKinds = ["before": "Trước ngày", "until": "Đến hết ngày"]
}
