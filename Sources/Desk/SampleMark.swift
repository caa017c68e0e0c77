import Registry
import Synchronization

/// Whether the installation is marked DỮ LIỆU MẪU: asked on every page, so kept in memory; it can only become true.
final class SampleMark: Sendable {
    private let value: Atomic<Bool>

    init(_ isSet: Bool) {
        value = Atomic(isSet)
    }

    var isSet: Bool { value.load(ordering: .relaxed) }

    /// The source of a figure, with the mark where it does not say so itself.
    static func words(_ source: String, _ isSample: Bool) -> String {
        guard isSample, !source.lowercased().contains(mark) else { return source }
        return source.isEmpty ? mark : "\(source) (\(mark))"
    }

    private static let mark = "số liệu mẫu"

    func look(_ premises: Premises) async throws {
        if !isSet, try await premises.isSample() { value.store(true, ordering: .relaxed) }
    }
}
