import Hummingbird
import Vocabulary

extension RequestContext {
    /// The key that stands in the address.
    ///
    /// - Throws: 404 where it is none: to whoever asks, that page does not exist.
    public func key(_ name: String) throws -> Key {
        guard let key = parameters.get(name).flatMap({ Key($0) }) else { throw HTTPError(.notFound) }
        return key
    }
}

extension Form {
    /// The page of a list that the address asks for (`trang`), from 1.
    public var page: Int { max(1, Int(typed("trang")) ?? 1) }
}
