/// Work of many callers, done in one go: what comes while one batch is on its way goes with the next.
actor Batches<Item: Sendable> {
    private var items: [Item] = []
    private var callers: [CheckedContinuation<Void, any Error>] = []
    private var isBusy = false
    private let work: @Sendable ([Item]) async throws -> Void

    /// - Parameter work: what is done with a batch; never twice at a time.
    init(_ work: @escaping @Sendable ([Item]) async throws -> Void) {
        self.work = work
    }

    /// Returns when the batch that these belong to is done; throws what it threw.
    func add(_ more: [Item]) async throws {
        items += more
        try await withCheckedThrowingContinuation { caller in
            callers.append(caller)
            guard !isBusy else { return }
            isBusy = true
            Task { await self.workOff() }
        }
    }

    private func workOff() async {
        while !callers.isEmpty {
            let (batch, waiting) = (items, callers)
            (items, callers) = ([], [])
            do {
                try await work(batch)
                for caller in waiting { caller.resume() }
            } catch {
                for caller in waiting { caller.resume(throwing: error) }
            }
        }
        isBusy = false
    }
}
