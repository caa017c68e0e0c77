import ArgumentParser

/// The words that the argument parser says by itself, in Vietnamese.
enum HelpWords {
    static func vietnamese(_ text: String) -> String {
        let text = sentences.reduce(text) { text, pair in text.replacing(pair.pattern) { pair.words($0.output) } }
        return phrases.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    private struct Sentence {
        let pattern: Regex<(Substring, Substring, Substring)>
        let words: ((Substring, Substring, Substring)) -> String
    }

    /// Those whose order of words is another.
    private static var sentences: [Sentence] {
        [
            Sentence(pattern: /The value '(.*)' is invalid for '(.*)'/) { "'\($0.1)' không dùng được cho '\($0.2)'" },
            Sentence(pattern: /([0-9]+) unexpected arguments: (.*)/) { "thừa \($0.1) tham số: \($0.2)" },
            Sentence(pattern: /The option '(.*)' does not take any value, but '(.*)' was specified\./) {
                "tuỳ chọn '\($0.1)' không nhận giá trị, mà lệnh ghi '\($0.2)'."
            },
        ]
    }

    private static let phrases = [
        ("OVERVIEW: ", ""), ("USAGE:", "CÁCH DÙNG:"), ("Usage:", "Cách dùng:"), ("ARGUMENTS:", "THAM SỐ:"),
        ("SUBCOMMANDS:", "CÁC LỆNH:"), ("OPTIONS:", "TUỲ CHỌN:"), ("(default: ", "(mặc định: "),
        ("Show help information.", "Hiện hướng dẫn này."), ("Show the version.", "Hiện phiên bản."),
        ("Show subcommand help information.", "Hiện hướng dẫn của một lệnh."),
        ("Error: ", "Lỗi: "), ("Help:  ", "Trong đó: "), ("Missing expected argument", "thiếu tham số"),
        ("Missing one of:", "thiếu một trong:"), ("Unknown option", "không có tuỳ chọn"),
        (". Did you mean ", ". Có phải là "), ("Invalid option: ", "tuỳ chọn viết sai: "),
        ("Unexpected argument", "thừa tham số"), ("Missing value for", "thiếu giá trị của"), ("   or: ", "  hoặc: "),
        ("<subcommand>' for detailed help.", "LỆNH' để biết chi tiết."), ("<subcommand>", "LỆNH"),
        ("for more information.", "để biết thêm."), ("See 'vuon", "Xem 'vuon"), ("<options>", "TUỲ CHỌN"),
    ]
}

/// The names of commands.
enum CommandNames {
    /// The word that stands where a command is expected and is none; the parser would call it an argument too many.
    static func unknown(in arguments: some Sequence<String>) -> String? {
        var command: any ParsableCommand.Type = VuonCommand.self
        for word in arguments.drop(while: { $0 == "help" }) {
            let commands = command.configuration.subcommands
            guard !commands.isEmpty, !word.hasPrefix("-") else { return nil }
            guard let found = commands.first(where: { $0._commandName == word }) else { return word }
            command = found
        }
        return nil
    }
}
