import Access
import Dispatch
import Synchronization
import Vocabulary

/// Values that take time, made one for each input.
///
/// For a list they are made on the other cores while the database takes rows of other tables.
final class Prepared<Input: Sendable, Output: Sendable>: Sendable {
    private let group = DispatchGroup()
    private let outputs: Mutex<[[Output]]>

    init(_ inputs: [Input], _ make: @escaping @Sendable (Input) -> Output) {
        guard inputs.count > preparedAtOnce else {
            outputs = Mutex([inputs.map(make)])
            return
        }
        let starts = Array(stride(from: 0, to: inputs.count, by: preparedAtOnce))
        outputs = Mutex(Array(repeating: [], count: starts.count))
        for (index, start) in starts.enumerated() {
            DispatchQueue.global().async(group: group) { [self] in
                let piece = inputs[start..<min(start + preparedAtOnce, inputs.count)].map(make)
                outputs.withLock { $0[index] = piece }
            }
        }
    }

    /// The values, in the order of the inputs; waits until they are there.
    func made() -> [Output] {
        group.wait()
        return outputs.withLock { $0.count == 1 ? $0[0] : $0.flatMap(\.self) }
    }
}

private let preparedAtOnce = 500

/// What a person's row needs that takes time: sealing, keyed hashes, sort keys, words of the name.
struct PersonColumns: Sendable {
    let sortKey: [UInt8]
    let sealed: [UInt8]?
    let hash: [UInt8]?
    let lastFourHash: [UInt8]?
    /// Each word once.
    let tokens: [String]

    init(_ person: PersonRecord, _ vault: Vault) {
        sortKey = SortKeys.person(person.name)
        sealed = person.number.map { vault.seal($0.text) }
        hash = person.number.map { vault.hash(of: $0) }
        lastFourHash = person.number.map { vault.hash(ofLastFour: $0.lastFour) }
        var tokens: [String] = []
        for token in VietnameseText.tokens(person.name) where !tokens.contains(token) { tokens.append(token) }
        self.tokens = tokens
    }
}
