import Dispatch
import Vocabulary

/// A block of whole rows and what became of it.
///
/// Unchecked: the calling thread and a worker hand it to each other through the queue and `done`, never sharing it.
final class LooseSlot: @unchecked Sendable {
    let input = Bytes()
    let output = Bytes()
    var problems: [LooseRows.Problem] = []
    var lines = 0
    /// Rows written, by the place of the class in `HouseholdClass.allCases`.
    var counts = [Int](repeating: 0, count: HouseholdClass.allCases.count)
    let done = DispatchSemaphore(value: 0)

    func clear() {
        input.removeAll()
        output.removeAll()
        problems.removeAll(keepingCapacity: true)
        lines = 0
        for index in counts.indices { counts[index] = 0 }
    }
}
