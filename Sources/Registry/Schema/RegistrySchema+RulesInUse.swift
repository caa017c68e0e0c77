import Storage

extension RegistrySchema {
    /// Which version of the rules was in use since when: one may come back, when a ruling is ended again.
    static let rulesInUse = Migration(
        "0027-rules-in-use",
        [
            """
            CREATE TABLE rules_in_use (
                since {int64} NOT NULL,
                version {text} NOT NULL,
                PRIMARY KEY (since, version)
            ){table}
            """,
            "INSERT INTO rules_in_use (since, version) SELECT first_used_at, version FROM rules_used",
        ])
}
