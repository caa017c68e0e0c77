import Markup
import Safekeeping
import Site
import Vocabulary

func backupPage(_ frame: PageFrame, _ standing: BackupStanding, running: Run.Kind?, at instant: Instant) -> HTML {
    let settings = standing.settings
    let rows: [[HTML]] = standing.runs.map { run in
        [
            HTML(text: run.began.shown), HTML(text: run.kind.label), HTML(text: run.file),
            HTML(text: run.bytes > 0 ? Shown.size(run.bytes) : "–"),
            HTML(text: run.problem.map { "Không xong: \($0)" } ?? "Xong"),
        ]
    }
    return layout(
        frame, title: "Sao lưu",
        body: """
            \(heading("Sao lưu", lead: "Mất điện, hỏng ổ, mất máy: sổ phải trở lại được. Bản sao lưu được mã hoá và đọc lại trước khi báo xong."))
            \(backupWarnings(standing, at: instant))
            \(running.map { Notice(.note, title: $0 == .drill ? "Đang thử phục hồi" : "Đang sao lưu", "<p>Trang tự tải lại khi xong. Mọi người vẫn làm việc bình thường.</p>") })
            \(SummaryList([
                .init("Bản tốt gần nhất", text: standing.lastGood.map { "\($0.began.shown), \(Shown.size($0.bytes)), \(Shown.number($0.rows)) dòng" } ?? "Chưa có"),
                .init("Tệp", text: standing.lastGood?.file ?? "–"),
                .init("Cất ở", text: standing.lastGood?.place ?? standing.folder.path),
                .init("Thử phục hồi gần nhất", text: standing.lastDrill.map { "\($0.began.shown), đạt, \(Shown.number($0.rows)) dòng" } ?? "Chưa thử"),
                .init("Lịch", text: settings.isOn ? "Mỗi ngày, từ \(settings.hour) giờ; máy tắt lúc ấy thì làm ngay khi mở lại" : "Máy chủ không tự sao lưu"),
                .init("Giữ", text: "Bản cuối của \(settings.retention.words)"),
            ]))
            \(when: running == nil, backupButtons(standing))
            <p>Đổi lịch, nơi cất và chép khoá làm tại máy chủ: <code>vuon backup schedule</code>, <code>vuon backup key</code>.</p>
            <h2>Gần đây</h2>
            \(DataTable(
                "Những lần sao lưu, thử phục hồi gần đây", [.init("Lúc", .rowHeader), .init("Việc"), .init("Tệp"), .init("Cỡ", .number), .init("Kết quả")],
                rows: rows, isCaptionHidden: true, empty: "<p>Chưa có lần nào.</p>"))
            """)
}

/// What is wrong with the backups, in the order in which it hurts; nothing where all is well.
func backupWarnings(_ standing: BackupStanding, at instant: Instant) -> HTML {
    var warnings: [HTML] = []
    if standing.isLate(at: instant) {
        let since =
            standing.lastGood.map { "Bản tốt gần nhất làm lúc \($0.began.shown)." } ?? "Chưa có bản sao lưu nào."
        warnings.append(
            Notice(
                .attention, title: "Quá \(standing.settings.warnAfterHours) giờ chưa có bản sao lưu tốt",
                """
                <p>\(since) Hỏng máy lúc này là mất mọi việc làm từ đó. Hãy sao lưu ngay.</p>
                """
            ).html)
    }
    if let last = standing.runs.first(where: { $0.kind == .backup }), let problem = last.problem {
        warnings.append(
            Notice(.attention, title: "Lần sao lưu lúc \(last.began.shown) không xong", "<p>\(problem)</p>").html)
    }
    if standing.lastGood != nil, standing.settings.folder == nil {
        warnings.append(
            Notice(
                .note, title: "Bản sao lưu nằm cùng ổ với hệ thống",
                """
                <p>Hỏng ổ là mất cả hai. Đặt sang ổ khác tại máy chủ: <code>vuon backup schedule --folder</code>.</p>
                """
            ).html)
    }
    if standing.lacksPaper {
        warnings.append(
            Notice(
                .attention, title: "Khoá sao lưu chưa chép ra giấy",
                """
                <p>Mất máy là mất cả tệp khoá: các bản sao lưu sẽ không mở được. Chạy <code>vuon backup key</code> tại máy chủ, \
                chép hai tờ, cất hai nơi.</p>
                """
            ).html)
    }
    return warnings.joined(separator: "")
}

private func backupButtons(_ standing: BackupStanding) -> HTML {
    """
    <div class="actions">\(PostForm(to: Links.backups.appending("ngay"), Button("Sao lưu ngay").html))\
    \(when: standing.lastGood != nil, PostForm(to: Links.backups.appending("thu"), Button("Thử phục hồi", .secondary).html).html)</div>
    """
}
