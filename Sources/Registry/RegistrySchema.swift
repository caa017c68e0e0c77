import Storage

/// The tables that Registry owns. Every row of a commune leads with the commune's key.
///
/// A row that no longer holds is never changed or deleted: `retired_in` names the audit entry that ended it, and another
/// row, written by that entry, holds instead. Entries' keys sort by time, so "as known on" is a comparison of keys.
public enum RegistrySchema {
    public static let migrations = [
        households, facts, recognitions, finding, listing, cardWords, standing, listShapes, rulesInUse, events,
        errands, duplicates, outsideLists,
    ]

    private static let households = Migration(
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

    private static let facts = Migration(
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

    private static let recognitions = Migration(
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
    private static let finding = Migration(
        "0006-registry-finding",
        [
            """
            CREATE TABLE household_card (
                commune {key} NOT NULL,
                household {key} NOT NULL,
                code {text} NOT NULL,
                neighbourhood {key} NOT NULL,
                address {text} NOT NULL,
                head {key},
                head_name {text} NOT NULL,
                sort_key {bytes} NOT NULL,
                ethnicity {text},
                members {int64} NOT NULL,
                standard {text} NOT NULL,
                proposed {text} NOT NULL,
                lacking {int64} NOT NULL,
                unknown {int64} NOT NULL,
                PRIMARY KEY (commune, household)
            ){keyed}
            """,
            "CREATE INDEX household_card_sort ON household_card (commune, sort_key)",
            "CREATE INDEX household_card_place ON household_card (commune, neighbourhood, sort_key)",
            "CREATE INDEX household_card_counted ON household_card (commune, members)",
            "CREATE INDEX household_card_proposed ON household_card (commune, proposed, sort_key)",
            """
            CREATE TABLE card_refresh (
                commune {key} PRIMARY KEY,
                day {text} NOT NULL,
                rules_version {text} NOT NULL
            ){table}
            """,
            """
            CREATE TABLE name_token (
                commune {key} NOT NULL,
                token {text} NOT NULL,
                person {key} NOT NULL,
                PRIMARY KEY (commune, token, person)
            ){keyed}
            """,
            """
            CREATE TABLE stored_search (
                id {key} PRIMARY KEY,
                officer {key} NOT NULL,
                sealed {bytes} NOT NULL,
                made_at {int64} NOT NULL
            ){table}
            """,
        ])

    /// Lists being read in: what was uploaded and how it compares, until it is accepted or thrown away.
    private static let listing = Migration(
        "0007-registry-listing",
        [
            """
            CREATE TABLE list_import (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                officer {key},
                officer_name {text} NOT NULL,
                file_name {text} NOT NULL,
                digest {bytes} NOT NULL,
                settings {text},
                state {text} NOT NULL
                    CHECK (state IN ('uploaded', 'compared', 'accepted', 'taken_back', 'discarded')),
                summary {text},
                position {int64} NOT NULL,
                accepted_in {key},
                taken_back_in {key},
                made_at {int64} NOT NULL,
                changed_at {int64} NOT NULL,
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            """
            CREATE TABLE list_import_file (
                commune {key} NOT NULL,
                import {key} NOT NULL,
                sealed {bytes} NOT NULL,
                PRIMARY KEY (commune, import)
            ){table}
            """,
            """
            CREATE TABLE list_import_row (
                commune {key} NOT NULL,
                import {key} NOT NULL,
                ord {int64} NOT NULL,
                outcome {text} NOT NULL
                    CHECK (outcome IN ('new', 'changed', 'unchanged', 'refused', 'absent')),
                household {key},
                sealed {bytes} NOT NULL,
                PRIMARY KEY (commune, import, ord)
            ){keyed}
            """,
        ])
}
