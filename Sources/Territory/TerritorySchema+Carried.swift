import Storage

extension TerritorySchema {
    /// What goes along with a register beside the names and totals that hold: what they replaced, and the decisions by
    /// which tổ dân phố were merged, split and renamed.
    public static let carried = [
        CarriedTable(
            "area_change", sheet: "Sáp nhập, chia, đổi tên tổ", order: "day, id",
            [
                .init("id", "Khoá", .key), .init("kind", "Việc", .word(kinds)), .init("day", "Từ ngày", .day),
                .init("number", "Số văn bản", .text), .init("signed_on", "Ngày ký", .day), .recorded, .retired,
            ]),
        CarriedTable(
            "area_change_unit", sheet: "Tổ trước và sau sắp xếp", order: "change, side, area",
            [
                .init("change", "Khoá việc sắp xếp", .key),
                .init("side", "Bên", .word(["from": "Trước", "to": "Sau"])),
                .init("area", "Khoá tổ dân phố", .area), .init("name", "Tên", .text), .recorded,
            ]),
        CarriedTable(
            "area_name", sheet: "Tên địa bàn đã thay", scope: .area, where: "retired_in IS NOT NULL",
            order: "area, from_day, recorded_in",
            [
                .init("area", "Khoá địa bàn", .key), .init("from_day", "Từ ngày", .day),
                .optional("to_day", "Đến ngày", .day), .init("code", "Mã", .text), .init("name", "Tên", .text),
                .init("folded", "Tên không dấu", .text), .init("kind", "Loại", .text),
                .optional("parent", "Khoá địa bàn cấp trên", .key), .init("ord", "Thứ tự", .count), .recorded, .retired,
            ]),
        CarriedTable(
            "residents_total", sheet: "Tổng số dân cư đã thay", where: "retired_in IS NOT NULL",
            [
                .init("id", "Khoá", .key), .init("area", "Khoá địa bàn", .key), .init("day", "Ngày số liệu", .day),
                .init("households", "Số hộ", .count), .init("people", "Số người", .count),
                .optional("minority_households", "Số hộ DTTS", .count),
                .optional("minority_people", "Số người DTTS", .count), .init("source", "Nguồn", .text),
                .init("is_sample", "Số liệu mẫu", .flag), .recorded, .retired,
            ]),
    ]

    private static let kinds = ["merge": "Sáp nhập", "split": "Chia", "rename": "Đổi tên"]
}
