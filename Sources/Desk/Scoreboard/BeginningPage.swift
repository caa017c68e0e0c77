import Markup
import Site

/// How to go from trying the program to using it: sample people and real ones never stand in one installation.
func beginningPage(_ frame: PageFrame) -> HTML {
    layout(
        frame, title: "Bắt đầu với số liệu thật",
        body: """
            \(heading("Bắt đầu với số liệu thật", lead: "Dữ liệu mẫu và số liệu thật không bao giờ nằm chung một hệ thống. Số liệu thật vào một hệ thống trống của riêng nó."))
            <ol>
            <li>Ở máy chủ, dừng chương trình (Ctrl+C) rồi chạy <code>make real</code>. Lệnh này lập một hệ thống trống \
            ở thư mục khác; hệ thống mẫu vẫn còn nguyên.</li>
            <li>Mở địa chỉ được in ra, tạo tài khoản quản trị bằng mã thiết lập in kèm, rồi tạo tài khoản cho cán bộ \
            và lãnh đạo.</li>
            <li>Cán bộ nhập danh sách hộ ở mục Nhập danh sách: xem trước từng thay đổi rồi mới lưu.</li>
            <li>Lãnh đạo ghi nhận quyết định công nhận đang có hiệu lực ở mục Quyết định, loại Danh sách ban đầu.</li>
            <li>Cán bộ ghi tổng số hộ, nhân khẩu của từng tổ dân phố: mẫu số của mọi tỷ lệ.</li>
            </ol>
            """)
}
