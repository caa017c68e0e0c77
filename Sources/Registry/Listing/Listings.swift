import Access
import Foundation
import Office
import Rulebook
import Storage
import Vocabulary

/// Lists of households in Vươn's own template (.xlsx, .csv), on their way into the register.
///
/// A list is uploaded, understood, compared (which writes nothing into the register), then accepted or thrown away;
/// an accepted one can be taken back whole while nothing depends on it. An import never touches a recognition.
///
/// What was uploaded belongs to its officer: others see of it only that it was accepted.
public struct Listings: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Step 1: keeps a file, sealed, for its officer.
    ///
    /// - Parameter fileName: the name it had with its owner.
    /// - Throws: `FileProblem` where it is no list at all, or damaged anywhere; then nothing is kept of it.
    public func upload(path: String, fileName: String, commune: Key, by asking: Asking) async throws -> Key {
        try asking.must(.importList, in: commune)
        try ListFile(path: path, name: fileName).open().check()
        guard let data = FileManager.default.contents(atPath: path) else { throw FileProblem.unreadable }
        let bytes = [UInt8](data)
        let sealed = premises.vault.seal(bytes)
        let digest = Digest.sha256(bytes)
        return try await premises.database.write { connection in
            try StagedListing.add(
                connection, commune: commune, fileName: fileName, file: sealed, digest: digest, by: asking)
        }
    }

    /// Step 2: what the columns and rows were taken for.
    public func understanding(
        of listing: Key, commune: Key, by asking: Asking
    ) async throws -> ListingUnderstanding {
        let file = try await file(of: listing, commune: commune, by: asking)
        let standard = try standard(on: asking.today)
        let areas = try await premises.database.read { connection in
            try KnownRegister.neighbourhoods(connection, of: commune, on: asking.today)
        }
        let record = try await own(listing, commune: commune, by: asking).record
        let legacy = try file.legacy()
        var settings = record.settings ?? ListingSettings(day: asking.today)
        // What is proposed is shown as it would be read; the importer says no on the same page.
        if record.settings == nil { settings.legacy = legacy }
        let layout = try await layout(of: file, in: commune, settings)
        return try Understanding(file: file, rules: premises.rules, standard: standard)
            .of(layout, settings.choices(areas), NeighbourhoodNames(areas), legacy: legacy)
    }

    /// The lists that were brought for a commune, newest first; those of others only once they were accepted.
    public func history(commune: Key, by asking: Asking) async throws -> [ListingRecord] {
        try asking.must(.importList, in: commune)
        return try await premises.database.read { connection in
            try StagedListing.history(connection, commune: commune, officer: asking.officer)
        }
    }

    /// One list.
    public func one(_ listing: Key, commune: Key, by asking: Asking) async throws -> ListingRecord {
        try asking.must(.importList, in: commune)
        return try await premises.database.read { connection in
            let found = try StagedListing.find(connection, commune: commune, listing)?.record
            guard let record = found, record.officer == asking.officer || record.reachedRegister else {
                throw ListingRefusal.unknownListing
            }
            return record
        }
    }

    /// The households of a comparison with one outcome, in the order of the file. Page 1 is the first.
    ///
    /// `.unchanged` gives only those with a warning.
    public func rows(
        of listing: Key, commune: Key, outcome: ListingOutcome, page: Int = 1, size: Int = 50, by asking: Asking
    ) async throws -> ListedPage {
        _ = try await own(listing, commune: commune, by: asking)
        return try await premises.database.read { connection in
            let total = try StagedListing.count(connection, commune: commune, listing, outcome: outcome)
            let page = min(max(1, page), max(1, (total + size - 1) / size))
            let rows = try StagedListing.rows(
                connection, commune: commune, listing, outcome: outcome, from: (page - 1) * size, count: size,
                vault: premises.vault)
            return ListedPage(rows: rows, page: page, size: size, total: total)
        }
    }

    /// Throws a list away that was not accepted: file and comparison are erased.
    public func discard(_ listing: Key, commune: Key, by asking: Asking) async throws {
        let record = try await own(listing, commune: commune, by: asking).record
        guard !record.reachedRegister else { throw ListingRefusal.alreadyAccepted }
        try await premises.database.write { connection in
            try StagedListing.discard(connection, commune: commune, listing, at: asking.at)
        }
    }

    /// Erases files and comparisons of lists that were brought more than `days` days before `instant`.
    ///
    /// - Returns: how many lists lost their file.
    @discardableResult
    public func eraseContents(olderThan days: Int, at instant: Instant) async throws -> Int {
        let before = instant.adding(seconds: -Int64(days) * 86_400)
        return try await premises.database.write { connection in
            try StagedListing.eraseContents(connection, before: before)
        }
    }
}

// MARK: - What every step needs

extension Listings {
    /// A list of the asking officer's own.
    func own(_ listing: Key, commune: Key, by asking: Asking) async throws -> StagedListing {
        try asking.must(.importList, in: commune)
        return try await premises.database.read { connection in
            guard let staged = try StagedListing.find(connection, commune: commune, listing),
                staged.record.officer == asking.officer
            else { throw ListingRefusal.unknownListing }
            return staged
        }
    }

    func file(of listing: Key, commune: Key, by asking: Asking) async throws -> ListFile {
        let record = try await own(listing, commune: commune, by: asking).record
        let sealed = try await premises.database.read { connection in
            try StagedListing.file(connection, commune: commune, listing)
        }
        guard let sealed, let bytes = premises.vault.open(sealed) else { throw ListingRefusal.fileErased }
        return try ListFile(bytes: bytes, name: record.fileName)
    }

    /// How a file is laid out, by its headers and by what was said of such headers before.
    func layout(of file: ListFile, in commune: Key, _ settings: ListingSettings) async throws -> ListLayout {
        let shapes = try await premises.database.read { try StoredShapes.all($0, commune: commune) }
        return try file.layout(shapes, leavingOut: settings.leftOutSheets, legacy: settings.legacy)
    }

    /// The standard by which points are checked; where a year has none yet, the one before.
    func standard(on day: Day) throws -> Standard {
        guard let standard = premises.rules.standard(listYear: day.year) ?? premises.rules.standards.last else {
            throw RegistryRefusal.noStandard(day.year)
        }
        return standard
    }
}

extension ListingRecord {
    var reachedRegister: Bool { state == .accepted || state == .takenBack }
}
