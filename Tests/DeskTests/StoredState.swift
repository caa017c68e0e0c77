import Foundation
import Storage
import Testing
import Vocabulary

/// Everything that a database holds, in one text that changes with any row; but for sessions, kept searches, attempts to
/// sign in, what is noted and sealed of looks, and what is counted again in the background from all the rest.
enum StoredState {
    static func of(_ database: any Database) async throws -> String {
        switch database.engine {
        case .postgresql: try await postgresql(database)
        case .sqlite: try await sqlite(database)
        }
    }

    private static let postgresqlQuery: SQL = """
        SELECT table_name, query_to_xml(format(
            'SELECT count(*) AS n, md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '''')) AS h FROM %I t %s',
            table_name, CASE table_name WHEN 'audit_entry' THEN 'WHERE action <> ''looked''' ELSE '' END), false, true, '')::text
        FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND table_name NOT IN
        ('officer_session', 'stored_search', 'sign_in_failure', 'audit_commitment', 'audit_signature')
        AND table_name NOT LIKE 'look%' AND table_name NOT LIKE 'commune_%' AND table_name NOT LIKE 'duplicate_%'
        AND table_name NOT LIKE 'card_%' AND table_name NOT LIKE 'rules_%' ORDER BY table_name
        """

    private static func postgresql(_ database: any Database) async throws -> String {
        try await database.read { connection in
            try connection.all(postgresqlQuery) { $0.text(0) + $0.text(1) }.joined(separator: "\n")
        }
    }

    private static func sqlite(_ database: any Database) async throws -> String {
        let path = try await database.read { connection in
            try connection.first("SELECT file FROM pragma_database_list WHERE name = 'main'") { $0.text(0) }
        }
        let process = Process()
        let pipe = Pipe()
        let python = ProcessInfo.processInfo.environment["VUON_TEST_PYTHON"] ?? "python3"
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, "-c", script, try #require(path)]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    private static let script = """
        import hashlib, sqlite3, sys
        db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
        skipped = ("officer_session", "stored_search", "sign_in_failure", "audit_commitment", "audit_signature")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
            if name in skipped or name.startswith(("look", "sqlite_", "commune_", "duplicate_", "card_", "rules_")):
                continue
            rows = sorted(repr(row) for row in db.execute(
                f'SELECT * FROM "{name}"' + (" WHERE action <> 'looked'" if name == "audit_entry" else "")))
            print(name, len(rows), hashlib.sha256("\\n".join(rows).encode()).hexdigest())
        """
}
