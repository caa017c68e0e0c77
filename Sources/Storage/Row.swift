import Vocabulary

/// One row of a result, valid only inside the call that hands it out. Columns are read by position, from 0.
///
/// A column that the schema says cannot be NULL is read by the plain function: NULL there is a broken promise of ours.
public protocol Row {
    func isNull(_ column: Int) -> Bool
    func int(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
    func flag(_ column: Int) -> Bool
    func key(_ column: Int) -> Key
}

extension Row {
    public func intIfAny(_ column: Int) -> Int64? { isNull(column) ? nil : int(column) }
    public func textIfAny(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    public func bytesIfAny(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
    public func flagIfAny(_ column: Int) -> Bool? { isNull(column) ? nil : flag(column) }
    public func keyIfAny(_ column: Int) -> Key? { isNull(column) ? nil : key(column) }
    public func instant(_ column: Int) -> Instant { Instant(milliseconds: int(column)) }
    public func instantIfAny(_ column: Int) -> Instant? { isNull(column) ? nil : instant(column) }
    public func dayIfAny(_ column: Int) -> Day? { isNull(column) ? nil : Day(iso: text(column)) }

    public func day(_ column: Int) -> Day {
        guard let day = Day(iso: text(column)) else { preconditionFailure("a stored day is yyyy-MM-dd") }
        return day
    }
}
