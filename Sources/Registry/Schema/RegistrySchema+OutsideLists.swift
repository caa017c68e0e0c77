import Storage

extension RegistrySchema {
    /// Lists of others that were put beside the register, without a word of them entering it.
    static let outsideLists = Migration(
        "0019-registry-outside-lists",
        [
            """
            CREATE TABLE outside_list (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                officer {key},
                file_name {text} NOT NULL,
                settings {text},
                summary {text},
                made_at {int64} NOT NULL,
                compared_at {int64},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            """
            CREATE TABLE outside_list_file (
                commune {key} NOT NULL,
                list {key} NOT NULL,
                sealed {bytes} NOT NULL,
                PRIMARY KEY (commune, list)
            ){table}
            """,
            """
            CREATE TABLE outside_list_row (
                commune {key} NOT NULL,
                list {key} NOT NULL,
                ord {int64} NOT NULL,
                kind {text} NOT NULL CHECK (kind IN ('theirs', 'ours', 'class', 'facts')),
                has_facts {flag} NOT NULL,
                neighbourhood {key},
                sealed {bytes} NOT NULL,
                PRIMARY KEY (commune, list, ord)
            ){keyed}
            """,
        ])
}
