import Vocabulary

/// What a column can hold. Days, births, amounts and counts are stored as these.
public enum Value: Hashable, Sendable {
    case null
    case int(Int64)
    case text(String)
    case bytes([UInt8])
    case flag(Bool)
    case key(Key)
}

/// A Swift value that can be bound to a statement.
public protocol Bindable {
    var value: Value { get }
}

extension Value: Bindable { public var value: Value { self } }
extension Int64: Bindable { public var value: Value { .int(self) } }
extension Int: Bindable { public var value: Value { .int(Int64(self)) } }
extension String: Bindable { public var value: Value { .text(self) } }
extension Bool: Bindable { public var value: Value { .flag(self) } }
extension Key: Bindable { public var value: Value { .key(self) } }
extension Day: Bindable { public var value: Value { .text(iso) } }
extension Birth: Bindable { public var value: Value { .text(iso) } }
extension Instant: Bindable { public var value: Value { .int(milliseconds) } }
extension [UInt8]: Bindable { public var value: Value { .bytes(self) } }
extension Optional: Bindable where Wrapped: Bindable {
    public var value: Value { self?.value ?? .null }
}
