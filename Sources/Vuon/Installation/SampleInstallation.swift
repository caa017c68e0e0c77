import Access
import Foundation
import Registry
import Results
import Rulebook
import Sample
import Storage
import Territory
import Vocabulary

/// An account of a sample installation, with its password, printed once.
struct SampleAccount {
    let name: String
    let role: Role
    let password: String
}

/// Fills a new installation with the sample ward: its list, the decisions of three reviews, totals, accounts.
struct SampleInstallation {
    let maker: InstallationMaker
    let folder: InstallationFolder
    let ward: SampleWard

    init(_ maker: InstallationMaker, folder: InstallationFolder, households: Int) throws {
        self.maker = maker
        self.folder = folder
        let people = households == SampleSizes.households ? SampleSizes.people : nil
        guard let asOf = Day(iso: "2025-12-31") else { throw CommandFailure.system("ngày mẫu") }
        ward = try SampleWard(
            households: households, people: people, seed: SampleSizes.seed, asOf: asOf, rules: maker.premises.rules)
    }

    init(_ maker: InstallationMaker, folder: InstallationFolder, _ ward: SampleWard) {
        self.maker = maker
        self.folder = folder
        self.ward = ward
    }

    private var commune: Key { maker.home.key }
    private var premises: Premises { maker.premises }

    func fill() async throws -> [SampleAccount] {
        try await fillRegister()
        return try await SampleAccounts(maker: maker).add(over: commune)
    }

    /// The ward's list, its decisions and totals, without accounts.
    func fillRegister() async throws {
        try await importList()
        try await recordTotals()
        for review in SampleReview.all {
            try await SampleEvents(maker, ward).happen(in: review)
            try await record(review)
        }
    }

    /// The ward's list goes the way every list goes.
    private func importList() async throws {
        let path = folder.path + "/danh-sach-mau.xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try ward.write(layout: .vuon, to: path, dirty: false)
        let bar = ProgressBar(label: "Lập dữ liệu mẫu", unit: "dòng")
        defer { bar.finish() }
        let summary = try await Listings(premises).importFile(
            path: path, fileName: "danh-sach-mau.xlsx", commune: commune,
            settings: ListingSettings(day: ward.asOf, acceptWithoutNumbers: true), mode: .all, by: maker.asking,
            progress: bar.progress)
        guard summary.isStored else {
            throw CommandFailure.system(
                "Danh sách mẫu không nhập được: \(summary.rows.flatMap(\.faults).first?.sentence ?? "").")
        }
    }

    /// One decision for poor and near-poor, one of its own for farming households of average living standard.
    private func record(_ review: SampleReview) async throws {
        let all = ward.recognitions(ofReview: review.year)
        let farming = all.filter { $0.category == .farmingAverage }
        try await record(review.command(ward.standard.id), all.filter { $0.category != .farmingAverage })
        if !farming.isEmpty { try await record(review.farmingCommand(ward.standard.id), farming) }
    }

    private func record(_ command: DecisionCommand, _ recognitions: [SampleRecognition]) async throws {
        // A small ward of a city may have nobody to recognise.
        guard !recognitions.isEmpty else { return }
        let lines = recognitions.map {
            DecisionAnnex.Line(code: ward.household(at: $0.household).code, name: "", category: $0.category)
        }
        let name = "phu-luc-mau-\(command.reviewYear).xlsx"
        let annex = DecisionAnnex(fileName: name, digest: Digest.sha256(Array(command.number.utf8)), lines: lines)
        try await Decisions(premises).record(command, annex: annex, in: commune, by: maker.asking)
    }

    private func recordTotals() async throws {
        let areas = try await CommuneAreas(premises).neighbourhoods(of: commune, by: maker.asking)
        let byName = Dictionary(uniqueKeysWithValues: areas.map { ($0.name, $0.key) })
        let totals = (ward.residentsOfYearBefore + ward.residents).compactMap { total in
            byName[ward.neighbourhoods[total.neighbourhood]].map { area in
                ResidentsTotal(
                    area: area, day: total.day, households: Int64(total.households), people: Int64(total.people),
                    minorityHouseholds: Int64(total.minorityHouseholds), minorityPeople: Int64(total.minorityPeople),
                    source: "Số liệu mẫu", isSample: true)
            }
        }
        try await CommuneAreas(premises).record(totals, of: commune, reason: "Tổng số dân cư mẫu", by: maker.asking)
        let (earlier, asking, commune) = (ward.earlierYears, maker.asking, commune)
        try await premises.database.write { connection in
            let reason = "Các năm trước, số liệu mẫu"
            try Audit.write(connection, by: asking, in: commune, action: .totalsRecorded, reason: reason) { entry in
                let totals = earlier.map { year in
                    EarlierTotal(
                        year: year.year, poor: Int64(year.poor), nearPoor: Int64(year.nearPoor),
                        households: Int64(year.households), source: "Số liệu mẫu", isSample: true)
                }
                try EarlierTotals.record(connection, in: entry.key, commune: commune, totals)
            }
        }
    }
}

/// A review of the sample ward: its decision and the day it was signed.
struct SampleReview {
    let year: Int
    let number: String
    let signedOn: Day
    let effectiveFrom: Day
    let kind: Decision.Kind

    static let all = [
        SampleReview(2023, "MẪU-01/QĐ-UBND", "2023-12-14", "2024-01-01", .opening),
        SampleReview(2024, "MẪU-02/QĐ-UBND", "2024-12-12", "2025-01-01", .periodic),
        SampleReview(2025, "MẪU-03/QĐ-UBND", "2025-12-12", "2026-01-01", .periodic),
    ]

    func command(_ standard: String) -> DecisionCommand {
        DecisionCommand(
            number: number, signedOn: signedOn, effectiveFrom: effectiveFrom, reviewYear: year, standard: standard,
            kind: kind, signer: "Người ký mẫu", closesReview: true)
    }

    func farmingCommand(_ standard: String) -> DecisionCommand {
        DecisionCommand(
            number: number + "-TB", signedOn: signedOn, effectiveFrom: effectiveFrom, reviewYear: year,
            standard: standard, kind: .farmingAverage, signer: "Người ký mẫu", closesReview: false)
    }

    private init(_ year: Int, _ number: String, _ signedOn: String, _ effectiveFrom: String, _ kind: Decision.Kind) {
        self.year = year
        self.number = number
        self.signedOn = Day(iso: signedOn) ?? Day(number: 0)
        self.effectiveFrom = Day(iso: effectiveFrom) ?? Day(number: 0)
        self.kind = kind
    }
}
