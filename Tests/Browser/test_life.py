"""What befalls a household, from the menu to the errand that is done, without scripts."""

from clerk import Clerk, whole_list
from conftest import WITHOUT_SCRIPTS, Visits
from pages import STAFF


def test_a_death_leaves_an_errand_that_is_done(visits: Visits, staff: Clerk):
    page = visits.window(STAFF, WITHOUT_SCRIPTS)
    household = last_poor_household(staff)
    page.goto(f"{household}/bien-dong")
    page.get_by_role("link", name="Chết", exact=True).click()
    page.locator("input[name=nguoi]").first.check()
    page.get_by_role("button", name="Tiếp tục").click()
    if page.locator("input[name=chu]").count():
        page.locator("input[name=chu]").last.check()
        page.get_by_role("button", name="Tiếp tục").click()
        page.get_by_label("Họ tên người ngoài hộ").fill("Nguyễn Văn Đại Diện")
    assert "Việc này sẽ làm như sau" in page.locator("main").inner_text()
    page.get_by_label("Lý do").fill("giấy chứng tử số 3")
    page.get_by_role("button", name="Ghi người chết").click()

    said = page.locator("main").inner_text()
    assert "Đã ghi chết" in said and "Báo giảm BHYT" in said, said[:600]
    page.goto("/viec")
    page.get_by_role("link", name="Báo giảm BHYT với cơ quan BHXH").first.click()
    page.get_by_label("Kết quả").fill("đã gửi danh sách giảm")
    page.get_by_role("button", name="Ghi đã xong").click()
    page.goto("/viec?loc=done")
    assert "Báo giảm BHYT với cơ quan BHXH" in page.locator("main").inner_text()


def last_poor_household(staff: Clerk) -> str:
    """Whose death changes no test's first household."""
    last = whole_list(staff, "/ho?nhom=near_poor")[-1]
    found = staff.post("/ho/tim", {"q": last[1]})
    return staff.get(found.path).link("/ho/0")
