/// What the markup says of a cell before its value: `t`, `s`, and the column of `r`.
struct CellHead {
    enum Kind { case number, shared, text, flag, error, isoDate }

    var kind = Kind.number
    var style = 0
    var column: Int
    var isFormula = false

    /// - Returns: nil for a kind that no version of Excel knows.
    @inline(__always)
    static func kind(_ name: UnsafeBufferPointer<UInt8>) -> Kind? {
        switch (name.count, name.first) {
        case (1, UInt8(ascii: "s")): .shared
        case (1, UInt8(ascii: "n")): .number
        case (1, UInt8(ascii: "b")): .flag
        case (1, UInt8(ascii: "e")): .error
        case (1, UInt8(ascii: "d")): .isoDate
        case (3, UInt8(ascii: "s")) where name.equals("str"): .text
        case (9, UInt8(ascii: "i")) where name.equals("inlineStr"): .text
        default: nil
        }
    }

    /// The column of a reference such as `AB12`, from 0; nil where it has no letters or more than Excel's.
    @inline(__always)
    static func column(_ reference: UnsafeBufferPointer<UInt8>) -> Int? {
        var column = 0
        for byte in reference {
            let letter = (byte | 0x20) &- UInt8(ascii: "a")
            if letter >= 26 { break }
            column = column &* 26 &+ Int(letter) &+ 1
            if column > FileLimits.columnsOfExcel { return nil }
        }
        return column == 0 ? nil : column - 1
    }
}

extension RowBuffer {
    /// Puts a value into its column. Both readers of markup come here, so that they cannot differ in its meaning.
    ///
    /// - Returns: false where the value cannot be what its kind says (an index past the shared texts).
    @inline(__always)
    func take(_ head: CellHead, _ slot: Slot, dates: DateStyles) -> Bool {
        var slot = slot
        if head.kind != .text { trim(&slot) }
        guard slot.length > 0 else {
            // A formula that came to an empty text says that it is a text.
            if head.isFormula, head.kind != .text { setNotComputed(head.column) }
            return true
        }
        switch head.kind {
        case .number: slot.kind = dates.contains(head.style) ? .date : .number
        case .text: slot.kind = .text
        case .flag: slot.kind = .flag
        case .error: slot.kind = .error
        case .shared: return takeShared(head.column, slot)
        case .isoDate: takeDate(&slot)
        }
        set(head.column, slot)
        return true
    }

    @inline(__always)
    private func takeShared(_ column: Int, _ slot: Slot) -> Bool {
        guard let index = DecimalText.integer(raw(slot)), index >= 0, index < shared.named else { return false }
        if shared.bytes(at: Int(index)).count > 0 {
            set(column, Slot(start: Int(index), length: 1, kind: .text, place: .shared))
        }
        return true
    }

    private func setNotComputed(_ column: Int) {
        let start = arena.count
        arena.append(Cell.notComputed)
        set(column, Slot(start: start, length: Int32(arena.count - start), kind: .error, place: .arena))
    }

    /// Leaves out the white space that a tidy writer puts around a value.
    @inline(__always)
    private func trim(_ slot: inout Slot) {
        let bytes = raw(slot)
        while slot.length > 0, bytes[Int(slot.length) - 1] <= 32 { slot.length -= 1 }
        var leading = 0
        while leading < slot.length, bytes[leading] <= 32 { leading += 1 }
        slot.start += leading
        slot.length -= Int32(leading)
    }

    private func takeDate(_ slot: inout Slot) {
        let text = String(decoding: raw(slot), as: UTF8.self)
        slot.kind = .text
        guard let serial = DateSerial.serial(iso: text, since1904: usesDate1904) else { return }
        let start = arena.count
        arena.append(serial == serial.rounded() ? String(Int(serial)) : String(serial))
        slot = Slot(start: start, length: Int32(arena.count - start), kind: .date, place: .arena)
    }

    @inline(__always)
    private func raw(_ slot: Slot) -> UnsafeBufferPointer<UInt8> {
        slot.place == .window
            ? UnsafeBufferPointer(start: window + slot.start, count: Int(slot.length))
            : arena.bytes(from: slot.start, Int(slot.length))
    }
}
