public import Access
public import Rulebook
public import Storage
public import Vocabulary

/// The installation's own layer of rules: who enters, who confirms, what was ever said.
public struct Rulings: Sendable {
    let database: any Database
    let shelf: RuleShelf

    /// The rulings of this database, over the rules on this shelf.
    public init(database: any Database, shelf: RuleShelf) {
        self.database = database
        self.shelf = shelf
    }

    /// Everything that was ever entered, newest first.
    public func all(by asking: Asking) async throws -> [Ruling] {
        try await database.read { try Array(Rulings.read($0, where: "1 = 1").reversed()) }
    }

    /// What was entered and waits for another officer, oldest first.
    public func waiting(by asking: Asking) async throws -> [Ruling] {
        try await database.read { try Rulings.read($0, where: "r.confirmed_in IS NULL AND r.retired_in IS NULL") }
    }

    /// What was ever entered of one rule, newest first.
    public func history(of rule: String, by asking: Asking) async throws -> [Ruling] {
        try await database.read { try Array(Rulings.read($0, where: "r.rule = \(rule)").reversed()) }
    }

    /// One ruling.
    public func ruling(_ key: Key, by asking: Asking) async throws -> Ruling {
        try await database.read { try Rulings.find($0, key) }
    }

    /// Enters a ruling. It changes nothing until another officer has confirmed it.
    ///
    /// - Throws: `RulingRefusal.invalid` where the rules would not be whole with it.
    @discardableResult
    public func enter(_ said: Ruling.Said, reason: String = "", by asking: Asking) async throws -> Ruling {
        try asking.must(.enterRuling)
        _ = try await candidate(said)
        return try await database.write { connection in
            try Rulings.mustBeOfHome(connection, asking)
            let key = try Audit.write(
                connection, by: asking, in: nil, action: .rulingEntered, reason: reason.isEmpty ? said.rule : reason
            ) { try Rulings.insert(connection, said, by: asking, in: $0) }
            return try Rulings.find(connection, key)
        }
    }

    /// Enters files as a higher office gives them, all or none; each waits to be confirmed by itself.
    ///
    /// - Throws: `RulingRefusal.invalid` where the rules would not be whole with all of them.
    @discardableResult
    public func enter(_ files: [RuleText], reason: String, by asking: Asking) async throws -> [Key] {
        try asking.must(.enterRuling)
        let new = files.map { file in
            var said = Ruling.Said(.file, of: file.rule)
            said.content = file.text
            return said
        }
        let inForce = try await database.read { try Rulings.inForce($0) }
        _ = try shelf.preview(RulingLayer(inForce, with: new))
        return try await database.write { connection in
            try Rulings.mustBeOfHome(connection, asking)
            return try Audit.write(
                connection, by: asking, in: nil, action: .rulingEntered, reason: reason
            ) { entry in try new.map { try Rulings.insert(connection, $0, by: asking, in: entry) } }
        }
    }

    /// The rules as they would be with a ruling that waits, and the boundary cases that would no longer hold.
    public func preview(_ key: Key, by asking: Asking) async throws -> RulingPreview {
        let ruling = try await ruling(key, by: asking)
        return try await candidate(ruling.said)
    }

    /// Puts a ruling in force: the second of the two.
    ///
    /// - Parameter seal: of the layer that was shown (`RulingPreview.seal`).
    public func confirm(_ key: Key, seal: String, reason: String = "", by asking: Asking) async throws {
        try asking.must(.confirmRuling)
        let said = try await ruling(key, by: asking).said
        // What came in between may have taken its ground away.
        guard try await candidate(said).seal == seal else { throw RulingRefusal.moved }
        try await database.write { connection in
            try Rulings.mustBeOfHome(connection, asking)
            try Audit.write(
                connection, by: asking, in: nil, action: .rulingConfirmed, reason: reason.isEmpty ? said.rule : reason
            ) { entry in
                let ruling = try Rulings.waiting(connection, key)
                guard asking.officer != nil, ruling.enteredBy != asking.officer else { throw RulingRefusal.ownRuling }
                guard RulingLayer(try Rulings.inForce(connection), with: [said]).seal == seal else {
                    throw RulingRefusal.moved
                }
                for old in try Rulings.inForce(connection) where said.replaces(old) {
                    try connection.run("UPDATE ruling SET retired_in = \(entry.key) WHERE id = \(old.key)")
                    entry.changed("ruling", old.key, before: old.said.record)
                }
                try connection.run("UPDATE ruling SET confirmed_in = \(entry.key) WHERE id = \(key)")
                entry.changed("ruling", key, before: said.record, after: said.record)
            }
        }
        try await shelf.reload()
    }

    /// Refuses what waits, or takes one's own back before anybody has confirmed it.
    public func refuse(_ key: Key, reason: String, by asking: Asking) async throws {
        try await database.write { connection in
            try Rulings.mustBeOfHome(connection, asking)
            try Audit.write(connection, by: asking, in: nil, action: .rulingRefused, reason: reason) { entry in
                let ruling = try Rulings.waiting(connection, key)
                let isOwn = asking.officer != nil && ruling.enteredBy == asking.officer
                if !isOwn { try asking.must(.confirmRuling) }
                try connection.run("UPDATE ruling SET retired_in = \(entry.key) WHERE id = \(key)")
                entry.changed("ruling", key, before: ruling.said.record)
            }
        }
    }

    /// Takes files over that were in force before the database held any: at the server, once.
    public static func takeOver(
        _ texts: [RuleText], in database: any Database, by asking: Asking
    ) async throws {
        guard asking.role == .server else { throw AccessRefusal.notPermitted(asking.role, .confirmRuling) }
        try await database.write { connection in
            let known = Set(try inForce(connection).filter { $0.said.kind == .file }.map(\.said.content))
            let new = texts.filter { !known.contains($0.text) }
            guard !new.isEmpty else { return }
            try Audit.write(
                connection, by: asking, in: nil, action: .rulingConfirmed, reason: "Chuyển từ thư mục quy-dinh"
            ) { entry in
                for text in new {
                    var said = Ruling.Said(.file, of: text.rule)
                    said.content = text.text
                    _ = try insert(connection, said, by: asking, in: entry, isConfirmed: true)
                }
            }
        }
    }

    /// The rules with one ruling more; throws where they would not be whole.
    private func candidate(_ said: Ruling.Said) async throws -> RulingPreview {
        let inForce = try await database.read { try Rulings.inForce($0) }
        if let ends = said.ends, !inForce.contains(where: { $0.key == ends }) { throw RulingRefusal.notInForce }
        return try shelf.preview(RulingLayer(inForce, with: [said]))
    }

    private static func waiting(_ connection: any Connection, _ key: Key) throws -> Ruling {
        let ruling = try find(connection, key)
        guard ruling.state == .waiting else { throw RulingRefusal.notWaiting }
        return ruling
    }
}

extension Ruling.Said {
    /// Whether an older ruling no longer holds once this one does.
    func replaces(_ old: Ruling) -> Bool {
        switch kind {
        case .ending: old.key == ends
        case .value: old.said.kind == .value && old.said.rule == rule && old.said.from == from
        case .verification: old.said.kind == .verification && old.said.seal == seal
        case .file: old.said.kind == .file && old.said.rule == rule
        }
    }
}
