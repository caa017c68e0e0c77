import Foundation
import FoundationXML
import Hummingbird
import Logging
import Markup
import NIOEmbedded
import PageClient
import Site
import Testing

struct PageTests {
    @Test(arguments: [PageSample.parts, .signIn, .notFound, .systemError, .refusal, .officersRefusal])
    func `a page is clean XML, with one h1, unique ids, a label for every field, nothing inline`(
        _ sample: PageSample
    ) async throws {
        let outline = try Outline(of: try await sample.html())

        #expect(outline.count(of: "h1") == 1)
        #expect(Set(outline.ids).count == outline.ids.count)
        #expect(outline.fieldIDs.subtracting(outline.labelledIDs).isEmpty)
        #expect(outline.brokenReferences.isEmpty)
        #expect(outline.count(of: "script") == 0 && outline.count(of: "style") == 0)
        #expect(outline.attributes.allSatisfy { $0 != "style" && !$0.hasPrefix("on") })
    }

    @Test func `a sample installation says so on every page, its error pages too`() async throws {
        let stage = Stage(isSample: true)

        for path in ["/dang-nhap", "/khong-co", "/hong"] {
            #expect(try await stage.visitor.get(path).text.contains("DỮ LIỆU MẪU"), "\(path)")
        }
        #expect(try await stage.officer.get("/ho").text.contains("DỮ LIỆU MẪU"))
    }

    @Test func `a real installation never does`() async throws {
        let stage = Stage(isSample: false)

        for path in ["/dang-nhap", "/khong-co", "/hong"] {
            #expect(try await !stage.visitor.get(path).text.contains("DỮ LIỆU MẪU"), "\(path)")
        }
    }

    @Test func `a page that comes back because of what was typed says so in its title`() {
        #expect(PartsPage.page().description.contains("<title>Lỗi: "))
    }

    @Test func `a page of long work asks for itself again, without a script`() throws {
        let request = Request(
            head: .init(method: .get, scheme: nil, authority: nil, path: "/nhap/1"), body: .init(buffer: ByteBuffer()))
        let context = VisitorContext(source: .init(channel: EmbeddedChannel(), logger: Logger(label: "test")))

        let response = try Page("<p>62 %</p>", status: .accepted, refresh: 2).response(from: request, context: context)

        #expect(response.headers[named: "Refresh"] == "2")
        #expect(response.status == .accepted)
    }
}

/// A page to look at.
enum PageSample: Sendable {
    case parts, signIn, notFound, systemError, refusal, officersRefusal

    func html() async throws -> [UInt8] {
        let stage = Stage(isSample: true)
        return switch self {
        case .parts: PartsPage.page().utf8
        case .signIn: try await stage.visitor.get("/dang-nhap").bytes
        case .notFound: try await stage.visitor.get("/khong-co").bytes
        case .systemError: try await stage.visitor.get("/hong").bytes
        case .refusal: try await stage.visitor.get("/tu-choi/conflict").bytes
        case .officersRefusal: try await stage.officer.get("/ho/hong").bytes
        }
    }
}
