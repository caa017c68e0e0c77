"""A list that a ward already has goes into an empty installation and becomes its opening list, by clicks alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from conftest import DESK, Visits, sign_in
from lists import official_list
from pages import SIGN_IN
from playwright.sync_api import Browser, Page
from server import Server, start_server
from test_scenario import settled
from test_set_up import new_officer, set_up


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start_server(request.param, tmp_path_factory.mktemp(f"official-{request.param}"), sample=False)
    yield running
    running.stop()


@pytest.fixture
def visits(browser: Browser, empty: Server) -> Iterator[Visits]:
    opened = Visits(browser, empty, dict)
    yield opened
    opened.close_windows()


def test_a_list_in_its_own_words_goes_in_and_opens_the_recognitions(visits: Visits, empty: Server, tmp_path: Path):
    page = visits.window(None, DESK)
    page.goto("/")
    set_up(page, re.search(r"/thiet-lap với mã: (\S+)", empty.log.read_text())[1])
    clerk = new_officer(page, empty)
    chairman = leader(page)
    households = renamed(official_list(tmp_path), tmp_path / "la.xlsx")

    signed_in(visits, page, clerk.name, clerk.password)
    page.get_by_role("link", name="Nhập danh sách", exact=True).first.click()
    page.get_by_label("Tệp danh sách").set_input_files(tmp_path / "la.xlsx")
    page.get_by_role("button", name="Tải tệp lên").click()
    page.get_by_role("link", name="Chỉ cách hiểu các cột").first.click()
    page.get_by_label("Cột B, Ai đây, là").select_option("name")
    page.get_by_role("button", name="Ghi cách hiểu này").click()
    page.get_by_label("Ngày của số liệu").fill("31/12/2025")
    page.get_by_role("button", name="So với sổ hộ").click()
    settled(page, "Những gì sẽ thay đổi")
    page.get_by_role("button", name="Nhận tất cả").click()
    settled(page, "Đã nhận danh sách vào sổ")

    signed_in(visits, page, chairman, PASSWORDS[chairman])
    page.get_by_role("link", name="Quyết định", exact=True).first.click()
    page.get_by_role("link", name="Ghi nhận danh sách ban đầu").click()
    page.get_by_label("Người ký").fill("Đỗ Văn Khế")
    page.get_by_label("Năm rà soát").fill("2025")
    page.get_by_label("Hiệu lực từ ngày").fill("01/01/2026")
    page.get_by_label("Chuẩn nghèo").select_option(index=1)
    page.get_by_label("Tệp phụ lục").set_input_files(tmp_path / "la.xlsx")
    page.get_by_role("button", name="Xem từng hộ trước khi ghi").click()
    assert "số MẪU-03/QĐ-UBND, ký ngày 12/12/2025" in page.locator("main").inner_text()
    page.get_by_role("button", name="Ghi nhận quyết định").click()
    assert f"{households} hộ" in page.locator("body").inner_text()


PASSWORDS: dict[str, str] = {}


def leader(page: Page) -> str:
    page.get_by_label("Tên đăng nhập").fill("lanh.dao")
    page.get_by_label("Họ và tên").fill("Đỗ Văn Khế")
    page.get_by_label("Lãnh đạo UBND", exact=True).check()
    page.get_by_role("button", name="Tạo tài khoản").click()
    PASSWORDS["lanh.dao"] = re.search(r"chỉ hiện một lần này: (\S+)", page.locator("main").inner_text())[1]
    return "lanh.dao"


def signed_in(visits: Visits, page: Page, name: str, password: str) -> None:
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(SIGN_IN.path)
    sign_in(page, name, password)


def renamed(path: Path, to: Path) -> int:
    """The list with a header that nobody knows; gives how many households it has."""
    book = openpyxl.load_workbook(path)
    heads = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "Họ và tên thành viên":
                    cell.value = "Ai đây"
                heads += cell.value == "Chủ hộ"
    book.save(to)
    return heads
