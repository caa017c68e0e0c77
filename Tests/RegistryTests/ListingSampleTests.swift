import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `sample people and real ones` {
    private var sample: TypedList {
        var list = TypedList.three
        for index in list.lines.indices {
            list.lines[index][.number] = list.lines[index][.number].map { "9" + $0.dropFirst() }
        }
        return list
    }

    private var unnumbered: TypedList {
        var list = TypedList.three
        for index in list.lines.indices { list.lines[index][.number] = "" }
        return list
    }

    @Test(arguments: TestDatabase.engines)
    func `never meet in a sample installation`(_ engine: Engine) async throws {
        try await within(engine, isSample: true) { ward, folder in
            #expect(try await ward.refusal { try await ward.take(.three, mode: .dryRun, in: folder) } == "NHAP-114")
            var old = unnumbered
            old.lines[0][.number] = "191234567"
            #expect(try await ward.refusal { try await ward.take(old, mode: .dryRun, in: folder) } == "NHAP-114")
            let dry = try await ward.take(unnumbered, mode: .dryRun, in: folder)
            #expect(dry.needsConfirmation)
            #expect(try await ward.refusal { try await ward.take(unnumbered, in: folder) } == "NHAP-117")
            let settings = ListingSettings(day: Ward.figures, acceptWithoutNumbers: true)
            #expect(try await ward.take(unnumbered, settings: settings, in: folder).isStored)
            #expect(try await ward.take(sample, in: folder).isStored)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `never meet in a real one, which an empty one stops being when a sample list comes`(_ engine: Engine)
        async throws
    {
        try await within(engine) { ward, folder in
            let mixed = sample.setting(3, .number, "046168000043")
            #expect(try await ward.refusal { try await ward.take(mixed, in: folder) } == "NHAP-116")
            let dry = try await ward.take(sample, mode: .dryRun, in: folder)
            #expect(dry.marksAsSample)
            #expect(try await ward.count("SELECT count(*) FROM installation WHERE is_sample") == 0)
            try await ward.take(sample, in: folder)
            #expect(try await ward.count("SELECT count(*) FROM installation WHERE is_sample") == 1)
            #expect(try await ward.refusal { try await ward.take(.three, in: folder) } == "NHAP-114")
        }
        try await within(engine) { ward, folder in
            try await ward.take(.three, in: folder)
            #expect(try await ward.refusal { try await ward.take(sample, in: folder) } == "NHAP-115")
        }
    }
}
