/// What neither an officer nor the program caused and what passes by itself or is mended at the server: the database does
/// not answer, the disk is full.
public protocol Outage: Error {
    /// What is the matter and what to do, in whole sentences; nil where it is something else.
    var outage: String? { get }
}
