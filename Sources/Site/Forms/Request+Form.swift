import FormCoding
import HTTPTypes
import Hummingbird

extension Request {
    /// What was typed into a form and sent as `application/x-www-form-urlencoded`.
    ///
    /// - Parameter limit: the greatest size in bytes; more is 413.
    public func form(limit: Int = 262_144) async throws -> Form {
        guard let type = headers[.contentType], type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw HTTPError(.unsupportedMediaType)
        }
        let body = try await body.collect(upTo: limit)
        do {
            return Form(try URLEncoded.fields(Array(body.readableBytesView)))
        } catch {
            throw HTTPError(.badRequest)
        }
    }

    /// What the address carries after `?`, read like a form: filters and the page of a list.
    public var filters: Form {
        Form((try? URLEncoded.fields(Array((uri.query ?? "").utf8))) ?? [:])
    }
}
