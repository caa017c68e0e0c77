import Registry
import Vocabulary

/// What became of one household between two reviews: everything that tables 1 to 3 count.
public struct Transition: Sendable {
    public let household: Key
    /// Its class after the review before; nil where it was not recognised as anything.
    public var before: RecognisedClass? { start?.category }
    public var after: RecognisedClass? { end?.category }
    /// The standard by which it was recognised before.
    var standardBefore: String? { start?.standard }
    /// Where it was counted then and now; nil where it was not here.
    public var placeBefore: Key? { start?.place }
    public var placeAfter: Key? { end?.place }
    public var peopleBefore: Int64 { start?.people ?? 0 }
    public var peopleAfter: Int64 { end?.people ?? 0 }
    /// The classes of which it was at any earlier review by the standard of now.
    let wasEarlier: Set<RecognisedClass>
    /// Whether no earlier review went by the standard of now: then nothing can be told of *phát sinh*.
    let isFirstByStandard: Bool
    /// Whether it moved in within the year and was poor or near-poor where it came from.
    let cameListed: Bool
    /// The list that the area brought along says what a household is, not how it came to be that.
    let cameByOpening: Bool
    /// Whether a decision of its own recognised it as nông, lâm, ngư, diêm nghiệp có mức sống trung bình.
    let isOwnDecision: Bool
    private let start: Standing?
    private let end: Standing?

    init(
        household: Key, before: Standing?, after: Standing?, wasEarlier: Set<RecognisedClass>,
        isFirstByStandard: Bool, cameListed: Bool, cameByOpening: Bool, isOwnDecision: Bool
    ) {
        self.household = household
        start = before
        end = after
        self.wasEarlier = wasEarlier
        self.isFirstByStandard = isFirstByStandard
        self.cameListed = cameListed
        self.cameByOpening = cameByOpening
        self.isOwnDecision = isOwnDecision
    }

    /// Whether it counts as a class at the beginning (end) within a place; `nil` is the whole commune.
    func begins(as category: RecognisedClass, in place: Key?) -> Bool {
        before == category && placeBefore != nil && (place == nil || placeBefore == place)
    }

    func ends(as category: RecognisedClass, in place: Key?) -> Bool {
        guard category != .farmingAverage || isOwnDecision else { return false }
        return after == category && isHereAfter(place)
    }

    /// Whether it lives within the place at the end, whatever its class.
    func isHereAfter(_ place: Key?) -> Bool {
        placeAfter != nil && (place == nil || placeAfter == place)
    }

    /// Whether another standard decides now: then nothing can be told of *thoát*, *tái* or *phát sinh*.
    var changesStandard: Bool {
        end != nil && (start.map { $0.standard != end?.standard } ?? isFirstByStandard)
    }

    /// Where and as what it counts at the end, where that is poor or near-poor.
    var counted: Standing? { after == .poor || after == .nearPoor ? end.flatMap { $0.place == nil ? nil : $0 } : nil }
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

    /// What it adds to each column of the table of a class.
    ///
    /// Where the law is silent:
    /// - A household that moved within the commune moved first and changed its class afterwards: *khác giảm* there,
    ///   *khác tăng* here as what it was, then *thoát* or *trở thành* here. So every column but 4 and 8 of the commune is
    ///   the sum of its tổ dân phố.
    /// - One that is gone at the end (ended, moved away) is *khác giảm*, whatever its last decision said.
    /// - One whose class another standard decides now is *khác giảm* and *khác tăng*: never thoát, tái or phát sinh.
    /// - One that moved in and was listed where it came from is *khác tăng*, whatever it is recognised as here.
    /// - The first list an area brings along is *khác tăng*: how its households came to be poor is not known.
    /// - *Tái* needs the same class at an earlier review: a household once poor that is near-poor after having left both
    ///   is *phát sinh mới* of table 3.
    private func contribution(of category: RecognisedClass, in place: Key?) -> Contribution {
        var columns = Contribution()
        let begins = begins(as: category, in: place)
        let ends = ends(as: category, in: place)
        let movesIn = !begins && self.begins(as: category, in: nil) && isHereAfter(place)
        if begins { columns.add(.atStart, 1, peopleBefore) }
        if movesIn { columns.add(.otherIncrease, 1, peopleBefore) }
        if ends { columns.add(.atEnd, 1, peopleAfter) }
        switch (begins || movesIn, ends) {
        case (true, true):
            let difference = peopleAfter - peopleBefore
            if difference > 0 { columns.add(.otherIncrease, 0, difference) }
            if difference < 0 { columns.add(.otherDecrease, 0, -difference) }
        case (true, false): columns.add(leaving(category, place), 1, peopleBefore)
        case (false, true): columns.add(arriving(category), 1, peopleAfter)
        case (false, false): break
        }
        return columns
    }

    private func leaving(_ category: RecognisedClass, _ place: Key?) -> MovementColumn {
        guard isHereAfter(place), !changesStandard else { return .otherDecrease }
        return after == category.other ? .toOtherClass : .aboveLine
    }

    private func arriving(_ category: RecognisedClass) -> MovementColumn {
        // It was that before and was not here then: it came back; or it came as one of them from another ward.
        if before == nil, cameListed { return .otherIncrease }
        if cameByOpening || changesStandard || before == category { return .otherIncrease }
        if before == category.other { return placeBefore == nil ? .otherIncrease : .fromOtherClass }
        return wasEarlier.contains(category) ? .fallenBack : .newlyArisen
    }
}

/// Households and people that one household adds to the columns of a table.
private struct Contribution {
    private var columns: [MovementColumn: (households: Int64, people: Int64)] = [:]

    subscript(column: MovementColumn) -> (households: Int64, people: Int64)? { columns[column] }

    mutating func add(_ column: MovementColumn, _ households: Int64, _ people: Int64) {
        let sum = columns[column] ?? (0, 0)
        columns[column] = (sum.households + households, sum.people + people)
    }
}

extension RecognisedClass {
    /// Near-poor for poor and the other way round.
    var other: RecognisedClass { self == .poor ? .nearPoor : .poor }
}
