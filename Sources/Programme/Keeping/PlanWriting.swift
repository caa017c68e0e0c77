import Access
import Storage
import Vocabulary

/// Writes what became different of a plan, as new versions, and tells the audit entry of each record.
struct PlanWriting {
    let connection: any Connection
    let commune: Key
    let entry: AuditEntry

    /// Brings the plan that is kept to what it should be; nil for a year that has none.
    func write(_ plan: Plan, over kept: KeptPlan?) throws {
        try writeHeading(plan.heading, over: kept)
        try writeItems(plan, over: kept)
        try writeTargets(plan, over: kept)
    }

    private func writeHeading(_ heading: PlanHeading, over kept: KeptPlan?) throws {
        guard heading != kept?.plan.heading else { return }
        let record = kept?.heading.record ?? Key.make()
        if kept != nil { try retire("plan", record) }
        try connection.run(
            """
            INSERT INTO plan (commune, id, year, title, number, signed_on, annex, recorded_in)
            VALUES (\(commune), \(record), \(heading.year), \(heading.title), \(heading.number), \(heading.signedOn),
            \(heading.annex), \(entry.key))
            """)
        entry.changed("plan", record, before: kept?.plan.heading.canonical, after: heading.canonical)
    }

    private func writeItems(_ plan: Plan, over kept: KeptPlan?) throws {
        let old = Dictionary(
            (kept?.plan.items ?? []).enumerated().map { ($1.code, (order: $0, item: $1)) },
            uniquingKeysWith: { first, _ in first })
        for (order, item) in plan.items.enumerated() {
            let before = old[item.code]
            guard before?.item != item || before?.order != order else { continue }
            let record = kept?.items[item.code]?.record ?? Key.make()
            if before != nil { try retire("plan_item", record) }
            try insert(item, record, order: order, year: plan.year)
            if before?.item != item {
                entry.changed("plan_item", record, before: before?.item.canonical, after: item.canonical)
            }
        }
        let staying = Set(plan.items.map(\.code))
        for (code, gone) in old where !staying.contains(code) {
            guard let record = kept?.items[code]?.record else { continue }
            try retire("plan_item", record)
            entry.changed("plan_item", record, before: gone.item.canonical)
        }
    }

    private func writeTargets(_ plan: Plan, over kept: KeptPlan?) throws {
        let old = Dictionary(
            (kept?.plan.targets ?? []).enumerated().map { ($1.code, (order: $0, target: $1)) },
            uniquingKeysWith: { first, _ in first })
        for (order, target) in plan.targets.enumerated() {
            let before = old[target.code]
            guard before?.target != target || before?.order != order else { continue }
            let record = kept?.targets[target.code]?.record ?? Key.make()
            if before != nil { try retire("plan_target", record) }
            try insert(target, record, order: order)
            if before?.target != target {
                entry.changed("plan_target", record, before: before?.target.canonical, after: target.canonical)
            }
        }
        let staying = Set(plan.targets.map(\.code))
        for (code, gone) in old where !staying.contains(code) {
            guard let record = kept?.targets[code]?.record else { continue }
            try retire("plan_target", record)
            entry.changed("plan_target", record, before: gone.target.canonical)
        }
    }

    private func insert(_ item: PlanItem, _ record: Key, order: Int, year: Int) throws {
        try connection.run(
            """
            INSERT INTO plan_item (commune, id, plan_year, code, parent, ord, kind, number, title, body, due_kind,
            due_on, to_fill, recorded_in)
            VALUES (\(commune), \(record), \(year), \(item.code), \(item.parent), \(order), \(item.kind.rawValue),
            \(item.number), \(item.title), \(item.text), \(item.due?.kind.rawValue), \(item.due?.day),
            \(item.isToFill), \(entry.key))
            """)
    }

    private func insert(_ target: Target, _ record: Key, order: Int) throws {
        try connection.run(
            """
            INSERT INTO plan_target (commune, id, plan_year, code, ord, label, section, item, quote, unit, comparison,
            limit_hundredths, measure, decided_by, due_kind, due_on, counted, among, responsible, because, to_fill,
            recorded_in)
            VALUES (\(commune), \(record), \(target.planYear), \(target.code), \(order), \(target.label),
            \(target.section), \(target.item), \(target.quote), \(target.unit), \(target.comparison.rawValue),
            \(target.limit), \(target.measure?.rawValue), \(target.decidedBy), \(target.due.kind.rawValue),
            \(target.due.day), \(target.counted), \(target.among), \(target.responsible), \(target.because),
            \(target.isToFill), \(entry.key))
            """)
    }

    private func retire(_ table: SQL, _ record: Key) throws {
        try connection.run(
            """
            UPDATE \(table) SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND id = \(record) AND retired_in IS NULL
            """)
    }
}

extension PlanHeading {
    var canonical: [UInt8] {
        CanonicalFields([
            ("year", String(year)), ("title", title), ("number", number), ("signed_on", signedOn?.iso),
            ("annex", annex),
        ]).bytes
    }
}
