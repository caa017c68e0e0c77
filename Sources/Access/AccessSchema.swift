import Storage

/// The tables that Access owns.
public enum AccessSchema {
    /// In their order; a released one never changes.
    public static let migrations = [
        Migration(
            "0001-access",
            [
                """
                CREATE TABLE officer (
                    id {key} PRIMARY KEY,
                    name {text} NOT NULL UNIQUE,
                    full_name {text} NOT NULL,
                    role {text} NOT NULL CHECK (role IN ('administrator', 'officer', 'leader')),
                    commune {key},
                    password {text} NOT NULL,
                    disabled_at {int64},
                    recorded_in {key} NOT NULL
                ){table}
                """,
                """
                CREATE TABLE officer_session (
                    token_hash {bytes} PRIMARY KEY,
                    officer {key} NOT NULL REFERENCES officer (id),
                    created_at {int64} NOT NULL,
                    seen_at {int64} NOT NULL,
                    ends_at {int64} NOT NULL,
                    flash {text}
                ){table}
                """,
                """
                CREATE TABLE sign_in_failure (
                    name_hash {bytes} PRIMARY KEY,
                    failures {int64} NOT NULL,
                    locked_until {int64},
                    at {int64} NOT NULL
                ){keyed}
                """,
                """
                CREATE TABLE audit_entry (
                    chain {key} NOT NULL,
                    seq {int64} NOT NULL,
                    id {key} NOT NULL,
                    at {int64} NOT NULL,
                    officer {key},
                    officer_name {text} NOT NULL,
                    action {text} NOT NULL,
                    reason {text} NOT NULL,
                    changes {int64} NOT NULL,
                    digest {bytes} NOT NULL,
                    hash {bytes} NOT NULL,
                    PRIMARY KEY (chain, seq)
                ){table}
                """,
                "CREATE UNIQUE INDEX audit_entry_id ON audit_entry (id)",
                """
                CREATE TABLE audit_commitment (
                    entry {key} PRIMARY KEY,
                    commitments {bytes} NOT NULL
                ){table}
                """,
                """
                CREATE TABLE audit_change (
                    entry {key} NOT NULL,
                    ord {int64} NOT NULL,
                    kind {text} NOT NULL,
                    record {key} NOT NULL,
                    salt {bytes} NOT NULL,
                    before_record {bytes},
                    after_record {bytes},
                    PRIMARY KEY (entry, ord)
                ){keyed}
                """,
                "CREATE INDEX audit_change_record ON audit_change (record)",
            ]),
        carried, signatures, looks, terms,
    ]
}
