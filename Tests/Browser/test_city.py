"""A city of forty communes in a real browser: its scoreboard, its tables, its lists, and the way into one of them."""

from collections.abc import Iterator

import pytest
from conftest import DESK, PHONE, sign_in
from pages import SIGN_IN
from playwright.sync_api import Browser, Page
from server import Server, start_server
from test_pages import sticking_out, violations

pytestmark = pytest.mark.parametrize("city", ["sqlite", "postgresql"], indirect=True)

PAGES = [
    "/", "/?xep=ty-le-ngheo", "/chi-tieu/poor_households", "/bieu", "/bieu/2?nam=2025", "/bieu/12", "/ho",
    "/ho?nhom=poor&xa=20017", "/phuong-xa", "/nhap", "/dv/20017", "/dv/20017/ho", "/dv/20017/bieu/1",
]


@pytest.fixture(scope="module")
def city(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start_server(request.param, tmp_path_factory.mktemp("city"), area="46", households=800)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def open_window(browser: Browser, city: Server):
    opened = []

    def window(name: str, look: dict = DESK) -> Page:
        officer = next(each for each in city.officers if each.name == name)
        context = browser.new_context(**look, base_url=city.address, locale="vi-VN")
        opened.append(context)
        page = context.new_page()
        page.goto(SIGN_IN.path)
        sign_in(page, officer.name, officer.password)
        return page

    yield window
    for context in opened:
        context.close()


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_of_the_city_is_sound(open_window, look):
    page = open_window("can.bo", look)
    wrong = []
    for path in PAGES:
        response = page.goto(path)
        assert response is not None and response.status == 200, path
        found = violations(page)
        if found or sticking_out(page, look) or page.locator("h1").count() != 1:
            wrong.append((path, found, sticking_out(page, look)))
    assert wrong == []


def test_from_the_city_to_a_household_of_a_ward_and_back(open_window):
    page = open_window("can.bo")
    page.goto("/")
    assert page.get_by_role("link", name="Chọn phường, xã").is_visible()
    page.get_by_role("table", name="Từng phường, xã").get_by_role("link", name="Phường Kim Trà").click()
    assert page.url.endswith("/dv/20017")
    assert "Phường Kim Trà" in page.locator(".masthead-area").inner_text()

    page.get_by_role("navigation", name="Mục chính").get_by_role("link", name="Hộ", exact=True).click()
    assert "/dv/20017/ho" in page.url
    page.locator("main table tbody a").first.click()
    assert "/dv/20017/ho/" in page.url and page.locator("h1").inner_text().startswith("Hộ")

    page.get_by_role("link", name="Vươn, về trang đầu").click()
    assert "Thành phố Huế" in page.locator(".masthead-area").inner_text()


def test_a_page_of_one_ward_asks_which_and_leads_to_it(open_window):
    page = open_window("can.bo")
    page.goto("/nhap")
    assert page.locator("h1").inner_text() == "Chọn phường, xã"
    page.get_by_role("link", name="Phường Kim Trà").click()
    assert page.url.endswith("/dv/20017/nhap") and "Nhập danh sách" in page.locator("h1").inner_text()


def test_the_sum_of_the_lines_is_the_city(open_window):
    page = open_window("can.bo")
    page.goto("/bieu/2?nam=2025")
    rows = page.locator("main table tbody tr").evaluate_all("rows => rows.map(r => [...r.cells].map(c => c.innerText))")
    households = [row for row in rows if row[1] == "Hộ"]
    last = len(households[0]) - 1
    lines = [int(row[last].replace(".", "")) for row in households[:-1] if row[last]]
    assert households[-1][0] == "Tổng cộng"
    assert int(households[-1][last].replace(".", "")) == sum(lines) > 0


def test_an_officer_of_a_ward_sees_it_alone(open_window):
    page = open_window("can.bo.20017")
    page.goto("/")
    assert "Phường Kim Trà" in page.locator(".masthead-area").inner_text()
    assert page.get_by_role("link", name="Chọn phường, xã").count() == 0
    for path in ["/dv/46", "/dv/19753/ho", "/dv/19753/bieu/1", "/phuong-xa"]:
        response = page.goto(path)
        assert response is not None and response.status == 404, path
