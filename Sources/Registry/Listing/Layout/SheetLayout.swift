import Office
import Rulebook
import Vocabulary

/// How one sheet of a list is laid out: where its headers stand and what each column says.
struct SheetLayout: Sendable {
    struct Place: Sendable {
        let column: ListColumn
        let index: Int
        /// As the file writes it; of several rows the lowest that says something, with the one above it.
        let header: String
    }

    let sheet: Sheet
    let block: HeaderBlock
    /// Columns that are known, in the order of the file.
    private(set) var places: [Place]
    /// Columns with a header that is not known.
    private(set) var strange: [(index: Int, header: String)]
    /// Of a sheet that is none of several guesses any more; empty until `titled` is called.
    private(set) var title = SheetTitle()
    /// Whether somebody said what the columns of this shape mean.
    let isTold: Bool

    var headerLines: ClosedRange<Int> { block.lines }
    var shape: String { block.shape }

    /// Each row is a household of which the file names the head alone.
    var hasHeadsOnly: Bool {
        has(.headName) && !has(.template(.name)) && !has(.template(.relation))
    }

    /// Whether it can be a list at all: people, and something said of them.
    var isList: Bool {
        (has(.template(.name)) || has(.headName)) && places.count { $0.column.isRead } >= 3
    }

    func has(_ column: ListColumn) -> Bool { places.contains { $0.column == column } }
    func index(of column: ListColumn) -> Int? { places.first { $0.column == column }?.index }

    /// Columns without which nobody can be told from another.
    var missing: [TemplateColumn] {
        var missing: [TemplateColumn] = []
        if !has(.template(.name)), !hasHeadsOnly { missing.append(.name) }
        if !has(.template(.relation)), !hasHeadsOnly { missing.append(.relation) }
        if !has(.template(.birth)), !has(.birthOf(.male)), !has(.birthOf(.female)) { missing.append(.birth) }
        return missing
    }

    /// - Parameter told: what somebody said the columns mean, by their index; nil where nobody said anything.
    init(_ sheet: Sheet, _ block: HeaderBlock, told: [Int: ListColumn]?) {
        self.sheet = sheet
        self.block = block
        isTold = told != nil
        var places: [Place] = []
        var strange: [(index: Int, header: String)] = []
        for (index, path) in block.paths.enumerated() {
            let header = Self.shown(path)
            let column = told.map { $0[index] } ?? HeaderWords.column(path)
            // What is left where it is may stand twice, as tỉnh and xã do.
            if let column, told != nil || !column.isRead || !places.contains(where: { $0.column == column }) {
                places.append(Place(column: column, index: index, header: header))
            } else if !path.isEmpty {
                strange.append((index, header))
            }
        }
        self.places = strange.isEmpty ? Self.settled(places) : places
        self.strange = strange
    }

    /// With what its tab says and the lines that stand over its headers.
    func titled(_ lines: [String]) -> SheetLayout {
        var layout = self
        layout.title = SheetTitle(tab: sheet.name, lines: lines)
        return layout
    }

    /// With another meaning for a column.
    func with(_ column: ListColumn, as meaning: ListColumn) -> SheetLayout {
        var layout = self
        layout.places = places.map { place in
            place.column == column ? Place(column: meaning, index: place.index, header: place.header) : place
        }
        return layout
    }

    /// With a meaning for a column that nobody knew.
    func with(_ index: Int, as meaning: ListColumn) -> SheetLayout {
        var layout = self
        guard let place = strange.firstIndex(where: { $0.index == index }) else { return self }
        layout.places.append(Place(column: meaning, index: index, header: strange[place].header))
        layout.places.sort { $0.index < $1.index }
        layout.strange.remove(at: place)
        if layout.strange.isEmpty { layout.places = Self.settled(layout.places) }
        return layout
    }

    /// How many different things its headers say.
    var weight: Int { Set(places.map(\.column)).count }

    private static func shown(_ path: [String]) -> String {
        guard let last = path.last else { return "" }
        guard path.count > 1, last.count <= 4 else { return last }
        return path[path.count - 2] + " / " + last
    }

    /// What a column means beside the others, where no header is left that nobody knows: it could be the members' names.
    private static func settled(_ places: [Place]) -> [Place] {
        func has(_ column: ListColumn) -> Bool { places.contains { $0.column == column } }
        return places.map { place in
            switch place.column {
            // The only name of a list that gives relations is the member's.
            case .headName where has(.template(.relation)) && !has(.template(.name)):
                Place(column: .template(.name), index: place.index, header: place.header)
            default: place
            }
        }
    }
}
