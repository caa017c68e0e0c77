import Storage
import Vocabulary

/// Where households live: for whoever counts by area and day.
public enum Residences {
    /// The tổ dân phố of each household that lives in the commune on a day.
    public static func on(_ connection: any Connection, commune: Key, day: Day) throws -> [Key: Key] {
        var places: [Key: Key] = [:]
        try connection.each(
            """
            SELECT household, neighbourhood FROM residence
            WHERE commune = \(commune) AND retired_in IS NULL AND (from_day IS NULL OR from_day <= \(day))
            AND (to_day IS NULL OR to_day > \(day))
            """
        ) { row in places[row.key(0)] = row.key(1) }
        return places
    }
}
