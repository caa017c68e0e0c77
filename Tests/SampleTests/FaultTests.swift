import Foundation
import Registry
import Rulebook
import Sample
import Testing
import Vocabulary

@Suite struct `a dirty sample list` {
    private let clean: [[String: String]]
    private let dirty: [[String: String]]
    private let faults: [SampleFault]

    init() throws {
        let scratch = try Scratch()
        let ward = try ward(households: 2000)
        try ward.write(to: scratch.path("clean.csv"))
        faults = try ward.write(to: scratch.path("dirty.csv"), dirty: true)
        clean = try Table(scratch.path("clean.csv")).rows
        dirty = try Table(scratch.path("dirty.csv")).rows
    }

    @Test func `has one fault in about two rows of a hundred, of every kind`() {
        #expect((0.015...0.025).contains(Double(faults.count) / Double(clean.count)))
        #expect(Set(faults.map(\.row)).count == faults.count)
        #expect(Set(faults.map(\.kind)) == Set(SampleFault.Kind.allCases))
    }

    @Test func `differs from the clean one in those cells and nowhere else`() {
        var changed: [Int: [String]] = [:]
        for (place, rows) in zip(clean, dirty).enumerated() {
            let headers = Set(rows.0.keys).union(rows.1.keys).filter { rows.0[$0] != rows.1[$0] }
            if !headers.isEmpty { changed[place + 2] = headers.sorted() }
        }

        #expect(changed.count == faults.count)
        for fault in faults { #expect(changed[fault.row] == [fault.kind.column.header], "\(fault)") }
    }

    @Test func `names the household of each fault`() {
        #expect(faults.allSatisfy { dirty[$0.row - 2]["STT hộ"] == String($0.household + 1) })
    }

    @Test func `takes its repeated numbers from people further up`() {
        for fault in faults where fault.kind == .numberTwice {
            let number = dirty[fault.row - 2]["Số định danh"]
            #expect(dirty[..<(fault.row - 2)].contains { $0["Số định danh"] == number })
        }
    }
}
