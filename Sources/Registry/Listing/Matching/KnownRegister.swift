import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// The register of a commune as it stood at one moment, for a comparison.
struct KnownRegister: Sendable {
    struct Place: Sendable {
        let household: Int
        let member: Int
    }

    var households: [HouseholdRecord] = []
    var neighbourhoods: [Area] = []
    var position: Int64 = 0
    var codes: [String: Int] = [:]
    var numbers: [IdentityNumber: Place] = [:]
    /// People whom the register knows by number and who belong to no household now, by the hash of the number.
    var former: [[UInt8]: PersonRecord] = [:]
    /// Codes of households that were merged, each with the code of the one that was kept.
    var merged: [String: String] = [:]
    var recognised: [Key: RecognisedClass] = [:]
    /// No household was ever entered in this commune: codes of a file may be taken over.
    var isEmpty = true
    /// No household was ever entered in any commune.
    var installationIsEmpty = true
    var isSample = false

    static func load(
        _ connection: any Connection, _ premises: Premises, commune: Key, settings: ListingSettings, today: Day
    ) throws -> KnownRegister {
        var known = KnownRegister()
        known.position = try RegisterPosition.current(connection, commune: commune)
        known.isSample = try Installation.current(connection)?.isSample ?? false
        known.neighbourhoods = try neighbourhoods(connection, of: commune, on: today)
        known.installationIsEmpty = try !connection.exists("SELECT 1 FROM household LIMIT 1")
        known.isEmpty =
            try known.installationIsEmpty
            || !connection.exists("SELECT 1 FROM household WHERE commune = \(commune) LIMIT 1")
        guard !known.isEmpty else { return known }
        known.take(try RegisterReader.records(connection, vault: premises.vault, commune: commune))
        known.merged = try Lineages.codes(connection, commune: commune)
        try known.addFormer(connection, premises.vault, commune)
        for recognition in try Recognitions.inForce(connection, commune: commune, on: settings.day) {
            known.recognised[recognition.household] = recognition.category
        }
        return known
    }

    static func neighbourhoods(_ connection: any Connection, of commune: Key, on day: Day) throws -> [Area] {
        try Areas.neighbourhoods(connection, of: commune, on: day)
    }

    private mutating func take(_ records: [HouseholdRecord]) {
        // In the order of codes, so that nothing below depends on the order of a database.
        households = records.sorted { $0.code < $1.code }
        codes.reserveCapacity(households.count)
        for (index, record) in households.enumerated() {
            codes[record.code] = index
            for (order, member) in record.members.enumerated() {
                if let number = member.person.number { numbers[number] = Place(household: index, member: order) }
            }
        }
    }

    private mutating func addFormer(_ connection: any Connection, _ vault: Vault, _ commune: Key) throws {
        try connection.each(
            """
            SELECT p.id, p.full_name, p.birth, p.sex, p.ethnicity, p.number_sealed, p.number_hash FROM person p
            WHERE p.commune = \(commune) AND p.retired_in IS NULL AND p.number_hash IS NOT NULL
            AND p.id NOT IN (
                SELECT person FROM membership
                WHERE commune = \(commune) AND retired_in IS NULL AND to_day IS NULL)
            """
        ) { row in
            former[row.bytes(6)] = PersonRecord(
                key: row.key(0), name: row.text(1), birth: row.textIfAny(2).flatMap { Birth(iso: $0) },
                sex: row.textIfAny(3).flatMap { .init(rawValue: $0) }, ethnicity: row.textIfAny(4),
                number: row.bytesIfAny(5).flatMap(vault.openText).flatMap { IdentityNumber($0) })
        }
    }
}
