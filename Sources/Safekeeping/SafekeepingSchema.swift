import Storage

/// The tables that Safekeeping owns.
public enum SafekeepingSchema {
    public static let migrations = [
        Migration(
            "0580-safekeeping",
            [
                """
                CREATE TABLE safekeeping_run (
                    id {key} PRIMARY KEY,
                    kind {text} NOT NULL CHECK (kind IN ('backup', 'drill', 'restore', 'move')),
                    began_at {int64} NOT NULL,
                    ended_at {int64} NOT NULL,
                    file {text} NOT NULL,
                    place {text} NOT NULL,
                    bytes {int64} NOT NULL,
                    row_count {int64} NOT NULL,
                    problem {text},
                    recorded_in {key} NOT NULL
                ){table}
                """,
                "CREATE INDEX safekeeping_run_kind ON safekeeping_run (kind, began_at)",
            ])
    ]
}
