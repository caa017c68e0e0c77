"""The main job from end to end, as the officers of a ward do it: on both engines, by clicks, without scripts too."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from clerk import Clerk, whole_list
from conftest import DESK, WITHOUT_SCRIPTS, Visits, downloaded
from lists import NEW_HEAD, mended, spoilt_list
from pages import LEADER, STAFF
from places import DAY_OF_FIGURES, bring, compare, decision, decision_form, filled_annex
from playwright.sync_api import Page

with_and_without_scripts = pytest.mark.parametrize("look", [DESK, WITHOUT_SCRIPTS], ids=["scripts", "no-scripts"])


# MARK: A list with faults, mended, accepted, taken back


@with_and_without_scripts
def test_a_list_with_faults_is_mended_accepted_and_taken_back(visits: Visits, staff: Clerk, tmp_path: Path, look):
    recognised = recognised_households(staff)
    made = spoilt_list(tmp_path)
    page = visits.window(STAFF, look)

    page.goto("/")
    page.get_by_role("link", name="Nhập danh sách", exact=True).click()
    send_list(page, made.path)
    assert tallies(page) == {
        "Mới": 0, "Thay đổi": 2, "Không đổi": made.unchanged, "Bị từ chối": 4, "Vắng trong tệp": 0}
    assert page.get_by_role("button", name="Nhận tất cả").count() == 0
    mended_path = mended(downloaded(page, "Tải các hộ bị từ chối", tmp_path), made.refused, tmp_path / "sua.xlsx")

    page.get_by_role("button", name="Chỉ nhận các hộ hợp lệ").click()
    settled(page, "Đã nhận danh sách vào sổ")
    first_import = urlsplit(page.url).path
    page.get_by_role("link", name="Nhập tệp khác").click()
    send_list(page, mended_path)
    counts = tallies(page)
    assert counts["Mới"] == 1 and counts["Không đổi"] == 3 and counts["Bị từ chối"] == 0, counts
    page.get_by_role("button", name="Nhận tất cả").click()
    settled(page, "Đã nhận danh sách vào sổ")

    assert recognised_households(staff) == recognised
    assert found(staff, NEW_HEAD) == 1

    take_back(page)
    assert found(staff, NEW_HEAD) == 0
    page.goto(first_import)
    take_back(page)
    assert recognised_households(staff) == recognised
    assert list_again(staff, made.path)["Thay đổi"] == 2


def send_list(page: Page, path: Path) -> None:
    """Steps 1 to 3 of an import, each by its own button."""
    page.get_by_label("Tệp danh sách").set_input_files(path)
    page.get_by_role("button", name="Tải tệp lên").click()
    settled(page, "Chúng tôi hiểu tệp này như sau")
    page.get_by_label("Ngày của số liệu").fill(DAY_OF_FIGURES)
    page.get_by_role("button", name="So với sổ hộ").click()
    settled(page, "Những gì sẽ thay đổi")


def take_back(page: Page) -> None:
    page.get_by_role("link", name="Rút lại lần nhập này").click()
    page.get_by_label("Lý do").fill("thử rút lại một lần nhập")
    page.get_by_role("button", name="Rút lại lần nhập này").click()
    settled(page, "Đã rút lại lần nhập")


def settled(page: Page, heading: str) -> None:
    """A page of progress gives way by itself, with scripts or without."""
    page.get_by_role("heading", level=1, name=heading).wait_for(timeout=30_000)


def tallies(page: Page) -> dict[str, int]:
    texts = page.locator(".tallies li").all_inner_texts()
    found = [re.fullmatch(r"([\d.]+)\s+(?:[✓!✕] ?)?(.+)", text.strip(), re.DOTALL) for text in texts]
    assert all(found), texts
    return {each[2].strip(): int(each[1].replace(".", "")) for each in found if each}


def recognised_households(staff: Clerk) -> dict[str, list[str]]:
    groups = ["poor", "near_poor", "escaped", "farming_average"]
    return {group: sorted(row[1] for row in whole_list(staff, f"/ho?nhom={group}")) for group in groups}


def found(staff: Clerk, words: str) -> int:
    reply = staff.post("/ho/tim", {"q": words})
    return len(reply.tables[0].body) if reply.tables else 0


def list_again(staff: Clerk, path: Path) -> dict[str, int]:
    compared = compare(staff, bring(staff, path))
    text = compared.text
    staff.send(compared.form("/bo"))
    labels = ("Mới", "Thay đổi", "Không đổi")
    return {label: int(re.search(rf"([\d.]+) (?:✕ )?{label}", text)[1]) for label in labels}


# MARK: A decision moves the scoreboard


def test_only_a_leader_records_a_decision_and_the_scoreboard_moves(
        visits: Visits, staff: Clerk, leader: Clerk, tmp_path: Path):
    assert staff.get("/quyet-dinh/moi").status == 403
    assert staff.post("/quyet-dinh/xem-truoc", decision("MẪU-91/QĐ-UBND")).status == 403
    before = poor_on_scoreboard(staff)
    annex = filled_annex(leader, tmp_path / "phu-luc.xlsx", leaving=2)
    leaving = [row[1].value for row in openpyxl.load_workbook(annex).active.iter_rows(min_row=5) if row[1].value]

    page = visits.window(LEADER, WITHOUT_SCRIPTS)
    page.goto("/quyet-dinh")
    page.get_by_role("link", name="Ghi nhận quyết định đã ký").click()
    fill_decision(page, decision("MẪU-91/QĐ-UBND"), annex)
    page.get_by_role("button", name="Xem từng hộ trước khi ghi").click()
    settled(page, "Xem từng hộ trước khi ghi nhận")
    assert tallies(page)["Đổi diện"] == 2
    assert all(page.get_by_text(code, exact=True).first.is_visible() for code in leaving)
    assert poor_on_scoreboard(staff) == before, "a preview changes nothing"
    page.get_by_role("button", name="Ghi nhận quyết định").click()
    settled(page, "Quyết định số MẪU-91/QĐ-UBND")

    assert poor_on_scoreboard(staff) == before - 2
    assert poor_behind_the_scoreboard(visits) == before - 2
    assert not set(leaving) & {row[1] for row in whole_list(staff, "/ho?nhom=poor")}
    assert set(leaving) <= {row[1] for row in whole_list(staff, "/ho?nhom=escaped")}


def fill_decision(page: Page, answers: dict[str, str], annex: Path) -> None:
    page.get_by_label("Số quyết định").fill(answers["so"])
    page.get_by_label("Ngày ký").fill(answers["ngay_ky"])
    page.get_by_label("Người ký").fill(answers["nguoi_ky"])
    page.get_by_label("Rà soát thường xuyên", exact=True).check()
    page.get_by_label("Hiệu lực từ ngày").fill(answers["hieu_luc"])
    page.get_by_label("Chuẩn nghèo").select_option(answers["chuan"])
    page.get_by_label("Tệp phụ lục").set_input_files(annex)


def poor_on_scoreboard(clerk: Clerk) -> int:
    return int(re.search(r"Hộ nghèo ([\d.]+) hộ", clerk.get("/").text)[1].replace(".", ""))


def poor_behind_the_scoreboard(visits: Visits) -> int:
    """The names behind the number, opened from it and counted."""
    page = visits.window(STAFF, DESK)
    page.goto("/")
    page.get_by_role("link", name="Danh sách hộ nghèo").click()
    return page.locator("main tbody tr").count()


def test_a_decision_that_names_an_unknown_household_records_nothing(leader: Clerk, tmp_path: Path):
    before = poor_on_scoreboard(leader)
    annex = filled_annex(leader, tmp_path / "phu-luc.xlsx", leaving=1)
    book = openpyxl.load_workbook(annex)
    book.active["B5"] = "20017-99999"
    book.save(annex)

    preview = leader.send(decision_form(leader), decision("MẪU-92/QĐ-UBND"), files={"phu_luc": annex})

    assert "20017-99999" in preview.text
    assert not any(form.action.endswith("/ghi-nhan") for form in preview.reader.forms)
    assert poor_on_scoreboard(leader) == before


# MARK: Why, with article


def test_a_household_says_why_it_is_poor_and_by_which_article(visits: Visits):
    page = visits.window(STAFF, WITHOUT_SCRIPTS)
    page.goto("/ho?nhom=poor")

    page.locator("main tbody a").first.click()

    reasons = page.locator("main").inner_text()
    assert "Vì sao" in reasons
    assert re.search(r"NĐ 07/2021/NĐ-CP, Điều 3", reasons)
    assert re.search(r"Quyết định số \S+", reasons)
