import Foundation
import Vocabulary

/// A folder with backups of one installation, each named after its area and the minute it was made.
public struct BackupFolder: Sendable {
    public let path: String
    let areaCode: String

    public static let ending = ".vuonsao"

    public init(path: String, areaCode: String) {
        self.path = path
        self.areaCode = areaCode
    }

    /// One of its files.
    public struct File: Sendable, Equatable {
        public let name: String
        public let path: String
        public let madeAt: Instant
        public let size: Int
    }

    /// Those that are whole, newest first: what is being written has another name.
    public func files() -> [File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.compactMap(file).sorted { $0.madeAt > $1.madeAt }
    }

    func file(_ name: String) -> File? {
        guard name.hasPrefix(prefix), name.hasSuffix(Self.ending),
            let madeAt = Self.instant(name.dropFirst(prefix.count).dropLast(Self.ending.count))
        else { return nil }
        let size = (try? FileManager.default.attributesOfItem(atPath: path + "/" + name))?[.size] as? Int
        return File(name: name, path: path + "/" + name, madeAt: madeAt, size: size ?? 0)
    }

    func name(at instant: Instant) -> String { prefix + Self.stamp(instant) + Self.ending }

    /// Makes the folder, for its owner alone, where there is none.
    func prepare() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw SafekeepingRefusal.cannotWrite(path, code: (error as? CocoaError)?.underlyingCode ?? 0)
        }
    }

    /// Puts a whole file in its place; when this returns it stays there through a power failure.
    func settle(_ draft: String, as name: String) throws {
        let place = path + "/" + name
        guard rename(draft, place) == 0 else { throw SafekeepingRefusal.cannotWrite(place, code: errno) }
        let folder = open(path, O_RDONLY | O_DIRECTORY)
        guard folder >= 0 else { throw SafekeepingRefusal.cannotRead(path) }
        fsync(folder)
        close(folder)
    }

    /// Removes what retention does not keep, and what a killed program left half-written.
    ///
    /// - Returns: the names of the backups that went.
    func thin(_ retention: Retention) -> [String] {
        let files = files()
        let kept = retention.kept(of: files.map(\.madeAt))
        let gone = files.filter { !kept.contains($0.madeAt) }
        for file in gone { try? FileManager.default.removeItem(atPath: file.path) }
        return gone.map(\.name)
    }

    /// Half-written files of programs that are no more.
    func sweep() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            guard name.hasPrefix("." + prefix), let process = name.split(separator: ".").last.flatMap({ pid_t($0) }),
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(atPath: path + "/" + name)
        }
    }

    func draft(of name: String) -> String { "\(path)/.\(name).\(getpid())" }

    private var prefix: String { "vuon-\(areaCode)-" }

    /// `20261124-190500`, in Vietnam.
    private static func stamp(_ instant: Instant) -> String {
        let ofDay = Int((instant.milliseconds - Instant(startOf: instant.day).milliseconds) / 1000)
        let time = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
        return instant.day.iso.filter { $0 != "-" } + "-" + time
    }

    private static func instant(_ stamp: Substring) -> Instant? {
        let digits = Array(stamp)
        guard digits.count == 15, digits[8] == "-",
            let day = Day(iso: "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"),
            let hour = Int64(String(digits[9..<11])), let minute = Int64(String(digits[11..<13])),
            let second = Int64(String(digits[13..<15])), hour < 24, minute < 60, second < 60
        else { return nil }
        return Instant(startOf: day).adding(seconds: hour * 3600 + minute * 60 + second)
    }
}

extension CocoaError {
    /// The system's number of what went wrong.
    fileprivate var underlyingCode: Int32? {
        (userInfo[NSUnderlyingErrorKey] as? NSError).map { Int32(truncatingIfNeeded: $0.code) }
    }
}
