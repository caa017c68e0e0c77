import Rulebook
import Storage

extension RegistrySchema {
    /// All tables of the register that go along in their own words; the others have sheets of their own.
    public static let everythingCarried = carried + carriedPast

    /// What no longer holds of the tables whose living rows have sheets of their own: corrected, replaced, taken back.
    /// *As known on* an earlier day is answered from these rows.
    static let carriedPast = [
        CarriedTable(
            "household", sheet: "Hộ đã rút", where: "retired_in IS NOT NULL", order: "code, id",
            [.init("id", "Khoá hộ", .key), .init("code", "Mã hộ", .text), .recorded, .retired]),
        CarriedTable(
            "residence", sheet: "Nơi ở đã thay", where: "retired_in IS NOT NULL OR \(isOfPast("residence"))",
            [
                .init("id", "Khoá nơi ở", .key), .init("household", "Khoá hộ", .household),
                .init("neighbourhood", "Khoá tổ dân phố", .key), .init("address", "Địa chỉ", .text),
                .optional("from_day", "Ở từ ngày", .day), .optional("to_day", "Ở đến ngày", .day),
                .init("reason", "Lý do", .long), .recorded, .retired,
            ]),
        CarriedTable(
            "membership", sheet: "Thành viên đã thay",
            where: """
                retired_in IS NOT NULL OR \(isOfPast("membership")) OR NOT EXISTS (SELECT 1 FROM person p
                WHERE p.commune = membership.commune AND p.id = membership.person AND p.retired_in IS NULL)
                """,
            [
                .init("id", "Khoá thành viên", .key), .init("household", "Khoá hộ", .household),
                .init("person", "Khoá người", .key), .init("ord", "Thứ tự", .count), .init("kind", "Cư trú", .text),
                .init("relation", "Quan hệ với chủ hộ", .listed("relations")), .optional("from_day", "Từ ngày", .day),
                .optional("to_day", "Đến ngày", .day), .init("reason", "Lý do", .long), .recorded, .retired,
            ]),
        CarriedTable(
            "lineage", sheet: "Tách, nhập hộ đã thay", where: "retired_in IS NOT NULL",
            [
                .init("id", "Khoá", .key), .init("kind", "Việc", .text), .init("from_household", "Từ hộ (khoá)", .key),
                .init("to_household", "Thành hộ (khoá)", .key), .init("day", "Ngày", .day), .recorded, .retired,
            ]),
        CarriedTable(
            "household_observation", sheet: "Thông tin hộ đã thay",
            where: "retired_in IS NOT NULL OR \(isOfPast("household_observation"))",
            observation("household", "Khoá hộ")
                + HouseholdFact.allCases.enumerated().map {
                    fact(ObservationColumns.household[8 + $0], $1.label, $1.shape)
                }
                + [.optional("causes", "Nguyên nhân nghèo (dạng số)", .count), .recorded, .retired]),
        CarriedTable(
            "person_observation", sheet: "Thông tin thành viên đã thay",
            where: """
                retired_in IS NOT NULL OR NOT EXISTS (SELECT 1 FROM membership m
                JOIN household h ON h.commune = m.commune AND h.id = m.household AND h.retired_in IS NULL
                JOIN person p ON p.commune = m.commune AND p.id = m.person AND p.retired_in IS NULL
                WHERE m.commune = person_observation.commune AND m.person = person_observation.person
                AND m.retired_in IS NULL)
                """,
            observation("person", "Khoá người")
                + MemberFact.allCases.enumerated().map { fact(ObservationColumns.member[7 + $0], $1.label, $1.shape) }
                + [.recorded, .retired]),
        CarriedTable(
            "decision", sheet: "Quyết định đã thay", where: "retired_in IS NOT NULL",
            [
                .init("id", "Khoá quyết định", .key), .init("number", "Số", .text), .init("signed_on", "Ngày ký", .day),
                .init("effective_from", "Hiệu lực từ", .day), .init("review_year", "Năm rà soát", .count),
                .init("standard", "Chuẩn nghèo", .text), .init("kind", "Loại", .text),
                .init("signer", "Người ký", .text),
                .init("annex_name", "Tệp phụ lục", .text), .init("annex_digest", "Dấu vết tệp phụ lục", .bytes),
                .optional("replaces", "Thay quyết định", .key), .recorded, .retired,
            ]),
        CarriedTable(
            "recognition", sheet: "Công nhận đã thay", where: "retired_in IS NOT NULL",
            [
                .init("id", "Khoá công nhận", .key), .init("household", "Khoá hộ", .household),
                .init("class", "Kết quả công nhận", .text), .init("standard", "Chuẩn nghèo", .text),
                .init("review_year", "Năm rà soát", .count), .init("decision", "Khoá quyết định", .key),
                .init("signed_on", "Ngày ký", .day), .init("effective_from", "Hiệu lực từ", .day),
                .init("people", "Số nhân khẩu", .count), .init("neighbourhood", "Khoá tổ dân phố", .key),
                .optional("supersedes", "Thay công nhận", .key), .init("proposed", "Phân loại đề xuất", .text),
                .init("rules_version", "Phiên bản quy định", .text),
                .optional("inputs", "Số liệu lúc ghi nhận", .sealed), .optional("explanation", "Giải thích", .long),
                .recorded, .retired,
            ]),
    ]

    /// Whether a row is of a household that was itself taken back.
    private static func isOfPast(_ table: SQL) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM household h
        WHERE h.commune = \(table).commune AND h.id = \(table).household AND h.retired_in IS NULL)
        """
    }

    private static func observation(_ subject: StaticString, _ header: String) -> [CarriedTable.Column] {
        [
            .init("id", "Khoá lần thu thập", .key), .init(subject, header, .key),
            .init("observed_on", "Thu thập ngày", .day), .optional("holds_from", "Đúng từ ngày", .day),
            .init("source", "Nguồn", .text), .optional("unknowns", "Không có câu trả lời", .text),
        ]
    }

    private static func fact(_ column: StaticString, _ label: String, _ shape: FactShape) -> CarriedTable.Column {
        switch shape {
        case .flag: .optional(column, label, .flag)
        case .number: .optional(column, label + " (dạng số)", .count)
        case .code: .optional(column, label, .text)
        }
    }
}
