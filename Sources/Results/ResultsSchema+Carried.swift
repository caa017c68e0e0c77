import Storage

extension ResultsSchema {
    /// Figures that somebody typed go along with a register: nothing else holds them.
    public static let carried = [
        CarriedTable(
            "typed_figure", sheet: "Số ghi tay của chỉ tiêu", order: "plan_year, target, day, id",
            [
                .init("id", "Khoá", .key), .init("plan_year", "Kế hoạch năm", .count),
                .init("target", "Chỉ tiêu", .text),
                .init("day", "Ngày số liệu", .day), .init("counted", "Số đạt", .count),
                .optional("among", "Trên tổng số", .count), .init("source", "Nguồn", .text),
                .init("answerable", "Người chịu trách nhiệm", .text), .recorded, .retired,
            ]),
        CarriedTable(
            "earlier_total", sheet: "Số liệu các năm trước", order: "year, measure, id",
            [
                .init("id", "Khoá", .key), .init("year", "Năm", .count), .init("measure", "Số liệu", .text),
                .init("value", "Giá trị", .count), .init("households", "Tổng số hộ", .count),
                .init("source", "Nguồn", .text), .init("is_sample", "Số liệu mẫu", .flag), .recorded, .retired,
            ]),
    ]
}
