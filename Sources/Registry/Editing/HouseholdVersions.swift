import Access
import Rulebook
import Storage
import Vocabulary

/// Versions of a household: the newest entry of the audit chain that touched it or one of its members.
enum HouseholdVersions {
    static func current(
        _ connection: any Connection, of record: HouseholdRecord, in commune: Key
    ) throws -> HouseholdVersion {
        let everyone = try Belonging.all(connection, commune: commune, household: record.key)
        // That somebody came or left is a change of the household, too; what befalls who left is none.
        let records = [record.key] + everyone.filter { $0.last == nil }.map(\.person)
        let changed = try connection.first(
            "SELECT entry FROM audit_change WHERE record IN \(list: records) ORDER BY entry DESC LIMIT 1"
        ) { $0.key(0) }
        let newest = ([changed].compactMap(\.self) + everyone.map(\.newest)).max()
        return HouseholdVersion(newest?.description ?? "")
    }

    /// What was written since a version, in words: who, when, which fields.
    static func changes(
        _ connection: any Connection, of record: HouseholdRecord, in commune: Key, since version: HouseholdVersion
    ) throws -> String {
        let everyone = try Belonging.all(connection, commune: commune, household: record.key)
        let belongings = Dictionary(everyone.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
        let records = [record.key] + everyone.map(\.person)
        let known = Key(version.text) ?? Key(high: 0, low: 0)
        let changes = try connection.all(
            """
            SELECT e.officer_name, e.at, c.before_record, c.after_record, c.entry, c.record, c.kind FROM audit_change c
            JOIN audit_entry e ON e.id = c.entry
            WHERE c.record IN \(list: records) AND c.entry > \(known) ORDER BY c.entry, c.ord
            """
        ) { row -> String? in
            guard belongings[row.key(5)]?.covers(row.key(4)) ?? true else { return nil }
            return
                "\(row.text(0)) \(what(row.text(6), row.recordIfAny(2), row.recordIfAny(3))) lúc \(row.instant(1).shown)"
        }.compactMap(\.self)
        return changes.isEmpty ? "thành viên của hộ đã thay đổi" : changes.joined(separator: "; ")
    }

    private static func what(_ kind: String, _ before: [UInt8]?, _ after: [UInt8]?) -> String {
        guard kind == "member" || kind == "household" else { return "sửa \(changedFields(before, after))" }
        guard before != nil else { return "thêm thành viên" }
        guard after != nil else { return "bớt thành viên" }
        return "sửa \(changedFields(before, after))"
    }

    private static func changedFields(_ before: [UInt8]?, _ after: [UInt8]?) -> String {
        let names = CanonicalDifference.between(before, after).map(\.label)
        return names.isEmpty ? "hồ sơ" : names.joined(separator: ", ")
    }
}

/// A field that differs between two canonical records, in the words of a page.
public struct CanonicalDifference: Sendable {
    public let field: String
    public let label: String
    public let before: String?
    public let after: String?

    /// The fields that differ, in the order of the record.
    public static func between(_ before: [UInt8]?, _ after: [UInt8]?) -> [CanonicalDifference] {
        let old = before.map(Canonical.fields) ?? []
        let new = after.map(Canonical.fields) ?? []
        let oldValues = Dictionary(old.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let newValues = Dictionary(new.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        var names = old.map(\.name)
        names += new.map(\.name).filter { oldValues[$0] == nil }
        return names.filter { oldValues[$0] != newValues[$0] }.map { name in
            CanonicalDifference(field: name, label: label(name), before: oldValues[name], after: newValues[name])
        }
    }

    private static func label(_ name: String) -> String {
        if let fact = HouseholdFact(rawValue: name) { return fact.label }
        if let fact = MemberFact(rawValue: name) { return fact.label }
        return words[name] ?? name
    }

    private static let words = [
        "code": "mã hộ", "neighbourhood": "tổ dân phố", "address": "địa chỉ", "since": "từ ngày", "household": "hộ",
        "name": "họ tên", "birth": "ngày sinh", "sex": "giới tính", "ethnicity": "dân tộc", "number": "số định danh",
        "kind": "loại cư trú", "relation": "quan hệ với chủ hộ", "causes": "nguyên nhân nghèo", "phone": "điện thoại",
        "absence": "vắng mặt", "until": "đến ngày", "from": "từ",
        "note": "nơi ở, ghi chú", "representative": "người đại diện", "relation_to_household": "là gì của hộ",
        "from_place": "chuyển từ", "decision_there": "quyết định ở nơi cũ", "signed_on": "ngày ký",
        "class": "diện ở nơi cũ",
    ]
}
