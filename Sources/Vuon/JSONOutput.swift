import Foundation

/// JSON on standard output, with keys in order, for programs to read.
enum JSONOutput {
    static var null: Any { NSNull() }

    static func print(_ value: Any) {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? JSONSerialization.data(withJSONObject: value, options: options) else { return }
        Swift.print(String(decoding: data, as: UTF8.self))
    }
}
