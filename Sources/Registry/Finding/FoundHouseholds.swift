import Storage
import Vocabulary

/// Households that a search found, in the order of names.
struct FoundHouseholds {
    var households: [Key] = []
    /// The counted members of all of them.
    var people = 0

    init() {}

    /// Rows of household and number of members.
    init(_ connection: any Connection, _ sql: SQL) throws {
        try connection.each(sql) { row in
            households.append(row.key(0))
            people += Int(row.int(1))
        }
    }

    /// Whoever bears all the words in one name.
    init(_ index: NameIndex, _ pattern: NamePattern) {
        let places = index.find(pattern)
        households.reserveCapacity(places.count)
        for place in places {
            households.append(index.households[Int(place)])
            people += Int(index.members[Int(place)])
        }
    }
}
