import Storage

extension RegistrySchema {
    /// What the columns of officials' own lists mean, told once for each shape of headers.
    static let listShapes = Migration(
        "0015-registry-list-shapes",
        [
            """
            CREATE TABLE list_shape (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                shape {text} NOT NULL,
                columns {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            "CREATE INDEX list_shape_shape ON list_shape (commune, shape)",
        ])
}
