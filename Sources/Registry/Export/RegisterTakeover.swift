import Access
import Foundation
import Storage
import Territory
import Vocabulary

/// Takes a whole register over from a file that `RegisterExport` wrote, with its keys, codes, days and decisions.
///
/// Only an empty register takes over; elsewhere the template of lists is the way in, where a code only matches. A
/// takeover is one entry of the audit chain. Rows keep the entries that wrote and ended them, so that what was known on an
/// earlier day is known here too; these entries come along to be read, not as a chain.
public struct RegisterTakeover: Sendable {
    let premises: Premises
    let others: [CarriedTable]

    /// Into the register of this installation.
    ///
    /// - Parameter others: as for `RegisterExport`.
    public init(_ premises: Premises, with others: [CarriedTable] = []) {
        self.premises = premises
        self.others = others
    }

    /// Whether a file is an exported register, by its sheets; false also where it cannot be read at all.
    public func isExport(path: String) -> Bool {
        (try? ExportedFile(path: path, premises, with: others).isExport) ?? false
    }

    /// What a file would bring, and what is wrong with it.
    public struct Checked: Sendable {
        public let counts: ExportCounts
        /// Empty where the file is sound.
        public let problems: [FieldProblem]
    }

    /// What taking the register over would bring into this commune, and what stands in its way. Changes nothing.
    ///
    /// - Throws: `FileProblem` where the file cannot be read, `ExportRefusal` where it is no export, of another commune,
    ///   for a register that is not empty, or brings decisions that this officer may not record.
    public func check(path: String, into commune: Key, by asking: Asking) async throws -> Checked {
        let (register, problems) = try await readable(path, commune, asking)
        return Checked(counts: register.counts, problems: problems)
    }

    /// Takes the register over, whole or not at all.
    ///
    /// Decisions come in only with who may record them: never with who enters figures.
    ///
    /// - Parameter acceptWithoutNumbers: the officer confirmed that a file without identity numbers, going into an
    ///   installation of sample data, holds no real person.
    /// - Throws: `ExportRefusal`, `FileProblem`.
    @discardableResult
    public func take(
        path: String, into commune: Key, acceptWithoutNumbers: Bool = false, by asking: Asking
    ) async throws -> ExportCounts {
        let (register, problems) = try await readable(path, commune, asking)
        guard problems.isEmpty else { throw ExportRefusal.invalid(problems) }
        let digest = Digest.sha256([UInt8](try Data(contentsOf: URL(filePath: path))))
        let counts = register.counts
        try await premises.database.write { connection in
            let reason =
                "Nhận cả sổ từ tệp xuất: \(Shown.number(counts.households)) hộ, \(Shown.number(counts.people)) người"
            try Audit.write(
                connection, by: asking, in: commune, action: .registerTakenOver, reason: reason,
                after: register.entries.map(\.entry.key)
            ) { entry in
                let writing = TakeoverWriting(connection, premises, entry, commune, asking.today, register)
                try writing.write(fileDigest: digest, acceptWithoutNumbers: acceptWithoutNumbers)
            }
        }
        return counts
    }

    /// The register in a file that this officer may bring into this commune, with what is wrong in it.
    private func readable(
        _ path: String, _ commune: Key, _ asking: Asking
    ) async throws -> (register: ExportedRegister, problems: [FieldProblem]) {
        try asking.must(.importList, in: commune)
        try await premises.database.read { try TakeoverWriting.mustBeEmpty($0, commune) }
        let (register, problems) = try read(path)
        guard register.notes.commune == commune else { throw ExportRefusal.otherCommune(register.notes.communeName) }
        guard !problems.isEmpty || register.decisions.isEmpty || asking.can(.recordDecision, in: commune) else {
            throw ExportRefusal.decisionsNotForOfficer(register.decisions.count)
        }
        return (register, problems)
    }

    private func read(_ path: String) throws -> (register: ExportedRegister, problems: [FieldProblem]) {
        var problems: [FieldProblem] = []
        let register = try ExportedFile(path: path, premises, with: others).read(&problems)
        // Lines that could not be read would be missed by those that name them.
        if problems.isEmpty { problems = register.problems(premises.rules) }
        return (register, problems)
    }
}
