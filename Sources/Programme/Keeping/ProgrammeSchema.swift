import Storage

/// The tables that Programme owns. A row is a version: the current one has no `retired_in`.
public enum ProgrammeSchema {
    public static let migrations = [
        Migration(
            "0023-programme",
            [
                """
                CREATE TABLE plan (
                    commune {key} NOT NULL,
                    id {key} NOT NULL,
                    year {int64} NOT NULL,
                    title {text} NOT NULL,
                    number {text},
                    signed_on {text},
                    annex {text},
                    recorded_in {key} NOT NULL,
                    retired_in {key},
                    PRIMARY KEY (commune, id, recorded_in)
                ){keyed}
                """,
                "CREATE UNIQUE INDEX plan_year ON plan (commune, year) WHERE retired_in IS NULL",
                """
                CREATE TABLE plan_item (
                    commune {key} NOT NULL,
                    id {key} NOT NULL,
                    plan_year {int64} NOT NULL,
                    code {text} NOT NULL,
                    parent {text},
                    ord {int64} NOT NULL,
                    kind {text} NOT NULL,
                    number {text},
                    title {text},
                    body {text},
                    due_kind {text} CHECK (due_kind IN ('before', 'until')),
                    due_on {text},
                    to_fill {flag} NOT NULL,
                    recorded_in {key} NOT NULL,
                    retired_in {key},
                    PRIMARY KEY (commune, id, recorded_in),
                    CHECK ((due_kind IS NULL) = (due_on IS NULL))
                ){keyed}
                """,
                """
                CREATE UNIQUE INDEX plan_item_code ON plan_item (commune, plan_year, code) WHERE retired_in IS NULL
                """,
                """
                CREATE TABLE plan_target (
                    commune {key} NOT NULL,
                    id {key} NOT NULL,
                    plan_year {int64} NOT NULL,
                    code {text} NOT NULL,
                    ord {int64} NOT NULL,
                    label {text} NOT NULL,
                    section {text} NOT NULL,
                    item {text},
                    quote {text} NOT NULL,
                    unit {text} NOT NULL,
                    comparison {text} NOT NULL CHECK (comparison IN ('below', 'about', 'at_least', 'stated')),
                    limit_hundredths {int64},
                    measure {text},
                    decided_by {text},
                    due_kind {text} NOT NULL CHECK (due_kind IN ('before', 'until')),
                    due_on {text} NOT NULL,
                    counted {text},
                    among {text},
                    responsible {text},
                    because {text},
                    to_fill {flag} NOT NULL,
                    recorded_in {key} NOT NULL,
                    retired_in {key},
                    PRIMARY KEY (commune, id, recorded_in),
                    CHECK ((limit_hundredths IS NULL) = (comparison = 'stated'))
                ){keyed}
                """,
                """
                CREATE UNIQUE INDEX plan_target_code ON plan_target (commune, plan_year, code) WHERE retired_in IS NULL
                """,
            ]),
        reports,
    ]
}
