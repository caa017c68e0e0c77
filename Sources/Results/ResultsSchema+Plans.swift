import Storage

extension ResultsSchema {
    /// Targets stand in the plan since a plan holds its whole document; what was set before goes there, history and all.
    static let targetsToPlans = Migration(
        "0024-results-targets-to-plans",
        [
            """
            INSERT INTO plan (commune, id, year, title, recorded_in)
            SELECT commune, id, plan_year, 'Kế hoạch giảm nghèo năm ' || plan_year, recorded_in
            FROM target WHERE ord = 0 AND retired_in IS NULL
            """,
            """
            INSERT INTO plan_target (commune, id, plan_year, code, ord, label, section, quote, unit, comparison,
            limit_hundredths, measure, decided_by, due_kind, due_on, to_fill, recorded_in, retired_in)
            SELECT commune, id, plan_year, code, ord, label, section, quote, unit, comparison,
            limit_hundredths, measure, decided_by, 'until', due_on, FALSE, recorded_in, retired_in FROM target
            """,
            "DROP TABLE target",
        ])

    /// Figures of the plan's targets that the register cannot give.
    static let typedFigures = Migration(
        "0025-results-typed-figures",
        [
            """
            CREATE TABLE typed_figure (
                commune {key} NOT NULL,
                id {key} NOT NULL,
                plan_year {int64} NOT NULL,
                target {text} NOT NULL,
                day {text} NOT NULL,
                counted {int64} NOT NULL CHECK (counted >= 0),
                among {int64} CHECK (among >= counted),
                source {text} NOT NULL,
                answerable {text} NOT NULL,
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (commune, id)
            ){keyed}
            """,
            """
            CREATE UNIQUE INDEX typed_figure_day ON typed_figure (commune, plan_year, target, day)
            WHERE retired_in IS NULL
            """,
        ])
}
