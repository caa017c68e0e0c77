import Access
import Foundation
import Registry
import Rulebook
import Storage
import Synchronization
import TestDatabase
import Testing
import Vocabulary

@Suite struct `what was uploaded` {
    @Test(arguments: TestDatabase.engines)
    func `is seen by its officer alone until it is accepted, and lies sealed`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let (key, _) = try await ward.stage(.three, in: folder)
            let other = Asking(
                officer: Key.named("test.other"), name: "Hồ Văn Na", role: .officer, communes: [ward.commune],
                at: ward.officer().at)
            #expect(try await ward.listings.history(commune: ward.commune, by: other).isEmpty)
            for body in [
                { _ = try await ward.listings.one(key, commune: ward.commune, by: other) },
                { _ = try await ward.listings.understanding(of: key, commune: ward.commune, by: other) },
                { _ = try await ward.listings.rows(of: key, commune: ward.commune, outcome: .new, by: other) },
                { try await ward.listings.discard(key, commune: ward.commune, by: other) },
            ] { #expect(try await ward.refusal(body) == "NHAP-101") }
            #expect(
                try await ward.refusal {
                    _ = try await ward.listings.history(commune: ward.commune, by: ward.leader())
                } == "QUYEN-101")
            let kept = try await ward.database.read { connection in
                try connection.all("SELECT sealed FROM list_import_row") { $0.bytes(0) }
                    + connection.all("SELECT sealed FROM list_import_file") { $0.bytes(0) }
            }
            #expect(kept.count == 4)
            #expect(kept.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("Bưởi") })
            try await ward.listings.accept(key, commune: ward.commune, mode: .all, by: ward.officer())
            #expect(try await ward.listings.history(commune: ward.commune, by: other).count == 1)
            #expect(
                try await ward.refusal {
                    _ = try await ward.listings.rows(of: key, commune: ward.commune, outcome: .new, by: other)
                } == "NHAP-101")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is erased when thrown away, or after some days`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let (first, _) = try await ward.stage(.three, in: folder)
            let (second, _) = try await ward.stage(.three, in: folder)
            try await ward.listings.discard(first, commune: ward.commune, by: ward.officer())
            #expect(try await ward.count("SELECT count(*) FROM list_import_file") == 1)
            #expect(try await ward.count("SELECT count(*) FROM list_import_row") == 3)
            let now = ward.officer().at
            #expect(try await ward.listings.eraseContents(olderThan: 30, at: now) == 0)
            #expect(try await ward.listings.eraseContents(olderThan: 30, at: now.adding(seconds: 31 * 86_400)) == 1)
            #expect(try await ward.count("SELECT count(*) FROM list_import_row") == 0)
            let erased = try await ward.refusal {
                try await ward.listings.accept(second, commune: ward.commune, mode: .all, by: ward.officer())
            }
            #expect(erased == "NHAP-105")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `left half-way leaves nothing, and tells how far it has come`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            var list = TypedList()
            for number in 1...1500 {
                list.add("\(number)", "Tổ dân phố 1", [:], [["Lê Văn Số \(number)", "Chủ hộ", "1970", "Nam", ""]])
            }
            let path = try list.csv(in: folder)
            let heard = Heard()
            let task = Task {
                try await ward.listings.importFile(
                    path: path, fileName: "ds.csv", commune: ward.commune, settings: ListingSettings(day: Ward.figures),
                    mode: .all, by: ward.officer()
                ) { done, total in
                    heard.add(done, total)
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await ward.register().isEmpty)
            #expect(heard.first?.done == 1024)
            #expect(heard.first.map { $0.total >= $0.done } == true)
        }
    }
}

/// What a progress bar was told.
final class Heard: Sendable {
    private let told = Mutex<[(done: Int, total: Int)]>([])

    func add(_ done: Int, _ total: Int) { told.withLock { $0.append((done, total)) } }

    var first: (done: Int, total: Int)? { told.withLock { $0.first } }
}
