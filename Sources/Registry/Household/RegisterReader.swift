import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Reads whole households as the register holds them now, or as they were at a moment.
enum RegisterReader {
    /// - Parameters:
    ///   - keys: only these households; nil for all of the commune.
    ///   - moment: as they were then; nil for now.
    /// - Returns: households that live in the commune, in no particular order of the database's; members in theirs.
    static func records(
        _ connection: any Connection, vault: Vault, commune: Key, keys: [Key]? = nil, at moment: RegisterMoment? = nil
    ) throws -> [HouseholdRecord] {
        let time = ReadingTime(moment: moment)
        guard let keys, keys.count > most else { return try read(connection, vault, commune, keys, time) }
        let wanted = Set(keys)
        return try read(connection, vault, commune, nil, time).filter { wanted.contains($0.key) }
    }

    /// From some hundreds on the register is read through once: a statement takes only so many values, and each
    /// household brings its members' keys.
    private static let most = 300

    private static func read(
        _ connection: any Connection, _ vault: Vault, _ commune: Key, _ keys: [Key]?, _ time: ReadingTime
    ) throws -> [HouseholdRecord] {
        var (records, positions) = try households(connection, commune, keys, time)
        let people = try addMembers(connection, vault, commune, keys, time, to: &records, positions)
        try addHouseholdAnswers(connection, commune, keys, time, to: &records, positions)
        try addMemberAnswers(connection, commune, keys, time, to: &records, people)
        return records
    }

    static func record(
        _ connection: any Connection, vault: Vault, commune: Key, key: Key, at moment: RegisterMoment? = nil
    ) throws -> HouseholdRecord? {
        try records(connection, vault: vault, commune: commune, keys: [key], at: moment).first
    }

    private static func households(
        _ connection: any Connection, _ commune: Key, _ keys: [Key]?, _ time: ReadingTime
    ) throws -> ([HouseholdRecord], [Key: Int]) {
        let only: SQL? = keys.map { "AND h.id IN \(list: $0)" }
        var positions: [Key: Int] = [:]
        var records: [HouseholdRecord] = []
        try connection.each(
            """
            SELECT h.id, h.code, r.neighbourhood, r.address, r.from_day FROM household h
            JOIN residence r ON r.commune = h.commune AND r.household = h.id
            AND \(time.holds("r.recorded_in", "r.retired_in")) AND \(time.lasts("r.from_day", "r.to_day"))
            WHERE h.commune = \(commune) AND \(time.holds("h.recorded_in", "h.retired_in")) \(only)
            ORDER BY r.recorded_in
            """
        ) { row in
            let record = HouseholdRecord(
                key: row.key(0), code: row.text(1), neighbourhood: row.key(2), address: row.text(3),
                since: row.dayIfAny(4))
            // Two residences on one day: the one entered later stands.
            if let place = positions[record.key] {
                records[place] = record
                return
            }
            positions[record.key] = records.count
            records.append(record)
        }
        return (records, positions)
    }

    private static func addMembers(
        _ connection: any Connection, _ vault: Vault, _ commune: Key, _ keys: [Key]?, _ time: ReadingTime,
        to records: inout [HouseholdRecord],
        _ positions: [Key: Int]
    ) throws -> [Key: (household: Int, member: Int)] {
        let only: SQL? = keys.map { "AND m.household IN \(list: $0)" }
        var places: [Key: (household: Int, member: Int)] = [:]
        try connection.each(
            """
            SELECT m.id, m.household, m.kind, m.relation, m.from_day,
            p.id, p.full_name, p.birth, p.sex, p.ethnicity, p.number_sealed
            FROM membership m
            JOIN person p ON p.commune = m.commune AND p.id = m.person
            AND \(time.holds("p.recorded_in", "p.retired_in"))
            WHERE m.commune = \(commune) AND \(time.holds("m.recorded_in", "m.retired_in"))
            AND \(time.lasts("m.from_day", "m.to_day")) \(only)
            ORDER BY m.household, m.ord, m.id
            """
        ) { row in
            guard let place = positions[row.key(1)] else { return }
            let number = row.bytesIfAny(10).flatMap(vault.openText).flatMap { IdentityNumber($0) }
            let person = PersonRecord(
                key: row.key(5), name: row.text(6), birth: row.textIfAny(7).flatMap { Birth(iso: $0) },
                sex: row.textIfAny(8).flatMap(Sex.init(rawValue:)), ethnicity: row.textIfAny(9), number: number)
            places[person.key] = (place, records[place].members.count)
            records[place].members.append(
                MemberRecord(
                    key: row.key(0), person: person, kind: Membership(rawValue: row.text(2)) ?? .registered,
                    relation: row.text(3), since: row.dayIfAny(4)))
        }
        return places
    }

    private static func addHouseholdAnswers(
        _ connection: any Connection, _ commune: Key, _ keys: [Key]?, _ time: ReadingTime,
        to records: inout [HouseholdRecord], _ positions: [Key: Int]
    ) throws {
        let only: SQL? = keys.map { "AND o.household IN \(list: $0)" }
        try connection.each(
            """
            SELECT o.household, o.observed_on, o.unknowns, o.causes,
            o.wall_durable, o.pillar_durable, o.roof_durable, o.living_area, o.water_source, o.toilet, o.uses_internet,
            o.has_shared_device, o.has_personal_device, o.waste_treated, o.income, o.b1, o.b2
            FROM household_observation o
            WHERE o.commune = \(commune) AND \(time.holds("o.recorded_in", "o.retired_in")) \(time.observed) \(only)
            ORDER BY o.household, o.observed_on, o.recorded_in, o.id
            """
        ) { row in
            guard let place = positions[row.key(0)] else { return }
            records[place].observedOn = row.day(1)
            if let causes = row.intIfAny(3) { records[place].answers.causes = causes }
            ObservationColumns.read(row, from: 4, unknowns: row.textIfAny(2), into: &records[place].answers)
        }
    }

    private static func addMemberAnswers(
        _ connection: any Connection, _ commune: Key, _ keys: [Key]?, _ time: ReadingTime,
        to records: inout [HouseholdRecord], _ people: [Key: (household: Int, member: Int)]
    ) throws {
        let only: SQL? = keys == nil ? nil : "AND o.person IN \(list: Array(people.keys))"
        try connection.each(
            """
            SELECT o.person, o.observed_on, o.unknowns,
            o.work_status, o.work_contract, o.monthly_allowance, o.disabled, o.malnourished, o.health_insurance,
            o.school, o.diploma, o.trained_on_job, o.merit
            FROM person_observation o
            WHERE o.commune = \(commune) AND \(time.holds("o.recorded_in", "o.retired_in")) \(time.observed) \(only)
            ORDER BY o.person, o.observed_on, o.recorded_in, o.id
            """
        ) { row in
            guard let place = people[row.key(0)] else { return }
            ObservationColumns.read(
                row, from: 3, unknowns: row.textIfAny(2),
                into: &records[place.household].members[place.member].answers)
            records[place.household].members[place.member].observedOn = row.day(1)
        }
    }
}

/// Which rows are read: those that hold now, or those that held at a moment.
private struct ReadingTime {
    let moment: RegisterMoment?

    func holds(_ recorded: SQL, _ retired: SQL) -> SQL {
        moment?.holds(recorded, retired) ?? "\(retired) IS NULL"
    }

    /// What is said of now has no last day, whenever it began.
    func lasts(_ first: SQL, _ last: SQL) -> SQL { moment?.lies(from: first, to: last) ?? "\(last) IS NULL" }

    var observed: SQL? { moment.map { "AND o.observed_on <= \($0.day)" } }
}
