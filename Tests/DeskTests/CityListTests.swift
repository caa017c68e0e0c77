import Access
import Foundation
import HTTPTypes
import PageClient
import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a city's own list` {
    @Test(arguments: TestDatabase.engines)
    func `is shown ward by ward before anything is written, and goes in ward by ward`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let officer = try await stage.signIn(.officer, ofAll: true)
            #expect(try await officer.get("/nhap").words.contains("Nhập danh sách của nhiều phường, xã"))

            let list = try await officer.bring(TypedRows.ofTwoWards)
            let compared = try await officer.compare(list)

            #expect(compared.words.contains("2 phường, xã trong tệp. Chưa ghi gì vào sổ nào."))
            #expect(compared.words.contains("2 phường, xã: thêm 3 hộ, sửa 0 hộ."))
            #expect(try await stage.households(of: DeskStage.kimLong.key) == 0)

            let accepted = try await officer.post(list + "/nhan", fields: [("cach", "all")])
            #expect(accepted.status == 303)
            let result = try await officer.get(accepted.location)
            #expect(result.words.contains("2 trên 2 phường, xã của tệp đã được ghi vào sổ."))
            #expect(try await stage.households(of: DeskStage.kimLong.key) == 1)
            #expect(try await stage.households(of: stage.commune) == 2)
            #expect(try await officer.get("/dv/19774/nhap").words.contains("Đã nhận vào sổ"), "the ward's own history")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `leaves a ward with a refused household out whole, and says why`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let officer = try await stage.signIn(.officer, ofAll: true)
            let list = try await officer.bring(TypedRows.ofTwoWards.setting(0, "Ngày sinh", "31/02/1950"))

            let compared = try await officer.compare(list)
            #expect(compared.words.contains("1 phường, xã: thêm 1 hộ, sửa 0 hộ."))
            #expect(compared.words.contains("2 phường, xã: thêm 2 hộ, sửa 0 hộ."), "with the valid one of the other")
            let faults = try await officer.get(list + "/phuong-xa/20017")
            #expect(faults.words.contains("1 hộ bị từ chối") && faults.words.contains("Dòng 2"))
            let workbook = try await officer.get(list + "/bi-tu-choi.xlsx")
            #expect(workbook.status == 200 && workbook.bytes.starts(with: Array("PK".utf8)))

            let accepted = try await officer.post(list + "/nhan", fields: [("cach", "all")])
            let result = try await officer.get(accepted.location)
            #expect(result.words.contains("chưa nhận: có hộ bị từ chối"))
            #expect(try await stage.households(of: stage.commune) == 0)
            #expect(try await stage.households(of: DeskStage.kimLong.key) == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `tells of a number that another ward's register holds already`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let officer = try await stage.signIn(.officer, ofAll: true)
            var first = TypedRows.ofTwoWards
            first.rows = Array(first.rows.prefix(3)) + [TypedRows.ofTwoWards.rows[3]]
            let list = try await officer.bring(first)
            _ = try await officer.compare(list)
            _ = try await officer.post(list + "/nhan", fields: [("cach", "all")])

            // Who stands in phường Kim Trà comes in the list of Kim Long too, and the file does not name Kim Trà at all.
            var second = TypedRows.ofTwoWards
            second.rows = [
                second.rows[3],
                [
                    "19774", "4", "", "Tổ dân phố 1", "Nguyễn Văn Bưởi", "Chủ hộ", "07/03/1950", "Nam", "046050000017",
                    "", "",
                ],
                ["20017", "9", "", "Tổ dân phố 2", "Mai Thị Sung", "Chủ hộ", "1990", "Nữ", "046190000024", "", ""],
            ]
            let again = try await officer.bring(second)
            let compared = try await officer.compare(again)
            #expect(compared.words.contains("Trùng số nơi khác"))
            let told = try await officer.get(again + "/phuong-xa/19774")
            #expect(told.words.contains("Số ••••0017 đã có trong sổ của Phường Kim Trà"), "\(told.words)")
            #expect(told.words.contains("1 số đứng ở hai nơi"))

            var own = TypedRows.three
            own.rows = [
                ["1", "", "Tổ dân phố 1", "Nguyễn Văn Bưởi", "Chủ hộ", "07/03/1950", "Nam", "046050000017", "", ""]
            ]
            let answer = try await officer.send("/dv/19774/nhap", file: own.csv)
            let ward = try await officer.compare(answer.location)
            #expect(ward.words.contains("1 chỗ đáng ngờ"), "a ward's own list too")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `does not write into a ward whose register moved since it was shown`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let officer = try await stage.signIn(.officer, ofAll: true)
            let list = try await officer.bring(TypedRows.ofTwoWards)
            _ = try await officer.compare(list)
            try await stage.enter(
                MemberForm(name: "Hồ Thị Na", birth: .year(1980), relation: MemberRecord.headRelation))

            let accepted = try await officer.post(list + "/nhan", fields: [("cach", "all")])
            let result = try await officer.get(accepted.location)

            #expect(result.words.contains("Sổ của phường, xã này đã thay đổi sau khi so sánh"))
            #expect(result.words.contains("1 trên 2 phường, xã của tệp đã được ghi vào sổ."))
            #expect(try await stage.households(of: stage.commune) == 1)
            _ = try await officer.compare(list)
            _ = try await officer.post(list + "/nhan", fields: [("cach", "all")])
            #expect(try await stage.households(of: stage.commune) == 3, "compared again, it goes in")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `belongs to who brought it, and is not for an officer of one ward`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let officer = try await stage.signIn(.officer, ofAll: true)
            let refused = try await officer.send("/nhap", file: TypedRows.three.csv)
            #expect(refused.status == 422 && refused.words.contains("Không cột nào cho biết mỗi dòng thuộc phường, xã"))
            let list = try await officer.bring(TypedRows.ofTwoWards)

            let other = try await stage.signIn(
                .officer, as: DeskStage.Person(name: "na.tran", fullName: "Trần Thị Na"), ofAll: true)
            let ward = try await stage.signIn(
                .officer, as: DeskStage.Person(name: "cau.le", fullName: "Lê Thị Cau"))
            for somebody in [other, ward] {
                #expect(try await somebody.get(list).status == 404)
                #expect(try await somebody.post(list + "/nhan", fields: [("cach", "all")]).status == 404)
            }
            let gone = try await officer.post(list + "/bo")
            #expect(gone.status == 303)
            #expect(try await officer.get(list).words.contains("Tệp đã bỏ"))
        }
    }
}

extension TypedRows {
    /// Two households of phường Kim Trà and one of phường Kim Long.
    fileprivate static var ofTwoWards: TypedRows {
        var list = TypedRows.three
        list.headers.insert("Mã phường, xã", at: 0)
        list.rows = zip(["20017", "20017", "20017", "19774"], list.rows).map { [$0] + $1 }
        return list
    }
}

extension DeskStage {
    fileprivate func households(of commune: Key) async throws -> Int {
        let asking = Asking(officer: nil, name: "Ngô Văn Mít", role: .server, communes: nil, at: time.next())
        return try await Households(premises).counts(in: commune, by: asking).households
    }
}
