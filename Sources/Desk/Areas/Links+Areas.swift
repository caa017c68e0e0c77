import Site
import Vocabulary

extension Links {
    static let reorganising = areas.appending("sap-xep")

    static func renaming(_ area: Key) -> Address { areas.appending(area).appending("doi-ten") }
}
