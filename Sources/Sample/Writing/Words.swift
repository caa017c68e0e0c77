import Rulebook

/// The words of the rule lists, in which an importer reads codes back.
struct Words: Sendable {
    private let labels: [String: [String: String]]
    private let lists: [String: RuleList]

    init(_ lists: [String: RuleList]) {
        self.lists = lists
        labels = lists.mapValues { list in
            Dictionary(list.items.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The label of a code, or the code where the list has no such line.
    func label(_ code: String, in list: String) -> String { labels[list]?[code] ?? code }

    /// Every label of a list, in its order.
    func all(of list: String) -> [String] { lists[list]?.items.map(\.label) ?? [] }

    func answer(_ answer: Answer, _ shape: FactShape) -> Field {
        switch (answer, shape) {
        case (.flag(let value), _): .text(value ? Words.yes : Words.no)
        case (.code(let code), .code(let list)): .text(label(code, in: list))
        case (.number(let value), .number(let scale, _)): .number(value, scale: scale)
        default: .empty
        }
    }

    /// Labels hold commas themselves.
    func causes(_ bits: Int64) -> String {
        (lists["causes"]?.items ?? [])
            .filter { item in Int64(item.code).map { bits >> ($0 - 1) & 1 == 1 } ?? false }
            .map(\.label).joined(separator: Words.between)
    }

    static let yes = "Có"
    static let no = "Không"
    static let between = "; "
}

/// What stands in a cell, before it is known whether the file is a workbook or a text.
enum Field: Hashable, Sendable {
    case empty
    case text(String)
    /// A whole number of `1/scale`.
    case number(Int64, scale: Int64)
}
