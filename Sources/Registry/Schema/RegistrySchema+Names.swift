import Storage

/// Names are searched in memory: the cards say by which words each household is found and which members bear them, and
/// here stands which cards were written since, so that what is in memory is brought up to date and never read anew.
extension RegistrySchema {
    static let names = Migration(
        "0500-registry-names",
        [
            // How often cards of a commune were written; `whole`: the last time that all of them were.
            """
            CREATE TABLE card_version (
                commune {key} PRIMARY KEY,
                number {int64} NOT NULL,
                whole {int64} NOT NULL
            ){table}
            """,
            // Whose cards each of the last times wrote.
            """
            CREATE TABLE card_move (
                commune {key} NOT NULL,
                number {int64} NOT NULL,
                household {key} NOT NULL,
                PRIMARY KEY (commune, number, household)
            ){keyed}
            """,
            "DROP TABLE card_word",
            // The cards that are there do not say yet which members bear their words: they are made anew at the next start.
            "DELETE FROM card_refresh",
        ])
}
