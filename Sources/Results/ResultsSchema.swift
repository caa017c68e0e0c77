import Storage

/// The tables that Results owns.
public enum ResultsSchema {
    public static let migrations = [
        Migration(
            "0008-results",
            [
                """
                CREATE TABLE target (
                    commune {key} NOT NULL,
                    id {key} NOT NULL,
                    plan_year {int64} NOT NULL,
                    code {text} NOT NULL,
                    ord {int64} NOT NULL,
                    label {text} NOT NULL,
                    section {text} NOT NULL,
                    quote {text} NOT NULL,
                    unit {text} NOT NULL,
                    comparison {text} NOT NULL CHECK (comparison IN ('below', 'about', 'at_least')),
                    limit_hundredths {int64} NOT NULL,
                    measure {text} NOT NULL,
                    decided_by {text},
                    due_on {text} NOT NULL,
                    recorded_in {key} NOT NULL,
                    retired_in {key},
                    PRIMARY KEY (commune, id)
                ){keyed}
                """,
                """
                CREATE TABLE earlier_total (
                    commune {key} NOT NULL,
                    id {key} NOT NULL,
                    year {int64} NOT NULL,
                    measure {text} NOT NULL,
                    value {int64} NOT NULL,
                    households {int64} NOT NULL,
                    source {text} NOT NULL,
                    is_sample {flag} NOT NULL,
                    recorded_in {key} NOT NULL,
                    retired_in {key},
                    PRIMARY KEY (commune, id)
                ){keyed}
                """,
            ]),
        targetsToPlans,
        typedFigures,
    ]
}
