"""Lists as wards have them, with the faults of real files: made by openpyxl, and written again by LibreOffice.

Every list is one of the two layouts of law.md 3.6 or a mixture that an official types. Nobody in them exists: names are
invented, numbers are those of the tests. Called with a folder; leaves NAME.xlsx there and LibreOffice's in lo/NAME.xlsx.
"""

import datetime
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def book(folder, name, *sheets, epoch=None):
    """Each sheet is a name, rows and merged ranges."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    if epoch:
        made.epoch = epoch
    for title, rows, merges in sheets:
        sheet = made.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column, value)
        for merge in merges:
            sheet.merge_cells(merge)
    made.save(folder / f"{name}.xlsx")


def nfd(text):
    return unicodedata.normalize("NFD", text)


def day(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y")


DETAILED_TITLE = [
    ["UBND PHƯỜNG KIM TRÀ"], ["BAN CHỈ ĐẠO GIẢM NGHÈO"], [],
    [None, None, "DANH SÁCH CHI TIẾT HỘ {}"], [None, None, "(Kèm theo Quyết định số 512/QĐ-UBND ngày 15 tháng 12 năm 2025)"], [],
]
DETAILED_HEADERS = [
    ["STT chủ hộ", "STT thành viên", "Họ và tên", "Năm sinh", None, "Dân tộc", "Quan hệ với chủ hộ", "Diễn biến", None, None,
     "Hộ CSCC", "Hộ DTTC", "Hộ không KNLĐ", "Hỗ trợ", None, None, None, None, None],
    [None, None, None, "Nam", "Nữ", None, None, "Nghèo mới", "Tái nghèo", "Nghèo cũ", None, None, None,
     "Y tế", "Giáo dục", "Sản xuất", "Vay vốn", "Nhà ở", "Khác"],
    ["A", "B", "C", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
]
DETAILED_MERGES = ["D7:E7", "H7:J7", "N7:S7", "A7:A8", "B7:B8", "C7:C8", "F7:F8", "G7:G8", "K7:K8", "L7:L8", "M7:M8",
                   "C4:G4"]


def detailed(poor=True):
    title = [[cell.format("NGHÈO" if poor else "CẬN NGHÈO") if cell else cell for cell in row] for row in DETAILED_TITLE]
    rows = [
        ["I", None, "TDP Giáp Thượng"],
        [1, 1, "Nguyễn Văn Bưởi", 1950, None, "Kinh", "Chủ hộ", None, None, "x", None, None, "x", "x"],
        [None, 2, "Trần Thị Cau", None, 1952, "Kinh", "Vợ"],
        [None, 3, "Nguyễn Văn Dâu", "03/1981", None, "Kinh", "Con"],
        [2, 1, "Lê Thị Ổi", None, "15/08/1968", "Kinh", "Chủ hộ", "x"],
        [None, 2, "Lê Văn Quýt", day("01/01/2001"), None, "Kinh", "Con trai"],
        ["Cộng", None, "2 hộ", 3, 2],
        [],
        ["II", None, "Tổ dân phố 2 (1 hộ)"],
        [1, 1, "Phan Văn Sung", 1977, None, "Kinh", "Chủ hộ", None, "X"],
        [None, None, "Tổng cộng", 4, 2], [],
        [None, None, None, None, None, "Kim Trà, ngày 15 tháng 12 năm 2025"],
        [None, None, "NGƯỜI LẬP BIỂU", None, None, "TM. ỦY BAN NHÂN DÂN"], [], [],
        [None, None, "Lê Thị Mận", None, None, "Đỗ Văn Khế"],
    ]
    return ("Biểu 15", title + DETAILED_HEADERS + rows, DETAILED_MERGES)


AFTER = ["TT", "Họ và tên chủ hộ", "Họ và tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "CCCD", "Tỉnh",
         "Huyện", "Mã huyện", "Xã", "Mã xã", "Thôn", "Dân tộc", "Phân loại hộ", "Số QĐ công nhận", "Ngày ban hành QĐ",
         "B1", "B2", "is DTTS", "is không khả năng LĐ", "is thành viên có công", "Nguyên nhân nghèo"]
PLACE = ["Huế", "Hương Trà", 480, "Kim Trà", 20017]


def after_title(text):
    return [["ỦY BAN NHÂN DÂN"], ["PHƯỜNG KIM TRÀ"], [], [text], ["Năm 2025"], [], []]


def after_review():
    poor = after_title("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT") + [
        AFTER, [f"({number})" for number in range(1, len(AFTER) + 1)],
        [1, "Nguyễn Văn Bưởi", "Nguyễn Văn Bưởi", "Chủ hộ", day("07/03/1950"), "Nam", 46050000017, *PLACE, "Tổ dân phố 1",
         "Kinh", "Hộ nghèo", "512/QĐ-UBND", day("15/12/2025"), 110, 40, None, None, "x", "Không có lao động"],
        [2, "Nguyễn Văn Bưởi", "Trần Thị Cau", "Vợ", 1952, "Nữ", "046152000021", *PLACE, "Tổ dân phố 1", "Kinh", "Hộ nghèo"],
        [3, "Lê Thị Ổi", "Lê Thị Ổi", "Chủ hộ", "15/08/1968", "Nữ", "4.6168000043E+10", *PLACE, "tổ 2", "Kinh", "Hộ cận nghèo",
         "512/QĐ-UBND", "15/12/2025", "130", 20],
        [4, "Lê Thị Ổi", "Lê Văn Quýt", "Con", "01/01/2001", "Nam", "4,6E+10", *PLACE, "tổ 2", "Kinh", "Hộ cận nghèo"],
    ]
    escaped = after_title("DANH SÁCH HỘ THOÁT NGHÈO") + [
        AFTER[:1] + AFTER[1:7] + ["Thôn", "Dân tộc", "Số QĐ công nhận", "Ngày ban hành QĐ"],
        [1, "Phan Văn Sung", "Phan Văn Sung", "Chủ hộ", 1977, "Nam", "046077000069", "Tổ dân phố 1", "Kinh", "513/QĐ-UBND",
         "15/12/2025"],
    ]
    guide = [["Hướng dẫn"], ["Cột B ghi họ tên chủ hộ."], ["Cột C ghi họ tên thành viên."]]
    total = [["Tổng hợp"], ["Tổ dân phố", "Hộ nghèo", "Hộ cận nghèo"], ["Tổ dân phố 1", 1, 0], ["Tổ dân phố 2", 0, 1]]
    return [("HN, HCN sau rà soát", poor, ["A4:W4"]), ("Hộ thoát nghèo", escaped, []), ("Hướng dẫn", guide, []),
            ("Tổng hợp", total, [])]


def of_neighbourhoods():
    """A sheet for each tổ dân phố, no column for it, rows numbered by people, decomposed letters, headers of every page."""
    headers = [nfd(text) for text in ["Số TT", "Họ tên", "QH với chủ hộ", "Năm sinh", "Giới", "Số CCCD/CMND/ĐDCN"]]
    return [
        ("TDP 1", [["Danh sách hộ nghèo"], headers, [1, nfd("Nguyễn Văn Bưởi"), nfd("Chủ hộ"), 1950, "Nam", "046050000017"],
                   [2, "Trần Thị Cau", "vợ", 1952, "Nữ", None], headers,
                   [3, "Lê Thị Ổi", "Chủ Hộ", 1968, nfd("Nữ"), "046168000043"]], []),
        ("TDP 02", [["Danh sách hộ nghèo"], headers, [1, "Phan Văn Sung", "Chủ hộ", 1977, "Nam", "046077000069"]], []),
    ]


def heads():
    """Heads alone, classes marked by x, one tổ dân phố in the title."""
    rows = [
        ["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2026"], ["Tổ dân phố 2"], [],
        ["STT", "Họ và tên chủ hộ", "Năm sinh", "Diện hộ", None, "Ghi chú"], [None, None, None, "Hộ nghèo", "Hộ cận nghèo"],
        [1, "Nguyễn Văn Bưởi", 1950, "x"], [2, "Lê Thị Ổi", 1968, None, "x"], [None, "Cộng:", None, 1, 1],
    ]
    return [("Sheet1", rows, ["D4:E4"])]


def unknown():
    """Headers of no list that anybody has seen."""
    return [("Data", [["code", "who", "kin", "born", "where", "x1"], ["a", "Nguyễn Văn Bưởi", "Chủ hộ", 1950, "Tổ dân phố 1", 1],
                      ["a", "Trần Thị Cau", "Vợ", 1952, None, 2], ["b", "Lê Thị Ổi", "Chủ hộ", 1968, "Tổ dân phố 2", 3]], [])]


def titled():
    """A title in the first column over an empty row; the class in a column Đối tượng; a column that nobody knows."""
    return [("Sheet1", [
        ["DANH SÁCH HỘ THEO TỔ DÂN PHỐ NĂM 2026"], [],
        ["STT", "Họ và tên chủ hộ", "Năm sinh", "Đối tượng", "Mã 2"],
        [1, "Nguyễn Văn Bưởi", 1950, "Hộ nghèo", "X1"], [2, "Lê Thị Ổi", 1968, "Hộ cận nghèo", "X2"]], [])]


def insured():
    """Đối tượng is the group of an insurance."""
    return [("Sheet1", [
        ["STT", "Họ và tên chủ hộ", "Năm sinh", "Đối tượng"],
        [1, "Nguyễn Văn Bưởi", 1950, "HN"], [2, "Lê Thị Ổi", 1968, "GD"]], [])]


def formulas():
    """Formulas that a program wrote and no spreadsheet has computed: numbers and a name; one that is left where it is."""
    return [("Sheet1", [
        ["STT hộ", "Tổ dân phố", "Họ và tên", "Quan hệ với chủ hộ", "Năm sinh", "Ghi chú"],
        [1, "Tổ dân phố 1", "Nguyễn Văn Bưởi", "Chủ hộ", 1950, "=A2"],
        ["=A2+1", "Tổ dân phố 1", "Lê Thị Ổi", "Chủ hộ", 1968],
        [3, "Tổ dân phố 1", '="Phan Văn "&"Sung"', "Chủ hộ", 1977]], [])]


def of_1904():
    return [("Danh sách", [["STT hộ", "Tổ dân phố", "Họ và tên", "Quan hệ với chủ hộ", "Ngày sinh"],
                           [1, "Tổ dân phố 1", "Nguyễn Văn Bưởi", "Chủ hộ", day("07/03/1950")],
                           [1, None, "Trần Thị Cau", "Vợ/chồng", "01/01/1952"]], [])]


def of_tcvn3():
    """Typed with the font .VnTime, before Unicode."""
    return [("Sheet1", [["DANH S\u00b8CH H\u00e9 NGH\u00ccO"], ["STT h\u00e9", "Tæ d©n phè", "Hä vµ tªn", "Quan hÖ víi chñ hé", "N¨m sinh", "Giíi tÝnh"],
                        [1, "Tæ d©n phè 1", "NguyÔn V¨n B\u00adëi", "Chñ hé", 1950, "Nam"],
                        [1, None, "TrÇn ThÞ Cau", "Vî", 1952, "N÷"],
                        [2, "Tæ d©n phè 2", "Phan V¨n Qu\u00fdt", "Chñ hé", 1977, "Nam"]], [])]


def main():
    folder = Path(sys.argv[1])
    book(folder, "detailed", detailed())
    book(folder, "after-review", *after_review())
    book(folder, "neighbourhoods", *of_neighbourhoods())
    book(folder, "heads", *heads())
    book(folder, "unknown", *unknown())
    book(folder, "titled", *titled())
    book(folder, "insured", *insured())
    book(folder, "formulas", *formulas())
    book(folder, "tcvn3", *of_tcvn3())
    book(folder, "of-1904", *of_1904(), epoch=CALENDAR_MAC_1904)
    if not shutil.which("soffice"):
        return
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx", "--outdir",
         str(folder / "lo"), *[str(path) for path in sorted(folder.glob("*.xlsx"))]],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
