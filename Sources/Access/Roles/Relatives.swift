import Storage
import Vocabulary

/// An officer's own household, or a relative's: kept away from who scores in its tổ dân phố.
public struct Relative: Sendable, Equatable {
    public let household: Key
    public let commune: Key
    /// `hộ của mình`, `anh ruột`, as it was declared.
    public let kinship: String
    let recordedIn: Key

    func record(of officer: Key) -> [UInt8] {
        Array("officer=\(officer)\nhousehold=\(household)\ncommune=\(commune)\nkinship=\(kinship)".utf8)
    }
}

enum Relatives {
    static func of(_ connection: any Connection, _ officer: Key) throws -> [Relative] {
        try connection.all(
            """
            SELECT household, commune, kinship, recorded_in FROM officer_relative
            WHERE officer = \(officer) AND retired_in IS NULL ORDER BY recorded_in
            """
        ) { Relative(household: $0.key(0), commune: $0.key(1), kinship: $0.text(2), recordedIn: $0.key(3)) }
    }

    static func households(_ connection: any Connection, of officer: Key) throws -> Set<Key> {
        Set(try of(connection, officer).map(\.household))
    }
}

extension Officers {
    /// What an officer declared, in the order of declaring.
    public func relatives(of officer: Key, by asking: Asking) async throws -> [Relative] {
        try await database.read { connection in
            if officer != asking.officer { try Officers.mustManage(connection, asking, officer) }
            return try Relatives.of(connection, officer)
        }
    }

    /// Declares that a household is the asking officer's own, or a relative's: from the next page on it is not found.
    ///
    /// Nobody takes such a declaration back alone: who manages accounts ends it.
    public func declareRelative(
        _ household: Key, in commune: Key, kinship: String, by asking: Asking
    ) async throws {
        guard let officer = asking.officer else { throw AccessRefusal.notFound }
        let kinship = VietnameseText.tidy(kinship)
        guard (1...60).contains(kinship.count) else {
            throw AccessRefusal.invalidAccount([
                FieldProblem("quan_he", "Hãy ghi quan hệ, ví dụ: hộ của tôi, anh ruột (nhiều nhất 60 ký tự).")
            ])
        }
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .relativeDeclared, reason: kinship) { entry in
                guard try !Relatives.households(connection, of: officer).contains(household) else {
                    throw AccessRefusal.invalidAccount([FieldProblem("ma_ho", "Hộ này đã được khai.")])
                }
                let relative = Relative(
                    household: household, commune: commune, kinship: kinship, recordedIn: entry.key)
                try connection.run(
                    """
                    INSERT INTO officer_relative (officer, household, commune, kinship, recorded_in, retired_in)
                    VALUES (\(officer), \(household), \(commune), \(kinship), \(entry.key), NULL)
                    """)
                entry.changed("officer_relative", household, after: relative.record(of: officer))
            }
        }
    }

    /// Ends a declaration that was wrong.
    public func endRelative(_ household: Key, of officer: Key, by asking: Asking, reason: String) async throws {
        try asking.must(.manageAccounts)
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .relativeEnded, reason: reason) { entry in
                try Officers.mustManage(connection, asking, officer)
                guard let found = try Relatives.of(connection, officer).first(where: { $0.household == household })
                else { throw AccessRefusal.notFound }
                try connection.run(
                    """
                    UPDATE officer_relative SET retired_in = \(entry.key)
                    WHERE officer = \(officer) AND household = \(household) AND retired_in IS NULL
                    """)
                entry.changed("officer_relative", household, before: found.record(of: officer))
            }
        }
    }
}
