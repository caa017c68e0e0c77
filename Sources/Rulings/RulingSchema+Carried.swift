import Storage

extension RulingSchema {
    /// The installation's own rule values go along with a register: its tables were made by them.
    public static let carried = [
        CarriedTable(
            "ruling", sheet: "Quy định tự nhập", scope: .installation, order: "recorded_in, id",
            [
                .init("id", "Khoá", .key), .init("kind", "Loại", .word(kinds)), .init("rule", "Quy định", .text),
                .optional("label", "Tên", .text), .optional("unit", "Đơn vị", .text),
                .optional("from_day", "Từ ngày", .day), .optional("to_day", "Đến ngày", .day),
                .optional("value", "Giá trị", .long), .optional("words", "Lời văn", .long),
                .optional("source", "Văn bản", .text), .optional("clause", "Điều khoản", .text),
                .optional("basis", "Căn cứ vào", .text), .optional("signed_on", "Ngày ký", .day),
                .optional("in_force_on", "Ngày có hiệu lực", .day), .optional("compared_on", "Đối chiếu ngày", .day),
                .optional("compared_by", "Người đối chiếu", .text),
                .optional("compared_against", "Đối chiếu với", .text), .optional("seal", "Dấu vết lời văn", .text),
                .optional("content", "Nội dung tệp", .long), .optional("ends", "Thôi áp dụng (khoá)", .key),
                .optional("entered_by", "Khoá người nhập", .key), .recorded,
                .optional("confirmed_in", "Xác nhận ở mục nhật ký", .key), .retired,
            ]),
        CarriedTable(
            "ruling_document", sheet: "Văn bản của quy định tự nhập", scope: .installation, order: "ruling",
            [
                .init("ruling", "Khoá quy định", .key), .init("id", "Mã văn bản", .text),
                .init("number", "Số văn bản", .text), .init("title", "Tên văn bản", .text),
                .optional("signed_on", "Ngày ký", .day), .optional("in_force_on", "Ngày có hiệu lực", .day),
                .init("basis", "Căn cứ vào", .text), .optional("seen", "Đã xem ở", .text), .recorded,
            ]),
    ]

    private static let kinds = Dictionary(uniqueKeysWithValues: Ruling.Kind.allCases.map { ($0.rawValue, $0.label) })
}
