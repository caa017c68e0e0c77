"""A threshold that nobody knew is entered by one officer, seen and confirmed by another, and holds for the next page."""

import re

import pytest
from clerk import Clerk
from conftest import DESK, WITHOUT_SCRIPTS, Visits
from pages import LEADER, STAFF
from places import MISSING_POINTS, enter_ruling

with_and_without_scripts = pytest.mark.parametrize("look", [DESK, WITHOUT_SCRIPTS], ids=["scripts", "no-scripts"])


@with_and_without_scripts
def test_a_missing_threshold_entered_and_confirmed_gives_households_a_class(visits: Visits, staff: Clerk, look):
    page = visits.window(STAFF, look)
    page.goto("/quy-dinh/chuan/2027")
    page.get_by_role("link", name="Thành thị: điểm B1 của chuẩn").click()
    page.get_by_role("link", name=re.compile("^(Nhập|Thay) giá trị$")).first.click()
    page.get_by_label("Giá trị (điểm)").fill("175")
    page.get_by_label("Văn bản", exact=True).select_option("ND-351-2025")
    page.get_by_label("Điều, khoản").fill("Phụ lục II")
    page.get_by_role("button", name="Gửi chờ xác nhận").click()
    entered = page.url
    assert page.get_by_text("Bạn là người nhập").is_visible()

    leader = visits.window(LEADER, look)
    leader.goto(entered)
    names = leader.locator("details", has_text="Hộ đổi đề xuất").locator("tbody tr").count()
    changed = leader.get_by_role("listitem").filter(has_text="Đổi đề xuất xếp loại").last.inner_text()
    assert int(re.search(r"[\d.]+", changed)[0].replace(".", "")) >= names
    leader.get_by_role("button", name="Xác nhận quy định").click()

    assert leader.get_by_text("Đã xác nhận. Quy định áp dụng từ trang này.").is_visible()
    household = staff.get(staff.get("/ho?nhom=undetermined").link("/ho/0"))
    assert household.status == 200
    rule = staff.get(f"/quy-dinh/muc?ma={MISSING_POINTS}")
    assert "175" in rule.text and "đơn vị nhập" in rule.text


def test_an_entry_that_is_not_confirmed_changes_nothing(visits: Visits, staff: Clerk):
    version = re.search(r"Phiên bản kho quy định: (\w+)", staff.get("/quy-dinh").text)[1]
    entered = enter_ruling(staff, "60")

    page = visits.window(LEADER, DESK)
    page.goto(entered.path)
    page.locator("summary", has_text="Không xác nhận").click()
    page.get_by_label("Lý do").fill("Chưa thấy trên Công báo")
    page.get_by_role("button", name="Không xác nhận").click()

    assert page.get_by_text("Đã ghi: bản nhập không áp dụng.").is_visible()
    assert re.search(r"Phiên bản kho quy định: (\w+)", staff.get("/quy-dinh").text)[1] == version


def test_a_search_needs_no_accents_and_no_order(visits: Visits):
    page = visits.window(STAFF, DESK)
    page.goto("/quy-dinh")
    page.get_by_role("searchbox").fill("ngheo bhyt can")
    page.get_by_role("button", name="Tìm").click()

    assert page.get_by_role("link", name="Ngân sách hỗ trợ đóng BHYT cho người thuộc hộ cận nghèo").is_visible()
