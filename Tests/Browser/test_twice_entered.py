"""A household that was entered twice is found, compared and merged; a list for the field goes out and comes back."""

import openpyxl
from clerk import Clerk
from conftest import DESK, WITHOUT_SCRIPTS, Visits
from lists import PLACE
from pages import STAFF
from places import DAY_OF_FIGURES, bring, outside_list, settled
from server import Server


def test_a_household_entered_twice_is_merged_and_its_code_finds_the_kept_one(visits: Visits, staff: Clerk):
    pair = visits.places()["duplicate"]
    page = visits.window(STAFF, WITHOUT_SCRIPTS)
    page.goto(pair)
    codes = page.locator("h1").inner_text().replace("Hộ ", "").split(" và ")
    assert page.get_by_text("cùng họ tên và ngày sinh").count() > 0

    page.get_by_role("button", name="Xem sẽ thay đổi gì").click()
    assert "Chưa có gì được ghi" in page.locator("main").inner_text()
    assert f"Mã {codes[1]} không cấp lại" in page.locator("main").inner_text()
    page.get_by_role("button", name="Gộp", exact=True).click()
    assert "Chưa ghi lý do" in page.locator("main").inner_text()
    page.get_by_label("Lý do").fill("đã đối chiếu tại nhà, một hộ nhập hai lần")
    page.get_by_role("button", name="Gộp", exact=True).click()

    assert codes[0] in page.locator("main").inner_text()
    found = staff.post("/ho/tim", {"q": codes[1]})
    assert [row[1] for row in found.tables[0].body] == [codes[0]]
    assert pair not in [href for href, _ in staff.get("/trung-lap").reader.links]
    assert "một hộ nhập hai lần" in staff.get("/trung-lap/da-xu-ly").text

    page.goto("/trung-lap/da-xu-ly")
    page.get_by_role("link", name="Gỡ gộp").first.click()
    assert f"Hộ {codes[1]} có lại trong sổ" in page.locator("main").inner_text()
    page.get_by_role("button", name="Gỡ gộp").click()
    assert "Chưa ghi lý do" in page.locator("main").inner_text()
    page.get_by_label("Lý do").fill("hai anh em, đã gặp cả hai")
    page.get_by_role("button", name="Gỡ gộp").click()
    assert "Đã gỡ gộp" in page.locator("body").inner_text()
    found = staff.post("/ho/tim", {"q": codes[1]})
    assert [row[1] for row in found.tables[0].body] == [codes[1]]
    assert pair in [href for href, _ in staff.get("/trung-lap").reader.links]


def test_an_outside_list_shows_who_differs_and_leaves_the_register_alone(
    visits: Visits, staff: Clerk, server: Server, tmp_path
):
    page = visits.window(STAFF, DESK)
    before = staff.get("/ho").text.split("nhân khẩu")[0]
    page.goto(outside_list(staff, server.folder))
    page.get_by_role("link", name="Khác thông tin").click()
    assert page.locator("main tbody tr").count() == 1
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải kết quả (.xlsx)").click()
    coming.value.save_as(tmp_path / "ket-qua.xlsx")
    book = openpyxl.load_workbook(tmp_path / "ket-qua.xlsx")
    assert book.sheetnames == ["Chỉ có ở danh sách ngoài", "Chỉ có ở sổ", "Khác diện", "Khác thông tin"]
    page.get_by_role("button", name="Xoá tệp và kết quả").click()
    assert "Đã xoá" in page.locator("body").inner_text()
    assert staff.get("/ho").text.split("nhân khẩu")[0] == before


def test_a_list_for_the_field_comes_back_without_a_change(visits: Visits, staff: Clerk, tmp_path):
    page = visits.window(STAFF, DESK)
    page.goto("/nhap")
    page.get_by_text("Tải danh sách điền sẵn của một tổ dân phố").click()
    page.get_by_label("Tổ dân phố").select_option(label=PLACE)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Tải danh sách điền sẵn (.xlsx)").click()
    path = tmp_path / "dien-san.xlsx"
    coming.value.save_as(path)

    reply = staff.send(bring(staff, path).form("/so-sanh"), {"ngay": DAY_OF_FIGURES, "khong_that": "co"})
    assert "Mọi hộ trong tệp đã giống hệt trong sổ" in settled(staff, reply, "/bo").text
