import ArgumentParser

/// `vuon`: everything the program can do from a terminal.
struct VuonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vuon",
        abstract: "Vươn: sổ hộ nghèo, hộ cận nghèo và kế hoạch giảm nghèo của phường, xã.",
        discussion: "Mã kết thúc: 0 xong; 1 số liệu có lỗi; 2 gõ lệnh sai; 3 hệ thống có lỗi.",
        version: Version.text,
        subcommands: [
            Serve.self, Init.self, Import.self, Export.self, Classify.self, SampleCommand.self, TargetsCommand.self,
            TableCommand.self, PlanCommand.self, RulesCommand.self, AreasCommand.self, Verify.self, AuditCommand.self,
            BackupCommand.self, Restore.self, Move.self, Doctor.self, Reset.self,
        ])
}

/// The program's version, shown in the footer of every page.
enum Version {
    static let text = "0.1"
}
