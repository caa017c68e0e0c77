import Foundation
import HTTPTypes
import Hummingbird
import PageClient
import Site
import Testing

struct AssetTests {
    @Test func `the stylesheet is kept for a year under a name that changes with it`() async throws {
        let answer = try await Stage().visitor.get(Assets.stylesheet.address.text)

        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "text/css; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(Assets.stylesheet.address.text.wholeMatch(of: /\/assets\/vuon-[0-9a-f]{16}\.css/) != nil)
    }

    @Test func `a browser that has it is not sent it again`() async throws {
        let visitor = Stage().visitor
        let first = try await visitor.get(Assets.stylesheet.address.text)
        let tag = try #require(first.headers[.eTag])

        let second = try await visitor.get(Assets.stylesheet.address.text, headers: [.ifNoneMatch: tag])

        #expect(second.status == 304 && second.bytes.isEmpty)
    }

    @Test func `the icon is there, an asset of another name is not`() async throws {
        let visitor = Stage().visitor

        #expect(try await visitor.get(Assets.favicon.address.text).text.contains("<svg"))
        #expect(try await visitor.get("/favicon.ico").status == 200)
        #expect(try await visitor.get("/assets/vuon-0000000000000000.css").status == 404)
        #expect(try await visitor.get("/assets/../Package.swift").status == 404)
    }

    @Test func `the stylesheet needs nothing from elsewhere`() async throws {
        let css = try await stylesheet()

        #expect(!css.contains("url(") && !css.contains("@import") && !css.contains("http"))
        #expect(css.filter { $0 == "{" }.count == css.filter { $0 == "}" }.count)
    }

    @Test(arguments: [
        ("ink", "ground"), ("soft", "ground"), ("soft", "mist"), ("link", "ground"), ("link", "mist"),
        ("link", "teal-pale"), ("ground", "teal"), ("green", "green-pale"), ("amber", "amber-pale"),
        ("red", "red-pale"),
        ("red", "ground"), ("ink", "grey-pale"), ("ink", "sun"),
    ])
    func `text stands out from its ground at least seven to one`(_ text: String, _ ground: String) async throws {
        let css = try await stylesheet()

        let contrast = try contrast(try colour(text, in: css), try colour(ground, in: css))

        #expect(contrast >= 7, "\(text) on \(ground): \(contrast)")
    }

    @Test(arguments: ["edge", "green-bar", "amber-bar", "red-bar", "teal"])
    func `edges and bars stand out at least three to one`(_ name: String) async throws {
        let css = try await stylesheet()

        #expect(try contrast(try colour(name, in: css), try colour("ground", in: css)) >= 3)
        #expect(try contrast(try colour(name, in: css), try colour("grey-pale", in: css)) >= 3)
    }

    private func stylesheet() async throws -> String {
        try await Stage().visitor.get(Assets.stylesheet.address.text).text
    }

    /// The relative luminance of WCAG 2 of a custom property.
    private func colour(_ name: String, in css: String) throws -> Double {
        let start = try #require(css.range(of: "--\(name):#"))
        let hex = css[start.upperBound...].prefix { $0.isHexDigit }
        let full = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : String(hex)
        let value = try #require(Int(full, radix: 16))
        let linear = [value >> 16, value >> 8 & 255, value & 255].map { channel in
            let share = Double(channel) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    private func contrast(_ one: Double, _ other: Double) throws -> Double {
        (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }
}
