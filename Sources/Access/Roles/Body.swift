import Storage
import Vocabulary

/// What officers belong to.
public struct Body: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case committee = "committee"
        case office, centre, front, union, neighbourhood, steering, supplier, department, other

        public var label: String {
            switch self {
            case .committee: "Ủy ban nhân dân"
            case .office: "Phòng"
            case .centre: "Trung tâm"
            case .front: "Mặt trận"
            case .union: "Đoàn thể, tổ chức hội"
            case .neighbourhood: "Tổ dân phố, thôn"
            case .steering: "Ban chỉ đạo"
            case .supplier: "Đơn vị cung cấp số liệu"
            case .department: "Sở, cơ quan cấp trên"
            case .other: "Khác"
            }
        }
    }

    public let key: Key
    /// Nil for a body of all of the installation.
    public let commune: Key?
    public let kind: Kind
    public let name: String

    var record: [UInt8] {
        Array("kind=\(kind.rawValue)\nname=\(name)\(commune.map { "\ncommune=\($0)" } ?? "")".utf8)
    }
}

extension Officers {
    /// The bodies of the installation that the asking officer manages, by kind and name.
    public func bodies(by asking: Asking) async throws -> [Body] {
        try asking.must(.manageAccounts)
        return try await database.read { try Bodies.all($0) }.filter { Officers.manages(asking, $0.commune) }
    }

    /// Adds a body.
    ///
    /// - Throws: `AccessRefusal.invalidAccount` where it has no name, or there is one of that name.
    @discardableResult
    public func addBody(_ kind: Body.Kind, _ name: String, of commune: Key?, by asking: Asking) async throws -> Body {
        try Officers.mustManage(asking, commune)
        let body = Body(
            key: Key.make(at: asking.at), commune: commune, kind: kind, name: VietnameseText.tidy(name))
        guard (1...150).contains(body.name.count) else {
            throw AccessRefusal.invalidAccount([FieldProblem("ten", "Hãy ghi tên, nhiều nhất 150 ký tự.")])
        }
        try await database.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .bodyAdded, reason: body.name) { entry in
                if try Bodies.all(connection).contains(where: { $0.name == body.name && $0.commune == commune }) {
                    throw AccessRefusal.invalidAccount([FieldProblem("ten", "Đã có đơn vị tên này.")])
                }
                try connection.run(
                    """
                    INSERT INTO officer_body (id, commune, kind, name, recorded_in, retired_in)
                    VALUES (\(body.key), \(body.commune), \(body.kind.rawValue), \(body.name), \(entry.key), NULL)
                    """)
                entry.changed("officer_body", body.key, after: body.record)
            }
        }
        return body
    }
}

enum Bodies {
    static func all(_ connection: any Connection) throws -> [Body] {
        try connection.all(
            "SELECT id, commune, kind, name FROM officer_body WHERE retired_in IS NULL ORDER BY kind, name"
        ) { row in
            Body(
                key: row.key(0), commune: row.keyIfAny(1), kind: Body.Kind(rawValue: row.text(2)) ?? .other,
                name: row.text(3))
        }
    }
}
