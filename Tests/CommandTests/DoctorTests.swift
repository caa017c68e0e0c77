import Foundation
import Storage
import TestDatabase
import Testing

/// What the doctor finds, and what it says to do.
struct DoctorTests {
    @Test func `a healthy ward is told what is good, and what is still to be done`() async throws {
        let place = try await Place.empty()
        try await Vuon.run("backup", "--data", "data", in: place)
        try await Vuon.run("backup", "key", "--data", "data", in: place)
        try await Vuon.run("backup", "drill", "--data", "data", in: place)

        let doctor = try await Vuon.run("doctor", "--data", "data", "--json", in: place)
        let words = try await Vuon.run("doctor", "--data", "data", in: place)

        #expect(doctor.code == 0, "\(words)")
        let good = ["permissions", "integrity", "clock", "chain", "backup", "backup.drill"]
        #expect(good.filter { doctor.level($0) != "good" } == [], "\(words)")
        for name in ["backup.place", "rules.unverified", "administrators"] {
            #expect(doctor.level(name) == "attention", "\(name)")
        }
        #expect(words.output.contains("chưa kiểm chứng với Công báo"))
        #expect(words.output.contains("nguy hiểm."))
    }

    @Test func `what would cost the register is a danger, with the command that mends it`() async throws {
        let place = try await Place.empty()
        try await Vuon.run("backup", "--data", "data", in: place)
        let future = (Int64(Date().timeIntervalSince1970) + 86_400) * 1000
        try place.sqlite("UPDATE audit_entry SET at = \(future) WHERE seq = 1")
        try place.sqlite("UPDATE safekeeping_run SET began_at = 0, ended_at = 0")
        chmod(place.path("data/secret.key"), 0o644)

        let doctor = try await Vuon.run("doctor", "--data", "data", "--json", in: place)
        let words = try await Vuon.run("doctor", "--data", "data", in: place)

        #expect(doctor.code == 1 && doctor.object["worst"] as? String == "danger")
        for name in ["permissions", "clock", "chain", "backup", "backup.key"] {
            #expect(doctor.level(name) == "danger", "\(name) \(words)")
        }
        #expect(words.output.contains("chmod 600 data/secret.key"))
        #expect(words.output.contains("vuon backup --data data"))
        #expect(words.output.contains("vuon backup key --data data"))
    }

    @Test func `a file whose pages were damaged is found`() async throws {
        let (place, _) = try await Place.sample(households: 60)
        let path = place.path("data/vuon.sqlite")
        var bytes = try #require(place.bytes("data/vuon.sqlite"))
        for start in stride(from: 10 * 16_384, to: bytes.count, by: 5 * 16_384) {
            bytes.replaceSubrange(start..<(start + 64), with: Data(repeating: 0xA5, count: 64))
        }
        try bytes.write(to: URL(filePath: path))

        let doctor = try await Vuon.run("doctor", "--data", "data", in: place)

        #expect(doctor.code == 1)
        #expect(doctor.output.contains("bị hỏng") || doctor.output.contains("Không mở được hệ thống"))
    }

    @Test func `an installation on a server is examined too, and one that cannot be opened`() async throws {
        try await TestPlace.use(.postgresql) { database in
            let place = try Place()
            try await Vuon.run(
                "init", "--data", "data", "--area", "20017", "--sample", "--households", "20", "--database",
                database.location, in: place)
            let doctor = try await Vuon.run("doctor", "--data", "data", "--json", in: place)

            for name in ["integrity", "chain", "clock"] { #expect(doctor.level(name) == "good", "\(name)") }
            #expect(doctor.level("server.data_checksums") != nil)

            try FileManager.default.removeItem(atPath: place.path("data/secret.key"))
            let closed = try await Vuon.run("doctor", "--data", "data", in: place)
            #expect(closed.code == 1 && closed.output.contains("Không mở được hệ thống"))
        }
    }
}

extension Vuon.Outcome {
    fileprivate func level(_ name: String) -> String? {
        let findings = object["findings"] as? [[String: Any]] ?? []
        return findings.first { $0["name"] as? String == name }?["level"] as? String
    }
}
