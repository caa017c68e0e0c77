"""What befalls a household, from the menu to the errand that is done, without scripts."""

import re

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


def test_who_moved_away_is_chosen_by_name_and_comes_back(visits: Visits, staff: Clerk):
    page = visits.window(STAFF, WITHOUT_SCRIPTS)
    household = last_poor_household(staff, before=1)
    before = people(staff, household)
    page.goto(f"{household}/chuyen-di")
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Chuyển đến").fill("Phường Hải Châu, Đà Nẵng")
    page.get_by_label("Lý do").fill("đi làm xa")
    page.get_by_role("button", name="Ghi người chuyển đi").click()
    assert people(staff, household) == before - 1

    page.goto(f"{household}/chuyen-den")
    page.locator(".notice", has_text="Người từng ở hộ này").get_by_role("link").click()
    assert "Người trở lại" in page.locator("main").inner_text()
    page.get_by_label("Chuyển từ").fill("Phường Hải Châu, Đà Nẵng")
    page.get_by_label("Lý do").fill("về nhà")
    page.get_by_role("button", name="Ghi người chuyển đến").click()

    assert people(staff, household) == before


def people(staff: Clerk, household: str) -> int:
    return int(re.search(r"Hộ đang có (\d+) nhân khẩu", staff.get(f"{household}/sinh").text)[1])


def last_poor_household(staff: Clerk, before: int = 0) -> str:
    """One whose changes touch no test's first household, of several people."""
    several = [row for row in whole_list(staff, "/ho?nhom=near_poor") if int(row[3]) > 1]
    last = several[-1 - before]
    found = staff.post("/ho/tim", {"q": last[1]})
    return staff.get(found.path).link("/ho/0")
