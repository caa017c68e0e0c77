import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// One operation on a household while its transaction is open.
struct HouseholdWork {
    let connection: any Connection
    let premises: Premises
    let entry: AuditEntry
    let commune: Key
    let today: Day
    let writer: RegisterWriter

    init(_ connection: any Connection, _ premises: Premises, _ entry: AuditEntry, _ commune: Key, _ today: Day) {
        self.connection = connection
        self.premises = premises
        self.entry = entry
        self.commune = commune
        self.today = today
        writer = RegisterWriter(connection, entry: entry, commune: commune, vault: premises.vault, source: "form")
    }

    /// The household as it stands, which must be as the form showed it.
    func current(_ household: Key, _ version: HouseholdVersion) throws -> HouseholdRecord {
        guard
            let record = try RegisterReader.record(
                connection, vault: premises.vault, commune: commune, key: household)
        else { throw RegistryRefusal.householdUnknown }
        let now = try HouseholdVersions.current(connection, of: record, in: commune)
        guard now == version else {
            throw RegistryRefusal.changedMeanwhile(
                try HouseholdVersions.changes(connection, of: record, in: commune, since: version))
        }
        return record
    }

    /// Nothing ends before it began.
    func checkEnd(of what: String, since: Day?, _ occasion: Occasion) throws {
        guard let since, occasion.day < since else { return }
        throw RegistryRefusal.invalid([
            FieldProblem(
                "day", "Ngày \(occasion.day.shown) ở trước ngày \(what) (\(since.shown)). Hãy kiểm tra lại ngày.")
        ])
    }

    /// Nothing happens in a household before its first day.
    func checkDay(of household: Key, _ occasion: Occasion) throws {
        let first = try connection.first(
            """
            SELECT from_day FROM residence WHERE commune = \(commune) AND household = \(household)
            AND retired_in IS NULL ORDER BY coalesce(from_day, '') LIMIT 1
            """
        ) { $0.dayIfAny(0) }
        try checkEnd(of: "hộ có trong sổ", since: first.flatMap(\.self), occasion)
    }

    /// Answers observed before the newest ones would be kept and never hold: whoever types them must know.
    func checkNewest(_ observedOn: Day?, _ occasion: Occasion) throws {
        guard let observedOn, occasion.day < observedOn else { return }
        throw RegistryRefusal.invalid([
            FieldProblem(
                "day",
                "Sổ đã có thông tin thu thập ngày \(observedOn.shown), mới hơn ngày \(occasion.day.shown). "
                    + "Hãy ghi ngày thu thập từ ngày đó trở đi; nếu thông tin mới hơn bị sai, hãy ghi lại cho đúng.")
        ])
    }

    /// Flushes what was collected and rewrites the cards of the touched households.
    func finish(_ households: [Key]) throws {
        try writer.flush()
        try Cards(connection, premises, commune: commune, day: today).refresh(households, vault: premises.vault)
    }

    /// As `finish`, for a change of the household's own record.
    func changed(_ before: HouseholdRecord, _ after: HouseholdRecord) throws {
        entry.changed(
            "household", before.key, before: Canonical.household(before), after: Canonical.household(after))
        try finish([before.key])
    }

    func communeCode() throws -> String {
        try Areas.area(connection, commune, on: today)?.code ?? ""
    }

    func checkNeighbourhood(_ key: Key) throws {
        guard try Areas.area(connection, key, on: today)?.commune == commune else {
            throw RegistryRefusal.invalid([
                FieldProblem("neighbourhood", "Chưa chọn tổ dân phố. Hãy chọn trong danh sách.")
            ])
        }
    }
}
