/// Who may do what, and where: the one table of role × action × area.
///
/// `Asking.can`, `must` and `part`, the main menu and the page *Ai được làm gì* are all read from here. What is not in
/// the table is not allowed.
public enum Matrix {
    /// How far a permission reaches within the area of a term.
    public enum Reach: Sendable, Hashable {
        /// Every household of the term's communes.
        case whole
        /// The tổ dân phố of the term, without the officer's own and declared relatives' households.
        case neighbourhoods
        /// The lists that the officer brought, and nothing of the register beyond.
        case ownLists

        /// The words of the table on the page.
        public var label: String {
            switch self {
            case .whole: "Cả địa bàn"
            case .neighbourhoods: "Tổ dân phố được giao"
            case .ownLists: "Chỉ danh sách của mình"
            }
        }
    }

    /// One action, and whose it is.
    struct Row: Sendable {
        let permission: Permission
        let reach: [Role: Reach]

        init(_ permission: Permission, _ whole: [Role], neighbourhoods: [Role] = [], ownLists: [Role] = []) {
            self.permission = permission
            var reach: [Role: Reach] = [:]
            for role in whole { reach[role] = .whole }
            for role in neighbourhoods { reach[role] = .neighbourhoods }
            for role in ownLists { reach[role] = .ownLists }
            self.reach = reach
        }
    }

    static let rows = [
        Row(
            .readFigures,
            [.officer, .culture, .serviceCentre, .front, .clerk, .leader, .superior, .auditor, .server]),
        Row(
            .readNames, [.officer, .culture, .serviceCentre, .front, .clerk, .leader, .auditor, .server],
            neighbourhoods: [.reviewer]),
        Row(.exportRegister, [.officer, .culture, .leader, .server]),
        Row(.takeAlong, [.officer, .culture, .server], neighbourhoods: [.reviewer]),
        Row(.matchLists, [.officer, .culture, .leader, .server], ownLists: [.supplier]),
        Row(.editRegister, [.officer, .culture, .server]),
        Row(.importList, [.officer, .server]),
        Row(.editTargets, [.officer, .server]),
        Row(.enterRuling, [.officer, .server]),
        Row(.recordDecision, [.clerk, .leader, .server]),
        Row(.confirmRuling, [.leader]),
        Row(.grantException, [.leader]),
        Row(.manageAccounts, [.administrator]),
        Row(.keepSafe, [.administrator, .server]),
        Row(.readAudit, [.administrator, .leader, .auditor]),
    ]

    private static let table = Dictionary(uniqueKeysWithValues: rows.map { ($0.permission, $0.reach) })

    /// The roles that see the tổ dân phố of their terms alone.
    static let ofNeighbourhoods = Set(
        Role.allCases.filter { role in rows.contains { $0.reach[role] == .neighbourhoods } })

    /// How far a role's permission reaches; nil where it has none.
    public static func reach(of role: Role, for permission: Permission) -> Reach? { table[permission]?[role] }
}
