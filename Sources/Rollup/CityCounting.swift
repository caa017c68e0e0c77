import Registry
import Vocabulary

/// Counts again, one commune after the other and beside the pages, what no longer holds.
///
/// However many ask, one count runs at a time: a page of the city never makes its reader wait for forty of them.
public actor CityCounting {
    /// Figures of a year, as of a day.
    private struct Wish: Hashable {
        let communes: [Key]
        let year: Int
        let day: Day
    }

    private let premises: @Sendable () -> Premises
    private let clock: Clock
    private let failed: @Sendable (any Error) -> Void
    private var wishes: [Wish] = []
    private var isRunning = false

    /// - Parameters:
    ///   - premises: asked before every count: the rules may have changed.
    ///   - failed: told of a commune that could not be counted; its older figures stay.
    public init(
        clock: Clock, premises: @escaping @Sendable () -> Premises,
        failed: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.clock = clock
        self.premises = premises
        self.failed = failed
    }

    /// Begins to count what no longer holds of these communes; returns at once.
    public func begin(_ communes: [Key], year: Int, on day: Day) {
        let wish = Wish(communes: communes, year: year, day: day)
        if !wishes.contains(wish) { wishes.append(wish) }
        guard !isRunning else { return }
        isRunning = true
        Task { await run() }
    }

    /// Begins, and waits until all is counted or its patience ends.
    public func settle(_ communes: [Key], year: Int, on day: Day, within patience: Duration) async {
        begin(communes, year: year, on: day)
        let end = ContinuousClock.now + patience
        while isRunning, ContinuousClock.now < end {
            do { try await Task.sleep(for: .milliseconds(10)) } catch { return }
        }
    }

    private func run() async {
        while !wishes.isEmpty {
            let wish = wishes.removeFirst()
            do {
                for commune in try await RunningTotals(premises()).stale(wish.communes, year: wish.year, on: wish.day) {
                    do {
                        try await RunningTotals(premises()).recount(
                            commune, year: wish.year, on: wish.day, at: clock.now())
                    } catch {
                        failed(error)
                    }
                }
            } catch {
                failed(error)
            }
        }
        isRunning = false
    }
}
