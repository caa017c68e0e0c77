import Storage

/// Households, their codes and homes, people and where they belong.
extension RegistrySchema {
    static let households = Migration(
        "0003-registry-households",
        [
            """
            CREATE TABLE household (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                code {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE UNIQUE INDEX household_code ON household (commune, code)",
            """
            CREATE TABLE household_code_issued (
                commune {key} PRIMARY KEY,
                last {int64} NOT NULL
            ){table}
            """,
            """
            CREATE TABLE residence (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                neighbourhood {key} NOT NULL,
                address {text} NOT NULL,
                from_day {text},
                to_day {text},
                reason {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE INDEX residence_household ON residence (commune, household)",
            """
            CREATE TABLE person (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                full_name {text} NOT NULL,
                sort_key {bytes} NOT NULL,
                birth {text},
                sex {text} CHECK (sex IN ('male', 'female')),
                ethnicity {text},
                number_sealed {bytes},
                number_hash {bytes},
                last_four_hash {bytes},
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id, recorded_in)
            ){keyed}
            """,
            "CREATE INDEX person_number ON person (commune, number_hash)",
            "CREATE INDEX person_last_four ON person (commune, last_four_hash)",
            """
            CREATE TABLE membership (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                person {key} NOT NULL,
                ord {int64} NOT NULL,
                kind {text} NOT NULL CHECK (kind IN ('registered', 'temporary', 'present')),
                relation {text} NOT NULL,
                from_day {text},
                to_day {text},
                reason {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE INDEX membership_household ON membership (commune, household)",
            "CREATE INDEX membership_person ON membership (commune, person)",
            """
            CREATE TABLE lineage (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                kind {text} NOT NULL CHECK (kind IN ('split', 'merge', 'duplicate')),
                from_household {key} NOT NULL,
                to_household {key} NOT NULL,
                day {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
        ])
}
