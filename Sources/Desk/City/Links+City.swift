import Site
import Territory

extension Links {
    /// Where the communes of the city are chosen from.
    static let communes = Address("/phuong-xa")

    /// The start page of a commune.
    static func start(of commune: Area) -> Address { home.of(commune.code) }
}
