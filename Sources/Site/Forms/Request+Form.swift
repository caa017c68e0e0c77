import HTTPTypes
import Hummingbird

extension Request {
    /// What was typed into a form and sent as `application/x-www-form-urlencoded`.
    ///
    /// - Parameter limit: the greatest size in bytes; more is 413.
    public func form(limit: Int = 262_144) async throws -> Form {
        guard let type = headers[.contentType], type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw HTTPError(.unsupportedMediaType)
        }
        let body = try await body.collect(upTo: limit)
        return Form(try URLEncoded.fields(Array(body.readableBytesView)))
    }

    /// What the address carries after `?`, read like a form: filters and the page of a list.
    public var filters: Form {
        Form((try? URLEncoded.fields(Array((uri.query ?? "").utf8))) ?? [:])
    }
}

/// The encoding of forms: `ten=Tr%E1%BA%A7n+B%C6%B0%E1%BB%9Fi&tdp=1&tdp=2`.
enum URLEncoded {
    static let mostFields = 5000

    /// Values by name, repeated ones in their order.
    ///
    /// - Throws: 400 where there are more than `mostFields`. Broken escapes stay as they are; bytes that are not
    ///   UTF-8 become U+FFFD.
    static func fields(_ bytes: [UInt8]) throws -> [String: [String]] {
        var fields: [String: [String]] = [:]
        var count = 0
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            count += 1
            guard count <= mostFields else { throw HTTPError(.badRequest) }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = equals < pair.endIndex ? pair[(equals + 1)...] : []
            fields[decoded(pair[..<equals]), default: []].append(decoded(value))
        }
        return fields
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%"), index + 1 < bytes.endIndex, let high = nibble(bytes[index]),
                let low = nibble(bytes[index + 1])
            {
                output.append(high << 4 | low)
                index += 2
            } else {
                output.append(byte == UInt8(ascii: "+") ? 32 : byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
