import Access
import Dispatch
import Foundation
import Rulebook
import Storage
import Synchronization
import Vocabulary

/// Values that take time, made one for each input.
///
/// For a list they are made on the other cores while the database takes rows of other tables; whoever asks for them
/// makes what is left.
final class Prepared<Input: Sendable, Output: Sendable>: Sendable {
    private let inputs: [Input]
    private let make: @Sendable (Input) -> Output
    private let group = DispatchGroup()
    private let next = Atomic<Int>(0)
    private let outputs: Mutex<[[Output]]>

    init(_ inputs: [Input], _ make: @escaping @Sendable (Input) -> Output) {
        self.inputs = inputs
        self.make = make
        let pieces = (inputs.count + pieceSize - 1) / pieceSize
        outputs = Mutex(Array(repeating: [], count: pieces))
        guard pieces > 1 else { return }
        for _ in 0..<otherCores { preparing.async(group: group) { self.makePieces() } }
    }

    /// The values, in the order of the inputs.
    func made() -> [Output] {
        let pieces = pieces()
        return pieces.count == 1 ? pieces[0] : pieces.flatMap(\.self)
    }

    /// The values in the order of the inputs, as they were made: some together, so that nobody copies them.
    func pieces() -> [[Output]] {
        makePieces()
        group.wait()
        return outputs.withLock(\.self)
    }

    private func makePieces() {
        while true {
            let start = next.add(1, ordering: .relaxed).oldValue * pieceSize
            guard start < inputs.count else { return }
            let piece = inputs[start..<min(start + pieceSize, inputs.count)].map(make)
            outputs.withLock { $0[start / pieceSize] = piece }
        }
    }
}

private let pieceSize = 500
// One core is the database's.
private let otherCores = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)
// First come, first made: what the database needs first is asked for first.
private let preparing = DispatchQueue(label: "vuon.preparing", attributes: otherCores > 1 ? .concurrent : [])

/// What a person's row needs that takes time: sealing, keyed hashes, sort keys.
struct PersonColumns: Sendable {
    let sortKey: [UInt8]
    let sealed: [UInt8]?
    let hash: [UInt8]?
    let lastFourHash: [UInt8]?

    init(_ person: PersonRecord, _ vault: Vault) {
        sortKey = SortKeys.person(person.name)
        sealed = person.number.map { vault.seal($0.text) }
        hash = person.number.map { vault.hash(of: $0) }
        lastFourHash = person.number.map { vault.hash(ofLastFour: $0.lastFour) }
    }

    /// The columns of `person` that these and the person fill, in the order in which they are put.
    static let names: [StaticString] = [
        "commune", "id", "full_name", "sort_key", "birth", "sex", "ethnicity", "number_sealed", "number_hash",
        "last_four_hash",
    ]

    func put(_ person: PersonRecord, of commune: Key, into sink: any RowSink) {
        sink.put(commune)
        sink.put(person.key)
        sink.put(person.name)
        sink.put(sortKey)
        sink.put(person.birth?.iso)
        sink.put(person.sex?.rawValue)
        sink.put(person.ethnicity)
        sink.put(sealed)
        sink.put(hash)
        sink.put(lastFourHash)
    }
}
