import Registry
import Site
import Vocabulary

extension Links {
    static let outsideLists = Address("/doi-chieu")

    static func outsideList(_ key: Key) -> Address { outsideLists.appending(key) }

    static func outsideRows(_ kind: OutsideKind, of key: Key, in place: Key? = nil) -> Address {
        outsideList(key).with("loai", kind.rawValue).with("tdp", place?.description)
    }

    static func outsideQuestions(_ key: Key) -> Address { outsideList(key).appending("cach-hieu") }

    static func outsideColumns(of sheet: Int, in key: Key) -> Address {
        outsideList(key).appending("cot").appending(sheet)
    }

    static func outsideComparing(_ key: Key) -> Address { outsideList(key).appending("so-sanh") }

    static func outsideErasing(_ key: Key) -> Address { outsideList(key).appending("xoa") }

    static func outsideSheet(_ key: Key, in place: Key?) -> Address {
        outsideList(key).appending("ket-qua.xlsx").with("tdp", place?.description)
    }
}
