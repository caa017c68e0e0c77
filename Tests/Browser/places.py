"""Where the pages are that only their keys name: found by following links, or made as an officer makes them."""

import time
from pathlib import Path
from urllib.parse import urlencode

from clerk import Clerk, PageForm, Reply
from lists import (
    ANOTHER_PLACE, DOUBLES_PLACE, PLACE, official_list, rows_of_place, spoilt_list, ward_list, write)
from openpyxl.worksheet.worksheet import Worksheet
from pages import ADMINISTRATOR, LEADER, STAFF
from server import Server

DAY_OF_FIGURES = "20/11/2026"


def find_places(server: Server) -> dict[str, str]:
    """Every {place} of `pages.py`. What is made here changes no number of the scoreboard or the tables."""
    staff, leader = Clerk(server, server.officer(STAFF)), Clerk(server, server.officer(LEADER))
    administrator = Clerk(server, server.officer(ADMINISTRATOR))
    household = staff.get("/ho?nhom=poor").link("/ho/0")
    rules = staff.get("/quy-dinh")
    return {
        "place": staff.get("/chi-tieu/poor_households").link("tdp=").split("tdp=")[1].split("&")[0],
        "household": household,
        "unlisted_household": staff.get("/ho?nhom=undetermined").link("/ho/0"),
        "member": staff.get(household).link("/thanh-vien/0").split("#")[0],
        "search": staff.post("/ho/tim", {"q": "nguyen van"}).path,
        "search_without_results": staff.post("/ho/tim", {"q": "khong co ai ten nhu vay"}).path,
        "entry": leader.get("/nhat-ky?viec=decision_recorded").link("/nhat-ky/muc/"),
        "decision": staff.get("/quyet-dinh").link("/quyet-dinh/0"),
        "decision_preview": decision_preview(leader, server.folder),
        "standard": rules.link("/quy-dinh/chuan/"),
        "parameter": rules.link("/quy-dinh/tham-so/"),
        "procedure": rules.link("/quy-dinh/thu-tuc/"),
        "rule_list": rules.link("/quy-dinh/danh-muc/"),
        "comparing": staff.get("/quy-dinh/chua-kiem-chung").link("/quy-dinh/doi-chieu"),
        "ruling": enter_ruling(staff, "190").path,
        "account": administrator.get("/tai-khoan").link("/mat-khau").removesuffix("/mat-khau"),
        **lists(staff, server.folder), **doubles(staff, server.folder),
        "outside_list": outside_list(staff, server.folder),
    }


def lists(staff: Clerk, folder: Path) -> dict[str, str]:
    spoilt = spoilt_list(folder).path
    compared = compare(staff, bring(staff, spoilt))
    header, rows = rows_of_place(ward_list(folder), ANOTHER_PLACE)
    rows[0][header.index("Địa chỉ")] = "Số 1, đường mới"
    changed = folder / "mot-thay-doi.xlsx"
    write(changed, header, rows)
    accepted = accept(staff, compare(staff, bring(staff, changed)))
    discarded = bring(staff, spoilt)
    staff.send(discarded.form("/bo"))
    return {
        "understood_list": bring(staff, spoilt).path, "compared_list": compared.path, "accepted_list": accepted.path,
        "discarded_list": discarded.path, "official_list": bring(staff, official_list(folder)).path,
    }


def doubles(staff: Clerk, folder: Path) -> dict[str, str]:
    """A household entered a second time, in another tổ dân phố and without numbers: a pair to be settled."""
    header, rows = rows_of_place(ward_list(folder), ANOTHER_PLACE)
    at = {name: index for index, name in enumerate(header)}
    first = max(row[at["STT hộ"]] for row in rows if row[at["STT hộ"]])
    again = [list(row) for row in rows if row[at["STT hộ"]] == first]
    for row in again:
        row[at["Mã hộ"]], row[at["Số định danh"]], row[at["Tổ dân phố"]] = None, None, DOUBLES_PLACE
    path = folder / "nhap-hai-lan.xlsx"
    write(path, header, again)
    understood = bring(staff, path)
    reply = staff.send(understood.form("/so-sanh"), {"ngay": DAY_OF_FIGURES, "khong_that": "co"})
    accept(staff, settled(staff, reply, "/bo"))
    pair = staff.get("/trung-lap").link("/trung-lap/")
    form = staff.get(pair).form("/gop")
    return {"duplicate": pair, "merging": form.action + "?" + urlencode(form.values, doseq=True)}


