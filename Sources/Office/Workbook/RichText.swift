/// The beginning of a part: byte order mark, declaration, up to the root element.
enum MarkupProlog {
    /// - Returns: false where the part is not plainly declared UTF-8, or is not in sight yet.
    static func take(_ cursor: inout MarkupCursor) -> Bool {
        _ = cursor.take("\u{FEFF}")
        guard cursor.take("<?xml") else { return cursor.at.pointee == UInt8(ascii: "<") }
        while let (name, value) = cursor.attribute() {
            guard name.equals("encoding") else { continue }
            guard value.count == 5, String(decoding: value, as: UTF8.self).lowercased() == "utf-8" else { return false }
        }
        // Looking for one more attribute has stepped over the `?`.
        guard cursor.at[-1] == UInt8(ascii: "?"), cursor.take(">") else { return false }
        cursor.skipSpace()
        return true
    }
}

/// The inside of a shared or inline text: `<t>`, or runs `<r><rPr/><t/></r>`, and readings `<rPh>` that are left out.
enum RichText {
    /// Steps over everything up to and over `closing`, and appends the text to the arena.
    static func take(
        _ cursor: inout MarkupCursor, closing: StaticString, into arena: ByteArena
    ) -> MarkupCursor.Outcome {
        let start = arena.count
        var needsUnescaping = false
        while true {
            cursor.skipSpace()
            if cursor.isAt(tag: "<t") {
                let outcome = oneText(&cursor, arena, &needsUnescaping)
                guard outcome == .done else { return outcome }
            } else if cursor.take(closing) {
                if needsUnescaping { MarkupText.unescape(arena, from: start) }
                return .done
            } else if cursor.take("<r>") || cursor.take("</r>") {
                continue
            } else if cursor.isAt(tag: "<rPr") {
                cursor.at += 4
                guard let isEmpty = cursor.endOfTag() else { return cursor.mismatch() }
                guard isEmpty || cursor.skip(past: "</rPr>") == .done else {
                    return cursor.at < cursor.end ? .unusual : .more
                }
            } else if cursor.isAt(tag: "<rPh") {
                let outcome = cursor.skip(past: "</rPh>")
                guard outcome == .done else { return outcome }
            } else if cursor.isAt(tag: "<phoneticPr") {
                cursor.at += 11
                guard cursor.endOfTag() == true else { return cursor.mismatch() }
            } else {
                return cursor.mismatch()
            }
        }
    }

    @inline(__always)
    private static func oneText(
        _ cursor: inout MarkupCursor, _ arena: ByteArena, _ needsUnescaping: inout Bool
    ) -> MarkupCursor.Outcome {
        cursor.at += 2
        guard let isEmpty = cursor.endOfTag() else { return cursor.mismatch() }
        if isEmpty { return .done }
        guard let found = cursor.text() else { return cursor.mismatch() }
        if found.needs.contains(.checking), !MarkupText.isValid(found.bytes) { return .unusual }
        if found.needs.contains(.decoding) {
            guard MarkupText.decode(found.bytes, into: arena) else { return .unusual }
        } else if let base = found.bytes.baseAddress {
            arena.append(base, found.bytes.count)
        }
        if found.needs.contains(.unescaping) { needsUnescaping = true }
        return cursor.take("</t>") ? .done : cursor.mismatch()
    }
}
