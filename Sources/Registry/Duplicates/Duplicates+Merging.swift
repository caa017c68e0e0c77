import Access
import Rulebook
import Storage
import Vocabulary

extension Duplicates {
    /// What a merge would write; nothing is written.
    public func plan(_ key: Key, _ merge: DuplicateMerge, in commune: Key, by asking: Asking) async throws -> MergePlan
    {
        try asking.must(.editRegister, in: commune)
        return try MergePlan(try await pair(key, in: commune, by: asking), merge, premises.rules)
    }

    /// Makes two records one: the kept one gets what the other knew, the other ends on the day, and its code points to
    /// the kept household. One transaction, one entry in the chain of each commune.
    ///
    /// - Throws: `DuplicateRefusal`; `RegistryRefusal.changedMeanwhile` where a side moved since the page was opened.
    /// - Returns: the household that stays.
    @discardableResult
    public func merge(_ key: Key, _ merge: DuplicateMerge, in commune: Key, by asking: Asking) async throws -> Key {
        try asking.must(.editRegister, in: commune)
        var merge = merge
        merge.reason = VietnameseText.tidy(merge.reason)
        guard !merge.reason.isEmpty else { throw DuplicateRefusal.noReason }
        guard merge.day <= asking.today else {
            throw RegistryRefusal.invalid([
                FieldProblem("day", "Ngày \(merge.day.shown) ở sau hôm nay. Hãy ghi ngày đã đối chiếu.")
            ])
        }
        let command = merge
        return try await premises.database.write { connection in
            let found = try DuplicateRows(connection, commune: commune).one(key)
            guard asking.can(.editRegister, in: found.otherCommune) else { throw DuplicateRefusal.otherCommune }
            return try Audit.write(
                connection, by: asking, inEach: [commune, found.otherCommune], action: .duplicatesMerged,
                reason: command.reason
            ) { entries in
                // Read under the chains' locks.
                let pair = try DuplicatePair(connection, premises, found, commune: commune, asking: asking)
                let plan = try MergePlan(pair, command, premises.rules)
                let writing = MergeWriting(
                    connection: connection, premises: premises, plan: plan, merge: command, entries: entries,
                    today: asking.today)
                try writing.run()
                let verdict: DuplicateVerdict = command.scope == .household ? .oneHousehold : .onePerson
                for (place, entry) in entries {
                    try DuplicateRows(connection, commune: place).settle(
                        found, in: commune, as: verdict, day: command.day, reason: command.reason, entry)
                }
                return plan.kept.record.key
            }
        }
    }
}

/// Writes a merge while its one transaction is open.
private struct MergeWriting {
    let connection: any Connection
    let premises: Premises
    let plan: MergePlan
    let merge: DuplicateMerge
    let entries: [Key: AuditEntry]
    let today: Day

    private var occasion: Occasion { Occasion(day: merge.day, reason: merge.reason) }

    func run() throws {
        guard let keptEntry = entries[plan.kept.commune], let otherEntry = entries[plan.other.commune] else {
            throw DuplicateRefusal.unknownPair
        }
        let kept = HouseholdWork(connection, premises, keptEntry, plan.kept.commune, today)
        let other =
            plan.kept.commune == plan.other.commune
            ? kept : HouseholdWork(connection, premises, otherEntry, plan.other.commune, today)
        for (side, work) in [(plan.kept, kept), (plan.other, other)] {
            if let version = merge.versions[side.record.key] { _ = try work.current(side.record.key, version) }
        }
        try end(other)
        try join(kept)
        try move(kept)
        try takeHouseholdAnswers(kept)
        if plan.kept.commune == plan.other.commune {
            try kept.finish(Array(Set([plan.kept.record.key, plan.other.record.key])))
        } else {
            try kept.finish([plan.kept.record.key])
            try other.finish([plan.other.record.key])
        }
    }

    /// The other side: memberships end, and the household with the last of them.
    private func end(_ work: HouseholdWork) throws {
        let household = plan.other.record
        for member in plan.joined.map(\.ended) + plan.moved.map(\.before) {
            try work.checkEnd(of: "vào hộ \(household.code)", since: member.since, occasion)
            try work.end(member, in: household.key, occasion)
        }
        guard plan.endsOther else { return }
        try work.checkEnd(of: "hộ \(household.code) đến ở nơi đang ở", since: household.since, occasion)
        try work.endResidence(of: household.key, on: merge.day)
        try connection.run(
            """
            INSERT INTO lineage (commune, id, kind, from_household, to_household, day, recorded_in)
            VALUES (\(plan.other.commune), \(Key.make()), 'duplicate', \(household.key), \(plan.kept.record.key),
            \(merge.day), \(work.entry.key))
            """)
        work.entry.changed("household", household.key, before: Canonical.household(household))
    }

    private func join(_ work: HouseholdWork) throws {
        for member in plan.joined {
            if member.after.person != member.before.person {
                try connection.run(
                    """
                    UPDATE person SET retired_in = \(work.entry.key)
                    WHERE commune = \(work.commune) AND id = \(member.before.person.key) AND retired_in IS NULL
                    """)
                work.writer.add(member.after.person)
            }
            if !member.facts.isEmpty {
                work.writer.observe(
                    member.before.person.key, member.after.answers, member.facts,
                    on: member.ended.observedOn ?? merge.day)
            }
            guard member.after.person != member.before.person || !member.facts.isEmpty else { continue }
            let household = plan.kept.record.key
            work.entry.changed(
                "member", member.before.person.key,
                before: Canonical.member(member.before, household: household, vault: premises.vault),
                after: Canonical.member(member.after, household: household, vault: premises.vault))
        }
    }

    private func move(_ work: HouseholdWork) throws {
        let household = plan.kept.record
        for (order, member) in plan.moved.enumerated() {
            let after = member.after
            if plan.kept.commune != plan.other.commune {
                work.writer.add(after.person)
                let facts = MemberFact.allCases.filter { after.answers[$0] != .unknown(.notAsked) }
                if !facts.isEmpty {
                    work.writer.observe(after.person.key, after.answers, facts, on: after.observedOn ?? merge.day)
                }
            }
            work.writer.addMembership(
                after, to: household.key, order: household.members.count + order, reason: merge.reason)
            work.entry.changed(
                "member", after.person.key,
                after: Canonical.member(after, household: household.key, vault: premises.vault))
        }
    }

    private func takeHouseholdAnswers(_ work: HouseholdWork) throws {
        let (before, after) = (plan.kept.record, plan.after)
        if !plan.facts.isEmpty || plan.takesCauses {
            work.writer.observe(
                before.key, after.answers, plan.facts, on: plan.other.record.observedOn ?? merge.day,
                causes: plan.takesCauses)
        }
        let movesAddress = after.address != before.address
        if movesAddress { try work.replaceResidence(of: after, from: before.since, reason: merge.reason) }
        guard movesAddress || !plan.facts.isEmpty || plan.takesCauses else { return }
        work.entry.changed(
            "household", before.key, before: Canonical.household(before), after: Canonical.household(after))
    }
}
