import Office
import Vocabulary

/// A column *Đối tượng*: of some lists it holds hộ nghèo, hộ cận nghèo; of others the groups of an insurance. The rows
/// tell.
enum ClassColumn {
    /// The column among those that nobody knows whose every cell names a class; nil where there is none.
    static func find(in layout: SheetLayout, _ reader: any TableReader, _ texts: CellText) throws -> Int? {
        guard !layout.has(.category), !layout.isTold else { return nil }
        let possible = layout.strange.filter { place in
            let header = " \(VietnameseText.folded(place.header)) "
            return header.contains(" doi tuong ") && !header.contains(" truoc ") && !header.contains(" cu ")
        }.map(\.index)
        guard !possible.isEmpty else { return nil }
        var named: [Int: Int] = [:]
        var others: Set<Int> = []
        try reader.rows(of: layout.sheet) { row in
            guard row.line > layout.headerLines.upperBound else { return }
            guard row.line < layout.headerLines.upperBound + depth else { throw StopReading() }
            for index in possible {
                let text = texts.tidy(row, at: index)
                if text.isEmpty { continue }
                if ClassWords.category(text) == nil { others.insert(index) } else { named[index, default: 0] += 1 }
            }
        }
        return possible.first { named[$0] != nil && !others.contains($0) }
    }

    private static let depth = 300
}
