/// Reads the table of shared texts in the form that the common programs write; anything else ends in `Unusual`.
struct SharedStringsScanner {
    let window: PartWindow
    let limit: Int
    private var offset = 0

    init(_ window: PartWindow, limit: Int) {
        self.window = window
        self.limit = limit
    }

    /// Reads the table whole.
    mutating func read() throws -> SharedStrings {
        let strings = SharedStrings()
        guard try step(strings, { $0.beginning() }) else {
            try window.finish()
            return strings
        }
        while try step(strings, { $0.oneText(strings) }) {
            strings.close()
            guard strings.byteCount <= limit else { throw FileProblem.tooMuchText }
        }
        try window.finish()
        return strings
    }

    private enum Step { case proceed, finished, more, unusual }

    private mutating func step(
        _ strings: SharedStrings, _ work: (inout SharedStringsScanner) -> Step
    ) throws -> Bool {
        while true {
            switch work(&self) {
            case .proceed: return true
            case .finished: return false
            case .unusual: throw SheetScanner.Unusual()
            case .more:
                strings.reopen()
                do {
                    guard try window.advance(to: offset) else { throw SheetScanner.Unusual() }
                } catch is WindowFull {
                    throw FileProblem.tooMuchText
                }
                offset = 0
            }
        }
    }

    private func outcome(_ outcome: MarkupCursor.Outcome) -> Step {
        switch outcome {
        case .done: .proceed
        case .more: .more
        case .unusual: .unusual
        }
    }

    private mutating func beginning() -> Step {
        var cursor = MarkupCursor(at: window.start + offset, end: window.start + window.count)
        guard MarkupProlog.take(&cursor), cursor.isAt(tag: "<sst") else { return outcome(cursor.mismatch()) }
        cursor.at += 4
        guard let isEmpty = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
        offset = cursor.at - window.start
        return isEmpty ? .finished : .proceed
    }

    @inline(__always)
    private mutating func oneText(_ strings: SharedStrings) -> Step {
        var cursor = MarkupCursor(at: window.start + offset, end: window.start + window.count)
        cursor.skipSpace()
        guard cursor.isAt(tag: "<si") else {
            return cursor.take("</sst>") ? .finished : outcome(cursor.mismatch())
        }
        cursor.at += 3
        guard let isEmpty = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
        if !isEmpty {
            let result = RichText.take(&cursor, closing: "</si>", into: strings.text)
            guard result == .done else { return outcome(result) }
        }
        offset = cursor.at - window.start
        return .proceed
    }
}
