import Storage
import Vocabulary

/// Households that a search found, in the order of their keys.
struct FoundHouseholds {
    var households: [Found] = []

    struct Found {
        let household: Key
        /// A bit for each member who bears all the words so far.
        var who: Int64
        let members: Int64
    }

    var people: Int { households.reduce(0) { $0 + Int($1.members) } }

    /// Rows of household, members' bits, number of members; the same household may come again, for another word.
    init(_ connection: any Connection, _ sql: SQL) throws {
        var isInOrder = true
        try connection.each(sql) { row in
            let found = Found(household: row.key(0), who: row.int(1), members: row.int(2))
            if let last = households.last, !(last.household < found.household) { isInOrder = false }
            households.append(found)
        }
        if !isInOrder { join() }
    }

    init() {}

    /// Only those that another word finds too, in the same member's name.
    mutating func keep(foundBy other: FoundHouseholds) {
        var kept: [Found] = []
        var place = 0
        for var found in households {
            while place < other.households.count, other.households[place].household < found.household { place += 1 }
            guard place < other.households.count, other.households[place].household == found.household else { continue }
            found.who &= other.households[place].who
            if found.who != 0 { kept.append(found) }
        }
        households = kept
    }

    /// Brings together what several words found.
    private mutating func join() {
        households.sort { $0.household < $1.household }
        var joined: [Found] = []
        joined.reserveCapacity(households.count)
        for found in households {
            if let last = joined.indices.last, joined[last].household == found.household {
                joined[last].who |= found.who
            } else {
                joined.append(found)
            }
        }
        households = joined
    }
}
