import Markup

/// The steps of a task and where the officer is: "Bước 2/4".
public struct Steps: HTMLPart {
    private let names: [String]
    private let current: Int

    /// - Parameter current: counted from 1; one more than there are names when all is done.
    public init(_ names: [String], current: Int) {
        self.names = names
        self.current = current
    }

    public var html: HTML {
        let steps = names.enumerated().map { step(number: $0.offset + 1, $0.element) }
        return "<ol class=\"steps\" aria-label=\"Các bước\">\(steps)</ol>"
    }

    private func step(number: Int, _ name: String) -> HTML {
        let state = number < current ? "done" : number == current ? "current" : "ahead"
        let words = number < current ? "đã xong" : number == current ? "đang làm" : "chưa đến"
        return """
            <li class="step step-\(state)"\(when: number == current, " aria-current=\"step\"")>\
            <span class="step-number">\(number < current ? "✓" : String(number))</span>\
            <span class="step-name">\(name)</span><span class="unseen"> (\(words))</span></li>
            """
    }
}
