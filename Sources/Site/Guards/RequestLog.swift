import HTTPTypes
import Hummingbird
import Logging
import Vocabulary

/// Gives each request an id that can be read out, and writes one line about it.
///
/// The line has the method, the route's pattern, the status and the time: never a path as typed, a query, a body
/// or a name.
struct RequestLog: RouterMiddleware {
    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID = RequestLog.freshID()
        context.logger[metadataKey: "request"] = .string(context.requestID)
        let start = ContinuousClock.now
        var response = try await next(request, context)
        if let name = HTTPField.Name("X-Request-Id") { response.headers[name] = context.requestID }
        let took = (ContinuousClock.now - start) / .microseconds(1)
        context.logger.info(
            "request",
            metadata: [
                "method": .string(request.method.rawValue), "route": .string(context.endpointPath ?? "-"),
                "status": .stringConvertible(response.status.code), "us": .stringConvertible(Int(took)),
            ])
        return response
    }

    /// 40 random bits in letters and digits that are not mistaken for each other: `K7Q2-M9XD`.
    private static func freshID() -> String {
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let bits = SecureRandom.bytes(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let text = (0..<8).map { letters[Int(bits >> (35 - 5 * UInt64($0)) & 31)] }
        return String(text[..<4]) + "-" + String(text[4...])
    }
}
