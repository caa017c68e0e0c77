import Storage
import Vocabulary

/// Codes of households: given by the commune in order, never used again.
enum HouseholdCodes {
    /// The next `count` codes: `20017-00001`, the commune's code of state and a running number.
    static func next(
        _ connection: any Connection, commune: Key, prefix: String, count: Int
    ) throws -> [String] {
        try connection.run(
            "INSERT INTO household_code_issued (commune, last) VALUES (\(commune), 0) ON CONFLICT (commune) DO NOTHING")
        let last = try connection.count("SELECT last FROM household_code_issued WHERE commune = \(commune)")
        try raise(connection, commune: commune, to: last + Int64(count))
        return (1...max(count, 1)).prefix(count).map { format(prefix: prefix, number: last + Int64($0)) }
    }

    /// Takes over codes that a file brought into an empty register: later ones go on after the greatest.
    static func takeOver(_ connection: any Connection, commune: Key, codes: [String]) throws {
        let greatest = codes.compactMap { $0.split(separator: "-").last.flatMap { Int64($0) } }.max() ?? 0
        try connection.run(
            "INSERT INTO household_code_issued (commune, last) VALUES (\(commune), 0) ON CONFLICT (commune) DO NOTHING")
        let last = try connection.count("SELECT last FROM household_code_issued WHERE commune = \(commune)")
        if greatest > last { try raise(connection, commune: commune, to: greatest) }
    }

    static func format(prefix: String, number: Int64) -> String {
        let digits = String(number)
        return prefix + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    private static func raise(_ connection: any Connection, commune: Key, to last: Int64) throws {
        try connection.run("UPDATE household_code_issued SET last = \(last) WHERE commune = \(commune)")
    }
}
