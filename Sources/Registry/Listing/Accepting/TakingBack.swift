import Access
import Storage
import Vocabulary

/// Takes one accepted list out of the register again, as one entry: what it wrote holds no longer, what it had ended
/// holds again.
struct TakingBack {
    let connection: any Connection
    let premises: Premises
    let commune: Key
    /// The entry that stored the list.
    let accepted: Key
    let today: Day

    /// - Throws: `ListingRefusal.stillNeeded` where a later entry rests on the list.
    func check() throws {
        let later: SQL = """
            (SELECT id FROM audit_entry WHERE chain = \(commune)
            AND seq > (SELECT seq FROM audit_entry WHERE id = \(accepted)))
            """
        let touched: SQL = "(SELECT record FROM audit_change WHERE entry = \(accepted))"
        let decisions = try connection.count(
            """
            SELECT count(*) FROM recognition
            WHERE commune = \(commune) AND retired_in IS NULL AND recorded_in IN \(later)
            AND household IN \(touchedHouseholds)
            """)
        if decisions > 0 { throw ListingRefusal.stillNeeded("\(decisions) hộ đã có quyết định công nhận ghi sau đó") }
        let changes = try connection.count(
            """
            SELECT count(DISTINCT record) FROM audit_change
            WHERE entry IN \(later) AND (record IN \(touched) OR record IN \(touchedHouseholds))
            """)
        if changes > 0 { throw ListingRefusal.stillNeeded("\(changes) hộ hoặc người đã được sửa sau đó") }
        let members = try connection.count(
            """
            SELECT count(DISTINCT household) FROM membership
            WHERE commune = \(commune) AND (recorded_in IN \(later) OR retired_in IN \(later))
            AND household IN \(touchedHouseholds)
            """)
        if members > 0 { throw ListingRefusal.stillNeeded("\(members) hộ đã thêm hoặc bớt thành viên sau đó") }
        let residents = try connection.count(
            """
            SELECT count(*) FROM residence
            WHERE commune = \(commune) AND recorded_in IN \(later) AND neighbourhood IN \(newNeighbourhoods)
            """)
        if residents > 0 { throw ListingRefusal.stillNeeded("\(residents) hộ đã vào tổ dân phố mà lần nhập này lập") }
        let totals = try connection.count(
            "SELECT count(*) FROM residents_total WHERE commune = \(commune) AND area IN \(newNeighbourhoods)")
        if totals > 0 { throw ListingRefusal.stillNeeded("tổ dân phố mà lần nhập này lập đã có tổng số dân cư") }
    }

    func write(_ entry: AuditEntry) throws {
        let households = try connection.all("SELECT DISTINCT household FROM \(touchedList)") { $0.key(0) }
        try tell(entry)
        try retire(entry)
        try holdAgain(entry)
        let cards = try Cards(connection, premises, commune: commune, day: today)
        try cards.remove(households)
        try cards.refreshMany(households, vault: premises.vault)
    }

    /// What changed, told the other way round.
    private func tell(_ entry: AuditEntry) throws {
        try connection.each(
            """
            SELECT kind, record, before_record, after_record FROM audit_change WHERE entry = \(accepted) ORDER BY ord DESC
            """
        ) { row in
            entry.changed(
                row.text(0) == "household" ? "household" : "member", row.key(1), before: row.bytesIfAny(3),
                after: row.bytesIfAny(2))
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

    /// The households that the list wrote, changed, or took a member from.
    private var touchedList: SQL {
        """
        (SELECT record AS household FROM audit_change WHERE entry = \(accepted) AND kind = 'household'
        UNION SELECT household FROM membership
        WHERE commune = \(commune) AND (recorded_in = \(accepted) OR retired_in = \(accepted))
        UNION SELECT m.household FROM membership m JOIN audit_change c ON c.record = m.person AND c.entry = \(accepted)
        WHERE m.commune = \(commune) AND m.retired_in IS NULL AND m.to_day IS NULL) touched
        """
    }

    private var touchedHouseholds: SQL { "(SELECT household FROM \(touchedList))" }

    private var newNeighbourhoods: SQL {
        "(SELECT area FROM area_name WHERE recorded_in = \(accepted) AND retired_in IS NULL)"
    }
}
