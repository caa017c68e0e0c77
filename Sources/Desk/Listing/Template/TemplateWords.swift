import Registry
import Rulebook
import Vocabulary

/// The words that cells of the template take, each list in a column of its own sheet.
struct TemplateWords: Sendable {
    struct Column: Sendable {
        /// The list's id, or that of the tổ dân phố.
        let id: String
        let title: String
        let words: [String]
    }

    let columns: [Column]

    static let sheet = "Danh mục"
    /// Kinds of unknown, so that nobody has to leave a cell to guessing.
    static let unknown = ["Chưa biết", "Từ chối trả lời", "Không áp dụng"]

    init(rules: RuleLibrary, neighbourhoods: [String]) {
        var columns: [Column] = []
        var seen: Set<String> = []
        for column in TemplateColumn.all {
            guard let id = TemplateWords.list(of: column), seen.insert(id).inserted, let list = rules.list(id) else {
                continue
            }
            let rest = TemplateWords.takesUnknown(column) ? TemplateWords.unknown : []
            columns.append(Column(id: id, title: list.label, words: list.items.map(\.label) + rest))
        }
        columns.append(Column(id: "neighbourhoods", title: "Tổ dân phố", words: neighbourhoods))
        self.columns = columns
    }

    /// Where the choices of a column stand; nil where it takes other text too.
    func place(of column: TemplateColumn) -> String? {
        // Causes may be several in one cell.
        guard column != .causes, let id = TemplateWords.list(of: column),
            let index = columns.firstIndex(where: { $0.id == id }), !columns[index].words.isEmpty
        else { return nil }
        let letter = TemplateWords.letter(index)
        return "='\(TemplateWords.sheet)'!$\(letter)$2:$\(letter)$\(columns[index].words.count + 1)"
    }

    /// The choices of a column that are few.
    static func few(_ column: TemplateColumn) -> [String]? {
        switch column {
        case .sex: return Sex.allCases.map(\.label)
        case .residence: return Membership.allCases.map(\.label)
        case .member(let fact): return fact.shape == .flag ? ["Có", "Không"] + unknown : nil
        case .household(let fact): return fact.shape == .flag ? ["Có", "Không"] + unknown : nil
        default: return nil
        }
    }

    private static func list(of column: TemplateColumn) -> String? {
        switch column {
        case .relation: return "relations"
        case .ethnicity: return "ethnic_groups"
        case .causes: return "causes"
        case .member(let fact): return list(of: fact.shape)
        case .household(let fact): return list(of: fact.shape)
        default: return nil
        }
    }

    private static func list(of shape: FactShape) -> String? {
        guard case .code(let list) = shape else { return nil }
        return list
    }

    private static func takesUnknown(_ column: TemplateColumn) -> Bool {
        switch column {
        case .member, .household: true
        default: false
        }
    }

    /// There are fewer lists than letters.
    private static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + min(index, 25)))) }
}
