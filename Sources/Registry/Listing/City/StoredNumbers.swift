import Access
import Storage
import Territory
import Vocabulary

/// Identity numbers of a list that the register of another ward holds already: a person counts in one of them.
struct StoredNumbers {
    private let connection: any Connection
    private let vault: Vault
    private let commune: Key
    /// The wards that are looked through.
    private let others: [Key]
    private let day: Day

    /// - Parameter others: nil: every other ward with a register.
    init(
        _ connection: any Connection, _ vault: Vault, besides commune: Key, among others: Set<Key>?, on day: Day
    ) throws {
        self.connection = connection
        self.vault = vault
        self.commune = commune
        self.day = day
        self.others =
            try others.map { $0.subtracting([commune]).sorted() }
            ?? StoredNumbers.filled(connection).filter { $0 != commune }
    }

    /// The wards in which a household was ever entered.
    static func filled(_ connection: any Connection) throws -> [Key] {
        try connection.all("SELECT commune FROM household_code_issued ORDER BY commune") { $0.key(0) }
    }

    /// Those that another ward has too, with its name.
    func found(_ numbers: [(number: IdentityNumber, line: Int)]) throws -> [(number: ListedNumber, ward: String)] {
        guard !others.isEmpty else { return [] }
        var found: [(ListedNumber, String)] = []
        var names: [Key: String] = [:]
        for start in stride(from: 0, to: numbers.count, by: 400) {
            let some = numbers[start..<min(start + 400, numbers.count)]
            let hashes = Dictionary(
                some.map { (vault.hash(of: $0.number), $0) }, uniquingKeysWith: { first, _ in first })
            // Communes are asked one by one through the index of numbers, which leads with them.
            try connection.each(
                """
                SELECT p.number_hash, p.commune FROM person p
                WHERE p.commune IN \(list: others) AND p.number_hash IN \(list: Array(hashes.keys))
                AND p.retired_in IS NULL AND EXISTS (
                    SELECT 1 FROM membership m WHERE m.commune = p.commune AND m.person = p.id
                    AND m.retired_in IS NULL AND (m.to_day IS NULL OR m.to_day > \(day)))
                """
            ) { row in
                guard let (number, line) = hashes[row.bytes(0)], let listed = ListedNumber(number, line: line) else {
                    return
                }
                let ward = row.key(1)
                if names[ward] == nil {
                    names[ward] = try Areas.area(connection, ward, on: day)?.name ?? "phường, xã khác"
                }
                found.append((listed, names[ward] ?? ""))
            }
        }
        return found.sorted { ($0.0.line, $0.1) < ($1.0.line, $1.1) }
    }
}

extension ListedTable {
    /// The identity numbers of people whom a ward's register does not have in a household now.
    func newNumbers(beside known: KnownRegister) -> [(number: IdentityNumber, line: Int)] {
        households.flatMap { household in
            household.members.compactMap { member in
                guard let number = member.number, number.isPersonal, known.numbers[number] == nil else { return nil }
                return (number, member.line)
            }
        }
    }
}
