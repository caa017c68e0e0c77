import Access
import Foundation
import Programme
import Registry
import Sample
import Territory
import Vocabulary

/// Fills a new installation of a city with sample wards, each by its share of the households: lists, decisions, totals,
/// plans. The last ward has sent nothing yet and every tenth has no plan, so that the city's page has that to show.
struct SampleCityInstallation {
    let maker: InstallationMaker
    let folder: InstallationFolder
    let city: SampleCity
    private let communes: [UnitOfState]

    /// - Parameter residents: how many people live in each commune, by its code.
    init(
        _ maker: InstallationMaker, folder: InstallationFolder, households: Int,
        residents: [(code: String, people: Int)]
    ) throws {
        self.maker = maker
        self.folder = folder
        guard let asOf = Day(iso: "2025-12-31") else { throw CommandFailure.system("ngày mẫu") }
        let parts = residents.compactMap { part in
            maker.units.first { $0.code == part.code && $0.parentCode == maker.home.code }.map { ($0, part.people) }
        }.dropLast()
        communes = parts.map(\.0)
        do {
            city = try SampleCity(
                households: households, communes: parts.map { .init(code: $0.0.code, weight: $0.1) },
                seed: SampleSizes.seed, asOf: asOf, rules: maker.premises.rules)
        } catch let problem as SampleProblem {
            throw CommandFailure.usage(problem.message)
        }
    }

    func fill() async throws -> [SampleAccount] {
        for (number, (commune, ward)) in zip(communes, city.wards).enumerated() {
            let maker = InstallationMaker(
                premises: maker.premises, home: commune, units: maker.units, pattern: maker.pattern, clock: maker.clock)
            try await SampleInstallation(maker, folder: folder, ward).fillRegister()
            if number % 10 != 9 { try await maker.beginPlan(households: ward.households) }
        }
        let ward = communes.first { $0.code == maker.pattern.heading.areaCode } ?? communes.first
        let accounts = try await SampleAccounts(maker: maker).add(over: nil)
        guard let ward else { return accounts }
        return try await accounts + SampleAccounts(maker: maker).add(of: ward)
    }
}
