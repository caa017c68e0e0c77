import Foundation

/// The bytes of a text file as UTF-8, whatever it began with.
final class TextStream: ByteStream {
    private let source: (UnsafeMutableRawBufferPointer) throws -> Int
    private var ahead: [UInt8]
    private var used = 0
    private let order: Order

    private enum Order { case utf8, littleEndian, bigEndian, bytes(CodePage) }

    /// - Parameters:
    ///   - source: fills its argument as far as it can; 0 at the end.
    ///   - codePage: the table by which each byte is a letter, where the text is not in Unicode.
    init(
        _ source: @escaping (UnsafeMutableRawBufferPointer) throws -> Int, _ codePage: CodePage? = nil
    ) throws {
        self.source = source
        var first = [UInt8](repeating: 0, count: 3)
        let got = try first.withUnsafeMutableBytes { try TextStream.fill($0, from: source) }
        ahead = Array(first[..<got])
        if let codePage {
            order = .bytes(codePage)
        } else if ahead == [0xEF, 0xBB, 0xBF] {
            (order, used) = (.utf8, 3)
        } else if ahead.starts(with: [0xFF, 0xFE]) {
            (order, used) = (.littleEndian, 2)
        } else if ahead.starts(with: [0xFE, 0xFF]) {
            (order, used) = (.bigEndian, 2)
        } else {
            order = .utf8
        }
    }

    func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        switch order {
        case .utf8: try plain(into: target)
        case .littleEndian: try decoded(into: target, isLittle: true)
        case .bigEndian: try decoded(into: target, isLittle: false)
        case .bytes(let page): try mapped(into: target, by: page)
        }
    }

    func finish() {}

    private func plain(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        let early = min(ahead.count - used, target.count)
        target.copyBytes(from: ahead[used..<used + early])
        used += early
        let rest = UnsafeMutableRawBufferPointer(rebasing: target[early...])
        return rest.count == 0 ? early : early + (try TextStream.fill(rest, from: source))
    }

    /// UTF-16 becomes UTF-8; half a pair becomes the byte FF, at which the reader of records names the line.
    private func decoded(into target: UnsafeMutableRawBufferPointer, isLittle: Bool) throws -> Int {
        // A unit of two bytes becomes at most three; one unit and one byte may be left over from before.
        var units = [UInt8](repeating: 0, count: max(4, target.count / 3 * 2 - 8))
        let kept = ahead.count - used
        units.replaceSubrange(0..<kept, with: ahead[used...])
        let got = try units.withUnsafeMutableBytes {
            try TextStream.fill(UnsafeMutableRawBufferPointer(rebasing: $0[kept...]), from: source)
        }
        let isLast = got < units.count - kept
        var (index, written, count) = (0, 0, kept + got)
        if isLast && count % 2 == 1 { count -= 1 }
        while index + 1 < count {
            let unit = half(units, index, isLittle)
            var scalar = Unicode.Scalar(UInt32(unit))
            if UTF16.isLeadSurrogate(unit) {
                guard index + 3 < count else { if isLast { index += 2; target[written] = 0xFF; written += 1 }; break }
                let trail = half(units, index + 2, isLittle)
                if UTF16.isTrailSurrogate(trail) {
                    scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(trail) - 0xDC00)
                    index += 2
                }
            }
            index += 2
            for byte in scalar.flatMap({ UTF8.encode($0).map(Array.init) }) ?? [0xFF] {
                target[written] = byte
                written += 1
            }
        }
        ahead = isLast ? [] : Array(units[index..<count])
        used = 0
        return written
    }

    /// Each byte becomes a letter of one to three bytes.
    private func mapped(into target: UnsafeMutableRawBufferPointer, by page: CodePage) throws -> Int {
        let third = UnsafeMutableRawBufferPointer(rebasing: target[(target.count - target.count / 3)...])
        let got = try plain(into: third)
        var written = 0
        // The letters are written from the front while the bytes are read from the last third: they never meet.
        for index in 0..<got {
            for byte in UTF8.encode(page.scalar(third[index])) ?? UTF8.encodedReplacementCharacter {
                target[written] = byte
                written += 1
            }
        }
        return written
    }

    private func half(_ bytes: [UInt8], _ index: Int, _ isLittle: Bool) -> UInt16 {
        isLittle
            ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
            : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }

    private static func fill(
        _ target: UnsafeMutableRawBufferPointer, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws -> Int {
        var done = 0
        while done < target.count {
            let got = try source(UnsafeMutableRawBufferPointer(rebasing: target[done...]))
            if got == 0 { break }
            done += got
        }
        return done
    }
}

/// Reads a descriptor to its end: a pipe, standard input.
func descriptorSource(_ descriptor: Int32) -> (UnsafeMutableRawBufferPointer) throws -> Int {
    { target in
        while true {
            let got = Foundation.read(descriptor, target.baseAddress, target.count)
            if got >= 0 { return got }
            if errno != EINTR { throw FileProblem.unreadable }
        }
    }
}
