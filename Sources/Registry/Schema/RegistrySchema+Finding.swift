import Storage

/// What lists and searches look up: cards, words of names, what stands.
extension RegistrySchema {
    static let finding = Migration(
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

    /// Names are searched by household: one row for each word of a household says which members bear it, so that a
    /// search for two words everybody bears need not look at every person, and lists read their order from the index.
    static let cardWords = Migration(
        "0030-registry-card-words",
        [
            """
            CREATE TABLE card_word (
                commune {key} NOT NULL,
                word {text} NOT NULL,
                household {key} NOT NULL,
                who {int64} NOT NULL,
                members {int64} NOT NULL,
                PRIMARY KEY (commune, word, household)
            ){keyed}
            """,
            "ALTER TABLE household_card ADD COLUMN words {text} NOT NULL DEFAULT ''",
            "DROP TABLE name_token",
            "DROP INDEX household_card_sort",
            "DROP INDEX household_card_place",
            "DROP INDEX household_card_proposed",
            "CREATE INDEX household_card_sort ON household_card (commune, sort_key, code)",
            "CREATE INDEX household_card_place ON household_card (commune, neighbourhood, sort_key, code)",
            "CREATE INDEX household_card_proposed ON household_card (commune, proposed, sort_key, code)",
            // The words of the cards that are there are made with the cards, at the next start.
            "DELETE FROM card_refresh",
        ])

    /// The classes of a whole commune are read from one index, without a look at the rows with their explanations.
    static let standing = Migration(
        "0031-registry-standing",
        [
            "DROP INDEX recognition_standing",
            """
            CREATE INDEX recognition_standing ON recognition
            (commune, household, effective_from, recorded_in, id, class, retired_in)
            """,
        ])
}
