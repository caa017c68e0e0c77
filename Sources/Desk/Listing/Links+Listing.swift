import Registry
import Site
import Vocabulary

extension Links {
    static let listTemplate = Address("/nhap/mau.xlsx")
    static let fieldList = Address("/nhap/dien-san.xlsx")

    /// The rows of one outcome of a comparison.
    static func rows(_ outcome: ListingOutcome, of listing: Key) -> Address {
        listImport(listing).with("loai", outcome.rawValue)
    }

    static func understanding(_ listing: Key) -> Address { listImport(listing).appending("cach-hieu") }

    /// What the columns of a sheet mean, to be told.
    static func columns(of sheet: Int, in listing: Key) -> Address {
        listImport(listing).appending("cot").appending(sheet)
    }

    static func comparing(_ listing: Key) -> Address { listImport(listing).appending("so-sanh") }

    static func confirming(_ listing: Key) -> Address { listImport(listing).appending("xac-nhan") }

    static func accepting(_ listing: Key) -> Address { listImport(listing).appending("nhan") }

    static func discarding(_ listing: Key) -> Address { listImport(listing).appending("bo") }

    static func takingBack(_ listing: Key) -> Address { listImport(listing).appending("rut-lai") }

    static func refusedWorkbook(_ listing: Key) -> Address { listImport(listing).appending("bi-tu-choi.xlsx") }
}
