import Office

/// What a cell says in its column.
enum Meaning<Value> {
    case blank
    case value(Value)
    case unreadable
}

/// What the texts of one column mean. A ward's list says the same few words a million times; each is read once.
final class Meanings<Value> {
    private let read: (String) -> Meaning<Value>
    private var known: [Meaning<Value>] = []
    // Small numbers and not meanings: a workbook shares eighty thousand texts among all its columns.
    private var ofShared: [UInt16] = []
    private var ofText: [String: Meaning<Value>] = [:]

    init(_ read: @escaping (String) -> Meaning<Value>) {
        self.read = read
    }

    func of(_ row: borrowing SheetRow, at place: Int) -> Meaning<Value> {
        if let index = row.sharedText(at: place) { return shared(index, row, at: place) }
        if row.kind(at: place) == .empty { return .blank }
        let text = row.plain(at: place)
        if let meaning = ofText[text] { return meaning }
        let meaning = read(text)
        if ofText.count < Self.most { ofText[text] = meaning }
        return meaning
    }

    private func shared(_ index: Int, _ row: borrowing SheetRow, at place: Int) -> Meaning<Value> {
        if index < ofShared.count, ofShared[index] != 0 { return known[Int(ofShared[index]) - 1] }
        let meaning = read(row.plain(at: place))
        guard known.count < Self.most else { return meaning }
        if index >= ofShared.count {
            ofShared.append(contentsOf: repeatElement(0, count: index + 64 - ofShared.count))
        }
        known.append(meaning)
        ofShared[index] = UInt16(known.count)
        return meaning
    }

    private static var most: Int { 60_000 }
}
