import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// What lãnh đạo types of a signed decision.
public struct DecisionCommand: Sendable {
    public var number: String
    public var signedOn: Day
    public var effectiveFrom: Day
    public var reviewYear: Int
    public var standard: String
    public var kind: Decision.Kind
    public var signer: String
    /// Whether this decision closes the year's review: from then on *số cuối kỳ* exists.
    public var closesReview: Bool
    /// Codes of households whose annex names somebody else than the register, and of which lãnh đạo said, one by one,
    /// that they are meant all the same.
    public var confirmedCodes: Set<String>

    public init(
        number: String, signedOn: Day, effectiveFrom: Day, reviewYear: Int, standard: String, kind: Decision.Kind,
        signer: String, closesReview: Bool, confirmedCodes: Set<String> = []
    ) {
        self.number = number
        self.signedOn = signedOn
        self.effectiveFrom = effectiveFrom
        self.reviewYear = reviewYear
        self.standard = standard
        self.kind = kind
        self.signer = signer
        self.closesReview = closesReview
        self.confirmedCodes = confirmedCodes
    }
}

/// What a decision would change, before it is recorded.
public struct DecisionPreview: Sendable {
    public struct Line: Sendable {
        public let household: Key
        public let code: String
        public let name: String
        public let before: RecognisedClass?
        public let after: RecognisedClass
        public let proposed: HouseholdClass
        /// Whom the annex names instead, where it is somebody else than the register's head: a mistyped code, or a head
        /// that changed. Nil where they agree or the annex gives no name.
        public let otherName: String?
    }

    /// A household of which the decision says nothing, and something is to be said.
    public struct Waiting: Sendable {
        public let household: Key
        public let code: String
        public let name: String
        /// What it is now; nil for one that split off or came from elsewhere.
        public let category: RecognisedClass?
        public let awaited: Awaited
        public let proposed: HouseholdClass
    }

    public let command: DecisionCommand
    public let annex: DecisionAnnex
    public let lines: [Line]
    /// Households now poor or near-poor of which the decision says nothing: they stay listed, *chờ quyết định*; and those
    /// that split off from a listed household or came as one, and inherit nothing.
    public let waiting: [Waiting]
    public let problems: [FieldProblem]

    /// Lines under another name that nobody has confirmed: as long as there are any, nothing is recorded.
    public var unconfirmed: [Line] {
        lines.filter { $0.otherName != nil && !command.confirmedCodes.contains($0.code) }
    }

    /// Each unconfirmed line as a problem that says how to mend it.
    var nameProblems: [FieldProblem] {
        unconfirmed.map { line in
            FieldProblem(
                "annex",
                "Mã hộ \(line.code) trong sổ là hộ \(line.name), phụ lục ghi \(line.otherName ?? ""). "
                    + "Hãy sửa mã trong phụ lục, hoặc xác nhận đúng là hộ này.")
        }
    }
}

/// Recognitions by signed decision: the only way a household's official class changes.
///
/// Recording is for lãnh đạo or văn thư, never for who entered or scored one of its households. The household's facts, the rulebook's version, the
/// proposal and its explanation are frozen with the recognition.
public struct Decisions: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Shows by name and code what recording would do. Changes nothing.
    public func preview(
        _ command: DecisionCommand, annex: DecisionAnnex, in commune: Key, by asking: Asking
    ) async throws -> DecisionPreview {
        try asking.must(.recordDecision, in: commune)
        return try await premises.database.read { connection in
            try DecisionReading(connection, premises, commune, asking).preview(command, annex)
        }
    }

    /// Records the decision: one entry, one recognition for each line of the annex, all or nothing.
    ///
    /// - Throws: `DecisionRefusal.invalid` where a line names no household, or another one than the register without
    ///   being confirmed, or the number was recorded before.
    @discardableResult
    public func record(
        _ command: DecisionCommand, annex: DecisionAnnex, in commune: Key, by asking: Asking
    ) async throws -> Decision {
        try asking.must(.recordDecision, in: commune)
        return try await premises.database.write { connection in
            let reason = "Quyết định số \(command.number) ngày \(command.signedOn.shown)"
            return try Audit.write(connection, by: asking, in: commune, action: .decisionRecorded, reason: reason) {
                entry in
                let reading = DecisionReading(connection, premises, commune, asking)
                let preview = try reading.preview(command, annex)
                let problems = preview.problems + preview.nameProblems
                guard problems.isEmpty else { throw DecisionRefusal.invalid(problems) }
                return try DecisionWriting(reading: reading, entry: entry).write(preview)
            }
        }
    }

    /// Every decision of a commune, newest first.
    public func list(in commune: Key, by asking: Asking) async throws -> [Decision] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { try Decisions.all($0, commune: commune) }
    }

    static func all(_ connection: any Connection, commune: Key) throws -> [Decision] {
        try connection.all(
            """
            SELECT id, number, signed_on, effective_from, review_year, standard, kind, signer, annex_name FROM decision
            WHERE commune = \(commune) AND retired_in IS NULL ORDER BY signed_on DESC, recorded_in DESC
            """
        ) { row in
            Decision(
                key: row.key(0), number: row.text(1), signedOn: row.day(2), effectiveFrom: row.day(3),
                reviewYear: Int(row.int(4)), standard: row.text(5),
                kind: Decision.Kind(rawValue: row.text(6)) ?? .regular,
                signer: row.text(7), annexName: row.text(8))
        }
    }
}

/// What lãnh đạo can run into with a decision.
public enum DecisionRefusal: Refusal {
    case invalid([FieldProblem])

    public var code: String { "QD-101" }
    public var kind: RefusalKind { .invalid }

    public var message: String {
        switch self {
        case .invalid(let problems): problems.map(\.message).joined(separator: " ")
        }
    }
}
