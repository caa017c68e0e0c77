import Storage

/// What befalls households, and what has to be done about them.
extension RegistrySchema {
    static let events = Migration(
        "0010-registry-events",
        [
            """
            CREATE TABLE household_event (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                kind {text} NOT NULL,
                day {text} NOT NULL,
                person {key},
                place {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE INDEX household_event_household ON household_event (commune, household)",
            "CREATE INDEX household_event_person ON household_event (commune, person)",
            """
            CREATE TABLE household_arrival (
                commune {key} NOT NULL,
                household {key} NOT NULL,
                day {text} NOT NULL,
                from_place {text} NOT NULL,
                from_commune {key},
                class {text} CHECK (class IN ('poor', 'near_poor')),
                decision {text},
                signed_on {text},
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, household, recorded_in)
            ){keyed}
            """,
            """
            CREATE TABLE absence (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                person {key} NOT NULL,
                reason {text} NOT NULL,
                from_day {text} NOT NULL,
                to_day {text},
                note {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id, recorded_in)
            ){keyed}
            """,
            "CREATE INDEX absence_household ON absence (commune, household)",
            """
            CREATE TABLE representative (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                person {key},
                name {text} NOT NULL,
                relation {text} NOT NULL,
                from_day {text} NOT NULL,
                to_day {text},
                reason {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id, recorded_in)
            ){keyed}
            """,
            "CREATE INDEX representative_household ON representative (commune, household)",
        ])

    static let errands = Migration(
        "0011-registry-errands",
        [
            """
            CREATE TABLE household_contact (
                commune {key} NOT NULL,
                household {key} NOT NULL,
                phone {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, household, recorded_in)
            ){keyed}
            """,
            """
            CREATE TABLE household_note (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                text {text} NOT NULL,
                written_by {text} NOT NULL,
                written_at {int64} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE INDEX household_note_household ON household_note (commune, household)",
            """
            CREATE TABLE errand (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                person {key},
                rule {text} NOT NULL,
                title {text} NOT NULL,
                text {text} NOT NULL,
                arose_on {text} NOT NULL,
                due_on {text},
                done_on {text},
                done_note {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id, recorded_in)
            ){keyed}
            """,
            "CREATE INDEX errand_household ON errand (commune, household)",
            "CREATE INDEX errand_open ON errand (commune, due_on) WHERE retired_in IS NULL AND done_on IS NULL",
        ])
}
