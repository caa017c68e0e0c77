import Doors
import Foundation
import Testing

/// Everything that libFuzzer once found worth keeping is sent in again, on every build.
@Suite struct CorpusTests {
    @Test(arguments: Door.all.map(\.name))
    func `what a door was ever sent is still answered or refused`(_ name: String) throws {
        let door = try #require(Door.named(name))
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Corpus/\(name)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count >= 3)
        for file in files {
            #expect(throws: Never.self, "\(file.lastPathComponent)") { try door.enter([UInt8](Data(contentsOf: file))) }
        }
    }

    @Test func `no folder of the corpus belongs to a door that is gone`() throws {
        let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Corpus")
        let folders = try FileManager.default.contentsOfDirectory(atPath: corpus.path)
        #expect(Set(folders) == Set(Door.all.map(\.name)))
    }
}
