import Storage
import Vocabulary

/// One look on its way into the trace, with whoever looked.
struct AskedLook: Sendable {
    let look: Look
    let asking: Asking
    let salt: [UInt8]

    init(_ look: Look, by asking: Asking) {
        (self.look, self.asking, salt) = (look, asking, SecureRandom.salt(16))
    }

    /// To everything that is stored of it.
    var commitment: [UInt8] {
        LookSeal(
            at: asking.at, officer: asking.officer, officerName: asking.name, commune: look.commune,
            kind: look.kind.rawValue, record: look.record, page: look.page, purpose: look.purpose, salt: salt
        ).commitment
    }
}

/// What the commitment to a look covers.
struct LookSeal {
    let at: Instant
    let officer: Key?
    let officerName: String
    let commune: Key?
    let kind: String
    let record: Key?
    let page: String
    let purpose: String
    let salt: [UInt8]

    var commitment: [UInt8] {
        var bytes = salt
        appendLengthed(Array(String(at.milliseconds).utf8), to: &bytes)
        for key in [officer, commune, record] { appendLengthed(key?.bytes, to: &bytes) }
        for text in [officerName, kind, page, purpose] { appendLengthed(Array(text.utf8), to: &bytes) }
        return Digest.sha256(bytes)
    }

    static let columns: SQL = "at, officer, officer_name, commune, kind, record, page, purpose, salt"

    /// - Parameter first: the column of `at`; the others follow in the order of `columns`.
    init(_ row: any Row, from first: Int) {
        (at, officer, officerName) = (row.instant(first), row.keyIfAny(first + 1), row.text(first + 2))
        (commune, kind, record) = (row.keyIfAny(first + 3), row.text(first + 4), row.keyIfAny(first + 5))
        (page, purpose, salt) = (row.text(first + 6), row.text(first + 7), row.bytes(first + 8))
    }

    init(
        at: Instant, officer: Key?, officerName: String, commune: Key?, kind: String, record: Key?, page: String,
        purpose: String, salt: [UInt8]
    ) {
        (self.at, self.officer, self.officerName, self.commune) = (at, officer, officerName, commune)
        (self.kind, self.record, self.page, self.purpose, self.salt) = (kind, record, page, purpose, salt)
    }
}

extension Audit {
    /// The chain of looks: one for the installation, apart from those whose length says that something was written.
    public static let looks = Key.named("vuon.chain.looks")

    /// Writes a batch of looks as one entry.
    static func write(_ connection: any Connection, _ looks: [AskedLook]) throws {
        guard let at = looks.map(\.asking.at).max() else { return }
        let place = try next(connection, in: Audit.looks, at: at)
        let commitments = looks.flatMap(\.commitment)
        let seal = AuditSeal(
            chain: Audit.looks, seq: place.seq, entry: place.entry.key, at: at, officer: nil, officerName: "",
            action: AuditAction.looked.rawValue, reason: "", digest: Digest.sha256(commitments))
        try append(connection, seal, after: place.hash, commitments: commitments)
        try connection.load(
            "look",
            [
                "entry", "ord", "at", "officer", "officer_name", "commune", "kind", "record", "page", "purpose", "salt",
            ]
        ) { sink in
            for (order, asked) in looks.enumerated() {
                let (look, asking) = (asked.look, asked.asking)
                sink.put(place.entry.key)
                sink.put(Int64(order))
                sink.put(asking.at.milliseconds)
                sink.put(asking.officer)
                sink.put(asking.name)
                sink.put(look.commune)
                sink.put(look.kind.rawValue)
                sink.put(look.record)
                sink.put(look.page)
                sink.put(look.purpose)
                sink.put(asked.salt)
                try sink.endRow()
            }
        }
    }
}
