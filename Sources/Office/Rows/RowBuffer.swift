/// Where the text of a cell stands.
enum TextPlace: UInt8 {
    /// In the piece of the file being read, untouched.
    case window
    /// In the row's own bytes, because it had to be put together.
    case arena
    /// In the workbook's table of shared texts; `start` is its index.
    case shared
}

/// One cell: its kind, and where its bytes are.
struct Slot {
    var start: Int
    var length: Int32
    var kind: CellKind
    var place: TextPlace

    static let empty = Slot(start: 0, length: 0, kind: .empty, place: .window)
}

/// The cells of the row being read; one buffer serves all rows of a sheet.
final class RowBuffer {
    @exclusivity(unchecked) var number = 0
    @exclusivity(unchecked) var line = 0
    /// One more than the last filled column.
    @exclusivity(unchecked) var count = 0
    @exclusivity(unchecked) var window: UnsafePointer<UInt8>
    let arena = ByteArena()
    let slots: UnsafeMutablePointer<Slot>
    let shared: SharedStrings
    let usesDate1904: Bool

    init(shared: SharedStrings = SharedStrings(), usesDate1904: Bool = false) {
        self.shared = shared
        self.usesDate1904 = usesDate1904
        slots = .allocate(capacity: FileLimits.columnsOfExcel)
        slots.initialize(repeating: .empty, count: FileLimits.columnsOfExcel)
        // Replaced before the first row; a pointer is never optional in the inner loop.
        window = UnsafePointer(UnsafeRawPointer(slots).assumingMemoryBound(to: UInt8.self))
    }

    deinit { slots.deallocate() }

    /// Empties the row for the next one.
    func clear() {
        slots.update(repeating: .empty, count: count)
        count = 0
        arena.removeAll()
    }

    /// Fills a column; the caller has checked that it is below `FileLimits.columnsOfExcel`.
    @inline(__always)
    func set(_ column: Int, _ slot: Slot) {
        while count <= column {
            slots[count] = .empty
            count += 1
        }
        slots[column] = slot
    }

    /// The bytes of a filled cell; good until the row is cleared.
    func bytes(at column: Int) -> UnsafeBufferPointer<UInt8> {
        let slot = slots[column]
        switch slot.place {
        case .window: return UnsafeBufferPointer(start: window + slot.start, count: Int(slot.length))
        case .shared: return shared.bytes(at: slot.start)
        case .arena: return arena.bytes(from: slot.start, Int(slot.length))
        }
    }
}
