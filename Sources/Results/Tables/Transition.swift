import Registry
import Vocabulary

/// What became of one household between two reviews: everything that tables 1 to 3 count.
public struct Transition: Sendable {
    public let household: Key
    /// Its class after the review before; nil where it was not recognised as anything, or did not live here.
    public let before: RecognisedClass?
    public let after: RecognisedClass?
    /// Where it was counted then and now; nil where it was not here.
    public let placeBefore: Key?
    public let placeAfter: Key?
    public let peopleBefore: Int64
    public let peopleAfter: Int64
    /// Whether it had been recognised as poor (near-poor) at any review before the one before.
    public let wasPoorEarlier: Bool
    public let wasNearPoorEarlier: Bool

    /// Whether it counts as a class at the beginning (end) within a place; `nil` is the whole commune.
    func begins(as category: RecognisedClass, in place: Key?) -> Bool {
        before == category && placeBefore != nil && (place == nil || placeBefore == place)
    }

    func ends(as category: RecognisedClass, in place: Key?) -> Bool {
        after == category && placeAfter != nil && (place == nil || placeAfter == place)
    }

    /// Whether it lives within the place at the end, whatever its class.
    func isHereAfter(_ place: Key?) -> Bool {
        placeAfter != nil && (place == nil || placeAfter == place)
    }

    func wasHereBefore(_ place: Key?) -> Bool {
        placeBefore != nil && (place == nil || placeBefore == place)
    }
}

/// A column of table 2 (hộ nghèo) or 3 (hộ cận nghèo), by the number printed above it.
public enum MovementColumn: Int, Sendable, CaseIterable {
    case atStart = 1
    /// Table 2: thoát nghèo, trở thành hộ cận nghèo. Table 3: trở thành hộ nghèo.
    case toOtherClass = 2
    /// Vượt chuẩn cận nghèo.
    case aboveLine = 3
    case otherDecrease = 4
    /// Table 2: hộ cận nghèo trở thành hộ nghèo. Table 3: hộ nghèo trở thành hộ cận nghèo.
    case fromOtherClass = 5
    case fallenBack = 6
    case newlyArisen = 7
    case otherIncrease = 8
    case atEnd = 9
}

extension Transition {
    /// How many households (0 or 1) this one adds to a column of the table of a class.
    func households(_ column: MovementColumn, of category: RecognisedClass, in place: Key?) -> Int64 {
        contribution(of: category, in: place)[column]?.households ?? 0
    }

    /// How many people it adds to a column: a household that stays listed with more members brings *khác tăng* of people.
    func people(_ column: MovementColumn, of category: RecognisedClass, in place: Key?) -> Int64 {
        contribution(of: category, in: place)[column]?.people ?? 0
    }

    private func contribution(
        of category: RecognisedClass, in place: Key?
    ) -> [MovementColumn: (households: Int64, people: Int64)] {
        let begins = begins(as: category, in: place)
        let ends = ends(as: category, in: place)
        var columns: [MovementColumn: (households: Int64, people: Int64)] = [:]
        if begins { columns[.atStart] = (1, peopleBefore) }
        if ends { columns[.atEnd] = (1, peopleAfter) }
        switch (begins, ends) {
        case (true, true):
            let difference = peopleAfter - peopleBefore
            if difference > 0 { columns[.otherIncrease] = (0, difference) }
            if difference < 0 { columns[.otherDecrease] = (0, -difference) }
        case (true, false): columns[leaving(category, place)] = (1, peopleBefore)
        case (false, true): columns[arriving(category, place)] = (1, peopleAfter)
        case (false, false): break
        }
        return columns
    }

    private func leaving(_ category: RecognisedClass, _ place: Key?) -> MovementColumn {
        // Whoever is not here any more (moved, ended) decreased for another reason, whatever it is now elsewhere.
        guard isHereAfter(place) else { return .otherDecrease }
        return after == category.other ? .toOtherClass : .aboveLine
    }

    private func arriving(_ category: RecognisedClass, _ place: Key?) -> MovementColumn {
        if before == category { return .otherIncrease }
        guard wasHereBefore(place) || before == nil else { return .otherIncrease }
        if before == category.other { return .fromOtherClass }
        let wasEarlier = category == .poor ? wasPoorEarlier : wasNearPoorEarlier
        return wasEarlier ? .fallenBack : .newlyArisen
    }
}

extension RecognisedClass {
    /// Near-poor for poor and the other way round.
    var other: RecognisedClass { self == .poor ? .nearPoor : .poor }
}
