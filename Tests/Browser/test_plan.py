"""The plan and its scoreboard as an official meets them: read it, type a figure, correct a sentence, make next year's."""

import re

from conftest import WITHOUT_SCRIPTS, Visits
from pages import STAFF
from playwright.sync_api import expect


def test_a_typed_figure_stands_as_typed_with_who_answers_for_it(visits: Visits):
    page = visits.window(STAFF, WITHOUT_SCRIPTS)
    page.goto("/")
    row = page.get_by_role("row", name=re.compile("Vay vốn sản xuất, kinh doanh"))
    expect(row).to_contain_text("chưa có số liệu")
    expect(row).to_contain_text("Phòng Kinh tế - Hạ tầng và Đô thị sẽ báo cáo, đến hết ngày 31/12/2026")

    row.get_by_role("link", name=re.compile("Ghi số liệu")).click()
    page.get_by_label("Hộ được vay vốn").fill("12")
    page.get_by_role("button", name="Ghi số liệu").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa ghi tổng số thuộc diện")
    page.get_by_label(re.compile("^Tổng số")).fill("15")
    page.get_by_label("Nguồn").fill("Báo cáo số 12/BC của ngân hàng chính sách")
    page.get_by_role("button", name="Ghi số liệu").click()

    expect(page.get_by_role("status")).to_contain_text("Đã ghi số liệu")
    expect(page.get_by_role("main")).to_contain_text("80,00 % (12/15)")
    expect(page.get_by_role("main")).to_contain_text("Số do người ghi: Báo cáo số 12/BC của ngân hàng chính sách")
    expect(page.get_by_role("main")).to_contain_text("chịu trách nhiệm: Phòng Kinh tế - Hạ tầng và Đô thị")
    page.goto("/")
    row = page.get_by_role("row", name=re.compile("Vay vốn sản xuất, kinh doanh"))
    expect(row).to_contain_text("còn thiếu 3")
    expect(row).to_contain_text("Số do người ghi")


def test_an_item_of_the_plan_is_corrected_and_its_history_tells_it(visits: Visits):
    page = visits.window(STAFF, WITHOUT_SCRIPTS)
    page.goto("/ke-hoach")
    expect(page.get_by_role("heading", name="VI. TỔ CHỨC THỰC HIỆN")).to_be_visible()
    page.get_by_role("link", name="Sửa kế hoạch").click()
    page.get_by_role("link", name=re.compile("^Sửa Trong quá trình thực hiện")).click()
    text = page.get_by_label("Lời văn")
    text.fill(text.input_value().replace("nếu có vướng mắc", "khi có vướng mắc"))
    page.get_by_role("button", name="Lưu").click()

    expect(page.get_by_role("status")).to_contain_text("Đã lưu mục")
    expect(page.get_by_role("article")).to_contain_text("khi có vướng mắc kịp thời báo cáo")
    page.get_by_role("link", name="Lịch sử sửa đổi").click()
    entry = page.get_by_role("listitem").filter(has_text="Sửa mục vii.3").first
    entry.get_by_text("Xem thay đổi").click()
    expect(entry).to_contain_text("lời văn")


def test_next_years_plan_waits_for_its_numbers(visits: Visits):
    page = visits.window(STAFF, WITHOUT_SCRIPTS)
    page.goto("/ke-hoach/2026")
    page.get_by_role("link", name="Lập kế hoạch năm 2027 từ kế hoạch này").click()
    page.get_by_role("button", name="Lập kế hoạch năm 2027").click()
    made = page.url
    page.get_by_role("link", name="Vay vốn sản xuất, kinh doanh").first.click()
    expect(page.get_by_role("main")).to_contain_text("của kế hoạch năm 2027")
    page.get_by_label("Kế hoạch", exact=True).select_option(label="Kế hoạch năm 2026")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_role("main")).to_contain_text("của kế hoạch năm 2026")
    page.goto(made)

    expect(page.get_by_role("heading", level=1)).to_contain_text("năm 2027")
    expect(page.get_by_role("main")).to_contain_text("chỗ cần xem lại")
    expect(page.get_by_role("article")).to_contain_text("Thời gian thực hiện: đến hết ngày 31/12/2027.")
