import Access
import ArgumentParser
import Foundation
import Programme
import Registry
import Results
import Rollup
import Rulebook
import Rulings
import Safekeeping
import Storage
import StoragePostgreSQL
import StorageSQLite
import Territory
import Vocabulary

/// Where the installation is that a command works on.
struct DataOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Thư mục của hệ thống.", valueName: "thư mục"))
    var data: String

    @Option(help: ArgumentHelp("Cơ sở dữ liệu PostgreSQL thay cho tệp nhúng.", valueName: "postgresql://…"))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "Thư mục khoá ký và đầu chuỗi nhật ký, nếu không ở trong thư mục của hệ thống (hoặc biến VUON_KEYS).",
            valueName: "thư mục"))
    var keys: String?

    var folder: InstallationFolder { InstallationFolder(path: data, keys: keys) }

    func open() async throws -> OpenInstallation { try await OpenInstallation(self) }
}

/// As whom a command runs.
struct OfficerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Tên đăng nhập của người chạy lệnh; mật khẩu được hỏi ở màn hình.", valueName: "tên"))
    var officer: String?

    @Flag(help: "Đọc mật khẩu từ dòng đầu của đầu vào chuẩn.")
    var passwordStdin = false

    func validate() throws {
        if passwordStdin, officer == nil { throw ValidationError("--password-stdin cần có --officer TÊN.") }
    }

    func password() throws -> String {
        if passwordStdin { return readLine(strippingNewline: true) ?? "" }
        guard isatty(STDIN_FILENO) == 1, let typed = getpass("Mật khẩu: ") else {
            throw CommandFailure.usage(
                "Không hỏi được mật khẩu ở đây. Hãy thêm --password-stdin và gửi mật khẩu vào đầu vào chuẩn.")
        }
        return String(cString: typed)
    }
}

/// An installation with its database open and its rules read.
struct OpenInstallation {
    let folder: InstallationFolder
    let hold: FolderHold
    /// The same database as that of the premises.
    let signed: SignedDatabase
    let premises: Premises
    let shelf: RuleShelf
    let officers: Officers
    let installation: Installation
    let home: Area
    let clock = Clock.system

    static let migrations =
        AccessSchema.migrations + TerritorySchema.migrations + RegistrySchema.migrations
        + ProgrammeSchema.migrations + ResultsSchema.migrations + RulingSchema.migrations + RollupSchema.migrations
        + SafekeepingSchema.migrations

    /// What goes along with a register that moves, beside the register's own tables.
    static let carried = ProgrammeSchema.carried + ResultsSchema.carried + RulingSchema.carried

    init(_ options: DataOptions) async throws {
        folder = options.folder
        let vault = try folder.vault()
        hold = try FolderHold(folder)
        signed = try await OpenInstallation.signed(folder, options.database ?? folder.databaseURL)
        let database = signed
        try await folder.handOverRules(to: database, at: clock.now())
        shelf = try await ProgramFiles.find().shelf(over: database)
        premises = Premises(database: database, vault: vault, rules: shelf.rules)
        officers = Officers(database: database, clock: clock)
        let today = clock.today()
        let found = try await database.read { connection -> (Installation, Area)? in
            guard let installation = try Installation.current(connection),
                let home = try Areas.area(connection, installation.home, on: today)
            else { return nil }
            return (installation, home)
        }
        guard let found else {
            throw CommandFailure.usage("Cơ sở dữ liệu này chưa được tạo hệ thống. Hãy chạy vuon init trước.")
        }
        (installation, home) = found
    }

    /// Opens and brings up to date, as everything writes it: each entry signed, each head kept.
    static func signed(_ folder: InstallationFolder, _ url: String?) async throws -> SignedDatabase {
        let (signed, isNew) = try await Signing.open(try await database(folder, url), folder.keys)
        if isNew {
            complain(
                "Đã tạo khoá ký nhật ký \(signed.keeper.key.publicKey.fingerprint) trong \(folder.keys.path). Hãy ghi dấu "
                    + "khoá này ra giấy; nếu hệ thống đã có khoá ký từ trước, hãy đặt lại tệp khoá cũ.")
        }
        return signed
    }

    /// Opens and brings up to date, to look at.
    static func database(_ folder: InstallationFolder, _ url: String?) async throws -> any Database {
        let database = try await connect(folder, url)
        try await bringUpToDate(database, folder)
        return database
    }

    static func connect(_ folder: InstallationFolder, _ url: String?) async throws -> any Database {
        if let url {
            try await PostgreSQLDatabase(url: url, poolSize: 8)
        } else {
            try SQLiteDatabase(path: folder.database)
        }
    }

    static func bringUpToDate(_ database: any Database, _ folder: InstallationFolder) async throws {
        try await database.migrate(migrations)
        if database.engine == .sqlite { folder.keepPrivate() }
    }

    /// Who runs the command; at the server itself only as long as there is no account.
    func asking(_ options: OfficerOptions, for what: String) async throws -> Asking {
        if let name = options.officer {
            return try await officers.authenticate(name: name, password: try options.password())
        }
        guard try await officers.isEmpty else { throw AccessRefusal.officerNeeded(what) }
        return Asking.server(at: clock.now())
    }

    func close() async { await premises.database.close() }
}
