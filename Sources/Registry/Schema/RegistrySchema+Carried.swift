import Rulebook
import Storage

extension RegistrySchema {
    /// What befell households, how they are reached and what is to be done about them: each table whole, with what was
    /// replaced.
    static let carried = [
        CarriedTable(
            "household_event", sheet: "Biến động", order: "day, id",
            [
                .init("id", "Khoá", .key), .init("household", "Khoá hộ", .household),
                .init("kind", "Việc", .word(eventKinds)), .init("day", "Ngày", .day),
                .optional("person", "Khoá người", .person), .init("place", "Nơi đi, nơi đến", .text), .recorded,
                .retired,
            ]),
        CarriedTable(
            "household_arrival", sheet: "Hộ chuyển đến", order: "day, household, recorded_in",
            [
                .init("household", "Khoá hộ", .household), .init("day", "Ngày đến", .day),
                .init("from_place", "Chuyển từ", .text), .optional("from_commune", "Khoá xã, phường cũ", .key),
                .optional("class", "Diện ở nơi cũ", .word(classes)),
                .optional("decision", "Quyết định ở nơi cũ", .text), .optional("signed_on", "Ngày ký", .day),
                .recorded, .retired,
            ]),
        CarriedTable(
            "absence", sheet: "Vắng mặt", order: "household, from_day, id, recorded_in",
            [
                .init("id", "Khoá", .key), .init("household", "Khoá hộ", .household),
                .init("person", "Khoá người", .person), .init("reason", "Lý do", .listed("absences")),
                .init("from_day", "Từ ngày", .day), .optional("to_day", "Đến ngày", .day),
                .init("note", "Nơi ở, ghi chú", .long), .recorded, .retired,
            ]),
        CarriedTable(
            "representative", sheet: "Người đại diện", order: "household, from_day, id, recorded_in",
            [
                .init("id", "Khoá", .key), .init("household", "Khoá hộ", .household),
                .optional("person", "Khoá người", .person), .init("name", "Họ và tên", .text),
                .init("relation", "Là gì của hộ", .text), .init("from_day", "Từ ngày", .day),
                .optional("to_day", "Đến ngày", .day), .init("reason", "Lý do", .long), .recorded, .retired,
            ]),
        CarriedTable(
            "household_contact", sheet: "Điện thoại", order: "household, recorded_in",
            [
                .init("household", "Khoá hộ", .household), .init("phone", "Số điện thoại", .text), .recorded, .retired,
            ]),
        CarriedTable(
            "household_note", sheet: "Ghi chú", order: "household, written_at, id",
            [
                .init("id", "Khoá", .key), .init("household", "Khoá hộ", .household),
                .init("text", "Nội dung", .long), .init("written_by", "Người ghi", .text),
                .init("written_at", "Ghi lúc", .instant), .recorded, .retired,
            ]),
        CarriedTable(
            "errand", sheet: "Việc phải làm", order: "arose_on, id, recorded_in",
            [
                .init("id", "Khoá", .key), .init("household", "Khoá hộ", .household),
                .optional("person", "Khoá người", .person), .init("rule", "Theo quy tắc", .text),
                .init("title", "Việc", .text), .init("text", "Nội dung", .long),
                .init("arose_on", "Phát sinh ngày", .day),
                .optional("due_on", "Hạn", .day), .optional("done_on", "Xong ngày", .day),
                .init("done_note", "Kết quả", .long), .recorded, .retired,
            ]),
        CarriedTable(
            "list_shape", sheet: "Cách hiểu cột của danh sách",
            [
                .init("id", "Khoá", .key), .init("shape", "Các tiêu đề", .long), .init("columns", "Cách hiểu", .long),
                .recorded, .retired,
            ]),
    ]

    private static let eventKinds = Dictionary(
        uniqueKeysWithValues: HouseholdEventKind.allCases.map { ($0.rawValue, $0.label) })
    private static let classes = Dictionary(
        uniqueKeysWithValues: RecognisedClass.allCases.map { ($0.rawValue, $0.label) })
}