def outside_list(staff: Clerk, folder: Path) -> str:
    """A list of the social insurance: some of one tổ dân phố, a name and a birth written otherwise."""
    header, rows = rows_of_place(ward_list(folder), PLACE)
    at = {name: index for index, name in enumerate(header)}
    book = [["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Tổ dân phố", "Phân loại hộ"]]
    for number, row in enumerate(rows[:40]):
        name = row[at["Họ và tên"]] + ("h" if number == 7 else "")
        cells = [row[at[each]] for each in ("Ngày sinh", "Giới tính", "Số định danh")]
        book.append([number + 1, name, *cells, PLACE, "Hộ cận nghèo"])
    path = folder / "bao-hiem-xa-hoi.xlsx"
    write(path, book[0], book[1:])
    reply = staff.send(staff.get("/doi-chieu").form("/doi-chieu"), files={"tep": path})
    return settled(staff, staff.send(reply.form("/so-sanh")), "/xoa").path


# The steps of an import and of a decision, each ending on the page of the next.


def bring(staff: Clerk, path: Path) -> Reply:
    reply = staff.send(staff.get("/nhap").form("/nhap"), files={"tep": path})
    return settled(staff, reply, "/so-sanh")


def compare(staff: Clerk, understood: Reply, day: str = DAY_OF_FIGURES) -> Reply:
    return settled(staff, staff.send(understood.form("/so-sanh"), {"ngay": day}), "/bo")


def accept(staff: Clerk, compared: Reply, only_valid: bool = False) -> Reply:
    form = compared.form("/nhan")
    reply = staff.send(form, {"cach": "valid" if only_valid else "all"})
    return settled(staff, reply, "")


def settled(staff: Clerk, reply: Reply, ending: str, seconds: int = 60) -> Reply:
    """The page to which a page of progress gives way; a form that ends so stands in it."""
    end = time.monotonic() + seconds
    while is_working(reply) or not has_form(reply, ending):
        assert reply.status < 400, f"{reply.url}: {reply.text}"
        assert time.monotonic() < end, f"{reply.url} is still at “{reply.heading}”"
        time.sleep(0.1)
        reply = staff.get(reply.path)
    return reply


def is_working(reply: Reply) -> bool:
    return b"<progress" in reply.bytes


def has_form(reply: Reply, ending: str) -> bool:
    return any(form.action.endswith(ending) for form in reply.reader.forms)


def decision_preview(leader: Clerk, folder: Path) -> str:
    """A draft whose first poor household is said to have left poverty."""
    annex = filled_annex(leader, folder / "phu-luc.xlsx", leaving=1)
    return leader.send(decision_form(leader), decision("MẪU-90/QĐ-UBND"), files={"phu_luc": annex}).path


def decision_form(leader: Clerk) -> PageForm:
    return leader.get("/quyet-dinh/moi").form("/xem-truoc")


def decision(number: str) -> dict[str, str]:
    """A decision between two reviews, signed and in force today."""
    today = time.strftime("%d/%m/%Y", time.gmtime(time.time() + 7 * 3600))
    return {
        "so": number, "ngay_ky": today, "nguoi_ky": "Chủ tịch UBND phường (mẫu)", "loai": "regular",
        "hieu_luc": today, "chuan": "2022-2025",
    }


def filled_annex(leader: Clerk, path: Path, leaving: int) -> Path:
    """The pre-filled annex: as many poor households as `leaving` left poverty, and only they stand in it."""
    book = leader.get("/quyet-dinh/phu-luc-mau.xlsx").workbook
    sheet = book.active
    poor = [row for row in body_rows(sheet) if row[5].value == "Hộ nghèo"]
    for row in poor[:leaving]:
        row[7].value = "Thoát nghèo"
    for row in reversed(list(body_rows(sheet))):
        if row[7].value is None:
            sheet.delete_rows(row[0].row)
    book.save(path)
    return path


def body_rows(sheet: Worksheet) -> list:
    return [row for row in sheet.iter_rows(min_row=5) if row[1].value]


MISSING_POINTS = "standards/2027-2030/income_points/urban"


def enter_ruling(staff: Clerk, points: str) -> Reply:
    """The points that the standard of 2027 ships without; they wait for a second officer and change nothing."""
    form = staff.get(f"/quy-dinh/nhap?ma={MISSING_POINTS}&tu=2027-01-01").form("/nhap")
    return staff.send(form, {"gia_tri": points, "van_ban": "ND-351-2025", "dieu_khoan": "Phụ lục II"})
