import Storage

extension AccessSchema {
    /// What was written in the installation that a register came from. It tells who did what, when and why; the chain of
    /// this installation vouches for it only as far as it vouches for the file that brought it.
    static let carried = Migration(
        "0400-access-carried",
        [
            """
            CREATE TABLE carried_entry (
                id {key} PRIMARY KEY,
                chain {key} NOT NULL,
                seq {int64} NOT NULL,
                at {int64} NOT NULL,
                officer_name {text} NOT NULL,
                action {text} NOT NULL,
                reason {text} NOT NULL,
                changes {int64} NOT NULL
            ){table}
            """,
            "CREATE INDEX carried_entry_chain ON carried_entry (chain, id)",
            """
            CREATE TABLE carried_change (
                entry {key} NOT NULL,
                ord {int64} NOT NULL,
                kind {text} NOT NULL,
                record {key} NOT NULL,
                before_record {bytes},
                after_record {bytes},
                PRIMARY KEY (entry, ord)
            ){keyed}
            """,
            "CREATE INDEX carried_change_record ON carried_change (record)",
        ])
}
