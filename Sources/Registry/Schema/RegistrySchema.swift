import Storage

/// The tables that Registry owns. Every row of a commune leads with the commune's key.
///
/// A row that no longer holds is never changed or deleted: `retired_in` names the audit entry that ended it, and another
/// row, written by that entry, holds instead. Entries' keys sort by time, so "as known on" is a comparison of keys.
public enum RegistrySchema {
    /// In the order in which they are applied; a new one stands last.
    public static let migrations = [
        households,
        facts,
        recognitions,
        finding,
        listing,
        cardWords,
        standing,
        listShapes,
        rulesInUse,
        events,
        errands,
        duplicates,
        outsideLists,
        former,
        names,
        cityLists,
    ]
}
