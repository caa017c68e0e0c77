import Storage

extension AccessSchema {
    /// Who looked at what. The batch that wrote a look is an entry of the chain of looks; a look that is erased after its
    /// term leaves that chain whole, as an erased change leaves a commune's.
    static let looks = Migration(
        "0561-access-looks",
        [
            """
            CREATE TABLE look (
                entry {key} NOT NULL,
                ord {int64} NOT NULL,
                at {int64} NOT NULL,
                officer {key},
                officer_name {text} NOT NULL,
                commune {key},
                kind {text} NOT NULL,
                record {key},
                page {text} NOT NULL,
                purpose {text} NOT NULL,
                salt {bytes} NOT NULL,
                PRIMARY KEY (entry, ord)
            ){keyed}
            """,
            "CREATE INDEX look_at ON look (at)",
            "CREATE INDEX look_record ON look (record, at)",
            "CREATE INDEX look_officer ON look (officer, at)",
        ])
}
