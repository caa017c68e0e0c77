import Rulebook
import Storage
import Territory
import Vocabulary

/// A household of a city, and the commune it lives in.
struct CityPlace {
    let commune: Area
    let household: Key
}

/// Lines of households in several communes, by one question for all of them.
struct CityCards {
    let connection: any Connection
    let day: Day

    init(_ connection: any Connection, day: Day) {
        self.connection = connection
        self.day = day
    }

    /// In the order of the places; a household that has no card is left out.
    func lines(_ places: [CityPlace]) throws -> [CityLine] {
        guard !places.isEmpty else { return [] }
        let found: SQL = "WITH found (commune, household) AS (VALUES \(SQL.joined(places.map(\.pair), by: ", ")))"
        var cards: [Key: ListCard] = [:]
        // CROSS JOIN: SQLite takes the tables in this order, and looks each household up.
        try connection.each(
            """
            \(found) SELECT \(ListCard.columns) FROM found f CROSS JOIN household_card c
            WHERE c.commune = f.commune AND c.household = f.household
            """
        ) { row in
            let card = ListCard(row)
            cards[card.household] = card
        }
        let classes = try classes(found)
        let names = try Areas.neighbourhoodNames(
            connection, of: Set(cards.values.map(\.neighbourhood)).sorted(), on: day)
        return places.compactMap { place in
            cards[place.household].map { card in
                CityLine(
                    commune: place.commune,
                    line: HouseholdLine(
                        card, place: names[card.neighbourhood] ?? "", recognised: classes[card.household]))
            }
        }
    }

    /// As `StandingRecognitions` reads them of one commune.
    private func classes(_ found: SQL) throws -> [Key: RecognisedClass] {
        var classes: [Key: RecognisedClass] = [:]
        try connection.each(
            """
            \(found) SELECT r.household, r.class FROM found f CROSS JOIN recognition r
            WHERE r.commune = f.commune AND r.household = f.household
            AND r.retired_in IS NULL AND r.effective_from <= \(day)
            ORDER BY r.household, r.effective_from, r.recorded_in, r.id
            """
        ) { row in classes[row.key(0)] = RecognisedClass(rawValue: row.text(1)) ?? RecognisedClass.unlisted }
        return classes
    }
}

extension CityPlace {
    fileprivate var pair: SQL { "(\(commune.key), \(household))" }
}
