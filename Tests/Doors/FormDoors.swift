import FormCoding

extension Door {
    /// What a browser, or somebody who pretends to be one, sends with a request.
    static let forms = [
        Door(name: "multipart", enter: readInPieces),
        Door(name: "urlencoded", enter: readFields),
        Door(name: "address", enter: followAddress),
    ]
}

private let boundary = "vuon"

/// An upload gives the same parts however the network cuts it; the first byte says how.
private func readInPieces(_ bytes: [UInt8]) throws {
    guard let first = bytes.first else { return }
    let body = Array(bytes.dropFirst())
    let whole = events(in: [body[...]])
    let pieces = events(in: pieces(of: body, Int(first) % 61 + 1))
    if whole != pieces { throw BrokenPromise("whole: \(whole), in pieces: \(pieces)") }
}

private func pieces(of bytes: [UInt8], _ size: Int) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
}

/// What was read until the end or until it was refused, contents joined to one; and whether it was whole.
private func events(in pieces: [ArraySlice<UInt8>]) -> Read {
    var parser = MultipartParser(boundary: boundary)
    var read = Read()
    do {
        for piece in pieces {
            for event in try parser.feed(piece) { read.take(event) }
        }
        // Of an upload that was cut off nobody keeps anything, so how much of it was given already may differ.
        guard parser.isDone else { return Read() }
        read.isWhole = true
    } catch {
        // What came before the fault may have been cut elsewhere; that it is refused is what must not differ.
        return Read(isRefused: true)
    }
    return read
}

private struct Read: Equatable {
    var events: [MultipartParser.Event] = []
    var isWhole = false
    var isRefused = false

    mutating func take(_ event: MultipartParser.Event) {
        if case .content(let next) = event, case .content(let last) = events.last {
            events[events.count - 1] = .content(last + next)
        } else {
            events.append(event)
        }
    }
}

/// A form's values are never longer than what was sent, and there are never more of them than are taken.
private func readFields(_ bytes: [UInt8]) throws {
    let fields: [String: [String]]
    do { fields = try URLEncoded.fields(bytes) } catch { return }
    let values = fields.values.joined()
    // A byte that is no letter becomes the three of U+FFFD.
    guard values.count <= URLEncoded.mostFields, values.reduce(0, { $0 + $1.utf8.count }) <= 3 * bytes.count else {
        throw BrokenPromise("\(values.count) values from \(bytes.count) bytes")
    }
}

/// An address to return to leads to this site alone, and adds no line to an answer's head.
private func followAddress(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let path = ReturnPath(text) else { return }
    let letters = Array(path.text.utf8)
    guard letters.first == UInt8(ascii: "/"), letters.count == 1 || letters[1] != UInt8(ascii: "/"),
        letters.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
    else { throw BrokenPromise("let through: \(text)") }
}
