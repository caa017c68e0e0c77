import Registry
import Synchronization

/// Whether the installation is marked DỮ LIỆU MẪU: asked on every page, so kept in memory; it can only become true.
final class SampleMark: Sendable {
    private let value: Atomic<Bool>

    init(_ isSet: Bool) {
        value = Atomic(isSet)
    }

    var isSet: Bool { value.load(ordering: .relaxed) }

    func look(_ premises: Premises) async throws {
        if !isSet, try await premises.isSample() { value.store(true, ordering: .relaxed) }
    }
}
