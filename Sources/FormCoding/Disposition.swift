/// The name of a part's field, and of its file where it is one.
struct Disposition {
    let name: String
    /// The last component of what the browser sent: some send a whole path.
    let fileName: String?

    init(headers: ArraySlice<UInt8>) throws(UnreadableForm) {
        let lines = String(decoding: headers, as: UTF8.self).split(separator: "\r\n")
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else {
            throw UnreadableForm()
        }
        let parameters = Disposition.parameters(of: line)
        guard let name = parameters["name"], !name.isEmpty, name.utf8.count <= 200 else { throw UnreadableForm() }
        self.name = name
        fileName = parameters["filename"].map { sent in
            String((sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "").prefix(255))
        }
    }

    /// `key="value"` pairs; within quotes `\"` and `%22` stand for a quotation mark.
    private static func parameters(of line: Substring) -> [String: String] {
        var parameters: [String: String] = [:]
        var rest = line.drop { $0 != ";" }
        while let semicolon = rest.first, semicolon == ";" {
            rest = rest.dropFirst().drop { $0 == " " }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            let value = rest.first == "\"" ? quoted(&rest) : plain(&rest)
            parameters[key.lowercased()] = value
            rest = rest.drop { $0 != ";" }
        }
        return parameters
    }

    private static func quoted(_ rest: inout Substring) -> String {
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", rest.first == "\"" || rest.first == "\\" {
                value.append(rest.removeFirst())
            } else {
                value.append(character)
            }
        }
        return value.replacing("%22", with: "\"")
    }

    private static func plain(_ rest: inout Substring) -> String {
        let value = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(value.count)
        return String(value)
    }
}
