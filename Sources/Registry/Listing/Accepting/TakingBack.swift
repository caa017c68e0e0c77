import Access
import Storage
import Vocabulary

/// Takes what one entry wrote out of the register again, an accepted list or a merge, as one entry: what it wrote holds no
/// longer, what it had ended holds again.
struct TakingBack {
    let connection: any Connection
    let premises: Premises
    let commune: Key
    /// The entry that is taken back.
    let accepted: Key
    let today: Day

    func run(_ entry: AuditEntry) throws {
        let touched = try Touched(connection, commune: commune, entry: accepted)
        try check(touched)
        try tell(entry)
        try retire(entry)
        try holdAgain(entry)
        let cards = try Cards(connection, premises, commune: commune, day: today)
        try cards.refresh(Array(touched.households), vault: premises.vault)
    }

    /// - Throws: `ListingRefusal.stillNeeded` where a later entry rests on the list.
    private func check(_ touched: Touched) throws {
        if let obstacle = try obstacle(touched) { throw ListingRefusal.stillNeeded(obstacle) }
    }

    /// What rests on the entry, in words; nil where it can be taken back.
    func obstacle() throws -> String? {
        try obstacle(try Touched(connection, commune: commune, entry: accepted))
    }

    private func obstacle(_ touched: Touched) throws -> String? {
        let later = LaterEntries(connection, commune: commune, after: accepted)
        guard try later.exist() else { return nil }
        let recognised = try later.recognised().intersection(touched.households).count
        if recognised > 0 { return "\(recognised) hộ đã có quyết định công nhận ghi sau đó" }
        let changed = try later.changed()
        let count = changed.intersection(touched.records).union(changed.intersection(touched.households)).count
        if count > 0 { return "\(count) hộ hoặc người đã được sửa sau đó" }
        let members = try later.householdsOfMembers().intersection(touched.households).count
        if members > 0 { return "\(members) hộ đã thêm hoặc bớt thành viên sau đó" }
        let places = try later.neighbourhoods().intersection(touched.neighbourhoods).count
        if places > 0 {
            return "\(places) tổ dân phố mà lần nhập này lập đã có hộ hoặc tổng số dân cư"
        }
        return nil
    }

    /// What changed, told the other way round.
    private func tell(_ entry: AuditEntry) throws {
        try connection.each(
            """
            SELECT kind, record, before_record, after_record FROM audit_change WHERE entry = \(accepted) ORDER BY ord DESC
            """
        ) { row in
            switch row.text(0) {
            case "household":
                entry.changed("household", row.key(1), before: row.recordIfAny(3), after: row.recordIfAny(2))
            case "member":
                entry.changed("member", row.key(1), before: row.recordIfAny(3), after: row.recordIfAny(2))
            case "area":
                entry.changed("area", row.key(1), before: row.recordIfAny(3), after: row.recordIfAny(2))
            // That the installation holds sample data stays so.
            default: break
            }
        }
    }

    private func retire(_ entry: AuditEntry) throws {
        let written: SQL = "retired_in = \(entry.key) WHERE recorded_in = \(accepted) AND retired_in IS NULL"
        let own: SQL = "AND commune = \(commune)"
        try connection.run("UPDATE household SET \(written) \(own)")
        try connection.run("UPDATE residence SET \(written) \(own)")
        try connection.run("UPDATE person SET \(written) \(own)")
        try connection.run("UPDATE membership SET \(written) \(own)")
        try connection.run("UPDATE household_observation SET \(written) \(own)")
        try connection.run("UPDATE person_observation SET \(written) \(own)")
        try connection.run("UPDATE area_name SET \(written)")
    }

    private func holdAgain(_ entry: AuditEntry) throws {
        try connection.run(
            """
            INSERT INTO person (commune, id, full_name, sort_key, birth, sex, ethnicity, number_sealed, number_hash,
            last_four_hash, recorded_in)
            SELECT commune, id, full_name, sort_key, birth, sex, ethnicity, number_sealed, number_hash, last_four_hash,
            \(entry.key) FROM person WHERE commune = \(commune) AND retired_in = \(accepted)
            """)
        for id in try ended("SELECT id FROM membership WHERE commune = \(commune) AND retired_in = \(accepted)") {
            try connection.run(
                """
                INSERT INTO membership (commune, id, household, person, ord, kind, relation, from_day, to_day, reason,
                recorded_in)
                SELECT commune, \(Key.make()), household, person, ord, kind, relation, from_day, to_day, reason, \(entry.key)
                FROM membership WHERE commune = \(commune) AND id = \(id)
                """)
        }
        for id in try ended("SELECT id FROM residence WHERE commune = \(commune) AND retired_in = \(accepted)") {
            try connection.run(
                """
                INSERT INTO residence (commune, id, household, neighbourhood, address, from_day, to_day, reason, recorded_in)
                SELECT commune, \(Key.make()), household, neighbourhood, address, from_day, to_day, reason, \(entry.key)
                FROM residence WHERE commune = \(commune) AND id = \(id)
                """)
        }
    }

    private func ended(_ sql: SQL) throws -> [Key] { try connection.all(sql) { $0.key(0) } }
}
