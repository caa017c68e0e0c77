import Storage

extension ProgrammeSchema {
    /// What units have sent of what the plan asks by a day.
    static let reports = Migration(
        "0029-programme-reports",
        [
            """
            CREATE TABLE unit_report (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                plan_year {int64} NOT NULL,
                item {text} NOT NULL,
                unit {text} NOT NULL,
                sent_on {text} NOT NULL,
                paper {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            """
            CREATE UNIQUE INDEX unit_report_unit ON unit_report (commune, plan_year, item, unit)
            WHERE retired_in IS NULL
            """,
        ])
}
