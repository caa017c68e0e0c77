import Access
import Testing
import Vocabulary

struct RoleTests {
    let kimTra = Key.named("test.commune.kim-tra")
    let elsewhere = Key.named("test.commune.elsewhere")

    func asking(_ role: Role, _ communes: Set<Key>? = nil) -> Asking {
        Asking(officer: Key.make(), name: "Lê Văn Bốn", role: role, communes: communes, at: Instant(milliseconds: 0))
    }

    @Test func `an officer edits, imports and exports, and does not record decisions`() throws {
        let officer = asking(.officer)

        try officer.must(.editRegister, in: kimTra)
        try officer.must(.importList)
        try officer.must(.exportRegister)
        #expect(throws: AccessRefusal.notPermitted(.officer, .recordDecision)) { try officer.must(.recordDecision) }
        #expect(throws: AccessRefusal.notPermitted(.officer, .manageAccounts)) { try officer.must(.manageAccounts) }
    }

    @Test func `a leader reads and records decisions, and enters nothing`() throws {
        let leader = asking(.leader)

        try leader.must(.readNames)
        try leader.must(.recordDecision)
        for permission in [Permission.editRegister, .importList, .editTargets, .manageAccounts] {
            #expect(throws: AccessRefusal.notPermitted(.leader, permission)) { try leader.must(permission) }
        }
    }

    @Test func `an administrator manages accounts, and sees neither names nor figures`() throws {
        let administrator = asking(.administrator)

        try administrator.must(.manageAccounts)
        for permission in [Permission.readNames, .readFigures, .editRegister, .importList, .exportRegister] {
            #expect(throws: AccessRefusal.notPermitted(.administrator, permission)) {
                try administrator.must(permission)
            }
        }
    }

    @Test func `no role both enters figures and recognises them, but whoever works at the server`() {
        let both = Role.allCases.filter { $0.permissions.isSuperset(of: [.editRegister, .recordDecision]) }

        #expect(both == [.server])
    }

    @Test func `another commune's households are not found rather than forbidden`() throws {
        let officer = asking(.officer, [kimTra])

        try officer.must(.readNames, in: kimTra)
        #expect(throws: AccessRefusal.notFound) { try officer.must(.readNames, in: elsewhere) }
        #expect(!officer.can(.readNames, in: elsewhere))
    }

    @Test func `a refusal says in Vietnamese what was not permitted, and codes are unique`() {
        let refusals: [AccessRefusal] = [
            .notPermitted(.officer, .recordDecision), .notFound, .wrongNameOrPassword,
            .tooManyAttempts(until: Instant(milliseconds: 0)), .weakPassword("ngắn"), .nameTaken("bon.le"),
            .officerNeeded("việc nhập"), .lastAdministrator, .invalidAccount([]), .wrongSetupCode,
            .incompatible(.enterAndDecide, .officer),
        ]

        #expect(refusals[0].message.contains("ghi nhận quyết định đã ký"))
        #expect(Set(refusals.map(\.code)).count == refusals.count)
    }
}
