"""An auditor asks who changed a class and why, as somebody does who sees these pages for the first time."""

from conftest import DESK
from pages import LEADER, STAFF


def test_who_changed_a_class_and_why_is_found_in_three_clicks(visits):
    page = visits.window(LEADER, DESK)
    page.goto("/")
    page.get_by_role("link", name="Nhật ký", exact=True).click()
    page.get_by_role("link", name="Ai đổi diện hộ nào, vì sao").click()

    row = page.locator("main tbody tr").first
    said = row.inner_text()
    code = row.locator("a").first.inner_text()
    # Who recorded it last: the sample's own command, or the leader of a test that ran before this one.
    assert ("Tại máy chủ" in said or "Lãnh đạo mẫu" in said) and "QĐ-UBND" in said and "Hộ " in said

    row.locator("a").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == f"Lịch sử hộ {code}"
    history = page.locator("main").inner_text()
    assert "Diện: " in history and "Quyết định số" in history


def test_a_household_is_found_by_its_code_and_a_look_at_it_stands_in_its_history(visits):
    staff = visits.window(STAFF, DESK)
    staff.goto("/ho?nhom=poor")
    staff.locator("main tbody a").first.click()
    household = staff.url.rsplit("/", 1)[1].split("?")[0]

    page = visits.window(LEADER, DESK)
    page.goto(f"/nhat-ky/ho/{household}")
    code = page.get_by_role("heading", level=1).inner_text().rsplit(" ", 1)[1]
    looks = page.locator("main table").last.inner_text()
    assert "Cán bộ mẫu" in looks and "Xem hồ sơ hộ" in looks

    page.goto("/nhat-ky")
    page.get_by_label("Mã hộ").fill(code)
    page.get_by_role("button", name="Lọc").click()
    assert page.locator("main tbody tr").count() >= 1
    page.get_by_role("link", name="Lịch sử đầy đủ của hộ này").click()
    assert code in page.get_by_role("heading", level=1).inner_text()


def test_words_of_a_reason_never_stand_in_the_address(visits):
    page = visits.window(LEADER, DESK)
    page.goto("/nhat-ky")
    page.get_by_label("Có trong lý do").fill("Quyết định số MẪU-03")
    page.get_by_role("button", name="Tìm trong lý do").click()

    assert "MẪU" not in page.url and "tu_khoa=" in page.url
    assert "MẪU-03" in page.locator("main tbody tr").first.inner_text()
    assert page.locator("main tbody tr").count() <= 3


def test_what_an_account_may_not_see_stands_among_the_refusals(visits):
    staff = visits.window(STAFF, DESK)
    staff.goto("/nhat-ky")
    assert "không được" in staff.locator("main").inner_text()

    page = visits.window(LEADER, DESK)
    page.goto("/nhat-ky/xem?loai=refused")
    assert "GET /nhat-ky" in page.locator("main").inner_text()
