/// A list of codes: causes of poverty, ethnic groups, water sources.
public struct RuleList: Sendable {
    /// `water_sources`
    public let id: String
    /// The words of forms and pages.
    public let label: String
    /// In the order of the file.
    public let items: [ListItem]
    /// What each mark says of a code: `clean` is *nguồn nước hợp vệ sinh*.
    public let marks: [String: String]
    /// Where the list comes from.
    public let provenance: Provenance

    /// The item of a code.
    public subscript(code: String) -> ListItem? { items.first { $0.code == code } }

    /// The codes that carry a mark, e.g. `clean`.
    public func codes(marked mark: String) -> [String] { items.filter { $0.marks.contains(mark) }.map(\.code) }
}

/// One line of a list.
public struct ListItem: Hashable, Sendable {
    /// What is stored.
    public let code: String
    /// The words of forms and pages.
    public let label: String
    /// Other spellings that a file may hold.
    public let aliases: [String]
    /// What rules may ask of a code: `clean`, `hygienic`, `minority`.
    public let marks: [String]
    /// A note for whoever reads the list.
    public let note: String?
}
