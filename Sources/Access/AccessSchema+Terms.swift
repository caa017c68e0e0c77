import Storage

extension AccessSchema {
    /// Officers keep their names; what they are, and until when, moves into terms. Nobody stays signed in over it.
    static let terms = Migration(
        "0540-access-terms",
        [
            """
            CREATE TABLE officer_body (
                id {key} PRIMARY KEY,
                commune {key},
                kind {text} NOT NULL,
                name {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key}
            ){table}
            """,
            """
            CREATE TABLE officer_term (
                id {key} PRIMARY KEY,
                officer {key} NOT NULL,
                role {text} NOT NULL,
                body {key},
                commune {key},
                from_day {text},
                to_day {text},
                acting {text} NOT NULL,
                acting_for {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key}
            ){table}
            """,
            "CREATE INDEX officer_term_officer ON officer_term (officer)",
            """
            CREATE TABLE officer_term_area (
                term {key} NOT NULL,
                area {key} NOT NULL,
                PRIMARY KEY (term, area)
            ){keyed}
            """,
            """
            INSERT INTO officer_term
                (id, officer, role, body, commune, from_day, to_day, acting, acting_for, recorded_in, retired_in)
            SELECT id, id, role, NULL, commune, NULL, NULL, '', '', recorded_in, NULL FROM officer
            """,
            "DROP TABLE officer_session",
            """
            CREATE TABLE officer_next (
                id {key} PRIMARY KEY,
                name {text} NOT NULL UNIQUE,
                full_name {text} NOT NULL,
                password {text} NOT NULL,
                disabled_at {int64},
                recorded_in {key} NOT NULL
            ){table}
            """,
            """
            INSERT INTO officer_next (id, name, full_name, password, disabled_at, recorded_in)
            SELECT id, name, full_name, password, disabled_at, recorded_in FROM officer
            """,
            "DROP TABLE officer",
            "ALTER TABLE officer_next RENAME TO officer",
            """
            CREATE TABLE officer_session (
                token_hash {bytes} PRIMARY KEY,
                id {key} NOT NULL,
                officer {key} NOT NULL REFERENCES officer (id),
                term {key},
                place {text} NOT NULL,
                created_at {int64} NOT NULL,
                seen_at {int64} NOT NULL,
                ends_at {int64} NOT NULL,
                flash {text}
            ){table}
            """,
            "CREATE INDEX officer_session_officer ON officer_session (officer)",
            """
            CREATE TABLE officer_relative (
                officer {key} NOT NULL,
                household {key} NOT NULL,
                commune {key} NOT NULL,
                kinship {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (officer, household, recorded_in)
            ){keyed}
            """,
            """
            CREATE TABLE duty_exception (
                id {key} PRIMARY KEY,
                officer {key} NOT NULL,
                conflict {text} NOT NULL,
                reason {text} NOT NULL,
                from_day {text} NOT NULL,
                to_day {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key}
            ){table}
            """,
            "CREATE INDEX duty_exception_officer ON duty_exception (officer)",
        ])
}
