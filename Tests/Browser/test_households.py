"""Finding a household, and working in it without a mouse."""

import unicodedata
from urllib.parse import urlsplit

from clerk import Clerk, whole_list
from conftest import DESK, WITHOUT_SCRIPTS, Visits
from pages import STAFF
from playwright.sync_api import Page


def test_a_household_is_found_without_accents_in_any_word_order(visits: Visits, staff: Clerk):
    name = whole_list(staff, "/ho?nhom=poor")[0][0]
    words = plain(name).split()
    page = visits.window(STAFF, WITHOUT_SCRIPTS)

    for typed in (name, " ".join(words), " ".join(reversed(words)), " ".join(words).upper()):
        page.goto("/ho")
        page.get_by_label("Tìm hộ").last.fill(typed)
        page.get_by_role("button", name="Tìm", exact=True).click()
        page.wait_for_load_state()
        assert name in page.locator("main tbody").inner_text(), typed
        assert "?" not in page.url, "what was typed stands in an address"


def plain(text: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D")


def test_a_member_is_added_by_keyboard_alone(visits: Visits, staff: Clerk):
    household = staff.get(f"/ho?nhom=poor").link("/ho/0")
    before = len(staff.get(household).tables[1].body)
    page = visits.window(STAFF, DESK)
    page.goto(f"{household}/thanh-vien/moi")

    answers = {"Quan hệ với chủ hộ": "con", "Họ và tên": "Lê Thị Bàn Phím", "Ngày sinh": "07/03/2019",
               "Lý do": "mới chuyển đến"}
    for label, typed in answers.items():
        tab_to(page, label)
        page.keyboard.type(typed)
    tab_to_button(page, "Thêm")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert urlsplit(page.url).path == household, page.locator("main").inner_text()[:600]
    assert len(staff.get(household).tables[1].body) == before + 1


def tab_to(page: Page, label: str) -> None:
    tab_until(page, "document.activeElement.labels?.[0]?.textContent.trim() ?? ''", label)


def tab_to_button(page: Page, words: str) -> None:
    said = "document.activeElement.tagName === 'BUTTON' ? document.activeElement.textContent.trim() : ''"
    tab_until(page, said, words)


def tab_until(page: Page, said: str, words: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(said).startswith(words):
            return
    raise AssertionError(f"Tab never came to {words!r}")
