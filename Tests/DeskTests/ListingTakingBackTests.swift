import Access
import PageClient
import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Desk

@Suite struct `an accepted list` {
    @Test(arguments: TestDatabase.engines)
    func `is taken back whole, by a page that first says whom it touches`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.take(.three)

            let page = try await man.get(listing + "/rut-lai")
            let unsaid = try await man.send(try PageForm(page, action: listing + "/rut-lai"))
            let still = try await stage.register()
            let answer = try await man.post(listing + "/rut-lai", fields: [("ly_do", "nhầm tệp năm trước")])

            #expect(page.words.contains("3 hộ mới ra khỏi sổ hộ"))
            #expect(page.words.contains("Phan Văn Sung"))
            #expect(unsaid.status == 422)
            #expect(unsaid.words.contains("Chưa ghi lý do"))
            #expect(still.households == 3)
            #expect(answer.status == 303)
            #expect(try await stage.register() == (0, 0))
            #expect(try await man.get(listing).words.contains("Đã rút lại lần nhập"))
            #expect(try await man.get(listing + "/rut-lai").status == 409)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `stays while something rests on it, and the page says what`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            let listing = try await man.take(.three)
            let key = try #require(try await stage.households()["Lê Thị Ổi"])
            try await stage.decide([(try await stage.file(of: key).record.code, .poor)])

            let answer = try await man.post(listing + "/rut-lai", fields: [("ly_do", "nhầm tệp năm trước")])

            #expect(answer.status == 409)
            #expect(answer.words.contains("1 hộ đã có quyết định công nhận ghi sau đó"))
            #expect(try PageForm(answer, action: listing + "/rut-lai")["ly_do"] == "nhầm tệp năm trước")
            #expect(try await stage.register().households == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `changes nothing when the same file comes again`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let man = try await stage.signIn(.officer)
            _ = try await man.take(.three)
            let listing = try await man.bring(.three)

            let compared = try await man.compare(listing)

            #expect(compared.words.contains("Không có gì để nhận"))
            #expect(!compared.words.contains("Nhận tất cả"))
        }
    }
}

@Suite struct `work on a list` {
    private let key = Key.make()

    @Test func `goes on when its page is left, and is found again`() async throws {
        let jobs = ListingJobs()
        let gate = Gate()

        let isDone = try await jobs.run(key, "Đang so tệp với sổ", patience: .zero) { progress in
            progress?(120, 400)
            await gate.arrive()
            await gate.wait()
        }
        await gate.arrival()
        let job = try #require(await jobs.current(key))
        let shown = job.progress
        let isOtherDone = try await jobs.run(key, "Đang ghi vào sổ", patience: .seconds(60)) { _ in
            Issue.record("begun beside other work")
        }
        await gate.open()
        let isDoneNow = try await jobs.run(key, "Đang so tệp với sổ", patience: .seconds(60)) { _ in
            Issue.record("begun twice")
        }

        #expect(!isDone && !isOtherDone)
        #expect(shown == (120, 400))
        #expect(isDoneNow)
        #expect(await jobs.current(key) == nil)
    }

    @Test func `that stops is told once to whoever comes back`() async throws {
        let jobs = ListingJobs()
        let gate = Gate()
        _ = try await jobs.run(key, "Đang ghi vào sổ", patience: .zero) { _ in
            await gate.wait()
            throw ListingRefusal.movedMeanwhile
        }
        await gate.open()
        while await jobs.current(key) != nil { await Task.yield() }

        let first = await jobs.takeFailure(key) as? ListingRefusal
        let second = await jobs.takeFailure(key)

        #expect(first == .movedMeanwhile)
        #expect(second == nil)
    }
}

/// Holds work until the test lets it go.
private actor Gate {
    private var isOpen = false
    private var hasArrived = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var watching: [CheckedContinuation<Void, Never>] = []

    func arrive() {
        hasArrived = true
        watching.forEach { $0.resume() }
        watching = []
    }

    func arrival() async {
        if hasArrived { return }
        await withCheckedContinuation { watching.append($0) }
    }

    func wait() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
        isOpen = true
        waiting.forEach { $0.resume() }
        waiting = []
    }
}
