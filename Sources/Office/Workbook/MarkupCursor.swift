/// Walks over the usual form of Office markup in a window: no prefixes, no comments, plain UTF-8.
///
/// A walk ends in `more` when the window ends in the middle of it, and in `unusual` when the markup is of another form;
/// the caller then reads on, or leaves the part to expat. The window ends in zeros, so no step asks for bounds.
struct MarkupCursor {
    enum Outcome { case done, more, unusual }

    var at: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>

    /// What a mismatch here means: near the end of the window perhaps only that the rest is not there yet.
    @inline(never)
    func mismatch() -> Outcome { at + 32 >= end ? .more : .unusual }

    @inline(__always)
    mutating func skipSpace() {
        while at.pointee == 32 || at.pointee == 10 || at.pointee == 13 || at.pointee == 9 { at += 1 }
    }

    /// Whether the bytes here are these; steps over them if so.
    @inline(__always)
    mutating func take(_ text: StaticString) -> Bool {
        let wanted = text.utf8Start
        for index in 0..<text.utf8CodeUnitCount where at[index] != wanted[index] { return false }
        at += text.utf8CodeUnitCount
        return true
    }

    /// Whether a tag with this name begins here: `text` with its `<`, then a space, `/` or `>`.
    @inline(__always)
    func isAt(tag text: StaticString) -> Bool {
        let wanted = text.utf8Start
        for index in 0..<text.utf8CodeUnitCount where at[index] != wanted[index] { return false }
        let next = at[text.utf8CodeUnitCount]
        return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next <= 32 && next != 0
    }

    /// Steps over one attribute.
    ///
    /// - Returns: its name and value, or nil at the end of the tag or where the form is unusual (then `at` is not at
    ///   `>` or `/`).
    @inline(__always)
    mutating func attribute() -> (name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)? {
        skipSpace()
        let nameStart = at
        while at.pointee > 32, at.pointee != UInt8(ascii: "="), at.pointee != UInt8(ascii: ">"),
            at.pointee != UInt8(ascii: "/")
        {
            at += 1
        }
        let name = UnsafeBufferPointer(start: nameStart, count: at - nameStart)
        guard at.pointee == UInt8(ascii: "="), name.count > 0 else { return nil }
        let quote = at[1]
        guard quote == 34 || quote == 39 else { return nil }
        let valueStart = at + 2
        var scan = valueStart
        while scan.pointee != quote {
            // An entity, a tag or a control sign within a value: expat may read it.
            if scan.pointee < 32 || scan.pointee == 38 || scan.pointee == 60 {
                at = scan
                return nil
            }
            scan += 1
        }
        at = scan + 1
        return (name, UnsafeBufferPointer(start: valueStart, count: scan - valueStart))
    }

    /// Steps over the rest of a tag without looking at its attributes.
    ///
    /// - Returns: whether the element is empty (`/>`), or nil where the tag does not end as it should.
    @inline(__always)
    mutating func endOfTag() -> Bool? {
        while attribute() != nil {}
        if at.pointee == UInt8(ascii: ">") {
            at += 1
            return false
        }
        guard at.pointee == UInt8(ascii: "/"), at[1] == UInt8(ascii: ">") else { return nil }
        at += 2
        return true
    }

    /// Steps over text up to the next `<`.
    @inline(__always)
    mutating func text() -> (bytes: UnsafeBufferPointer<UInt8>, needs: MarkupText.Needs)? {
        let classes = MarkupText.classes
        let start = at
        var seen: UInt8 = 0
        while true {
            let kind = classes[Int(at.pointee)]
            seen |= kind
            if kind >= MarkupText.Needs.refusal.rawValue { break }
            at += 1
        }
        guard seen & MarkupText.Needs.refusal.rawValue == 0 else { return nil }
        return (UnsafeBufferPointer(start: start, count: at - start), MarkupText.Needs(rawValue: seen))
    }

    /// Steps over everything up to and over a closing tag.
    mutating func skip(past closing: StaticString) -> Outcome {
        while at < end {
            if at.pointee == UInt8(ascii: "<") {
                if take(closing) { return .done }
                if at[1] == UInt8(ascii: "!") || at[1] == UInt8(ascii: "?") { return .unusual }
            }
            at += 1
        }
        return .more
    }
}
