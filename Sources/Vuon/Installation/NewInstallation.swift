import Access
import Foundation
import Registry
import Storage
import Territory
import Vocabulary

/// An installation to be made: for which area, where, with sample data or empty.
struct NewInstallation {
    let folder: InstallationFolder
    let databaseURL: String?
    let area: String
    /// How many households of sample data; nil for an empty installation.
    let sample: Int?

    struct Made {
        let home: UnitOfState
        let accounts: [SampleAccount]
    }

    /// Makes it whole or not at all.
    ///
    /// - Parameter replacing: in the place of the installation that stands in the folder.
    func make(replacing: Bool = false) async throws -> Made {
        guard replacing || !folder.isThere else {
            throw CommandFailure.data("Đã có hệ thống ở \(folder.path). Không tạo đè; hãy chọn thư mục khác.")
        }
        let files = try ProgramFiles.find()
        let listed = folder.exists(folder.areaList) ? try AreaListFile(path: folder.areaList, since: nil) : nil
        let shipped = try files.units()
        let codes = Set(shipped.map(\.code))
        let units = shipped + (listed?.units.map(\.unit).filter { !codes.contains($0.code) } ?? [])
        guard let home = units.first(where: { $0.code == area }) else {
            throw CommandFailure.usage(
                "Không có phường, xã hay thành phố, tỉnh mã \(area) trong danh mục. Hãy kiểm tra lại mã: 5 chữ số của "
                    + "phường, xã, 2 chữ số của thành phố, tỉnh.")
        }
        let rules = try files.rules()
        let draft = try InstallationDraft(of: folder)
        do {
            let vault = try draft.folder.fill(databaseURL: databaseURL)
            let accounts = try await usingDatabase(draft.folder) { database in
                let maker = InstallationMaker(
                    premises: Premises(database: database, vault: vault, rules: rules), home: home, units: units,
                    pattern: try files.patternPlan(), clock: .system)
                try await maker.make(isSample: sample != nil)
                if let listed {
                    // The same list once more: it also says of what the units were formed.
                    let outcome = try await AreaLists(maker.premises).accept(
                        listed, mode: .valid, reason: "Danh mục cất trước khi tạo hệ thống", by: maker.asking)
                    for problem in outcome.problems { complain(problem.sentence) }
                }
                guard let sample else { return [] }
                if home.parentCode == nil {
                    return try await SampleCityInstallation(
                        maker, folder: draft.folder, households: sample, residents: try files.residents()
                    ).fill()
                }
                return try await SampleInstallation(maker, folder: draft.folder, households: sample).fill()
            }
            try draft.settle(replacing: replacing)
            return Made(home: home, accounts: accounts)
        } catch {
            draft.abandon()
            throw error
        }
    }

    /// Opens the new database, and leaves none behind where `body` throws.
    private func usingDatabase(
        _ folder: InstallationFolder, _ body: (any Database) async throws -> [SampleAccount]
    ) async throws -> [SampleAccount] {
        let database = try await OpenInstallation.connect(folder, databaseURL)
        let wasBlank = try await NewInstallation.isBlank(database)
        do {
            try await OpenInstallation.bringUpToDate(database, folder)
            let (signed, isNew) = try Signing.begin(database, folder.keys)
            // The folder of keys may have served an installation that is no more.
            let words = "Tạo hệ thống mới cho \(area)."
            try await Signing.noteGoingBack(signed, folder.keys, isNew: isNew, words)
            let accounts = try await body(signed)
            await database.close()
            return accounts
        } catch {
            // A file goes with the folder; a server's database that others use is not ours to empty.
            if wasBlank { try? await NewInstallation.empty(database) }
            await database.close()
            throw error
        }
    }

    static func isBlank(_ database: any Database) async throws -> Bool {
        guard database.engine == .postgresql else { return false }
        return try await database.read { connection in
            try !connection.exists("SELECT 1 FROM information_schema.tables WHERE table_schema = 'public'")
        }
    }

    /// Takes everything out of a PostgreSQL database, which is not a file that goes with the folder.
    static func empty(_ database: any Database) async throws {
        try await database.write { connection in
            try connection.run("DROP SCHEMA public CASCADE")
            try connection.run("CREATE SCHEMA public")
        }
    }
}
