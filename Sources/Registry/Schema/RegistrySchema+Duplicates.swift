import Storage

extension RegistrySchema {
    /// Households and people that may stand in the register twice, and what officers said of them.
    static let duplicates = Migration(
        "0018-registry-duplicates",
        [
            // How far the register had come when it was last looked through.
            """
            CREATE TABLE duplicate_search (
                commune {key} PRIMARY KEY,
                position {int64} NOT NULL,
                found_at {int64} NOT NULL
            ){table}
            """,
            // Derived: found anew whenever the register moved. `grounds` holds keys and kinds, no name and no number.
            """
            CREATE TABLE duplicate_pair (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                neighbourhood {key} NOT NULL,
                other_commune {key} NOT NULL,
                other {key} NOT NULL,
                other_neighbourhood {key} NOT NULL,
                strength {int64} NOT NULL,
                facts {bytes} NOT NULL,
                grounds {text} NOT NULL,
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            """
            CREATE TABLE duplicate_verdict (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                pair {key} NOT NULL,
                household {key} NOT NULL,
                other_commune {key} NOT NULL,
                other {key} NOT NULL,
                verdict {text} NOT NULL CHECK (verdict IN ('different', 'one_household', 'one_person')),
                facts {bytes} NOT NULL,
                day {text} NOT NULL,
                reason {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE INDEX duplicate_verdict_pair ON duplicate_verdict (commune, pair)",
        ])
}
