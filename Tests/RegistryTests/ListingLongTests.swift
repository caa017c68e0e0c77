import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a long list` {
    /// Four hundred households of one person each.
    private func list(birth: String) -> TypedList {
        var list = TypedList()
        for number in 1...400 {
            list.add("\(number)", "Tổ dân phố 1", [:], [["Đinh Văn Số \(number)", "Chủ hộ", birth, "Nam", ""]])
        }
        return list
    }

    @Test(arguments: TestDatabase.engines)
    func `changes hundreds of known people, who are found by name as before`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.take(list(birth: "1970"), in: folder)
            func found() async throws -> Int {
                try await Households(ward.premises).search("dinh so", in: ward.commune, by: ward.officer()).total
            }
            #expect(try await found() == 400)
            let summary = try await ward.take(list(birth: "05/1970"), in: folder)
            #expect(summary.households.changed == 400 && summary.people.changed == 400)
            #expect(try await found() == 400)
            #expect(try await ward.count("SELECT count(*) FROM person WHERE retired_in IS NULL") == 400)
            #expect(try await ward.count("SELECT count(*) FROM household_card") == 400)
            #expect(try await ward.take(list(birth: "05/1970"), in: folder).households.unchanged == 400)
        }
    }
}
