"""A city of forty communes in a real browser: its scoreboard, its tables, its lists, and the way into one of them."""

import re
from collections.abc import Iterator

import pytest
from conftest import DESK, PHONE, WITHOUT_SCRIPTS, sign_in
from pages import SIGN_IN
from playwright.sync_api import Browser, Page
from server import Server, start_server
from test_pages import sticking_out, tab_stops, violations

pytestmark = pytest.mark.parametrize("city", ["sqlite", "postgresql"], indirect=True)

PAGES = [
    "/", "/?xep=ty-le-ngheo", "/?den-ngay=2026-06-30", "/chi-tieu/poor_households", "/bang-chi-tieu/mot-trang", "/bieu",
    "/bieu/1", "/bieu/2?nam=2025", "/bieu/12", "/bieu/4?den-ngay=2026-06-30", "/ho", "/ho?nhom=poor&xa=20017",
    "/ho?nhom=poor&den-ngay=2026-06-30", "/phuong-xa", "/nhap", "/dia-ban", "/dv/20017", "/dv/20017/ho",
    "/dv/20017/bieu/1",
]
COUNTING = "Đang tính số của ngày khác"

# One ward with a household that cannot be taken, one without.
TWO_WARDS = """\ufeffMã phường, xã;STT hộ;Tổ dân phố;Họ và tên;Quan hệ với chủ hộ;Ngày sinh;Giới tính;Số định danh
19753;1;Tổ dân phố 1;Nguyễn Văn Mẫu;Chủ hộ;31/02/1950;Nam;
19753;2;Tổ dân phố 1;Trần Thị Mẫu;Chủ hộ;1952;Nữ;946152000021
19774;1;Tổ dân phố 1;Lê Thị Mẫu;Chủ hộ;15/08/1968;Nữ;946168000043
"""


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
        go(page, path)
        found = violations(page)
        if found or sticking_out(page, look) or page.locator("h1").count() != 1:
            wrong.append((path, found, sticking_out(page, look)))
    assert wrong == []


def test_pages_work_without_scripts_by_keyboard_and_on_paper(open_window, city):
    page, plain = open_window("can.bo"), open_window("can.bo", WITHOUT_SCRIPTS)
    wrong = []
    # A page is drawn from values: on the second engine only those are opened that ask the database most.
    for path in PAGES if city.engine == "sqlite" else PAGES[:3]:
        go(page, path)
        go(plain, path)
        if page.locator("main").inner_text() != plain.locator("main").inner_text():
            wrong.append((path, "other words without scripts"))
        stops = tab_stops(page, at_most=25)
        if not stops or not (stops[0]["href"] or "").startswith("#") or not all(stop["ring"] for stop in stops):
            wrong.append((path, "keyboard"))
        page.emulate_media(media="print")
        if page.locator("nav a:visible, form:visible button:visible, .masthead-other:visible").count():
            wrong.append((path, "menus on paper"))
        page.emulate_media(media="screen")
    assert wrong == []


def test_the_chairmans_page_is_one_page_of_paper(open_window, tmp_path):
    page = open_window("lanh.dao")
    go(page, "/bang-chi-tieu/mot-trang")
    while page.get_by_text("Đang đếm lại số cuối tháng trước").count():
        page.wait_for_timeout(300)
        go(page, "/bang-chi-tieu/mot-trang")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_the_city_of_another_day_says_how_far_its_count_has_come_and_then_shows_it(open_window):
    page = open_window("can.bo")
    page.goto("/")
    page.get_by_text("Xem của ngày khác").click()
    page.get_by_label("Số liệu đến ngày").fill("31/05/2026")
    page.get_by_role("button", name="Xem").click()
    page.get_by_text("Đang xem bảng chỉ tiêu ngày 31/05/2026").wait_for(timeout=120_000)
    assert "Đến ngày 31/05/2026" in page.locator(".report-sentence").inner_text()
    page.get_by_role("link", name="Danh sách hộ nghèo").click()
    assert "Ngày 31/05/2026" in page.locator("main").inner_text()


def test_a_list_of_several_wards_is_shown_first_and_goes_in_ward_by_ward(open_window, city, tmp_path):
    sample = tmp_path / "hai-phuong.csv"
    sample.write_text(TWO_WARDS, encoding="utf-8")
    page = open_window("can.bo")
    page.goto("/nhap")
    page.get_by_label("Tệp danh sách").set_input_files(sample)
    page.get_by_role("button", name="Tải tệp lên").click()
    page.get_by_label("Ngày của số liệu").fill("01/11/2026")
    assert violations(page) == "" and sticking_out(page, DESK) == []
    page.get_by_role("button", name="So với sổ của từng phường, xã").click()
    page.get_by_text("Chưa ghi gì vào sổ nào").wait_for(timeout=60_000)
    assert violations(page) == "" and sticking_out(page, DESK) == []
    row = page.get_by_role("row", name=re.compile("Phường Phú Xuân"))
    assert "có hộ bị từ chối" in row.inner_text()
    row.get_by_role("link", name="1", exact=True).first.click()
    assert "1 hộ bị từ chối" in page.locator("main").inner_text()
    page.go_back()
    page.get_by_role("button", name="Nhận các phường, xã không có hộ bị từ chối").click()
    page.get_by_text("1 trên 2 phường, xã của tệp đã được ghi vào sổ").wait_for(timeout=60_000)
    page.set_viewport_size(PHONE["viewport"])
    assert violations(page) == "" and sticking_out(page, PHONE) == []


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
    page.goto("/dia-ban")
    assert page.locator("h1").inner_text() == "Chọn phường, xã"
    page.get_by_role("link", name="Phường Kim Trà").click()
    assert page.url.endswith("/dv/20017/dia-ban") and "Tổ dân phố" in page.locator("h1").inner_text()


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
        assert "Phường Kim Trà" in page.locator(".masthead-area").inner_text(), path


def go(page: Page, path: str) -> None:
    """Opens a page, and waits where the city is being counted first."""
    response = page.goto(path)
    assert response is not None and response.status == 200, path
    while page.locator("h1").inner_text() == COUNTING:
        page.wait_for_timeout(300)
