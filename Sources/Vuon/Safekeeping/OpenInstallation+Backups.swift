import Registry
import Rulebook
import Rulings
import Safekeeping
import Territory
import Vocabulary

extension OpenInstallation {
    /// Its backups.
    var backups: Backups {
        let shelf = shelf
        return Backups(
            database: premises.database,
            origin: Backups.Origin(
                data: folder.path, program: Version.text, areaCode: home.code, areaName: home.name,
                isSample: installation.isSample, files: InstallationFolder.copied, rules: { shelf.rules.version }),
            clock: clock)
    }
}

extension Run.Kind {
    var label: String {
        switch self {
        case .backup: "sao lưu"
        case .drill: "thử phục hồi"
        case .restore: "phục hồi"
        case .move: "chuyển cơ sở dữ liệu"
        }
    }
}
