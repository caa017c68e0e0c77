import CExpat
import Foundation

/// What a reader of a part is told. Names come without the prefix of their namespace.
protocol XMLListener: AnyObject {
    func begin(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) throws
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws
    func end() throws
}

/// The attributes of an element, as expat keeps them.
struct XMLAttributes {
    let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of the attribute with this name; the prefix of a namespace (`r:id`) is part of the name.
    subscript(_ name: StaticString) -> String? { pointer(name).map { String(cString: $0) } }

    /// The same for an attribute whose prefix depends on the writer: whatever ends in `:name`.
    func anyPrefix(_ name: StaticString) -> String? {
        guard let list else { return nil }
        var index = 0
        while let found = list[index], let value = list[index + 1] {
            let text = String(cString: found)
            if text.hasSuffix(":" + name.description) { return String(cString: value) }
            index += 2
        }
        return nil
    }

    func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        pointer(name).map { value in
            value.withMemoryRebound(to: UInt8.self, capacity: strlen(value)) {
                UnsafeBufferPointer(start: $0, count: strlen(value))
            }
        }
    }

    private func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard let list else { return nil }
        var index = 0
        while let found = list[index], let value = list[index + 1] {
            if strcmp(found, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0 { return value }
            index += 2
        }
        return nil
    }
}

/// The markup is broken, or it tries what no list needs (entities of its own).
struct BrokenMarkup: Error {}

/// Reads any XML that expat can read: the reference for the faster scanners, and what they fall back to.
enum XMLPart {
    /// - Throws: `BrokenMarkup`, what `next` throws, and what the listener throws.
    static func read(
        _ listener: some XMLListener, next: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws {
        guard let parser = XML_ParserCreate(nil) else { throw BrokenMarkup() }
        let context = ExpatContext(parser, listener)
        defer { XML_ParserFree(parser) }
        XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
        XML_SetElementHandler(
            parser, { ExpatContext.of($0)?.begin($1, $2) }, { user, _ in ExpatContext.of(user)?.end() })
        XML_SetCharacterDataHandler(parser) { ExpatContext.of($0)?.text($1, $2) }
        XML_SetEntityDeclHandler(parser) { user, _, _, _, _, _, _, _, _ in ExpatContext.of(user)?.stop(BrokenMarkup()) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let got = try next(piece)
            let bytes = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
            let status = XML_Parse(parser, bytes, Int32(got), got == 0 ? 1 : 0)
            if let error = context.error { throw error }
            guard status == XML_STATUS_OK else { throw BrokenMarkup() }
            if got == 0 { return }
        }
    }

    static func read(_ listener: some XMLListener, bytes: [UInt8]) throws {
        var isGiven = false
        var offset = 0
        try read(listener) { target in
            isGiven = offset >= bytes.count
            if isGiven { return 0 }
            let wanted = min(target.count, bytes.count - offset)
            bytes.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + wanted]))
            }
            offset += wanted
            return wanted
        }
    }
}

/// Carries errors of the listener past expat, which knows none.
private final class ExpatContext {
    private(set) var error: (any Error)?
    private let parser: XML_Parser
    private let listener: any XMLListener

    init(_ parser: XML_Parser, _ listener: any XMLListener) {
        self.parser = parser
        self.listener = listener
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> ExpatContext? {
        pointer.map { Unmanaged<ExpatContext>.fromOpaque($0).takeUnretainedValue() }
    }

    func begin(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard error == nil, let name else { return }
        let local = strrchr(name, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0) + 1 } ?? name
        let length = strlen(local)
        attempt {
            try local.withMemoryRebound(to: UInt8.self, capacity: length) {
                try listener.begin(UnsafeBufferPointer(start: $0, count: length), XMLAttributes(list: attributes))
            }
        }
    }

    func text(_ bytes: UnsafePointer<CChar>?, _ length: Int32) {
        guard error == nil, let bytes else { return }
        attempt {
            try bytes.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
                try listener.text(UnsafeBufferPointer(start: $0, count: Int(length)))
            }
        }
    }

    func end() {
        guard error == nil else { return }
        attempt { try listener.end() }
    }

    func stop(_ reason: any Error) {
        error = reason
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    private func attempt(_ work: () throws -> Void) {
        do { try work() } catch { stop(error) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    func equals(_ name: StaticString) -> Bool {
        count == name.utf8CodeUnitCount && (0..<count).allSatisfy { self[$0] == name.utf8Start[$0] }
    }
}
