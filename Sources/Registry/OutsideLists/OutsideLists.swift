import Access
import Foundation
import Office
import Rulebook
import Storage
import Vocabulary

/// *Đối chiếu*: any outside list (of the social insurance, of the policy bank) beside the register, by name, without
/// importing a word of it.
///
/// A list belongs to the officer who brought it; it lies sealed, and is erased after some days.
public struct OutsideLists: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Keeps a file, sealed, for its officer.
    ///
    /// - Throws: `FileProblem` where it is no list at all.
    public func bring(path: String, fileName: String, commune: Key, by asking: Asking) async throws -> Key {
        _ = try asking.seesOwnListsOnly(.matchLists, in: commune)
        _ = try ListFile(path: path, name: fileName).open()
        guard let data = FileManager.default.contents(atPath: path) else { throw FileProblem.unreadable }
        let sealed = premises.vault.seal([UInt8](data))
        return try await premises.database.write { connection in
            try StagedOutsideList(connection: connection, commune: commune, officer: asking.officer)
                .add(fileName, sealed: sealed, at: asking.at)
        }
    }

    /// The asking officer's own lists, newest first.
    public func all(commune: Key, by asking: Asking) async throws -> [OutsideRecord] {
        let isLimited = try asking.seesOwnListsOnly(.matchLists, in: commune)
        return try await premises.database.read { connection in
            try StagedOutsideList(connection: connection, commune: commune, officer: asking.officer).all()
        }.map { isLimited ? $0.withoutOurs : $0 }
    }

    /// One of the asking officer's own lists.
    public func one(_ list: Key, commune: Key, by asking: Asking) async throws -> OutsideRecord {
        let isLimited = try asking.seesOwnListsOnly(.matchLists, in: commune)
        let record = try await premises.database.read { connection in
            try StagedOutsideList(connection: connection, commune: commune, officer: asking.officer).one(list)
        }
        return isLimited ? record.withoutOurs : record
    }

    /// What the columns of a list were taken for.
    public func understanding(of list: Key, commune: Key, by asking: Asking) async throws -> ListingUnderstanding {
        let file = try await file(of: list, commune: commune, by: asking)
        let (shapes, areas) = try await premises.database.read { connection in
            (
                try StoredShapes.all(connection, commune: commune),
                try KnownRegister.neighbourhoods(connection, of: commune, on: asking.today)
            )
        }
        return try Understanding(file: file, rules: premises.rules, standard: try premises.standard(on: asking.today))
            .of(
                try file.layout(shapes, legacy: file.legacy()), Self.choices(asking.today), NeighbourhoodNames(areas),
                legacy: nil)
    }

    /// Says what the columns of a sheet mean; it holds for every list of the commune with the same headers.
    public func tell(
        _ columns: [Int: ListColumn], ofSheet sheet: Int, of list: Key, commune: Key, by asking: Asking
    ) async throws {
        // It holds for every list of the commune: not for who sees only lists of one's own to say.
        try asking.must(.matchLists, in: commune)
        let record = try await one(list, commune: commune, by: asking)
        let file = try await file(of: list, commune: commune, by: asking)
        let shapes = try await premises.database.read { try StoredShapes.all($0, commune: commune) }
        let layout = try file.layout(shapes, legacy: file.legacy())
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

    /// Puts a list beside the register and keeps the result for its officer; the register is not touched.
    @discardableResult
    public func compare(
        _ list: Key, commune: Key, settings: OutsideSettings, by asking: Asking, progress: ListingProgress? = nil
    ) async throws -> OutsideSummary {
        let file = try await file(of: list, commune: commune, by: asking)
        let every = ListingSettings(day: asking.today, classes: Set(RecognisedClass.allCases))
        let (shapes, known) = try await premises.database.read { connection in
            (
                try StoredShapes.all(connection, commune: commune),
                try KnownRegister.load(connection, premises, commune: commune, settings: every, today: asking.today)
            )
        }
        // Only put beside the register: letters from before Unicode are read as what they mean, without asking.
        let layout = try file.layout(shapes, legacy: file.legacy())
        guard layout.sheets.allSatisfy(\.namesPeople) else { throw OutsideRefusal.nothingToGoBy }
        let table = try file.read(
            layout, premises.rules, try premises.standard(on: asking.today), Self.choices(asking.today),
            progress: progress)
        var comparison = OutsideComparison(table, known, settings: settings, rules: premises.rules)
        try comparison.run()
        let (rows, summary) = (comparison.rows, comparison.summary)
        try await premises.database.write { connection in
            try StagedOutsideList(connection: connection, commune: commune, officer: asking.officer)
                .keep(list, rows, summary, settings, vault: premises.vault, at: asking.at)
        }
        return summary
    }

    /// Some of the people of a comparison. Page 1 is the first.
    public func rows(
        of list: Key, commune: Key, kind: OutsideKind, neighbourhood: Key? = nil, page: Int = 1, size: Int = 50,
        by asking: Asking
    ) async throws -> OutsidePage {
        _ = try await one(list, commune: commune, by: asking)
        let isLimited = try asking.seesOwnListsOnly(.matchLists, in: commune)
        guard !isLimited || kind == .theirs || kind == .facts else { throw AccessRefusal.notFound }
        return try await premises.database.read { connection in
            let staged = StagedOutsideList(connection: connection, commune: commune, officer: asking.officer)
            let total = try staged.count(list, kind, in: neighbourhood)
            let page = min(max(1, page), max(1, (total + size - 1) / size))
            let rows = try staged.rows(
                list, kind, in: neighbourhood, from: (page - 1) * size, count: size, vault: premises.vault)
            return OutsidePage(
                rows: isLimited ? rows.map(\.withoutOurs) : rows, page: page, size: size, total: total)
        }
    }

    /// All of a comparison, to be taken away as a workbook; that it was taken is in the audit chain.
    public func exported(
        _ list: Key, commune: Key, neighbourhood: Key? = nil, by asking: Asking
    ) async throws -> [OutsideKind: [OutsideRow]] {
        try asking.must(.exportRegister, in: commune)
        let record = try await one(list, commune: commune, by: asking)
        guard record.summary != nil else { throw OutsideRefusal.notCompared }
        let rows = try await premises.database.read { connection in
            let staged = StagedOutsideList(connection: connection, commune: commune, officer: asking.officer)
            return try Dictionary(
                uniqueKeysWithValues: OutsideKind.allCases.map { kind in
                    (
                        kind,
                        try staged.rows(
                            list, kind, in: neighbourhood, from: 0, count: Int(Int32.max), vault: premises.vault)
                    )
                })
        }
        let count = rows.values.reduce(0) { $0 + $1.count }
        try await HandedOut(premises).record(
            "Kết quả đối chiếu tệp \(record.fileName): \(Shown.number(count)) dòng", of: commune, by: asking)
        return rows
    }

    /// Erases a list and its comparison.
    public func erase(_ list: Key, commune: Key, by asking: Asking) async throws {
        _ = try await one(list, commune: commune, by: asking)
        try await premises.database.write { connection in
            try StagedOutsideList(connection: connection, commune: commune, officer: asking.officer).erase(list)
        }
    }

    /// Erases lists that were brought more than `days` days before `instant`.
    public func eraseContents(olderThan days: Int, at instant: Instant) async throws {
        let before = instant.adding(seconds: -Int64(days) * 86_400)
        try await premises.database.write { connection in
            try StagedOutsideList.eraseAll(connection, before: before)
        }
    }

    private func file(of list: Key, commune: Key, by asking: Asking) async throws -> ListFile {
        let record = try await one(list, commune: commune, by: asking)
        let sealed = try await premises.database.read { connection in
            try StagedOutsideList(connection: connection, commune: commune, officer: asking.officer).file(list)
        }
        guard let sealed, let bytes = premises.vault.open(sealed) else { throw OutsideRefusal.erased }
        return try ListFile(bytes: bytes, name: record.fileName)
    }

    private static func choices(_ day: Day) -> ReadingChoices {
        ReadingChoices(day: day, repairsNumbers: true, dropsNumbers: true, partsRows: true)
    }
}

extension SheetLayout {
    /// Whether its rows name people who can be found: by a number, a birth, or a household's code.
    var namesPeople: Bool {
        let isNamed = has(.template(.name)) || has(.headName)
        let marks: [ListColumn] = [
            .template(.number), .template(.birth), .birthOf(.male), .birthOf(.female), .template(.householdCode),
        ]
        return isNamed && marks.contains(where: has)
    }
}

extension ListingUnderstanding {
    /// Whether an outside list can be put beside the register.
    public var canBeChecked: Bool {
        people > 0
            && sheets.allSatisfy { sheet in
                let known = Set(sheet.known.compactMap(\.meaning))
                let marks: Set<ListColumn> = [
                    .template(.number), .template(.birth), .birthOf(.male), .birthOf(.female),
                    .template(.householdCode),
                ]
                return !known.isDisjoint(with: [.template(.name), .headName]) && !known.isDisjoint(with: marks)
            }
    }
}
