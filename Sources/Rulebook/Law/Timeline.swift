public import Vocabulary

/// The values of one rule over time, in both layers.
///
/// What the installation entered wins over what ships, on the days for which it entered something.
public struct Timeline<Value> {
    /// What ships with the program, by first day.
    public let base: [Provision<Value>]
    /// What the installation entered, by first day.
    public let local: [Provision<Value>]

    /// The value that holds on a day.
    ///
    /// - Parameter knownOn: leaves out what was not yet in force on that day, for an answer "as known on".
    public func on(_ day: Day, knownOn: Day? = nil) -> Provision<Value>? {
        Self.last(in: local, on: day, knownOn) ?? Self.last(in: base, on: day, knownOn)
    }

    /// Every value of both layers, by first day.
    public var all: [Provision<Value>] { (base + local).sorted { $0.from < $1.from } }

    private static func last(in values: [Provision<Value>], on day: Day, _ knownOn: Day?) -> Provision<Value>? {
        values.last { value in
            let isKnown = knownOn.flatMap { known in value.provenance.inForce.map { $0 <= known } } ?? true
            return value.from <= day && value.to.map { day <= $0 } ?? true && isKnown
        }
    }
}

extension Timeline: Sendable where Value: Sendable {}
