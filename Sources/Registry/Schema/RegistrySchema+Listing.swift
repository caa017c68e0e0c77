import Storage

/// Lists that were brought, until they are accepted or let go of.
extension RegistrySchema {
    static let listing = Migration(
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
