import Access
import Rulebook
import Storage
import Vocabulary

extension Errands {
    /// Sets a call or another thing to do about a household, by a day.
    public func set(
        _ title: String, about household: Key, by day: Day?, in commune: Key, by asking: Asking
    ) async throws {
        let title = VietnameseText.tidy(title)
        guard !title.isEmpty else {
            throw RegistryRefusal.invalid([
                FieldProblem("errand", "Chưa ghi việc phải làm. Ví dụ: gọi lại hỏi thẻ BHYT.")
            ])
        }
        try await write(.errandSet, title, household, commune, asking) { maker in
            let errand = Errand(
                key: Key.make(), household: household, person: nil, rule: Errand.call, title: title, text: "",
                aroseOn: asking.today, dueOn: day, doneOn: nil, doneNote: "")
            try maker.add(errand)
            maker.entry.changed("errand", errand.key, after: Canonical.errand(errand))
        }
    }

    /// Another last day for an errand: the law's where one was found, the officer's own else.
    public func postpone(_ errand: Key, to day: Day, in commune: Key, by asking: Asking) async throws {
        try await replace(errand, .errandSet, commune, asking) { old in
            Errand(
                key: old.key, household: old.household, person: old.person, rule: old.rule, title: old.title,
                text: old.text, aroseOn: old.aroseOn, dueOn: day, doneOn: nil, doneNote: "")
        }
    }

    /// Records that an errand was done on a day.
    ///
    /// - Throws: `RegistryRefusal.errandDone` where somebody recorded that before.
    public func finish(_ errand: Key, on day: Day, note: String, in commune: Key, by asking: Asking) async throws {
        guard day <= asking.today else {
            throw RegistryRefusal.invalid([
                FieldProblem("day", "Ngày \(day.shown) ở sau hôm nay. Hãy ghi ngày việc đã xong.")
            ])
        }
        try await replace(errand, .errandDone, commune, asking) { old in
            guard day >= old.aroseOn else {
                throw RegistryRefusal.invalid([
                    FieldProblem("day", "Việc này có từ ngày \(old.aroseOn.shown). Hãy kiểm tra lại ngày xong.")
                ])
            }
            return Errand(
                key: old.key, household: old.household, person: old.person, rule: old.rule, title: old.title,
                text: old.text, aroseOn: old.aroseOn, dueOn: old.dueOn, doneOn: day,
                doneNote: VietnameseText.tidy(note))
        }
    }

    /// Notes something about a household: who wrote it and when stand beside it.
    public func note(_ text: String, about household: Key, in commune: Key, by asking: Asking) async throws {
        let text = text.trimmingBlanks
        guard !text.isEmpty else {
            throw RegistryRefusal.invalid([FieldProblem("note", "Chưa viết gì. Hãy ghi điều cần nhớ về hộ.")])
        }
        try await write(.noteAdded, "", household, commune, asking) { maker in
            let key = Key.make()
            try maker.connection.run(
                """
                INSERT INTO household_note (commune, id, household, text, written_by, written_at, recorded_in)
                VALUES (\(commune), \(key), \(household), \(text), \(asking.name), \(asking.at), \(maker.entry.key))
                """)
            maker.entry.changed("note", key, after: Array(text.utf8))
        }
    }

    private func write(
        _ action: AuditAction, _ reason: String, _ household: Key, _ commune: Key, _ asking: Asking,
        _ body: @escaping @Sendable (ErrandMaker) throws -> Void
    ) async throws {
        try asking.must(.editRegister, in: commune)
        try await premises.database.write { connection in
            try Audit.write(connection, by: asking, in: commune, action: action, reason: reason) { entry in
                let isKnown = try connection.exists(
                    "SELECT 1 FROM household WHERE commune = \(commune) AND id = \(household) AND retired_in IS NULL")
                guard isKnown else { throw RegistryRefusal.householdUnknown }
                try body(
                    ErrandMaker(
                        connection: connection, premises: premises, entry: entry, commune: commune,
                        today: asking.today))
            }
        }
    }

    private func replace(
        _ errand: Key, _ action: AuditAction, _ commune: Key, _ asking: Asking,
        _ change: @escaping @Sendable (Errand) throws -> Errand
    ) async throws {
        try asking.must(.editRegister, in: commune)
        try await premises.database.write { connection in
            let old = try connection.first(
                """
                SELECT \(Errand.columns) FROM errand e
                WHERE e.commune = \(commune) AND e.id = \(errand) AND e.retired_in IS NULL
                """, Errand.read)
            guard let old else { throw RegistryRefusal.errandUnknown }
            try Audit.write(connection, by: asking, in: commune, action: action, reason: old.title) { entry in
                // The chain is locked now: whoever finished it first is seen.
                let isOpen = try connection.exists(
                    """
                    SELECT 1 FROM errand
                    WHERE commune = \(commune) AND id = \(errand) AND retired_in IS NULL AND done_on IS NULL
                    """)
                guard isOpen else { throw RegistryRefusal.errandDone }
                let new = try change(old)
                try connection.run(
                    """
                    UPDATE errand SET retired_in = \(entry.key)
                    WHERE commune = \(commune) AND id = \(errand) AND retired_in IS NULL
                    """)
                try ErrandMaker(
                    connection: connection, premises: premises, entry: entry, commune: commune, today: asking.today
                ).add(new)
                entry.changed("errand", errand, before: Canonical.errand(old), after: Canonical.errand(new))
            }
        }
    }
}

extension HouseholdEditing {
    /// Writes down how a household is reached; empty for not any more.
    public func setPhone(
        _ phone: String, of household: Key, in commune: Key, version: HouseholdVersion, occasion: Occasion,
        by asking: Asking
    ) async throws {
        try await write(.contactChanged, occasion, commune, asking) { work in
            _ = try work.current(household, version)
            let digits = phone.filter(\.isNumber)
            guard phone.isEmpty || (8...15).contains(digits.count) else {
                throw RegistryRefusal.invalid([
                    FieldProblem("phone", "Số điện thoại có từ 8 đến 15 chữ số, ví dụ 0912 345 678. Hãy kiểm tra lại.")
                ])
            }
            let before = try HouseholdNote.phone(of: household, work.connection, commune: commune)
            guard before ?? "" != phone else { return }
            try work.connection.run(
                """
                UPDATE household_contact SET retired_in = \(work.entry.key)
                WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL
                """)
            try work.connection.run(
                """
                INSERT INTO household_contact (commune, household, phone, recorded_in)
                VALUES (\(commune), \(household), \(phone), \(work.entry.key))
                """)
            work.entry.changed(
                "contact", household, before: Canonical.lines([("phone", before)]),
                after: Canonical.lines([("phone", phone)]))
        }
    }
}

extension Canonical {
    static func errand(_ errand: Errand) -> [UInt8] {
        lines([
            ("household", errand.household.description), ("rule", errand.rule), ("title", errand.title),
            ("arose", errand.aroseOn.iso), ("due", errand.dueOn?.iso), ("done", errand.doneOn?.iso),
            ("note", errand.doneNote),
        ])
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
