import Access
import Rulebook
import Storage
import Territory
import Vocabulary

// Households that come from and go to other wards.
extension HouseholdEditing {
    /// Enters a household that moved in as a whole, with where it came from and what it was there: poor or near-poor
    /// there, it counts as *khác tăng* once a decision of this ward names it, never as *phát sinh*.
    public func arrive(
        in commune: Key, neighbourhood: Key, address: String, head: MemberForm, arrival: Arrival, occasion: Occasion,
        by asking: Asking
    ) async throws -> (key: Key, code: String, followed: Followed) {
        try await write(.moveInRecorded, occasion, commune, asking) { work in
            try work.check(arrival, occasion)
            let record = try work.enter(head, neighbourhood: neighbourhood, address: address, occasion)
            try work.add(arrival, of: record.key, occasion)
            let followed = try work.happened(.arrived, record.key, place: arrival.from, occasion)
            try work.finish([record.key])
            return (record.key, record.code, followed)
        }
    }

    /// Moves a household to another ward of this installation: its people keep their keys, its residence closes here and
    /// opens there under a code of that ward, with an entry in each chain, together or not at all.
    ///
    /// - Throws: `AccessRefusal` where the officer does not keep the register of both.
    public func moveAcross(
        _ household: Key, from commune: Key, to other: Key, neighbourhood: Key, address: String,
        version: HouseholdVersion, occasion: Occasion, by asking: Asking
    ) async throws -> (code: String, followed: Followed) {
        try asking.must(.editRegister, in: commune)
        try asking.must(.editRegister, in: other)
        try Self.check(occasion, asking.today)
        return try await premises.database.write { connection in
            // In one order whichever way a household goes: two moves in opposite directions wait for each other.
            for chain in [commune, other].sorted() { try connection.lock(chain) }
            return try Audit.write(
                connection, by: asking, in: commune, action: .movedAcross, reason: occasion.reason
            ) { leaving in
                try Audit.write(
                    connection, by: asking, in: other, action: .movedAcross, reason: occasion.reason
                ) { arriving in
                    let here = HouseholdWork(connection, premises, leaving, commune, asking.today)
                    let there = HouseholdWork(connection, premises, arriving, other, asking.today)
                    let before = try here.current(household, version)
                    let arrival = try here.arrival(of: before)
                    let followed = try here.depart(before, to: there.communeName(), occasion)
                    let record = try there.take(before, neighbourhood: neighbourhood, address: address, occasion)
                    try there.add(arrival, of: record.key, occasion)
                    try there.happened(.arrived, record.key, place: arrival.from, occasion)
                    try here.finish([household])
                    try there.finish([record.key])
                    return (record.code, followed)
                }
            }
        }
    }
}

extension HouseholdWork {
    func communeName() throws -> String {
        try Areas.area(connection, commune, on: today)?.name ?? "một xã, phường khác"
    }

    /// A new household of one head, with the commune's next code.
    func enter(
        _ head: MemberForm, neighbourhood: Key, address: String, _ occasion: Occasion
    ) throws -> HouseholdRecord {
        try check(head, occasion)
        try checkNeighbourhood(neighbourhood)
        let codes = try HouseholdCodes.next(connection, commune: commune, prefix: try communeCode(), count: 1)
        var record = HouseholdRecord(
            code: codes[0], neighbourhood: neighbourhood, address: address, since: occasion.day)
        var member = head.record(since: occasion.day)
        member.relation = MemberRecord.headRelation
        if let former = try former(head, occasion) {
            member.person.key = former
            try retirePerson(former)
        }
        record.members = [member]
        writer.add(record, observedOn: occasion.day)
        return record
    }

    /// What a household that goes is here: the ward it goes to is told.
    fileprivate func arrival(of household: HouseholdRecord) throws -> Arrival {
        let standing = try Recognitions.inForce(connection, commune: commune, on: today, household: household.key).first
        let isListed = standing?.category == .poor || standing?.category == .nearPoor
        let decision = try standing.flatMap { recognition in
            try Decisions.all(connection, commune: commune).first { $0.key == recognition.decision }
        }
        return Arrival(
            from: try communeName(), commune: commune, category: isListed ? standing?.category : nil,
            decision: isListed ? decision?.number : nil, signedOn: isListed ? decision?.signedOn : nil)
    }

    fileprivate func depart(_ household: HouseholdRecord, to place: String, _ occasion: Occasion) throws -> Followed {
        for member in household.members {
            try checkEnd(of: "vào hộ", since: member.since, occasion)
            try end(member, in: household.key, occasion)
        }
        return try close(
            household, as: .departed, place: place, people: household.members.map(\.person.key), occasion)
    }

    /// The same people under the same keys, with what is known of them, in a household of this commune.
    fileprivate func take(
        _ household: HouseholdRecord, neighbourhood: Key, address: String, _ occasion: Occasion
    ) throws -> HouseholdRecord {
        try checkNeighbourhood(neighbourhood)
        let codes = try HouseholdCodes.next(connection, commune: commune, prefix: try communeCode(), count: 1)
        // A household that comes back finds its old key taken here.
        let isKnown = try connection.exists(
            "SELECT 1 FROM household WHERE commune = \(commune) AND id = \(household.key)")
        var record = HouseholdRecord(
            key: isKnown ? Key.make() : household.key, code: codes[0], neighbourhood: neighbourhood, address: address,
            since: occasion.day)
        record.members = household.members.map { member in
            var moved = member
            moved.key = Key.make()
            moved.since = occasion.day
            return moved
        }
        for member in record.members {
            try connection.lock(member.person.key)
            try retirePerson(member.person.key)
        }
        writer.add(record, observedOn: occasion.day)
        return record
    }

    func check(_ arrival: Arrival, _ occasion: Occasion) throws {
        var problems: [FieldProblem] = []
        if arrival.from.isEmpty {
            problems.append(
                FieldProblem("from", "Chưa ghi nơi hộ chuyển từ đó đến. Hãy ghi xã, phường và tỉnh, thành."))
        }
        if arrival.category != nil, arrival.decision?.isEmpty ?? true {
            problems.append(
                FieldProblem(
                    "decision",
                    "Hộ đã được công nhận ở nơi cũ thì phải có số quyết định. Hãy ghi theo giấy chứng nhận."))
        }
        if let signed = arrival.signedOn, signed > occasion.day {
            problems.append(
                FieldProblem("signed_on", "Ngày ký \(signed.shown) ở sau ngày chuyển đến. Hãy kiểm tra lại."))
        }
        if !problems.isEmpty { throw RegistryRefusal.invalid(problems) }
    }

    func add(_ arrival: Arrival, of household: Key, _ occasion: Occasion) throws {
        try connection.run(
            """
            INSERT INTO household_arrival (commune, household, day, from_place, from_commune, class, decision, signed_on,
            recorded_in)
            VALUES (\(commune), \(household), \(occasion.day), \(arrival.from), \(arrival.commune),
            \(arrival.category?.rawValue), \(arrival.decision), \(arrival.signedOn), \(entry.key))
            """)
        entry.changed(
            "arrival", household,
            after: Canonical.lines([
                ("from_place", arrival.from), ("class", arrival.category?.rawValue),
                ("decision_there", arrival.decision), ("signed_on", arrival.signedOn?.iso),
            ]))
    }
}
