import Access
import Storage
import Vocabulary

/// Whether whoever records a decision entered or changed one of its households: told from the audit chain, whatever the
/// officer was by then.
struct OwnEntries {
    let connection: any Connection
    let commune: Key
    let asking: Asking

    init(_ connection: any Connection, _ commune: Key, _ asking: Asking) {
        self.connection = connection
        self.commune = commune
        self.asking = asking
    }

    func problems(of lines: [DecisionPreview.Line]) throws -> [FieldProblem] {
        guard let officer = asking.officer, !asking.allowed.contains(.enterAndDecide) else { return [] }
        let own = try households(changedBy: officer, among: lines.map(\.household))
        let codes = lines.filter { own.contains($0.household) }.map(\.code)
        guard !codes.isEmpty else { return [] }
        let named = codes.prefix(Self.named).joined(separator: ", ") + (codes.count > Self.named ? ", …" : "")
        return [
            FieldProblem(
                "annex",
                "Bạn đã nhập hoặc sửa hồ sơ của \(Shown.number(codes.count)) hộ trong phụ lục (mã \(named)), nên không "
                    + "ghi nhận quyết định về các hộ này. Hãy nhờ văn thư hoặc lãnh đạo khác ghi nhận.")
        ]
    }

    /// Recording a decision is no entering: its changes are recognitions.
    private func households(changedBy officer: Key, among households: [Key]) throws -> Set<Key> {
        let changed = Set(
            try connection.all(
                """
                SELECT DISTINCT c.record FROM audit_entry e JOIN audit_change c ON c.entry = e.id
                WHERE e.chain = \(commune) AND e.officer = \(officer)
                AND e.action NOT IN ('decision_recorded', 'review_closed')
                """
            ) { $0.key(0) })
        guard !changed.isEmpty else { return [] }
        let members = try connection.all(
            "SELECT household, person FROM membership WHERE commune = \(commune) AND household IN \(list: households)"
        ) { (household: $0.key(0), person: $0.key(1)) }
        return Set(households.filter(changed.contains))
            .union(members.filter { changed.contains($0.person) }.map(\.household))
    }

    /// Codes that a refusal names before it says that there are more.
    private static let named = 5
}
