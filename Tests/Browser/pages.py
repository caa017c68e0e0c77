"""The pages that the browser suite opens: one list, and the words of the sign-in page.

A path with {braces} stands at a place that `places.py` finds first: a household, a list that was brought, a draft.
"""

from dataclasses import dataclass

# Roles as `vuon init --sample --json` names them.
ADMINISTRATOR = "Quản trị hệ thống"
STAFF = "Công chức giảm nghèo"
LEADER = "Lãnh đạo UBND"
REVIEWER = "Rà soát viên, tổ trưởng tổ dân phố"
SUPPLIER = "Đơn vị cung cấp số liệu"
AUDITOR = "Kiểm toán"


@dataclass(frozen=True)
class Address:
    """A page, the role that opens it (None: nobody is signed in), and a name for its pictures."""

    name: str
    path: str
    role: str | None = STAFF
    status: int = 200
    # Whether it stands for its kind on the second engine too: pages are drawn from values, not from engines.
    on_both: bool = False


PAGES = [
    Address("dang-nhap", "/dang-nhap", role=None),
    Address("khong-thay", "/khong-co-trang-nay", status=404),
    Address("khong-duoc-phep", "/quyet-dinh/moi", status=403),
    Address("bang-chi-tieu", "/", on_both=True),
    Address("bang-chi-tieu-lanh-dao", "/", role=LEADER),
    Address("chi-tieu-ho-ngheo", "/chi-tieu/poor_households"),
    Address("chi-tieu-ho-can-ngheo", "/chi-tieu/near_poor_households"),
    Address("chi-tieu-bhyt", "/chi-tieu/health_insurance"),
    Address("chi-tieu-vay-von", "/chi-tieu/credit", on_both=True),
    Address("chi-tieu-nam-2026", "/chi-tieu/credit?nam=2026"),
    Address("ghi-so-lieu", "/chi-tieu/credit/so-lieu"),
    Address("ke-hoach", "/ke-hoach/2026", on_both=True),
    Address("ke-hoach-lanh-dao", "/ke-hoach/2026", role=LEADER),
    Address("ke-hoach-sua", "/ke-hoach/2026?sua=1"),
    Address("ke-hoach-van-ban", "/ke-hoach/2026/van-ban"),
    Address("ke-hoach-muc", "/ke-hoach/2026/muc/vii.1"),
    Address("ke-hoach-them-muc", "/ke-hoach/2026/muc/vi.3/them"),
    Address("ke-hoach-bo-muc", "/ke-hoach/2026/muc/vi.3.1/bo"),
    Address("ke-hoach-chi-tieu", "/ke-hoach/2026/chi-tieu/credit"),
    Address("ke-hoach-chi-tieu-moi", "/ke-hoach/2026/chi-tieu/moi"),
    Address("ke-hoach-nam-sau", "/ke-hoach/2026/nam-sau"),
    Address("ke-hoach-moi", "/ke-hoach/moi"),
    Address("ke-hoach-ai-da-gui", "/ke-hoach/2026/han/vii.1"),
    Address("mot-trang", "/bang-chi-tieu/mot-trang", role=LEADER, on_both=True),
    Address("ke-hoach-lich-su", "/ke-hoach/2026/lich-su"),
    Address("bhyt-co", "/chi-tieu/bhyt/co"),
    Address("bhyt-chua", "/chi-tieu/bhyt/chua", on_both=True),
    Address("bhyt-chua-ro", "/chi-tieu/bhyt/chua-ro"),
    Address("ho", "/ho", on_both=True),
    Address("ho-ngheo", "/ho?nhom=poor"),
    Address("ho-thoat", "/ho?nhom=escaped"),
    Address("ho-lech", "/ho?nhom=differing", role=LEADER),
    Address("ho-cho-quyet-dinh", "/ho?nhom=awaiting"),
    Address("ho-trong", "/ho?nhom=farming_average&tdp={place}"),
    Address("ho-trang-cuoi", "/ho?xep=place&trang=24"),
    Address("tim", "{search}", on_both=True),
    Address("tim-khong-thay", "{search_without_results}"),
    Address("mot-ho", "{household}", on_both=True),
    Address("mot-ho-lanh-dao", "{household}", role=LEADER),
    Address("mot-ho-ngoai-danh-sach", "{unlisted_household}"),
    Address("nhap-ho-moi", "/ho/moi"),
    Address("thong-tin-cua-ho", "{household}/thong-tin"),
    Address("them-thanh-vien", "{household}/thanh-vien/moi"),
    Address("sua-thanh-vien", "{member}"),
    Address("bot-thanh-vien", "{member}/bot"),
    Address("doi-chu-ho", "{household}/chu-ho"),
    Address("chuyen-to", "{household}/chuyen"),
    Address("bien-dong", "{household}/bien-dong"),
    Address("ghi-sinh", "{household}/sinh"),
    Address("ghi-chet", "{household}/chet"),
    Address("tach-ho", "{household}/tach"),
    Address("ho-khong-con", "{household}/ket-thuc"),
    Address("vang-mat", "{household}/vang"),
    Address("nguoi-dai-dien", "{household}/dai-dien"),
    Address("hen-viec", "{household}/viec"),
    Address("ho-chuyen-den", "/ho/chuyen-den"),
    Address("viec-phai-lam", "/viec"),
    Address("nhap", "/nhap"),
    Address("nhap-cach-hieu", "{understood_list}"),
    Address("nhap-chi-cot", "{understood_list}/cot/0"),
    Address("nhap-danh-sach-co-san", "{official_list}"),
    Address("nhap-so-sanh", "{compared_list}", on_both=True),
    Address("nhap-so-sanh-thay-doi", "{compared_list}?loai=changed"),
    Address("nhap-da-nhan", "{accepted_list}"),
    Address("nhap-rut-lai", "{accepted_list}/rut-lai"),
    Address("nhap-da-bo", "{discarded_list}"),
    Address("trung-lap", "/trung-lap", on_both=True),
    Address("trung-lap-da-xu-ly", "/trung-lap/da-xu-ly"),
    Address("trung-lap-mot-cap", "{duplicate}", on_both=True),
    Address("trung-lap-gop", "{merging}"),
    Address("doi-chieu", "/doi-chieu"),
    Address("doi-chieu-cach-hieu", "{outside_list}/cach-hieu"),
    Address("doi-chieu-ket-qua", "{outside_list}?loai=facts", on_both=True),
    Address("doi-chieu-chi-o-so", "{outside_list}?loai=ours"),
    Address("quyet-dinh", "/quyet-dinh"),
    Address("quyet-dinh-lanh-dao", "/quyet-dinh", role=LEADER),
    Address("mot-quyet-dinh", "{decision}"),
    Address("quyet-dinh-moi", "/quyet-dinh/moi", role=LEADER),
    Address("quyet-dinh-xem-truoc", "{decision_preview}", role=LEADER, on_both=True),
    Address("bieu", "/bieu"),
    Address("bieu-1", "/bieu/1?nam=2025"),
    Address("bieu-2", "/bieu/2?nam=2025", on_both=True),
    Address("bieu-3", "/bieu/3?nam=2025"),
    Address("bieu-4", "/bieu/4?nam=2025", on_both=True),
    Address("bieu-5", "/bieu/5?nam=2025"),
    Address("bieu-8", "/bieu/8?nam=2025&den-ngay=2026-03-31&biet-den=2026-03-31"),
    Address("bieu-9", "/bieu/9?nam=2025"),
    Address("bieu-10", "/bieu/10?nam=2025"),
    Address("bieu-11", "/bieu/11?nam=2025"),
    Address("bieu-12", "/bieu/12?nam=2025"),
    Address("bieu-14", "/bieu/14?nam=2025"),
    Address("bieu-15", "/bieu/15?nam=2025", on_both=True),
    Address("ten-thieu-hut", "/bieu/4/ten?nam=2025&cot=2&dong=ho"),
    Address("ten-chua-ro", "/bieu/4/ten?nam=2025&cot=5&dong=ho&phan=unknown"),
    Address("ten-tre-em", "/bieu/11/ten?nam=2025&cot=5&dong=ho"),
    Address("ten-ho", "/bieu/2/ten?nam=2025&cot=9&dong=ho"),
    Address("ten-khau", "/bieu/3/ten?nam=2025&cot=9&dong=khau"),
    Address("nguon-tong-so", "/bieu/1/ten?nam=2025&cot=1&dong=ho"),
    Address("dia-ban", "/dia-ban"),
    Address("doi-mat-khau", "/mat-khau"),
    Address("bat-dau", "/bat-dau"),
    Address("quy-dinh", "/quy-dinh"),
    Address("quy-dinh-chuan", "{standard}"),
    Address("quy-dinh-chuan-moi", "/quy-dinh/chuan/2027"),
    Address("quy-dinh-tham-so", "{parameter}"),
    Address("quy-dinh-thu-tuc", "{procedure}"),
    Address("quy-dinh-danh-muc", "{rule_list}"),
    Address("quy-dinh-tim", "/quy-dinh?tim=bhyt%20can%20ngheo"),
    Address("quy-dinh-mot-muc", "/quy-dinh/muc?ma=standards/2027-2030/income_points/urban", on_both=True),
    Address("quy-dinh-chi-so", "/quy-dinh/muc?ma=standards/2022-2025/indicators/dependants"),
    Address("quy-dinh-viec", "/quy-dinh/muc?ma=errands/households"),
    Address("quy-dinh-bieu", "/quy-dinh/muc?ma=forms/bieu-08"),
    Address("quy-dinh-nhom", "/quy-dinh/muc?ma=groups/unable_to_work"),
    Address("quy-dinh-van-ban", "/quy-dinh/van-ban/ND-351-2025"),
    Address("quy-dinh-chua-kiem-chung", "/quy-dinh/chua-kiem-chung"),
    Address("quy-dinh-cho", "/quy-dinh/cho"),
    Address("quy-dinh-nhap", "/quy-dinh/nhap?ma=standards/2027-2030/average_band/urban&tu=2027-01-01"),
    Address("quy-dinh-nhap-chi-so", "/quy-dinh/nhap?ma=standards/2027-2030/indicators/toilet&tu=2027-01-01"),
    Address("quy-dinh-them", "/quy-dinh/them"),
    Address("quy-dinh-doi-chieu", "{comparing}"),
    Address("quy-dinh-ban-nhap", "{ruling}"),
    Address("quy-dinh-xac-nhan", "{ruling}", role=LEADER, on_both=True),
    Address("quy-dinh-ban-nhap-quan-tri", "{ruling}", role=ADMINISTRATOR),
    Address("tai-khoan", "/tai-khoan", role=ADMINISTRATOR),
    Address("tai-khoan-mat-khau", "{account}/mat-khau", role=ADMINISTRATOR),
    Address("tai-khoan-khoa", "{account}/khoa", role=ADMINISTRATOR),
    Address("tai-khoan-mot", "{account}", role=ADMINISTRATOR),
    Address("to-chuc", "/to-chuc", role=ADMINISTRATOR),
    Address("quyen-han", "/quyen-han", role=REVIEWER),
    Address("trang-cua-toi", "/toi", role=REVIEWER, on_both=True),
    Address("ho-cua-to", "/ho", role=REVIEWER, on_both=True),
    Address("doi-chieu-don-vi", "/doi-chieu", role=SUPPLIER),
    Address("kiem-nhiem", "/kiem-nhiem", role=LEADER),
    Address("kiem-nhiem-kiem-toan", "/kiem-nhiem", role=AUDITOR),
    Address("nhat-ky", "/nhat-ky", role=ADMINISTRATOR),
    Address("nhat-ky-lanh-dao", "/nhat-ky", role=LEADER, on_both=True),
    Address("nhat-ky-loc", "/nhat-ky?viec=decision_recorded", role=LEADER),
    Address("nhat-ky-muc", "{entry}", role=LEADER),
    Address("nhat-ky-ho", "/nhat-ky{household}", role=LEADER),
    Address("nhat-ky-dien", "/nhat-ky/dien", role=LEADER, on_both=True),
    Address("nhat-ky-xem", "/nhat-ky/xem", role=LEADER),
    Address("nhat-ky-khong-duoc", "/nhat-ky", status=403),
    Address("sao-luu", "/sao-luu", role=ADMINISTRATOR, on_both=True),
    Address("quy-dinh-quan-tri", "/quy-dinh", role=ADMINISTRATOR),
]


@dataclass(frozen=True)
class SignInPage:
    path: str = "/dang-nhap"
    name_label: str = "Tên đăng nhập"
    password_label: str = "Mật khẩu"
    button: str = "Đăng nhập"


SIGN_IN = SignInPage()
