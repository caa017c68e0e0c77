import Access
import Office
import Storage
import Vocabulary

extension Listings {
    /// Step 3: compares with the register and keeps the result for its pages; writes nothing into the register.
    @discardableResult
    public func compare(
        _ listing: Key, commune: Key, settings: ListingSettings, by asking: Asking,
        progress: ListingProgress? = nil
    ) async throws -> ListingSummary {
        let record = try await own(listing, commune: commune, by: asking).record
        guard record.state == .uploaded || record.state == .compared else { throw ListingRefusal.alreadyAccepted }
        let file = try await file(of: listing, commune: commune, by: asking)
        let plan = try await plan(file, commune: commune, settings: settings, by: asking, progress: progress)
        try await keep(plan, as: listing, commune: commune, settings: settings, by: asking)
        return plan.summary
    }

    /// Step 4: writes a compared list into the register, in one transaction and one audit entry.
    ///
    /// - Throws: `ListingRefusal.refusedHouseholds` for `.all` with a refused one; `.movedMeanwhile` where the register
    ///   changed since the comparison (which is then made anew).
    @discardableResult
    public func accept(
        _ listing: Key, commune: Key, mode: ListingMode, by asking: Asking, progress: ListingProgress? = nil
    ) async throws -> ListingSummary {
        let staged = try await own(listing, commune: commune, by: asking)
        guard staged.record.state == .compared || staged.record.state == .uploaded else {
            throw ListingRefusal.alreadyAccepted
        }
        guard staged.record.state == .compared, let settings = staged.record.settings else {
            throw ListingRefusal.notCompared
        }
        let file = try await file(of: listing, commune: commune, by: asking)
        let plan = try await plan(file, commune: commune, settings: settings, by: asking, progress: progress)
        guard plan.position == staged.position else {
            try await keep(plan, as: listing, commune: commune, settings: settings, by: asking)
            throw ListingRefusal.movedMeanwhile
        }
        if mode == .dryRun { return plan.summary }
        let refused = plan.summary.households.refused
        if mode == .all, refused > 0 { throw ListingRefusal.refusedHouseholds(refused) }
        do {
            return try await store(plan, listing, commune, settings, staged.record.fileName, asking)
        } catch is Acceptance.Moved {
            try await compare(listing, commune: commune, settings: settings, by: asking)
            throw ListingRefusal.movedMeanwhile
        }
    }

    /// Reads a file in at once, for the command line: compares, and in the modes `.all` and `.valid` stores.
    ///
    /// Nothing is stored where `.all` meets a refused household: see `isStored` and `rows` of the answer.
    public func importFile(
        path: String, fileName: String, commune: Key, settings: ListingSettings, mode: ListingMode,
        by asking: Asking, progress: ListingProgress? = nil
    ) async throws -> ListingSummary {
        try asking.must(.importList, in: commune)
        let file = ListFile(path: path, name: fileName)
        for _ in 0..<3 {
            var plan = try await plan(file, commune: commune, settings: settings, by: asking, progress: progress)
            let isStoring = mode == .valid || (mode == .all && plan.summary.households.refused == 0)
            do {
                if isStoring { plan.summary = try await store(plan, nil, commune, settings, fileName, asking) }
                plan.summary.rows = plan.rows.filter { $0.outcome != .new || !$0.warnings.isEmpty }
                plan.summary.doubles = plan.doubles
                return plan.summary
            } catch is Acceptance.Moved {
                continue
            }
        }
        throw ListingRefusal.movedMeanwhile
    }

    /// The rows of the refused households as .xlsx in the template's columns, faulty cells marked, with what to mend.
    public func refusedWorkbook(_ listing: Key, commune: Key, by asking: Asking) async throws -> [UInt8] {
        let file = try await file(of: listing, commune: commune, by: asking)
        let rows = try await premises.database.read { connection in
            try StagedListing.rows(
                connection, commune: commune, listing, outcome: .refused, from: 0, count: Int(Int32.max),
                vault: premises.vault)
        }
        guard !rows.isEmpty else { throw ListingRefusal.noRefusedRows }
        let settings = try await own(listing, commune: commune, by: asking).record.settings
        let layout = try await layout(of: file, in: commune, settings ?? ListingSettings(day: asking.today))
        let workbook = try RefusedWorkbook(rows: rows, layout: layout, made: asking.at).bytes(of: file)
        let words = "Các hộ bị từ chối của tệp \(file.name): \(Shown.number(rows.count)) hộ"
        try await HandedOut(premises).record(words, of: commune, by: asking)
        return workbook
    }

