import Foundation
import Office
import Vocabulary

/// The annex of a signed decision as its file gives it: which household is recognised as what.
public struct DecisionAnnex: Sendable {
    /// One line of the annex.
    public struct Line: Sendable {
        public let line: Int
        /// The sheet's name where the file has several lists.
        public var sheet: String?
        /// The household's code; empty where the file is a list that has none.
        public let code: String
        public let name: String
        public let category: RecognisedClass
        /// The paper that the file names for this line.
        public var decision: SignedPaper?
    }

    public let fileName: String
    public let digest: [UInt8]
    public let lines: [Line]
    public let problems: [FieldProblem]
    /// A list as officials have it, whose households are to be found in the register.
    var list: ListedAnnex?

    /// An annex that is already in memory: of a generated sample, or of boxes ticked on a page.
    public init(fileName: String, digest: [UInt8], lines: [Line], problems: [FieldProblem] = []) {
        self.fileName = fileName
        self.digest = digest
        self.lines = lines
        self.problems = problems
    }

    /// The papers that the file names, each once, in its order.
    public var decisions: [SignedPaper] {
        var papers: [SignedPaper] = []
        for paper in lines.compactMap(\.decision) where !papers.contains(paper) { papers.append(paper) }
        return papers
    }
}

extension DecisionAnnex.Line {
    public init(code: String, name: String, category: RecognisedClass) {
        self.init(line: 0, code: code, name: name, category: category)
    }

    /// `Dòng 3: `; nothing for an annex that came without a file.
    var place: String {
        guard line > 0 else { return "" }
        return sheet.map { "Trang “\($0)”, dòng \(line): " } ?? "Dòng \(line): "
    }
}
