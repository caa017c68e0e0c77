import Storage

extension RollupSchema {
    /// What a city compares years by. Figures that were kept before know nothing of it: their stamps go, so that they are
    /// counted again.
    static let years = Migration(
        "0520-rollup-years",
        [
            // Who is listed at the end of the year, and of the year before it.
            """
            CREATE TABLE commune_listed (
                commune {key} NOT NULL,
                year {int64} NOT NULL,
                of_year {int64} NOT NULL,
                poor {int64} NOT NULL,
                poor_people {int64} NOT NULL,
                near_poor {int64} NOT NULL,
                near_poor_people {int64} NOT NULL,
                farming {int64} NOT NULL,
                farming_people {int64} NOT NULL,
                residents {int64},
                standards {text} NOT NULL,
                PRIMARY KEY (commune, year, of_year)
            ){keyed}
            """,
            // The ends of earlier years.
            """
            CREATE TABLE commune_trend (
                commune {key} NOT NULL,
                year {int64} NOT NULL,
                of_year {int64} NOT NULL,
                poor {int64} NOT NULL,
                near_poor {int64} NOT NULL,
                households {int64} NOT NULL,
                is_counted {flag} NOT NULL,
                is_sample {flag} NOT NULL,
                PRIMARY KEY (commune, year, of_year)
            ){keyed}
            """,
            "DELETE FROM commune_stamp",
        ])
}
