"""A new installation: its first account, and what its pages say while there is nothing in it."""

import re
from collections.abc import Iterator

import pytest
from conftest import DESK, PHONE, WITHOUT_SCRIPTS, Visits, sign_in
from pages import SIGN_IN
from playwright.sync_api import Browser, Page
from server import Officer, Server, start_server
from test_pages import sticking_out, violations

EMPTY_PAGES = ["/", "/ho", "/ho?nhom=poor", "/ho/moi", "/nhap", "/quyet-dinh", "/bieu", "/bieu/1", "/dia-ban"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start_server(request.param, tmp_path_factory.mktemp(f"empty-{request.param}"), sample=False)
    yield running
    running.stop()


@pytest.fixture
def visits(browser: Browser, empty: Server) -> Iterator[Visits]:
    opened = Visits(browser, empty, dict)
    yield opened
    opened.close_windows()


def test_the_first_account_is_made_with_the_code_of_the_server_and_makes_the_others(visits: Visits, empty: Server):
    code = re.search(r"/thiet-lap với mã: (\S+)", empty.log.read_text())[1]
    page = visits.window(None, WITHOUT_SCRIPTS)
    page.goto("/")
    assert page.url.endswith("/thiet-lap")

    set_up(page, "sai-" + code)
    assert page.url.endswith("/thiet-lap") and "Mã thiết lập chưa đúng" in page.locator("main").inner_text()
    set_up(page, code)
    assert page.url.endswith("/tai-khoan")

    officer = new_officer(page, empty)
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(SIGN_IN.path)
    sign_in(page, officer.name, officer.password)
    assert "Sổ hộ chưa có hộ nào" in page.locator("main").inner_text()
    assert "DỮ LIỆU MẪU" not in page.locator("body").inner_text()
    assert visits.window(None, DESK).goto("/thiet-lap").status == 404


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
def test_empty_pages_are_sound_and_say_how_to_begin(visits: Visits, empty: Server, look: dict):
    officer = empty.officers[-1]
    page = visits.window(None, look)
    page.goto(SIGN_IN.path)
    sign_in(page, officer.name, officer.password)

    for path in EMPTY_PAGES:
        answer = page.goto(path)
        assert answer is not None and answer.status == 200, path
        assert violations(page) == "", path
        assert sticking_out(page, look) == [], path


def set_up(page: Page, code: str) -> None:
    page.get_by_label("Mã thiết lập").fill(code)
    page.get_by_label("Tên đăng nhập").fill("quan.tri")
    page.get_by_label("Họ và tên").fill("Trần Quản Trị")
    page.get_by_label("Mật khẩu").fill("một câu đủ dài để nhớ 2026")
    page.locator("main form button").click()
    page.wait_for_load_state()


def new_officer(page: Page, empty: Server) -> Officer:
    """The password is shown once, on the page that comes back."""
    page.get_by_label("Tên đăng nhập").fill("can.bo.moi")
    page.get_by_label("Họ và tên").fill("Lê Cán Bộ")
    page.get_by_label("Công chức giảm nghèo", exact=True).check()
    page.get_by_role("button", name="Tạo tài khoản").click()
    password = re.search(r"chỉ hiện một lần này: (\S+)", page.locator("main").inner_text())[1]
    page.reload()
    assert password not in page.locator("main").inner_text()
    empty.officers.append(Officer("can.bo.moi", "Công chức giảm nghèo", password))
    return empty.officers[-1]
