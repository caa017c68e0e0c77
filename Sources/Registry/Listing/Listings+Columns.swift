import Access
import Office
import Storage
import Vocabulary

extension Listings {
    /// Says what the columns of a sheet mean; it holds for every list of the commune with the same headers.
    ///
    /// - Parameters:
    ///   - sheet: the sheet's index in the file.
    ///   - columns: by the place of a column from 0; those not named are not read.
    /// - Throws: `ListingRefusal.noHeader` where the sheet has no headers.
    public func tell(
        _ columns: [Int: ListColumn], ofSheet sheet: Int, of listing: Key, commune: Key, by asking: Asking
    ) async throws {
        let record = try await own(listing, commune: commune, by: asking).record
        guard record.state == .uploaded || record.state == .compared else { throw ListingRefusal.alreadyAccepted }
        let file = try await file(of: listing, commune: commune, by: asking)
        var settings = record.settings ?? ListingSettings(day: asking.today)
        if record.settings == nil { settings.legacy = try file.legacy() }
        let layout = try await layout(of: file, in: commune, settings)
        guard let told = layout.sheets.first(where: { $0.sheet.index == sheet }) else { throw ListingRefusal.noHeader }
        try await premises.database.write { connection in
            try Audit.write(
                connection, by: asking, in: commune, action: .listShapeTold,
                reason: "Tệp \(record.fileName), trang “\(told.sheet.name)”"
            ) { entry in
                try StoredShapes.keep(connection, commune: commune, shape: told.shape, columns: columns, in: entry)
            }
        }
    }
}
