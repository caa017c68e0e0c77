import Access
import Dispatch
import Synchronization
import Vocabulary

/// What a person's row needs that takes time: sealing, keyed hashes, sort keys, words of the name.
///
/// For a list it is made on the other cores while the database takes the rows of other tables.
final class PreparedPeople: Sendable {
    struct Columns: Sendable {
        let sortKey: [UInt8]
        let sealed: [UInt8]?
        let hash: [UInt8]?
        let lastFourHash: [UInt8]?
        let tokens: Set<String>
    }

    private let group = DispatchGroup()
    private let made = Mutex<[Columns]>([])

    init(_ people: [PersonRecord], vault: Vault) {
        guard people.count > PreparedPeople.few else {
            made.withLock { $0 = people.map { PreparedPeople.columns($0, vault) } }
            return
        }
        DispatchQueue.global().async(group: group) {
            let columns = inPieces(people) { PreparedPeople.columns($0, vault) }
            self.made.withLock { $0 = columns }
        }
    }

    /// The columns, in the order of the people; waits until they are there.
    func columns() -> [Columns] {
        group.wait()
        return made.withLock { $0 }
    }

    private static let few = 500

    private static func columns(_ person: PersonRecord, _ vault: Vault) -> Columns {
        Columns(
            sortKey: SortKeys.person(person.name), sealed: person.number.map { vault.seal($0.text) },
            hash: person.number.map { vault.hash(of: $0) },
            lastFourHash: person.number.map { vault.hash(ofLastFour: $0.lastFour) },
            tokens: Set(VietnameseText.tokens(person.name)))
    }
}

/// The same as `map`, on all cores.
func inPieces<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ transform: @escaping @Sendable (Input) -> Output
) -> [Output] {
    let size = 1000
    let count = (inputs.count + size - 1) / size
    guard count > 1 else { return inputs.map(transform) }
    let pieces = Mutex<[[Output]]>(Array(repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let piece = inputs[index * size..<min((index + 1) * size, inputs.count)].map(transform)
        pieces.withLock { $0[index] = piece }
    }
    return pieces.withLock { $0.flatMap(\.self) }
}
