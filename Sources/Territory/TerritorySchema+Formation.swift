import Storage

extension TerritorySchema {
    /// How units of state came into being, where the list that brought them says so.
    static let formation = Migration(
        "0421-territory-formation",
        [
            """
            CREATE TABLE area_formation (
                area {key} NOT NULL REFERENCES area (id),
                formed_from {text},
                decision {text},
                decided_on {text},
                recorded_in {key} NOT NULL,
                retired_in {key},
                PRIMARY KEY (area, recorded_in)
            ){keyed}
            """
        ])
}
