import Storage

/// What was answered of households and people.
extension RegistrySchema {
    static let facts = Migration(
        "0004-registry-facts",
        [
            """
            CREATE TABLE household_observation (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                household {key} NOT NULL,
                observed_on {text} NOT NULL,
                holds_from {text},
                source {text} NOT NULL,
                wall_durable {flag},
                pillar_durable {flag},
                roof_durable {flag},
                living_area {int64},
                water_source {text},
                toilet {text},
                uses_internet {flag},
                has_shared_device {flag},
                has_personal_device {flag},
                waste_treated {flag},
                income {int64},
                b1 {int64},
                b2 {int64},
                causes {int64},
                unknowns {text},
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE INDEX household_observation_household ON household_observation (commune, household)",
            """
            CREATE TABLE person_observation (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                person {key} NOT NULL,
                observed_on {text} NOT NULL,
                holds_from {text},
                source {text} NOT NULL,
                work_status {text},
                work_contract {text},
                monthly_allowance {flag},
                disabled {flag},
                malnourished {flag},
                health_insurance {flag},
                school {text},
                diploma {text},
                trained_on_job {flag},
                merit {flag},
                unknowns {text},
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE INDEX person_observation_person ON person_observation (commune, person)",
        ])
}
