import Rulebook
import Storage
import Territory
import Vocabulary

/// The lists of a commune at another moment than now.
///
/// Cards are kept for now only; of any other moment they are made from the households as they were, with the classes that
/// decisions gave them then.
struct RegisterThen: Sendable {
    private struct Entry: Sendable {
        let line: HouseholdLine
        let sortKey: [UInt8]
    }

    private let entries: [Entry]
    private let escaped: Set<Key>
    private let awaiting: Set<Key>
    private let indicators: Int
    private let neighbourhoods: [Area]

    /// - Parameter moment: its day is the day of the list, of the members' ages and of the standard.
    init(
        _ connection: any Connection, _ premises: Premises, commune: Key, at moment: RegisterMoment
    ) throws {
        let standard = try premises.standard(on: moment.day)
        let zone = try Areas.area(connection, commune, at: moment)?.zone ?? .urban
        let recognised = Dictionary(
            try Recognitions.inForce(connection, commune: commune, at: moment).map { ($0.household, $0.category) },
            uniquingKeysWith: { first, _ in first })
        neighbourhoods = try Areas.neighbourhoods(connection, of: commune, at: moment)
        let places = Dictionary(
            neighbourhoods.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        let records = try RegisterReader.records(connection, vault: premises.vault, commune: commune, at: moment)
        let day = moment.day
        let prepared = Prepared(records) { record in
            CardColumns(record, classify(record.facts(zone: zone), by: standard, on: day))
        }
        entries = prepared.made().map { card in
            let record = card.record
            let line = HouseholdLine(
                key: record.key, code: record.code, name: card.name, neighbourhood: record.neighbourhood,
                neighbourhoodName: places[record.neighbourhood] ?? "", address: record.address,
                members: Int(card.members), proposed: card.result.category,
                lacks: card.result.lacks, unknowns: card.result.unknowns, recognised: recognised[record.key])
            return Entry(line: line, sortKey: card.sortKey)
        }
        escaped = Set(
            try Escapes.within(connection, premises.rules, commune: commune, at: moment).map(\.household))
        awaiting = Set(try AwaitedDecisions(connection, commune: commune, at: moment).all().keys)
        indicators = standard.indicators.count
    }

    /// A page of the list that a filter leaves.
    func page(_ filter: HouseholdFilter, order: HouseholdOrder, page: Int, size: Int) -> HouseholdPage {
        let left = left(by: filter, order)
        let shown = min(max(page, 1), max(1, (left.count + size - 1) / size))
        let lines = left.dropFirst((shown - 1) * size).prefix(size).map(\.line)
        return HouseholdPage(
            lines: Array(lines), total: left.count, people: left.reduce(0) { $0 + $1.line.members }, page: shown,
            size: size, indicators: indicators, neighbourhoods: neighbourhoods)
    }

    /// Some lines of the list that a filter leaves.
    func lines(_ filter: HouseholdFilter, order: HouseholdOrder, skipping: Int, _ most: Int) -> [HouseholdLine] {
        left(by: filter, order).dropFirst(skipping).prefix(most).map(\.line)
    }

    private func left(by filter: HouseholdFilter, _ order: HouseholdOrder) -> [Entry] {
        let wanted = filter.keys.map(Set.init)
        return entries.filter { entry in
            let line = entry.line
            guard filter.neighbourhood.map({ $0 == line.neighbourhood }) ?? true else { return false }
            guard wanted?.contains(line.key) ?? true else { return false }
            return belongs(line, to: filter.group)
        }.sorted { RegisterThen.precedes($0, $1, order) }
    }

    /// Households and people of each list.
    func counts() -> [HouseholdFilter.Group: HouseholdCount] {
        var counts: [HouseholdFilter.Group: HouseholdCount] = [:]
        for entry in entries {
            let one = HouseholdCount(households: 1, people: Int64(entry.line.members))
            for group in HouseholdFilter.Group.allCases where belongs(entry.line, to: group) {
                counts[group] = (counts[group] ?? .none) + one
            }
        }
        return counts
    }

    private func belongs(_ line: HouseholdLine, to group: HouseholdFilter.Group) -> Bool {
        switch group {
        case .all: true
        case .poor: line.recognised == .poor
        case .nearPoor: line.recognised == .nearPoor
        case .farmingAverage: line.recognised == .farmingAverage
        case .escaped: escaped.contains(line.key)
        case .proposedPoor: line.proposed == .poor
        case .proposedNearPoor: line.proposed == .nearPoor
        case .undetermined: line.proposed == .undetermined
        case .differing: RegisterThen.isDiffering(line)
        case .awaiting: awaiting.contains(line.key)
        }
    }

    /// Listed by a decision and told otherwise by the facts, or told poor by the facts and on no list.
    private static func isDiffering(_ line: HouseholdLine) -> Bool {
        guard line.proposed != .undetermined else { return false }
        switch line.recognised {
        case .poor?: return line.proposed != .poor
        case .nearPoor?: return line.proposed != .nearPoor
        default: return line.proposed == .poor || line.proposed == .nearPoor
        }
    }

    private static func precedes(_ one: Entry, _ other: Entry, _ order: HouseholdOrder) -> Bool {
        switch order {
        case .code: break
        case .place where one.line.neighbourhood != other.line.neighbourhood:
            return one.line.neighbourhood < other.line.neighbourhood
        case .place, .name:
            if one.sortKey != other.sortKey { return one.sortKey.lexicographicallyPrecedes(other.sortKey) }
        }
        return one.line.code < other.line.code
    }
}
