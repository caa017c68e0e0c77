import Storage

/// The tables that Territory owns.
public enum TerritorySchema {
    public static let migrations = [
        Migration(
            "0002-territory",
            [
                """
                CREATE TABLE installation (
                    id {key} PRIMARY KEY,
                    is_sample {flag} NOT NULL,
                    home {key} NOT NULL,
                    created_at {int64} NOT NULL
                ){table}
                """,
                """
                CREATE TABLE area (
                    id {key} PRIMARY KEY,
                    level {text} NOT NULL CHECK (level IN ('country', 'province', 'commune', 'neighbourhood')),
                    commune {key},
                    CHECK ((level = 'neighbourhood') = (commune IS NOT NULL))
                ){table}
                """,
                """
                CREATE TABLE area_name (
                    area {key} NOT NULL REFERENCES area (id),
                    from_day {text} NOT NULL,
                    to_day {text},
                    code {text} NOT NULL,
                    name {text} NOT NULL,
                    folded {text} NOT NULL,
                    kind {text} NOT NULL,
                    parent {key},
                    ord {int64} NOT NULL,
                    recorded_in {key} NOT NULL,
                    retired_in {key},
                    PRIMARY KEY (area, from_day, recorded_in)
                ){table}
                """,
                "CREATE INDEX area_name_parent ON area_name (parent)",
                "CREATE INDEX area_commune ON area (commune)",
                """
                CREATE TABLE residents_total (
                    commune {key} NOT NULL,
                    id {key} NOT NULL,
                    area {key} NOT NULL REFERENCES area (id),
                    day {text} NOT NULL,
                    households {int64} NOT NULL CHECK (households >= 0),
                    people {int64} NOT NULL CHECK (people >= 0),
                    minority_households {int64},
                    minority_people {int64},
                    source {text} NOT NULL,
                    is_sample {flag} NOT NULL,
                    recorded_in {key} NOT NULL,
                    retired_in {key},
                    PRIMARY KEY (commune, id)
                ){keyed}
                """,
                "CREATE INDEX residents_total_area ON residents_total (commune, area, day)",
            ]),
        Migration(
            "0012-territory-changes",
            [
                """
                CREATE TABLE area_change (
                    commune {key} NOT NULL,
                    id {key} NOT NULL,
                    kind {text} NOT NULL CHECK (kind IN ('merge', 'split', 'rename')),
                    day {text} NOT NULL,
                    number {text} NOT NULL,
                    signed_on {text} NOT NULL,
                    recorded_in {key} NOT NULL,
                    retired_in {key},
                    PRIMARY KEY (commune, id)
                ){keyed}
                """,
                """
                CREATE TABLE area_change_unit (
                    commune {key} NOT NULL,
                    change {key} NOT NULL,
                    side {text} NOT NULL CHECK (side IN ('from', 'to')),
                    area {key} NOT NULL,
                    name {text} NOT NULL,
                    recorded_in {key} NOT NULL,
                    PRIMARY KEY (commune, change, side, area)
                ){keyed}
                """,
            ]),
        formation,
    ]
}
