import Storage

/// The tables that Rulings owns: the installation's own layer of rules.
///
/// A ruling is written once. `confirmed_in` names the audit entry by which another officer put it in force, `retired_in`
/// the one that ended it: refused, withdrawn, or replaced by a later ruling.
public enum RulingSchema {
    public static let migrations = [
        Migration(
            "0026-rulings",
            [
                """
                CREATE TABLE ruling (
                    id {key} PRIMARY KEY,
                    kind {text} NOT NULL CHECK (kind IN ('value', 'verification', 'ending', 'file')),
                    rule {text} NOT NULL,
                    label {text},
                    unit {text},
                    from_day {text},
                    to_day {text},
                    value {text},
                    words {text},
                    source {text},
                    clause {text},
                    basis {text},
                    signed_on {text},
                    in_force_on {text},
                    compared_on {text},
                    compared_by {text},
                    compared_against {text},
                    seal {text},
                    content {text},
                    ends {key},
                    entered_by {key},
                    recorded_in {key} NOT NULL,
                    confirmed_in {key},
                    retired_in {key}
                ){table}
                """,
                "CREATE INDEX ruling_rule ON ruling (rule)",
                """
                CREATE TABLE ruling_document (
                    ruling {key} PRIMARY KEY REFERENCES ruling (id),
                    id {text} NOT NULL,
                    number {text} NOT NULL,
                    title {text} NOT NULL,
                    signed_on {text},
                    in_force_on {text},
                    basis {text} NOT NULL,
                    seen {text},
                    recorded_in {key} NOT NULL
                ){table}
                """,
            ])
    ]
}