    /// Takes an accepted list back whole, while nothing that was written later depends on it.
    ///
    /// - Throws: `ListingRefusal.stillNeeded` saying what depends on it.
    public func takeBack(_ listing: Key, commune: Key, by asking: Asking, reason: String) async throws {
        let record = try await one(listing, commune: commune, by: asking)
        guard record.state == .accepted else { throw ListingRefusal.notAccepted }
        guard let accepted = record.acceptedIn else { throw ListingRefusal.nothingStored }
        let reason = VietnameseText.tidy(reason)
        guard !reason.isEmpty else {
            throw RegistryRefusal.invalid([FieldProblem("reason", "Chưa ghi lý do. Hãy viết ngắn gọn vì sao rút lại.")])
        }
        try await premises.database.write { connection in
            try Audit.write(
                connection, by: asking, in: commune, action: .importTakenBack, reason: reason
            ) { entry in
                // Asked again under the chain's lock: somebody else may have been faster.
                guard try StagedListing.find(connection, commune: commune, listing)?.record.state == .accepted else {
                    throw ListingRefusal.notAccepted
                }
                let back = TakingBack(
                    connection: connection, premises: premises, commune: commune, accepted: accepted,
                    today: asking.today)
                try back.run(entry)
                try StagedListing.markTakenBack(connection, commune: commune, listing, in: entry.key, at: asking.at)
            }
        }
    }
}

// MARK: - The way from a file to the register

extension Listings {
    /// - Parameter filled: the wards whose registers are looked through for the same people; nil: every other one.
    func plan(
        _ file: ListFile, commune: Key, settings: ListingSettings, beside filled: Set<Key>? = nil, by asking: Asking,
        progress: ListingProgress?
    ) async throws -> ListingPlan {
        guard settings.day <= asking.today else { throw ListingRefusal.dayAhead(settings.day) }
        let layout = try await layout(of: file, in: commune, settings)
        guard layout.missing.isEmpty else { throw ListingRefusal.columnsMissing(layout.missing.map(\.header)) }
        let known = try await premises.database.read { connection in
            try KnownRegister.load(connection, premises, commune: commune, settings: settings, today: asking.today)
        }
        let table = try file.read(
            layout, premises.rules, try standard(on: settings.day), settings.choices(known.neighbourhoods),
            progress: progress)
        guard !table.neighbourhoods.isEmpty else { throw ListingRefusal.noNeighbourhood }
        var comparison = Comparison(table, known, settings: settings, layout: layout, premises: premises)
        var plan = try comparison.plan()
        let header = layout.header(of: .number)
        if file.isOfCity { (plan.numbers, plan.numberHeader) = (table.listedNumbers, header) }
        let new = table.newNumbers(beside: known)
        let stored =
            new.isEmpty
            ? []
            : try await premises.database.read { connection in
                try StoredNumbers(connection, premises.vault, besides: commune, among: filled, on: asking.today)
                    .found(new)
            }
        plan.warn(of: stored, .inRegister, column: header)
        return plan
    }

    private func keep(
        _ plan: ListingPlan, as listing: Key, commune: Key, settings: ListingSettings, by asking: Asking
    ) async throws {
        try Task.checkCancellation()
        try await premises.database.write { connection in
            try StagedListing.keep(
                connection, commune: commune, listing, plan, settings: settings, vault: premises.vault, at: asking.at)
        }
    }

    /// - Parameter listing: the staged list; nil for one that comes straight from a file.
    func store(
        _ plan: ListingPlan, _ listing: Key?, _ commune: Key, _ settings: ListingSettings, _ fileName: String,
        _ asking: Asking
    ) async throws -> ListingSummary {
        if plan.summary.needsConfirmation, !settings.acceptWithoutNumbers { throw ListingRefusal.confirmWithoutNumbers }
        try Task.checkCancellation()
        let acceptance = Acceptance(
            premises: premises, commune: commune, settings: settings, fileName: fileName, asking: asking)
        return try await premises.database.write { connection in
            var summary = plan.summary
            let entry = try acceptance.write(connection, plan)
            summary.isStored = entry != nil
            if entry == nil, listing == nil { return summary }
            let key =
                try listing
                ?? StagedListing.add(
                    connection, commune: commune, fileName: fileName, file: nil, digest: [], by: asking)
            try StagedListing.markAccepted(
                connection, commune: commune, key, in: entry, summary, settings: settings, at: asking.at)
            return summary
        }
    }
}
