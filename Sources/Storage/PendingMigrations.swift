extension Migration {
    /// The migrations an engine still has to apply, in their order.
    ///
    /// - Parameter applied: the ids that the database says it has had.
    /// - Throws: `StorageError.failed` when the database holds a migration that this program does not know: it was
    ///   written by a later version, and working on it would harm it.
    public static func pending(_ migrations: [Migration], applied: [String]) throws -> [Migration] {
        let known = Set(migrations.map(\.id))
        precondition(known.count == migrations.count, "a migration's id is used once")
        if let unknown = applied.first(where: { !known.contains($0) }) {
            throw StorageError.failed(
                code: "migration",
                message: "the database holds migration \(unknown), which this version of the program does not know; "
                    + "open it with the version that wrote it or a later one")
        }
        let done = Set(applied)
        return migrations.filter { !done.contains($0.id) }
    }
}
