import Access
import Foundation
import Registry
import Site
import Vocabulary

/// A signed decision between its form and its recording: what was typed, and the annex as it was uploaded.
///
/// It is kept sealed in the database for its officer alone, as a search is, and goes after a day. So the preview has an
/// address, survives a restart, and nobody is asked for the same file twice.
struct DecisionDraft: Codable, Sendable {
    /// The fields of the form, one value each.
    var fields: [String: String]
    var annex: Annex?

    /// The annex's file.
    struct Annex: Codable, Sendable {
        let fileName: String
        let bytes: Data
    }

    /// The form as it was typed.
    var form: Form { Form(filled: fields) }

    init(_ form: Form, annex: Annex?) {
        fields = form.fields.compactMapValues(\.first).filter { DecisionForm.fieldNames.contains($0.key) }
        self.annex = annex
    }
}

/// Keeps drafts of signed decisions, each for the officer who made it.
struct DecisionDrafts: Sendable {
    let searches: StoredSearches
    let decisions: Decisions
    /// Where a kept annex is laid, without a name, to be read.
    let folder: String

    func keep(_ draft: DecisionDraft, by asking: Asking) async throws -> Key {
        let text = String(decoding: try JSONEncoder().encode(draft), as: UTF8.self)
        return try await searches.keep(text, by: asking)
    }

    /// - Throws: `AccessRefusal.notFound` for one that is gone, or another officer's.
    func draft(_ key: Key, by asking: Asking) async throws -> DecisionDraft {
        let text = try await searches.text(of: key, by: asking)
        guard let draft = try? JSONDecoder().decode(DecisionDraft.self, from: Data(text.utf8)) else {
            throw AccessRefusal.notFound
        }
        return draft
    }

    /// Reads the annex again, every time: what is shown and what is recorded come from the same bytes.
    func read(_ annex: DecisionDraft.Annex, in commune: Key, by asking: Asking) async throws -> DecisionAnnex {
        let file = try ReceivedFile(in: folder)
        try file.append([UInt8](annex.bytes))
        return try await decisions.annex(path: file.path, fileName: annex.fileName, in: commune, by: asking)
    }
}
