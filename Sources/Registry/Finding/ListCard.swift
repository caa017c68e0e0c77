import Rulebook
import Storage
import Vocabulary

/// A card as lists read it.
struct ListCard {
    let household: Key
    let code: String
    let name: String
    let neighbourhood: Key
    let address: String
    let members: Int
    let proposed: HouseholdClass
    let lacks: Int
    let unknowns: Int

    static let columns: SQL = """
        c.household, c.code, c.head_name, c.neighbourhood, c.address, c.members, c.proposed, c.lacking, c.unknown
        """

    init(_ row: any Row) {
        household = row.key(0)
        code = row.text(1)
        name = row.text(2)
        neighbourhood = row.key(3)
        address = row.text(4)
        members = Int(row.int(5))
        proposed = HouseholdClass(rawValue: row.text(6)) ?? .undetermined
        lacks = row.int(7).nonzeroBitCount
        unknowns = row.int(8).nonzeroBitCount
    }
}

extension HouseholdLine {
    init(_ card: ListCard, place: String, recognised: RecognisedClass?) {
        self.init(
            key: card.household, code: card.code, name: card.name, neighbourhood: card.neighbourhood,
            neighbourhoodName: place, address: card.address, members: card.members, proposed: card.proposed,
            lacks: card.lacks, unknowns: card.unknowns, recognised: recognised)
    }
}
