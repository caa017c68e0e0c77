/// The proxies of the office that stand before this server and speak https with browsers.
///
/// Only what they say of a request's origin is believed: anybody can write any address into a header.
public struct Proxies: Sendable {
    private let addresses: Set<String>

    /// By the addresses from which they reach this server.
    public init(_ addresses: [String]) {
        self.addresses = Set(addresses.map(Proxies.plain))
    }

    /// A proxy on the same machine.
    public static let onThisMachine = Proxies(["127.0.0.1", "::1"])

    func holds(_ peer: String) -> Bool { addresses.contains(Proxies.plain(peer)) }

    // A server that listens to both kinds of addresses sees the older kind within the newer.
    private static func plain(_ address: String) -> String {
        address.hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
    }
}
