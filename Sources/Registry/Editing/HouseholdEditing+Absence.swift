import Access
import Rulebook
import Storage
import Vocabulary

// Members who are away for a time, and who speaks for a household.
extension HouseholdEditing {
    /// Records that a member is away from a day on: study, work, service, prison, abroad. She or he still belongs to the
    /// household.
    ///
    /// - Parameters:
    ///   - reason: a code of the list `absences`.
    ///   - until: the first day back; nil where nobody knows.
    public func recordAbsence(
        of person: Key, reason: String, until: Day?, note: String, in household: Key, of commune: Key,
        version: HouseholdVersion, occasion: Occasion, by asking: Asking
    ) async throws {
        try await write(.absenceRecorded, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            guard let member = before.members.first(where: { $0.person.key == person }) else {
                throw RegistryRefusal.memberUnknown
            }
            try work.checkEnd(of: "vào hộ", since: member.since, occasion)
            try work.checkAbsence(person, reason: reason, until: until, occasion)
            let absence = Absence(
                key: Key.make(), person: person, reason: reason, from: occasion.day, to: until, note: note)
            try work.write(absence, of: household)
            work.tell(nil, absence)
            try work.finish([household])
        }
    }

    /// Somebody who was away is back from a day on.
    public func endAbsence(
        _ absence: Key, in household: Key, of commune: Key, version: HouseholdVersion, occasion: Occasion,
        by asking: Asking
    ) async throws {
        try await write(.absenceRecorded, occasion, commune, asking) { work in
            _ = try work.current(household, version)
            guard
                let open = try Absence.of(household, work.connection, commune: commune).first(where: {
                    $0.key == absence
                })
            else { throw RegistryRefusal.memberUnknown }
            try work.checkEnd(of: "bắt đầu vắng", since: open.from, occasion)
            let ended = Absence(
                key: open.key, person: open.person, reason: open.reason, from: open.from, to: occasion.day,
                note: open.note)
            try work.connection.run(
                """
                UPDATE absence SET retired_in = \(work.entry.key)
                WHERE commune = \(commune) AND id = \(absence) AND retired_in IS NULL
                """)
            try work.write(ended, of: household)
            work.tell(open, ended)
            try work.finish([household])
        }
    }

    /// Names who speaks for the household from a day on.
    public func nameRepresentative(
        _ form: RepresentativeForm, of household: Key, in commune: Key, version: HouseholdVersion, occasion: Occasion,
        by asking: Asking
    ) async throws {
        try await write(.representativeNamed, occasion, commune, asking) { work in
            let before = try work.current(household, version)
            try work.checkDay(of: household, occasion)
            try work.name(form, of: before, members: before.members, occasion)
            try work.finish([household])
        }
    }
}

extension HouseholdWork {
    fileprivate func checkAbsence(_ person: Key, reason: String, until: Day?, _ occasion: Occasion) throws {
        var problems: [FieldProblem] = []
        if premises.rules.list("absences")?[reason] == nil {
            problems.append(FieldProblem("absence", "Chưa chọn lý do vắng. Hãy chọn trong danh sách."))
        }
        if let until, until <= occasion.day {
            problems.append(FieldProblem("until", "Ngày về phải sau ngày bắt đầu vắng (\(occasion.day.shown))."))
        }
        let isAway = try connection.exists(
            """
            SELECT 1 FROM absence WHERE commune = \(commune) AND person = \(person) AND retired_in IS NULL
            AND (to_day IS NULL OR to_day > \(occasion.day)) AND from_day < \(until ?? .distantFuture)
            """)
        if isAway {
            problems.append(
                FieldProblem("day", "Người này đã được ghi vắng vào những ngày đó. Hãy ghi ngày về của lần vắng trước.")
            )
        }
        if !problems.isEmpty { throw RegistryRefusal.invalid(problems) }
    }

    fileprivate func write(_ absence: Absence, of household: Key) throws {
        try connection.run(
            """
            INSERT INTO absence (commune, id, household, person, reason, from_day, to_day, note, recorded_in)
            VALUES (\(commune), \(absence.key), \(household), \(absence.person), \(absence.reason), \(absence.from),
            \(absence.to), \(absence.note), \(entry.key))
            """)
    }

    fileprivate func tell(_ before: Absence?, _ after: Absence) {
        entry.changed("absence", after.person, before: before.map(Canonical.absence), after: Canonical.absence(after))
    }
}

extension Canonical {
    static func absence(_ absence: Absence) -> [UInt8] {
        lines([
            ("absence", absence.reason), ("from", absence.from.iso), ("until", absence.to?.iso),
            ("note", absence.note),
        ])
    }
}

extension Day {
    /// After every day that anything is said about.
    fileprivate static let distantFuture = Day(year: 9999, month: 12, day: 31) ?? Day(number: 2_932_896)
}
