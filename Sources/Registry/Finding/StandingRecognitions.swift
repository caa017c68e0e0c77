import Storage
import Vocabulary

/// The classes that decisions give households on a day: for lists, which want neither explanations nor history.
struct StandingRecognitions {
    let commune: Key
    let day: Day

    /// What decisions hold each household to be on the day.
    ///
    /// - Parameter keys: only these households; nil for all of the commune.
    func classes(_ connection: any Connection, of keys: [Key]? = nil) throws -> [Key: RecognisedClass] {
        if let keys, keys.isEmpty { return [:] }
        let households: SQL? = keys.map { "AND r.household IN \(list: $0)" }
        var found: [Key: RecognisedClass] = [:]
        // The same order as `Recognitions.inForce`, the later effect, then the later record: the last one holds.
        try connection.each(
            """
            SELECT r.household, r.class FROM recognition r
            WHERE r.commune = \(commune) AND r.retired_in IS NULL AND r.effective_from <= \(day) \(households)
            ORDER BY r.household, r.effective_from, r.recorded_in, r.id
            """
        ) { row in found[row.key(0)] = RecognisedClass(rawValue: row.text(1)) ?? RecognisedClass.unlisted }
        return found
    }
}
