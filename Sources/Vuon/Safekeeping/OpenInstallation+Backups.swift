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
