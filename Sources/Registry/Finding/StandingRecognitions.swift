import Storage
import Vocabulary

/// The recognitions that count on a day, asked for in SQL: for lists, which show some of them and count the rest.
struct StandingRecognitions {
    let commune: Key
    let day: Day

    /// The households that decisions hold to be one of these on the day, as a query of their keys.
    func households(_ classes: [RecognisedClass]) -> SQL {
        """
        SELECT r.household FROM recognition r
        WHERE r.commune = \(commune) AND r.retired_in IS NULL AND r.effective_from <= \(day)
        AND r.class IN \(list: classes.map(\.rawValue)) AND \(isNewest)
        """
    }

    /// What decisions hold each household to be on the day.
    ///
    /// - Parameter keys: only these households; nil for all of the commune.
    func classes(_ connection: any Connection, of keys: [Key]?) throws -> [Key: RecognisedClass] {
        if let keys, keys.isEmpty { return [:] }
        let only: SQL? = keys.map { "AND r.household IN \(list: $0)" }
        var classes: [Key: RecognisedClass] = [:]
        try connection.each(
            """
            SELECT r.household, r.class FROM recognition r
            WHERE r.commune = \(commune) AND r.retired_in IS NULL AND r.effective_from <= \(day) \(only) AND \(isNewest)
            """
        ) { row in classes[row.key(0)] = RecognisedClass(rawValue: row.text(1)) ?? RecognisedClass.unlisted }
        return classes
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
