import Access
import Office
import Storage
import Territory
import Vocabulary

/// What became of one ward of a city's list.
public struct CommuneOutcome: Sendable {
    public let commune: Area
    public let summary: ListingSummary
    /// Why the ward's list could not be read at all.
    public let problem: (any Refusal)?
    /// Lines of people whom an earlier ward of the file has too, by their number.
    public internal(set) var doubles: [ListingFault] = []
    /// The chain's place that the comparison rests on.
    var position: Int64 = 0
}

extension Listings {
    /// Whether the rows of a file say of which ward they are.
    public func isOfCity(path: String, fileName: String, by asking: Asking) async throws -> Bool {
        try await city(path, fileName, asking) != nil
    }

    /// Reads in a list of several wards, ward by ward: each is compared, and in the modes `.all` and `.valid` stored, in a
    /// transaction and an entry of its own chain.
    ///
    /// Memory holds the wards that are at work, not the file. A ward with a refused household is left out whole in the
    /// mode `.all`; the others are stored. What was stored before a failure stays: the file read again finds it unchanged.
    ///
    /// - Parameters:
    ///   - seen: the places of the wards' chains that were shown before: a ward in which something was written since, and
    ///     which the file would change, is left out.
    ///   - each: told of every ward as soon as it is done.
    public func importCity(
        path: String, fileName: String, settings: ListingSettings, mode: ListingMode, seen: [Key: Int64]? = nil,
        by asking: Asking, progress: ListingProgress? = nil, each: (CommuneOutcome) async throws -> Void
    ) async throws {
        guard let file = try await city(path, fileName, asking) else { throw CityListRefusal.noCommunes }
        // What this very file brings is told by `CityNumbers`.
        let filled = Set(try await premises.database.read { try StoredNumbers.filled($0) })
        let parts = file.handOver()
        defer { parts.stop() }
        // While one ward is stored, the next one is compared and the one after it read.
        var waiting: Comparing?
        var people = 0
        var numbers = CityNumbers()
        func begin(_ part: CityFile.Part) -> Comparing {
            Comparing(
                rows: part.rows.count,
                plan: Task { try await plan(part, fileName, settings, beside: filled, by: asking) })
        }
        do {
            while true {
                var part = try await parts.next()
                let isLast = part == nil
                let ready = waiting
                waiting = nil
                // Two of the largest wards are not held at once: the second waits until the first is stored.
                if ready == nil || (ready?.rows ?? 0) + (part?.rows.count ?? 0) < Self.rowsTogether {
                    waiting = part.map(begin)
                    part = nil
                }
                if let ready {
                    var planned = try await ready.plan.value
                    planned.hold(against: &numbers)
                    let outcome = try await store(planned, settings, mode, seen, fileName, asking)
                    let counts = outcome.summary.people
                    people += counts.new + counts.changed + counts.unchanged + counts.refused
                    progress?(people, people)
                    try await each(outcome)
                }
                if let part { waiting = begin(part) }
                if isLast, waiting == nil { break }
            }
        } catch {
            waiting?.plan.cancel()
            throw error
        }
    }

    /// A ward that is being compared.
    private struct Comparing {
        let rows: Int
        let plan: Task<PlannedCommune, any Error>
    }

    /// Rows of the ward that is stored and of the one that is compared meanwhile: twice an ordinary ward of a city.
    private static let rowsTogether = 100_000

    private func city(_ path: String, _ fileName: String, _ asking: Asking) async throws -> CityFileBox? {
        let communes = try await premises.database.read { try Areas.communes($0, on: asking.today) }
        return try CityFile(try CityFile.open(path: path, name: fileName), communes: communes).map(CityFileBox.init)
    }

    /// The rows are let go of here: a ward on its way into the register is held once.
    private func plan(
        _ part: CityFile.Part, _ fileName: String, _ settings: ListingSettings, beside filled: Set<Key>,
        by asking: Asking
    ) async throws -> PlannedCommune {
        try asking.must(.importList, in: part.commune.key)
        let file = ListFile(rows: part.rows, name: fileName)
        do {
            let plan = try await plan(
                file, commune: part.commune.key, settings: settings, beside: filled, by: asking, progress: nil)
            return PlannedCommune(commune: part.commune, plan: plan, problem: nil)
        } catch let refusal as any Refusal {
            return PlannedCommune(commune: part.commune, plan: nil, problem: refusal)
        }
    }

    private func store(
        _ planned: PlannedCommune, _ settings: ListingSettings, _ mode: ListingMode, _ seen: [Key: Int64]?,
        _ fileName: String, _ asking: Asking
    ) async throws -> CommuneOutcome {
        guard var plan = planned.plan else {
            return CommuneOutcome(commune: planned.commune, summary: ListingSummary(), problem: planned.problem)
        }
        let isStoring = mode == .valid || (mode == .all && plan.summary.households.refused == 0)
        var problem: (any Refusal)?
        do {
            if isStoring, !plan.isEmpty, let seen, seen[planned.commune.key] != plan.position {
                problem = CityListRefusal.movedMeanwhile
            } else if isStoring {
                plan.summary = try await store(plan, nil, planned.commune.key, settings, fileName, asking)
            }
        } catch is Acceptance.Moved {
            problem = CityListRefusal.movedMeanwhile
        }
        plan.summary.rows = plan.rows.filter { $0.outcome == .refused || !$0.warnings.isEmpty }
        return CommuneOutcome(
            commune: planned.commune, summary: plan.summary, problem: problem, doubles: plan.doubles,
            position: plan.position)
    }
}

private struct PlannedCommune: Sendable {
    let commune: Area
    var plan: ListingPlan?
    let problem: (any Refusal)?

    /// Tells whom an earlier ward of the file has too.
    mutating func hold(against numbers: inout CityNumbers) {
        guard var held = plan else { return }
        held.warn(of: numbers.add(held.numbers, of: commune), .inFile, column: held.numberHeader)
        held.numbers = []
        plan = held
    }
}

/// A city's file on its way to the thread that reads it.
private struct CityFileBox: @unchecked Sendable {
    // Used by that thread alone once it is handed over.
    let file: CityFile

    func handOver() -> HandOver<CityFile.Part> {
        HandOver { give in try file.parts { try give($0) } }
    }
}
