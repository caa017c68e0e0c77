import Storage
import Testing

@testable import StoragePostgreSQL

struct PlacesTests {
    @Test func `whoever came first gets the next place`() async throws {
        let places = Places(1)
        try await places.take()
        let (order, arrivals) = AsyncStream<Int>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...5 {
                group.addTask {
                    try await places.take()
                    arrivals.yield(number)
                    places.giveBack()
                }
                while places.waitingCount < number { await Task.yield() }
            }
            places.giveBack()
            try await group.waitForAll()
        }
        arrivals.finish()
        var arrived: [Int] = []
        for await number in order { arrived.append(number) }
        #expect(arrived == [1, 2, 3, 4, 5])
    }

    @Test func `who gives up waiting takes no place`() async throws {
        let places = Places(1)
        try await places.take()
        let waiting = Task { try await places.take() }
        while places.waitingCount < 1 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }

        places.giveBack()
        try await places.take()
        #expect(places.waitingCount == 0)
    }

    @Test func `who had given up before asking gets no place`() async throws {
        let places = Places(1)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await places.take()
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        try await places.take()
    }

    @Test func `closing waits for those inside and turns away those who wait`() async throws {
        let places = Places(1)
        try await places.take()
        let waiting = Task { try await places.take() }
        while places.waitingCount < 1 { await Task.yield() }
        let closing = Task { await places.close() }

        await #expect(throws: StorageError.self) { try await waiting.value }
        places.giveBack()
        await closing.value
        await #expect(throws: StorageError.self) { try await places.take() }
    }
}
