import Site
import Vocabulary

extension Links {
    static let duplicates = Address("/trung-lap")
    static let settledDuplicates = Address("/trung-lap/da-xu-ly")

    static func duplicate(_ pair: Key) -> Address { duplicates.appending(pair) }

    static func merging(_ pair: Key) -> Address { duplicate(pair).appending("gop") }

    static func undoing(_ pair: Key) -> Address { duplicate(pair).appending("go") }

    static func distinct(_ pair: Key) -> Address { duplicate(pair).appending("khac") }
}
