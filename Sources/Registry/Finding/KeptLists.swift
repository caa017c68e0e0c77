import Rulebook
import Storage
import Synchronization
import Territory
import Vocabulary

/// What lists of a commune have in common, as it was read last, for as long as nothing is written there: how many
/// households there are, which of them decisions name, what their tổ dân phố are called.
///
/// Only for reading: within a transaction that writes, the register may be ahead of its audit chain.
final class KeptLists: Sendable {
    private struct Stamp: Hashable {
        let commune: Key
        let writes: RegisterWrites
        let day: Day
        let rules: String
        /// Cards are made anew without an entry when a day begins: of which day they are, and by which rules.
        let cards: String
    }

    /// A city's wards; a ward's takes some fifty kilobytes.
    private static let most = 64

    private let kept = Mutex<[(stamp: Stamp, commune: KeptCommune)]>([])

    func commune(
        _ commune: Key, _ connection: any Connection, on day: Day, rules: RuleLibrary
    ) throws -> KeptCommune {
        let cards = try connection.first(
            "SELECT day, rules_version FROM card_refresh WHERE commune = \(commune)"
        ) { $0.text(0) + $0.text(1) }
        let stamp = Stamp(
            commune: commune, writes: try RegisterWrites(connection, of: commune), day: day, rules: rules.version,
            cards: cards ?? "")
        return kept.withLock { kept in
            if let known = kept.first(where: { $0.stamp == stamp }) { return known.commune }
            kept.removeAll { $0.stamp.commune == commune }
            let fresh = KeptCommune()
            kept.append((stamp, fresh))
            if kept.count > KeptLists.most { kept.removeFirst() }
            return fresh
        }
    }
}

/// Of one commune, as far as somebody asked for it. Two who ask first may both read; they read the same.
final class KeptCommune: Sendable {
    private struct Known {
        var classes: [Key: RecognisedClass]?
        var neighbourhoods: [Area]?
        var counts: [HouseholdFilter: HouseholdCount] = [:]
        var orders: [Ordered: [Key]] = [:]
    }

    private struct Ordered: Hashable {
        let filter: HouseholdFilter
        let order: HouseholdOrder
    }

    private let known = Mutex(Known())

    func classes(_ read: () throws -> [Key: RecognisedClass]) rethrows -> [Key: RecognisedClass] {
        if let classes = known.withLock({ $0.classes }) { return classes }
        let classes = try read()
        known.withLock { $0.classes = classes }
        return classes
    }

    func neighbourhoods(_ read: () throws -> [Area]) rethrows -> [Area] {
        if let areas = known.withLock({ $0.neighbourhoods }) { return areas }
        let areas = try read()
        known.withLock { $0.neighbourhoods = areas }
        return areas
    }

    /// The households of a filter in an order, where they are few hundred: those that decisions name.
    func order(_ filter: HouseholdFilter, _ order: HouseholdOrder, _ read: () throws -> [Key]) rethrows -> [Key] {
        let ordered = Ordered(filter: filter, order: order)
        if let keys = known.withLock({ $0.orders[ordered] }) { return keys }
        let keys = try read()
        known.withLock { $0.orders[ordered] = keys }
        return keys
    }

    /// Groups times tổ dân phố, so there are never many; a list of chosen households is not kept.
    func count(_ filter: HouseholdFilter, _ read: () throws -> HouseholdCount) rethrows -> HouseholdCount {
        guard filter.keys == nil else { return try read() }
        if let count = known.withLock({ $0.counts[filter] }) { return count }
        let count = try read()
        known.withLock { $0.counts[filter] = count }
        return count
    }
}
