import Results
import Site
import Vocabulary

extension Links {
    /// A table of a year's review, as of today and by all that is known.
    static func table(_ number: Int, year: Int) -> Address { table(number, TableQuestion(year: year)) }

    static func table(_ number: Int, _ question: TableQuestion) -> Address {
        asked(question, of: tables.appending(number))
    }

    static func tableFile(_ number: Int, _ question: TableQuestion) -> Address {
        asked(question, of: tables.appending(number).appending("tep"))
    }

    /// All tables, or all tables and lists, in one file.
    static func tablesFile(_ question: TableQuestion, withLists: Bool) -> Address {
        asked(question, of: tables.appending("tep")).with("danh-sach", withLists ? "co" : nil)
    }

    static func tables(_ question: TableQuestion) -> Address { asked(question, of: tables) }

    static func cell(_ address: CellAddress) -> Address {
        asked(address.question, of: tables.appending(address.table).appending("ten")).with("cot", address.column)
            .with("tdp", address.place?.description).with("dong", address.kind == .people ? "khau" : "ho")
            .with("phan", address.line == .figures ? nil : address.line.rawValue)
    }

    private static func asked(_ question: TableQuestion, of address: Address) -> Address {
        address.with("nam", question.year).with("den-ngay", question.asOf?.iso)
            .with("biet-den", question.knownOn?.iso).with("chuan", question.standard)
    }
}
