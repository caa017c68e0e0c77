import Access
import Foundation
import Office
import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Nothing of a register is left behind without anybody having said so.
@Suite struct `what goes along with a register` {
    /// Tables of one installation alone, on their way, or made from others: named in decision 0021.
    private static let staying: Set<String> = [
        "installation", "officer", "officer_session", "officer_body", "officer_term", "officer_term_area",
        "officer_next",
        "officer_relative", "duty_exception", "sign_in_failure", "audit_commitment", "audit_signature",
        "look",
        "stored_search",
        "city_import", "city_import_file", "city_import_ward", "list_import", "list_import_file", "list_import_row",
        "outside_list", "outside_list_file", "outside_list_row",
        "household_card", "card_refresh", "card_version", "card_move", "duplicate_search", "duplicate_pair",
        // Of the list of units of state, which is every installation's own.
        "area_formation",
    ]

    /// Tables with a sheet for people, by the columns of which a sheet does not show a value of its own.
    private static let shown: [String: Set<String>] = [
        "area": ["id", "level", "commune"], "household_code_issued": ["last"], "review_year": [],
        "person": ["sort_key", "number_hash", "last_four_hash"], "rules_used": [], "rules_in_use": [],
        "audit_entry": ["officer", "digest", "hash"], "audit_change": ["salt"], "carried_entry": [],
        "carried_change": [],
        "duplicate_verdict": [],
    ]

    @Test func `every table is carried column by column, has a sheet for people, or is named as staying`() throws {
        let carried = Dictionary(
            (TerritorySchema.carried + RegistrySchema.everythingCarried).map { table in
                (table.name.description, Set(table.columns.map(\.name.description)))
            }, uniquingKeysWith: { $0.union($1) })

        for (table, columns) in try tables() where !Self.staying.contains(table) {
            if Self.shown[table] != nil { continue }
            let known = try #require(carried[table], "\(table)")
            #expect(columns.subtracting(known).subtracting(["commune"]) == [], "\(table)")
        }
    }

    /// The columns of every table that the migrations leave behind.
    private func tables() throws -> [String: Set<String>] {
        let migrations = AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
        var tables: [String: Set<String>] = [:]
        for statement in migrations.flatMap(\.statements) {
            if let found = try Regex(#"CREATE TABLE (\w+) \(([\s\S]*)\)\{"#, as: (Substring, Substring, Substring).self)
                .firstMatch(in: statement)
            {
                let columns = found.output.2.matches(
                    of: try Regex(#"(?m)^\s*([a-z_0-9]+) \{"#, as: (Substring, Substring).self))
                tables[String(found.output.1)] = Set(columns.map { String($0.output.1) })
            } else if let added = try Regex(
                #"ALTER TABLE (\w+) ADD COLUMN (\w+)"#, as: (Substring, Substring, Substring).self
            )
            .firstMatch(in: statement) {
                tables[String(added.output.1), default: []].insert(String(added.output.2))
            } else if let dropped = try Regex(#"DROP TABLE (\w+)"#, as: (Substring, Substring).self).firstMatch(
                in: statement)
            {
                tables[String(dropped.output.1)] = nil
            }
        }
        return tables
    }
}
