import Access
import Storage
import Territory
import Vocabulary

/// Somebody on a list of names: the person, and the household where she or he is found.
public struct HouseholdMember: Sendable {
    public let household: Key
    public let code: String
    public let headName: String
    public let neighbourhood: Key
    public let person: PersonRecord
    public let relation: String
    public let answers: MemberAnswers
}

/// The counted members of some households: the names behind a number of people.
public enum HouseholdMembers {
    /// In the order of codes and of the members in their household.
    ///
    /// - Parameter moment: as they were then.
    public static func of(
        _ keys: [Key], _ connection: any Connection, vault: Vault, commune: Key, at moment: RegisterMoment
    ) throws -> [HouseholdMember] {
        guard !keys.isEmpty else { return [] }
        return try RegisterReader.records(connection, vault: vault, commune: commune, keys: keys, at: moment)
            .sorted { $0.code < $1.code }
            .flatMap { record in
                record.counted.map { member in
                    HouseholdMember(
                        household: record.key, code: record.code, headName: record.shownName,
                        neighbourhood: record.neighbourhood, person: member.person, relation: member.relation,
                        answers: member.answers)
                }
            }
    }
}
