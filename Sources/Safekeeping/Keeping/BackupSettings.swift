import Foundation
import Vocabulary

/// How an installation is backed up: a file `sao-luu.json` in its folder, changed by whoever works at the server.
public struct BackupSettings: Sendable, Codable, Equatable {
    /// Whether the server makes backups by itself.
    public var isOn: Bool
    /// Where they go; nil for `sao-luu` within the installation's folder, which a lost disk takes along.
    public var folder: String?
    /// The hour of the day, in Vietnam, from which today's is due.
    public var hour: Int
    public var retention: Retention
    /// From how many hours without a good one pages warn.
    public var warnAfterHours: Int
    /// After how many days a restore is tried again.
    public var drillAfterDays: Int

    public init(
        isOn: Bool, folder: String? = nil, hour: Int = 11, retention: Retention = Retention(),
        warnAfterHours: Int = 48, drillAfterDays: Int = 30
    ) {
        self.isOn = isOn
        self.folder = folder
        self.hour = hour
        self.retention = retention
        self.warnAfterHours = warnAfterHours
        self.drillAfterDays = drillAfterDays
    }

    /// Of an installation's folder; a sample installation is only backed up where somebody asked for it.
    public static func read(in data: String, isSample: Bool) throws -> BackupSettings {
        guard let bytes = FileManager.default.contents(atPath: file(in: data)) else {
            return BackupSettings(isOn: !isSample)
        }
        guard let settings = try? JSONDecoder().decode(BackupSettings.self, from: bytes) else {
            throw SafekeepingRefusal.badSettings(file(in: data))
        }
        return settings
    }

    public func write(in data: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let path = Self.file(in: data)
        do {
            try encoder.encode(self).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw SafekeepingRefusal.cannotWrite(path, code: 0)
        }
    }

    public static func file(in data: String) -> String { data + "/sao-luu.json" }
}
