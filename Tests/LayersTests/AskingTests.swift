import Testing

/// Every function by which somebody is served takes who asks: a page cannot forget to say it.
struct AskingTests {
    /// Functions that are asked before anybody is known, or by nobody: each with its reason.
    private static let exempt: Set<String> = [
        // Opening, finding and ending a session, and the very first account.
        "signIn", "signOut", "authenticate", "resolve", "setUp", "setFlash", "takeFlash", "hash", "verify",
        // A database that signs what others write into it is still only a database.
        "read", "glance", "write", "migrate",
        // Run by the clock, for nobody.
        "ifNeeded", "everywhere", "eraseContents", "isSample", "reload", "recount", "stale",
    ]

    @Test(arguments: ["Access", "Rulings", "Registry", "Programme", "Results", "Rollup"])
    func `every public function that reaches the database takes the asking officer`(_ module: String) throws {
        let forgetting = try Repository.files(under: "Sources/\(module)", ending: ".swift").flatMap { file in
            try signatures(in: file.text).filter { !$0.text.contains("Asking") && !Self.exempt.contains($0.name) }.map(
                \.name)
        }

        #expect(forgetting.isEmpty)
    }

    private func signatures(in source: String) throws -> [(name: String, text: String)] {
        let pattern = try Regex<(Substring, Substring, Substring)>(#"public func (\w+)([^{]*?async throws)"#)
        return source.matches(of: pattern).map { (String($0.output.1), String($0.output.2)) }
    }
}
