import Access
import Storage
import Territory
import Vocabulary

/// Stores what a comparison found: one transaction, one entry of the audit chain.
struct Acceptance: Sendable {
    let premises: Premises
    let commune: Key
    let settings: ListingSettings
    let fileName: String
    let asking: Asking

    /// The register moved between the comparison and the write; nothing was written.
    struct Moved: Error {}

    /// - Returns: the key of the entry, nil where nothing was to change.
    func write(_ connection: any Connection, _ plan: ListingPlan) throws -> Key? {
        if plan.isEmpty { return nil }
        guard plan.steps.count > Self.few else { return try store(connection, plan) }
        let entry = try connection.filling(Self.tables) { try store(connection, plan) }
        try connection.learnSizes()
        return entry
    }

    private static let few = 500
    private static let tables: [StaticString] = [
        "residence", "person", "membership", "household_observation", "person_observation", "household_card",
        "audit_change",
    ]

    private func store(_ connection: any Connection, _ plan: ListingPlan) throws -> Key? {
        try Audit.write(
            connection, by: asking, in: commune, action: .listImported,
            reason: reason(plan)
        ) { entry in
            // The chain is locked now: whoever writes to this commune comes after us.
            guard try RegisterPosition.current(connection, commune: commune) == plan.position else { throw Moved() }
            if plan.summary.marksAsSample { entry.told(of: try Installation.markAsSample(connection)) }
            for place in plan.newNeighbourhoods {
                entry.told(
                    of: try Areas.addNeighbourhood(
                        connection, in: entry.key, commune: commune, name: place.name, key: place.key))
            }
            let (fresh, others) = try withCodes(plan, connection)
            let cards = try Cards(connection, premises, commune: commune, day: asking.today)
            // People whom the register knows may bring names that they bore before; their cards are made afterwards.
            let newCards = cards.prepare(fresh)
            try ListWork(connection, entry: entry, commune: commune, vault: premises.vault, day: settings.day).write(
                fresh, others)
            try cards.add(newCards)
            try cards.refresh(others.map(\.after.key), vault: premises.vault)
            return entry.key
        }
    }

    private func reason(_ plan: ListingPlan) -> String {
        let repaired = plan.summary.repairedNumbers ?? 0
        let trace = repaired > 0 ? "; thêm số 0 ở đầu cho \(Shown.number(repaired)) số định danh" : ""
        return "Tệp \(fileName), số liệu ngày \(settings.day.shown)\(trace)"
    }

    /// The new households of new people, and all other steps, each household with its code.
    private func withCodes(
        _ plan: ListingPlan, _ connection: any Connection
    ) throws -> (fresh: [HouseholdRecord], others: [HouseholdStep]) {
        if plan.takesOverCodes {
            try HouseholdCodes.takeOver(
                connection, commune: commune, codes: plan.steps.map(\.after.code).filter { !$0.isEmpty })
        }
        let without = plan.steps.count { $0.after.code.isEmpty }
        var codes: [String] = []
        if without > 0 {
            let prefix = try Areas.area(connection, commune, on: asking.today)?.code ?? ""
            codes = try HouseholdCodes.next(connection, commune: commune, prefix: prefix, count: without)
        }
        var given = codes.makeIterator()
        var fresh: [HouseholdRecord] = []
        var others: [HouseholdStep] = []
        fresh.reserveCapacity(plan.steps.count)
        for step in plan.steps {
            let code = step.after.code.isEmpty ? given.next() : nil
            if step.isFresh {
                fresh.append(step.after)
                if let code { fresh[fresh.count - 1].code = code }
            } else {
                others.append(step)
                if let code { others[others.count - 1].after.code = code }
            }
        }
        return (fresh, others)
    }
}
