import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Writes a register from a file inside one audit entry, under the keys it brought.
struct TakeoverWriting {
    let connection: any Connection
    let premises: Premises
    let entry: AuditEntry
    let commune: Key
    let today: Day
    let register: ExportedRegister

    init(
        _ connection: any Connection, _ premises: Premises, _ entry: AuditEntry, _ commune: Key, _ today: Day,
        _ register: ExportedRegister
    ) {
        self.connection = connection
        self.premises = premises
        self.entry = entry
        self.commune = commune
        self.today = today
        self.register = register
    }

    func write(fileDigest: [UInt8], acceptWithoutNumbers: Bool) throws {
        try Self.mustBeEmpty(connection, commune)
        let isFirst = try !connection.exists("SELECT 1 FROM household LIMIT 1")
        try applySampleRule(acceptWithoutNumbers, isEmpty: isFirst)
        entry.changed("takeover", commune, after: Array("file=\(hexadecimal(fileDigest))\n".utf8))
        try writeAreas()
        try writeTotals()
        try loadHouseholds()
        try loadMembers()
        try loadAnswers()
        try writeDecisions()
        try writeCarried(isFirst: isFirst)
        try HouseholdCodes.takeOver(
            connection, commune: commune,
            codes: register.codes.map(\.code) + [HouseholdCodes.format(prefix: "", number: register.notes.lastCode)])
        try finish()
        try connection.learnSizes()
    }

    /// Keys and codes of a file are only safe where nothing ever had any: rows that no longer hold keep theirs.
    static func mustBeEmpty(_ connection: any Connection, _ commune: Key) throws {
        let living = try connection.count(
            "SELECT count(*) FROM household WHERE commune = \(commune) AND retired_in IS NULL")
        if living > 0 { throw ExportRefusal.registerNotEmpty("\(Shown.number(living)) hộ") }
        if try connection.exists("SELECT 1 FROM household WHERE commune = \(commune) LIMIT 1") {
            throw ExportRefusal.registerNotEmpty("hộ từng được ghi (nay đã rút)")
        }
        if try connection.exists("SELECT 1 FROM decision WHERE commune = \(commune) LIMIT 1") {
            throw ExportRefusal.registerNotEmpty("quyết định")
        }
        if try connection.exists("SELECT 1 FROM residents_total WHERE commune = \(commune) LIMIT 1") {
            throw ExportRefusal.registerNotEmpty("tổng số dân cư")
        }
    }

    private func applySampleRule(_ acceptWithoutNumbers: Bool, isEmpty: Bool) throws {
        let isSample = try Installation.current(connection)?.isSample ?? false
        let numbers = register.members.compactMap(\.person.number)
        let rule = SampleRule(
            isMarked: register.notes.isSample, hasSampleNumbers: numbers.contains(where: \.isOfSample),
            hasRealNumbers: numbers.contains { !$0.isOfSample })
        switch rule.verdict(isSample: isSample, isEmpty: isEmpty) {
        case .take: break
        case .takeAndMark: entry.told(of: try Installation.markAsSample(connection))
        case .confirm: if !acceptWithoutNumbers { throw ExportRefusal.confirmWithoutNumbers }
        case .real: throw ExportRefusal.realNumbers
        case .mixed: throw ExportRefusal.mixedNumbers
        case .sample: throw ExportRefusal.sampleIntoReal
        }
    }

    /// Refreshes what lists read and tells the entry of every record, as it now stands.
    private func finish() throws {
        let records = try RegisterReader.records(connection, vault: premises.vault, commune: commune)
        try Cards(connection, premises, commune: commune, day: today).add(records)
        tellOfThePast(living: Set(records.map(\.key)))
        for record in records {
            entry.changed("household", record.key, after: Canonical.household(record))
            for member in record.members {
                entry.changed(
                    "member", member.person.key,
                    after: Canonical.member(member, household: record.key, vault: premises.vault))
            }
        }
    }

    /// Households that live here no more, and memberships that ended: before those that hold, so that the newest
    /// change of a person is how she or he stands now.
    private func tellOfThePast(living: Set<Key>) {
        for (key, code) in register.codes where !living.contains(key) {
            entry.changed("household", key, after: Array("code=\(code)\n".utf8))
        }
        for row in register.members where row.to != nil || !living.contains(row.household) {
            let member = MemberRecord(
                key: row.membership, person: row.person, kind: row.kind, relation: row.relation, since: row.from)
            var bytes = Canonical.member(member, household: row.household, vault: premises.vault)
            if let to = row.to { bytes += Array("until=\(to.iso)\n".utf8) }
            entry.changed("member", row.person.key, after: bytes)
        }
    }
}
