import Storage

/// Lists of several wards that were brought, until they are let go of.
extension RegistrySchema {
    static let cityLists = Migration(
        "0521-registry-city-lists",
        [
            """
            CREATE TABLE city_import (
                id {key} NOT NULL,
                officer {key},
                officer_name {text} NOT NULL,
                file_name {text} NOT NULL,
                settings {text},
                state {text} NOT NULL CHECK (state IN ('uploaded', 'compared', 'accepted', 'discarded')),
                made_at {int64} NOT NULL,
                changed_at {int64} NOT NULL,
                PRIMARY KEY (id)
            ){keyed}
            """,
            // The file in pieces, each sealed by itself: none of them is held longer than it takes to write it.
            """
            CREATE TABLE city_import_file (
                import {key} NOT NULL,
                ord {int64} NOT NULL,
                sealed {bytes} NOT NULL,
                PRIMARY KEY (import, ord)
            ){keyed}
            """,
            // What became of each ward; the sealed part holds what names people.
            """
            CREATE TABLE city_import_ward (
                import {key} NOT NULL,
                ord {int64} NOT NULL,
                commune {key} NOT NULL,
                position {int64} NOT NULL,
                summary {text} NOT NULL,
                problem {text},
                is_stored {flag} NOT NULL,
                sealed {bytes} NOT NULL,
                PRIMARY KEY (import, ord)
            ){keyed}
            """,
        ])
}
