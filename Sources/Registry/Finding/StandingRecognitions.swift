import Storage
import Vocabulary

/// The classes that decisions give households on a day: for lists, which want neither explanations nor history.
struct StandingRecognitions {
    let commune: Key
    let day: Day

    /// What decisions hold each household to be on the day.
    ///
    /// - Parameters:
    ///   - keys: only these households; nil for all of the commune.
    ///   - some: only households that are one of these.
    func classes(
        _ connection: any Connection, of keys: [Key]? = nil, among some: [RecognisedClass]? = nil
    ) throws -> [Key: RecognisedClass] {
        if let keys, keys.isEmpty { return [:] }
        let households: SQL? = keys.map { "AND r.household IN \(list: $0)" }
        let classes: SQL? = some.map { "AND r.class IN \(list: $0.map(\.rawValue))" }
        var found: [Key: RecognisedClass] = [:]
        try connection.each(
            """
            SELECT r.household, r.class FROM recognition r
            WHERE r.commune = \(commune) AND r.retired_in IS NULL AND r.effective_from <= \(day) \(households) \(classes)
            AND \(isNewest)
            """
        ) { row in found[row.key(0)] = RecognisedClass(rawValue: row.text(1)) ?? RecognisedClass.unlisted }
        return found
    }

    /// The same order as `Recognitions.inForce`: the later effect, then the later record.
    private var isNewest: SQL {
        """
        NOT EXISTS (SELECT 1 FROM recognition n WHERE n.commune = r.commune AND n.household = r.household
        AND n.retired_in IS NULL AND n.effective_from <= \(day)
        AND (n.effective_from, n.recorded_in, n.id) > (r.effective_from, r.recorded_in, r.id))
        """
    }
}
