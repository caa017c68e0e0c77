import Storage

/// The tables that Rollup owns. All of them are derived: they can be thrown away and counted again.
public enum RollupSchema {
    public static let migrations = [
        Migration(
            "0420-rollup",
            [
                // What the figures of a commune were counted at: they hold as long as its stamp does.
                """
                CREATE TABLE commune_stamp (
                    commune {key} NOT NULL,
                    year {int64} NOT NULL,
                    writes {int64} NOT NULL,
                    day {text} NOT NULL,
                    rules_version {text} NOT NULL,
                    counted_at {int64} NOT NULL,
                    closed_on {text},
                    has_recognitions {flag} NOT NULL,
                    PRIMARY KEY (commune, year)
                ){keyed}
                """,
                """
                CREATE TABLE commune_count (
                    commune {key} NOT NULL,
                    year {int64} NOT NULL,
                    list {text} NOT NULL,
                    households {int64} NOT NULL,
                    people {int64} NOT NULL,
                    PRIMARY KEY (commune, year, list)
                ){keyed}
                """,
                """
                CREATE TABLE commune_measure (
                    commune {key} NOT NULL,
                    year {int64} NOT NULL,
                    measure {text} NOT NULL,
                    counted {int64} NOT NULL,
                    among {int64} NOT NULL,
                    PRIMARY KEY (commune, year, measure)
                ){keyed}
                """,
                """
                CREATE TABLE commune_target (
                    commune {key} NOT NULL,
                    year {int64} NOT NULL,
                    ord {int64} NOT NULL,
                    code {text} NOT NULL,
                    label {text} NOT NULL,
                    unit {text} NOT NULL,
                    comparison {text} NOT NULL,
                    limit_hundredths {int64},
                    measure {text},
                    counted {int64},
                    among {int64},
                    is_met {flag},
                    distance {int64},
                    PRIMARY KEY (commune, year, ord)
                ){keyed}
                """,
                """
                CREATE TABLE commune_table (
                    commune {key} NOT NULL,
                    year {int64} NOT NULL,
                    form {int64} NOT NULL,
                    standard {text} NOT NULL,
                    PRIMARY KEY (commune, year, form)
                ){keyed}
                """,
                """
                CREATE TABLE commune_cell (
                    commune {key} NOT NULL,
                    year {int64} NOT NULL,
                    form {int64} NOT NULL,
                    line {text} NOT NULL,
                    kind {text} NOT NULL,
                    col {int64} NOT NULL,
                    state {text} NOT NULL,
                    value {int64} NOT NULL,
                    among {int64} NOT NULL,
                    PRIMARY KEY (commune, year, form, line, kind, col)
                ){keyed}
                """,
            ]),
        years,
    ]
}
