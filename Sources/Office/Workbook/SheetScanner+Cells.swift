// The inner loop of reading: every cell of a list passes here.
extension SheetScanner {
    /// From behind `<row …>` over `</row>`.
    @inline(__always)
    func cells(_ cursor: inout MarkupCursor) throws -> Step {
        var next = 0
        while true {
            cursor.skipSpace()
            guard cursor.isAt(tag: "<c") else {
                return cursor.take("</row>") ? .proceed : outcome(cursor.mismatch())
            }
            cursor.at += 2
            var head = CellHead(column: next)
            while let (name, value) = cursor.attribute() {
                guard name.count == 1 else { continue }
                switch name[0] {
                case UInt8(ascii: "r"):
                    guard let column = CellHead.column(value) else { return .unusual }
                    head.column = column
                case UInt8(ascii: "s"):
                    guard let style = DecimalText.integer(value) else { return .unusual }
                    head.style = Int(style)
                case UInt8(ascii: "t"):
                    guard let kind = CellHead.kind(value) else { return .unusual }
                    head.kind = kind
                default: continue
                }
            }
            next = head.column + 1
            guard let isEmpty = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
            if isEmpty { continue }
            let step = try content(&cursor, head)
            guard case .proceed = step else { return step }
        }
    }

    /// From behind `<c …>` over `</c>`.
    @inline(__always)
    private func content(_ cursor: inout MarkupCursor, _ head: CellHead) throws -> Step {
        var head = head
        var slot = Slot.empty
        var hasValue = false
        while true {
            cursor.skipSpace()
            if cursor.isAt(tag: "<v"), !hasValue {
                hasValue = true
                cursor.at += 2
                guard let isEmpty = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
                if isEmpty { continue }
                guard let found = cursor.text() else { return outcome(cursor.mismatch()) }
                guard let value = slotFor(found, isText: head.kind == .text) else { return .unusual }
                slot = value
                guard cursor.take("</v>") else { return outcome(cursor.mismatch()) }
            } else if cursor.isAt(tag: "</c"), cursor.take("</c>") {
                // A cell that has only a look may stand anywhere.
                guard head.column < limits.columns || (slot.length == 0 && !head.isFormula) else {
                    throw FileProblem.tooManyColumns(sheet: sheet, row: row.number, limit: limits.columns)
                }
                return row.take(head, slot, dates: dates) ? .proceed : .unusual
            } else if cursor.isAt(tag: "<f") {
                head.isFormula = true
                cursor.at += 2
                guard let isEmpty = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
                if isEmpty { continue }
                guard cursor.text() != nil, cursor.take("</f>") else { return outcome(cursor.mismatch()) }
            } else if cursor.isAt(tag: "<is"), !hasValue {
                hasValue = true
                head.kind = .text
                let step = inline(&cursor, &slot)
                guard case .proceed = step else { return step }
            } else {
                return outcome(cursor.mismatch())
            }
        }
    }

    /// From `<is>` over `</is>`: one text, or runs of it.
    @inline(__always)
    private func inline(_ cursor: inout MarkupCursor, _ slot: inout Slot) -> Step {
        cursor.at += 3
        guard let isEmpty = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
        if isEmpty { return .proceed }
        cursor.skipSpace()
        guard cursor.isAt(tag: "<t") else {
            let start = row.arena.count
            let result = RichText.take(&cursor, closing: "</is>", into: row.arena)
            slot = Slot(start: start, length: Int32(row.arena.count - start), kind: .text, place: .arena)
            return outcome(result)
        }
        cursor.at += 2
        guard let isBlank = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
        if !isBlank {
            guard let found = cursor.text() else { return outcome(cursor.mismatch()) }
            guard let value = slotFor(found, isText: true) else { return .unusual }
            slot = value
            guard cursor.take("</t>") else { return outcome(cursor.mismatch()) }
        }
        cursor.skipSpace()
        return cursor.take("</is>") ? .proceed : outcome(cursor.mismatch())
    }

    /// Where a text stands: in the window as it is, or decoded in the arena. Nil where expat must judge.
    @inline(__always)
    private func slotFor(
        _ found: (bytes: UnsafeBufferPointer<UInt8>, needs: MarkupText.Needs), isText: Bool
    ) -> Slot? {
        if found.needs.contains(.checking), !MarkupText.isValid(found.bytes) { return nil }
        let changes = isText ? found.needs.rawValue & 5 : found.needs.rawValue & 1
        guard changes != 0, let base = found.bytes.baseAddress else {
            let start = (found.bytes.baseAddress ?? row.window) - row.window
            return Slot(start: start, length: Int32(found.bytes.count), kind: .text, place: .window)
        }
        let start = row.arena.count
        if found.needs.contains(.decoding) {
            guard MarkupText.decode(found.bytes, into: row.arena) else { return nil }
        } else {
            row.arena.append(base, found.bytes.count)
        }
        if isText, found.needs.contains(.unescaping) { MarkupText.unescape(row.arena, from: start) }
        return Slot(start: start, length: Int32(row.arena.count - start), kind: .text, place: .arena)
    }
}
