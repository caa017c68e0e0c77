import Access
import Foundation
import Office
import Storage
import Territory
import Vocabulary

/// Lists of several wards in one file, on their way into the registers.
///
/// A list is uploaded, compared (which writes nothing into a register), then accepted ward by ward: each whole or not at
/// all, in a transaction and an entry of its own chain. What was uploaded belongs to its officer.
public struct CityListings: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Bytes of a piece of a file.
    private static let pieceSize = 4 << 20

    /// Step 1: keeps a file, sealed, for its officer.
    ///
    /// - Throws: `FileProblem` where it is no list; `CityListRefusal.noCommunes` where its rows do not say of which ward
    ///   they are.
    public func upload(path: String, fileName: String, by asking: Asking) async throws -> Key {
        try must(asking)
        guard try await listings.isOfCity(path: path, fileName: fileName, by: asking) else {
            throw CityListRefusal.noCommunes
        }
        guard let file = FileHandle(forReadingAtPath: path) else { throw FileProblem.unreadable }
        defer { try? file.close() }
        var settings = ListingSettings(day: asking.today)
        settings.legacy = try await listings.suspectedLetters(path: path, fileName: fileName, by: asking)?.coding
        let proposed = settings
        let key = try await premises.database.write { connection in
            try StagedCityList.add(connection, fileName: fileName, settings: proposed, by: asking)
        }
        var order = 0
        do {
            while let piece = try file.read(upToCount: CityListings.pieceSize), !piece.isEmpty {
                let (sealed, place) = (premises.vault.seal([UInt8](piece)), order)
                try await premises.database.write { try StagedCityList.add($0, sealed, place, to: key) }
                order += 1
            }
        } catch {
            try? await discard(key, by: asking)
            throw error
        }
        return key
    }

    /// The lists that an officer brought, newest first.
    public func history(by asking: Asking) async throws -> [CityListRecord] {
        try must(asking)
        return try await premises.database.read { try StagedCityList.history($0, officer: asking.officer) }
    }

    /// One list of the asking officer's own.
    public func one(_ list: Key, by asking: Asking) async throws -> CityListRecord {
        try must(asking)
        let found = try await premises.database.read { try StagedCityList.find($0, list) }
        guard let found, found.officer == asking.officer else { throw CityListRefusal.unknownList }
        return found
    }

    /// What became of its wards, in the order of the file.
    public func wards(of list: Key, by asking: Asking) async throws -> [CityListWard] {
        _ = try await one(list, by: asking)
        return try await premises.database.read { try StagedCityList.wards($0, of: list, vault: premises.vault) }
    }

    /// Lays the file open, piece by piece.
    ///
    /// - Throws: `CityListRefusal.discarded` where it is no longer kept.
    public func contents(of list: Key, by asking: Asking, _ take: ([UInt8]) throws -> Void) async throws {
        _ = try await one(list, by: asking)
        var order = 0
        while true {
            let place = order
            let sealed = try await premises.database.read { try StagedCityList.piece($0, place, of: list) }
            guard let sealed else { break }
            guard let piece = premises.vault.open(sealed) else { throw CityListRefusal.discarded }
            try take(piece)
            order += 1
        }
        if order == 0 { throw CityListRefusal.discarded }
    }

    /// Step 2: compares every ward with its register and keeps what was found; writes nothing into a register.
    ///
    /// - Parameter path: where the contents lie open.
    public func compare(
        _ list: Key, at path: String, settings: ListingSettings, by asking: Asking, progress: ListingProgress? = nil
    ) async throws {
        let record = try await one(list, by: asking)
        guard record.state != .discarded else { throw CityListRefusal.discarded }
        guard settings.day <= asking.today else { throw ListingRefusal.dayAhead(settings.day) }
        try await premises.database.write { try StagedCityList.begin($0, list, settings: settings, at: asking.at) }
        try await run(record, path, settings, .dryRun, nil, asking, progress)
        try await premises.database.write { try StagedCityList.mark($0, list, .compared, at: asking.at) }
    }

    /// Step 3: writes the compared wards into their registers, each by itself.
    ///
    /// A ward in which something was written since the comparison, or (in the mode `.all`) with a refused household, is left
    /// out and says so; the others are stored.
    public func accept(
        _ list: Key, at path: String, mode: ListingMode, by asking: Asking, progress: ListingProgress? = nil
    ) async throws {
        let record = try await one(list, by: asking)
        guard record.state == .compared, let settings = record.settings else { throw CityListRefusal.notCompared }
        let seen = Dictionary(
            try await wards(of: list, by: asking).map { ($0.commune, $0.position) }, uniquingKeysWith: { $1 })
        try await run(record, path, settings, mode, seen, asking, progress)
        try await premises.database.write { try StagedCityList.mark($0, list, .accepted, at: asking.at) }
    }

    /// Throws a list away: file and comparison are erased; what was stored stays.
    public func discard(_ list: Key, by asking: Asking) async throws {
        _ = try await one(list, by: asking)
        try await premises.database.write { try StagedCityList.discard($0, list, at: asking.at) }
    }

    /// Erases files and comparisons of lists that were brought more than `days` days before `instant`.
    @discardableResult
    public func eraseContents(olderThan days: Int, at instant: Instant) async throws -> Int {
        let before = instant.adding(seconds: -Int64(days) * 86_400)
        return try await premises.database.write { try StagedCityList.eraseContents($0, before: before) }
    }

    private var listings: Listings { Listings(premises) }

    /// Of the whole installation: an officer of one ward brings that ward's list.
    private func must(_ asking: Asking) throws {
        try asking.must(.importList)
        guard asking.communes == nil else { throw AccessRefusal.notFound }
    }

    private func run(
        _ record: CityListRecord, _ path: String, _ settings: ListingSettings, _ mode: ListingMode,
        _ seen: [Key: Int64]?, _ asking: Asking, _ progress: ListingProgress?
    ) async throws {
        var order = 0
        try await listings.importCity(
            path: path, fileName: record.fileName, settings: settings, mode: mode, seen: seen, by: asking,
            progress: progress
        ) { outcome in
            let place = order
            try await premises.database.write { connection in
                try StagedCityList.keep(connection, outcome, place, of: record.key, vault: premises.vault)
            }
            order += 1
        }
    }
}
