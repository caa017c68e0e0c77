import Access
import ArgumentParser
import Registry
import Territory
import Vocabulary

/// Of which commune a command is, in an installation of a city.
struct CommuneOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Mã phường, xã, khi hệ thống là của cả thành phố.", valueName: "mã"))
    var commune: String?

    /// The commune of the code, else the installation's home.
    ///
    /// - Throws: where the home is a city and no code was given, or no commune has it.
    func area(_ open: OpenInstallation, by asking: Asking) async throws -> Area {
        let areas = try await CommuneAreas(open.premises).installation(by: asking)
        if let commune {
            guard let found = areas.commune(code: commune), asking.can(.readFigures, in: found.key) else {
                throw CommandFailure.usage("Không có phường, xã mã \(commune) trong hệ thống này.")
            }
            return found
        }
        guard areas.home.level == .commune else {
            throw CommandFailure.usage(
                "Hệ thống này là của cả \(areas.home.name). Hãy thêm --commune MÃ, ví dụ --commune "
                    + "\(areas.communes.first?.code ?? "20017").")
        }
        return areas.home
    }
}
