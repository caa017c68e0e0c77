import Storage

/// Decisions, and what they say of households.
extension RegistrySchema {
    static let recognitions = Migration(
        "0005-registry-recognitions",
        [
            """
            CREATE TABLE decision (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                number {text} NOT NULL,
                signed_on {text} NOT NULL,
                effective_from {text} NOT NULL,
                review_year {int64} NOT NULL,
                standard {text} NOT NULL,
                kind {text} NOT NULL CHECK (kind IN ('opening', 'periodic', 'regular', 'farming_average')),
                signer {text} NOT NULL,
                annex_name {text} NOT NULL,
                annex_digest {bytes} NOT NULL,
                replaces {key},
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            """
            CREATE TABLE recognition (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                class {text} NOT NULL CHECK (class IN ('poor', 'near_poor', 'farming_average', 'none')),
                standard {text} NOT NULL,
                review_year {int64} NOT NULL,
                decision {key} NOT NULL,
                signed_on {text} NOT NULL,
                effective_from {text} NOT NULL,
                people {int64} NOT NULL,
                neighbourhood {key} NOT NULL,
                supersedes {key},
                proposed {text} NOT NULL,
                rules_version {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                inputs {bytes},
                explanation {text},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            """
            CREATE INDEX recognition_standing ON recognition (commune, household, effective_from, recorded_in, class)
            WHERE retired_in IS NULL
            """,
            """
            CREATE INDEX recognition_class ON recognition (commune, class, household, effective_from, recorded_in)
            WHERE retired_in IS NULL
            """,
            "CREATE INDEX recognition_decision ON recognition (commune, decision)",
            "CREATE INDEX recognition_review ON recognition (commune, review_year)",
            """
            CREATE TABLE review_year (
                commune {key} NOT NULL,
                year {int64} NOT NULL,
                standard {text} NOT NULL,
                closed_on {text},
                recorded_in {key} NOT NULL,
                PRIMARY KEY (commune, year, standard)
            ){keyed}
            """,
            """
            CREATE TABLE rules_used (
                version {text} PRIMARY KEY,
                content {bytes} NOT NULL,
                first_used_at {int64} NOT NULL
            ){table}
            """,
        ])

    /// What lists and searches read: derived from the tables above, refreshed by every write that touches a household.
}
