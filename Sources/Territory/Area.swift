import Vocabulary

/// How high an area stands.
public enum AreaLevel: String, Sendable {
    case country, province, commune, neighbourhood
}

/// An area as it is called on a day. Code, name, kind and parent are dated attributes of the area, never its identity:
/// 20017 was Hương Xuân before it was Kim Trà, and two wards are called Hương Trà.
public struct Area: Sendable, Hashable {
    public let key: Key
    public let level: AreaLevel
    /// The commune a tổ dân phố belongs to; the commune itself for a commune.
    public let commune: Key?
    /// Five digits for a commune, two for a province; empty for a tổ dân phố.
    public let code: String
    /// With its kind, as papers write it: "Phường Kim Trà", "Tổ dân phố 3".
    public let name: String
    /// `phuong`, `xa`, `thanh_pho`, `tinh`, `to_dan_pho`, `thon`.
    public let kind: String
    public let parent: Key?

    /// Urban for every tổ dân phố of a phường, rural for those of a xã.
    public var zone: Zone { Zone(ofUnit: kind) }
}

extension Zone {
    fileprivate init(ofUnit kind: String) { self = kind == "phuong" ? .urban : .rural }
}

/// A unit of state as lists of the state give it, before it is stored.
public struct UnitOfState: Sendable {
    public let code: String
    public let name: String
    public let kind: String
    public let parentCode: String?
    public let since: Day

    public init(code: String, name: String, kind: String, parentCode: String?, since: Day) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parentCode = parentCode
        self.since = since
    }

    public var zone: Zone { Zone(ofUnit: kind) }

    /// The same in every installation: made of the code and the day the unit came into being.
    public var key: Key { Key.named("vn.unit.\(code).\(since.iso)") }
}
