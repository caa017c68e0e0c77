import Office
import Vocabulary

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
    private var texts = ByteWords()
    private var ofText: [Meaning<Value>] = []
    // Cells that are not texts: the same bytes may be a number in one and a day in another.
    private var ofOther: [String: Meaning<Value>] = [:]

    /// - Parameter texts: how the file's letters are read.
    init(_ texts: CellText, _ read: @escaping (String) -> Meaning<Value>) {
        self.read = texts.legacy == nil ? read : { read(texts.unicode($0)) }
    }

    func of(_ row: borrowing SheetRow, at place: Int) -> Meaning<Value> {
        if let index = row.sharedText(at: place) { return shared(index, row, at: place) }
        switch row.kind(at: place) {
        case .empty: return .blank
        case .text: return text(row, at: place)
        default: break
        }
        let text = row.plain(at: place)
        if let meaning = ofOther[text] { return meaning }
        let meaning = read(text)
        if ofOther.count < Self.most { ofOther[text] = meaning }
        return meaning
    }

    private func text(_ row: borrowing SheetRow, at place: Int) -> Meaning<Value> {
        let known = row.withUTF8(at: place) { texts.place(of: $0) }
        if let known { return ofText[known] }
        let meaning = read(row.plain(at: place))
        guard ofText.count < Self.most else { return meaning }
        row.withUTF8(at: place) { texts.add($0) }
        ofText.append(meaning)
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
