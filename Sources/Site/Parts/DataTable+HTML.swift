import Markup

extension DataTable {
    public var html: HTML {
        if rows.isEmpty {
            return "<div class=\"empty\"><p class=\"empty-title\">\(caption)</p>\(empty)</div>"
        }
        return """
            <div class="table-region" role="region" aria-label="\(caption)" tabindex="0">\
            <table class="table\(when: isOfficial, " table-official")">
            <caption\(when: isCaptionHidden, " class=\"unseen\"")>\(caption)</caption>
            <thead>\(headerRows)</thead>
            <tbody>\(rows)</tbody>\(totals.map(totalRow))</table></div>
            """
    }

    private var headerRows: HTML {
        let isGrouped = columns.contains { $0.group != nil }
        let numbers: [HTML] = numbers.map { "<td>\(breakable($0))</td>" }
        return """
            \(when: isGrouped, groupedHeaders, else: "<tr>\(columns.map { header($0) })</tr>")\
            \(when: !numbers.isEmpty, "<tr class=\"table-numbers\" aria-hidden=\"true\">\(numbers)</tr>")
            """
    }

    /// A formula may be broken after its equals sign: `14=` over `13/2×100`.
    private func breakable(_ number: String) -> HTML {
        guard let sign = number.firstIndex(of: "=") else { return HTML(text: number) }
        return "\(String(number[...sign]))<wbr/>\(String(number[number.index(after: sign)...]))"
    }

    /// Two rows: groups over their columns; a column without a group reaches through both.
    private var groupedHeaders: HTML {
        var upper: [HTML] = []
        var index = 0
        while index < columns.count {
            let column = columns[index]
            let run = columns[index...].prefix { $0.group != nil && $0.group == column.group }.count
            if let group = column.group {
                upper.append("<th scope=\"colgroup\" colspan=\"\(run)\" class=\"table-group\">\(group)</th>")
            } else {
                upper.append(header(column, span: " rowspan=\"2\""))
            }
            index += max(run, 1)
        }
        return "<tr>\(upper)</tr><tr>\(columns.filter { $0.group != nil }.map { header($0) })</tr>"
    }

    private func header(_ column: Column, span: HTML? = nil) -> HTML {
        let sorted: HTML? = column.sort?.current.map { " aria-sort=\"\($0.rawValue)\"" }
        return "<th scope=\"col\"\(named(column))\(span)\(sorted)>\(headerWords(column))</th>"
    }

    private func headerWords(_ column: Column) -> HTML {
        guard let sort = column.sort else { return "\(column.label)" }
        let arrow =
            switch sort.current {
            case .ascending: "▲"
            case .descending: "▼"
            case nil: "↕"
            }
        return """
            <a class="sort" href="\(sort.address)">\(column.label) \
            <span class="sort-arrow" aria-hidden="true">\(arrow)</span>\
            <span class="unseen">, sắp xếp theo cột này</span></a>
            """
    }

    private func totalRow(_ cells: [HTML]) -> HTML {
        var row = Row(columns, lines: 1)
        for cell in cells { row.add(cell) }
        return "<tfoot><tr>\(HTML(stringInterpolation: row.markup))</tr></tfoot>"
    }

    /// The class of the column's cells, where it is laid out in its own way.
    private func named(_ column: Column) -> HTML? {
        switch column.kind {
        case .rowHeader, .text: nil
        case .number: " class=\"number\""
        case .code: " class=\"code\""
        case .actions: " class=\"row-actions\""
        }
    }
}
