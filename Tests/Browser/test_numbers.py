"""Every number is its rows: on a page, behind its link, in the file that is downloaded, on paper."""

import re
from pathlib import Path

import pytest
from clerk import Clerk
from conftest import DESK, Visits, downloaded
from pages import STAFF
from playwright.sync_api import Page


@pytest.mark.parametrize("year", [2025, 2026])
def test_behind_every_number_of_a_table_stand_as_many_households_or_people(staff: Clerk, year: int):
    wrong, seen = [], set()
    for number in range(1, 14) if year == 2025 else (1, 2, 3):
        table = staff.get(f"/bieu/{number}?nam={year}").tables[0]
        # The whole ward of a few kinds of table only: each number is a page to open.
        whole_too = ["Tổng cộng"] if number in (1, 2, 3, 4, 8, 11) else []
        for place in [busiest_place(table.rows)] + whole_too:
            for (row, column), address in table.links.items():
                if table.rows[row][0] != place:
                    continue
                if "," in table.rows[row][column]:
                    continue  # a share: its page says of how many
                shown, behind = whole(table.rows[row][column]), rows_behind(staff, address)
                seen.add((number, int(re.search(r"cot=(\d+)", address)[1])))
                if shown != behind:
                    wrong.append((number, place, address, shown, behind))

    assert wrong == []
    if year == 2025:
        # In the closed review of the sample something happened in nearly every column.
        assert {(1, column) for column in (1, 2, 3, 5, 7, 9, 11, 13)} <= seen
        assert len(seen) >= 70


def busiest_place(rows: list[list[str]]) -> str:
    """The tổ dân phố with the most numbers that are not nought."""
    counted: dict[str, int] = {}
    for row in rows:
        if row[0] != "Tổng cộng":
            counted[row[0]] = counted.get(row[0], 0) + sum(cell not in ("0", "0,00", "") for cell in row)
    return max(counted, key=lambda place: counted[place])


def rows_behind(staff: Clerk, address: str) -> int:
    table = staff.get(address).tables[0]
    column = int(re.search(r"cot=(\d+)", address)[1])
    if table.head[0][0] == "Địa bàn":
        # Which column of the totals: households, people, then those of ethnic minorities.
        held = {1: 1, 2: 2, 5: 2, 3: 3, 7: 4} if column_of_population(address) else {1: 1, 2: 2}
        if column_of_population(address) and column in (2, 6):
            total, minority = ((1, 3), (2, 4))[column == 6]
            return sum(whole(row[total]) - whole(row[minority]) for row in table.body)
        return sum(whole(row[held[column]]) for row in table.body)
    if table.head[0][-1] in ("Nhân khẩu", "Lượt thiếu hụt", "Trẻ em"):
        return sum(whole(row[-1]) for row in table.body)
    return len(table.body)


def column_of_population(address: str) -> bool:
    return re.search(r"/bieu/1[23]/", address) is not None


def whole(text: str) -> int:
    return int(text.replace(".", ""))


def test_the_three_lists_of_insurance_make_up_the_share_of_the_scoreboard(staff: Clerk):
    covered, total = re.search(r"\(([\d.]+)/([\d.]+) người\)", staff.get("/").text).groups()

    listed = [len(whole_insurance_list(staff, name)) for name in ("co", "chua", "chua-ro")]

    assert listed[0] == whole(covered)
    assert sum(listed) == whole(total)


def whole_insurance_list(staff: Clerk, name: str) -> list[list[str]]:
    tables = staff.get(f"/chi-tieu/bhyt/{name}").tables
    return tables[0].body if tables else []


def test_a_downloaded_table_says_the_same_as_its_page(visits: Visits, staff: Clerk, tmp_path: Path):
    page = visits.window(STAFF, DESK)
    page.goto("/bieu/2?nam=2025")

    sheet = downloaded(page, "Tải về .xlsx", tmp_path)

    written = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    numbers = [row[-9:] for row in written if len(row) >= 9 and all(isinstance(cell, int) for cell in row[-9:])]
    shown = [[whole(cell) for cell in row[-9:]] for row in staff.get("/bieu/2?nam=2025").tables[0].rows]
    assert [row for row in numbers if row != list(range(1, 10))] == shown


def test_an_official_table_is_printed_sideways_and_a_list_upright(visits: Visits):
    page = visits.window(STAFF, DESK)

    table, households = paper(page, "/bieu/1?nam=2025"), paper(page, "/ho?nhom=poor")

    assert len(table) == 1 and all(width > height for width, height in table)
    assert households and all(width < height for width, height in households)


def paper(page: Page, path: str) -> list[tuple[float, float]]:
    """Width and height of each sheet."""
    page.goto(path)
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    return [(float(width), float(height)) for width, height in boxes]


def test_all_tables_come_in_one_workbook_and_the_lists_with_it_leave_a_trace(visits: Visits, tmp_path: Path):
    page = visits.window(STAFF, DESK)
    page.goto("/bieu?nam=2025")

    plain = downloaded(page, "Tải tất cả các biểu (.xlsx)", tmp_path).parent
    named = downloaded(page, "Tải các biểu và danh sách có tên", tmp_path).parent

    assert plain.sheetnames == [f"Biểu {number}" for number in range(1, 14)]
    assert named.sheetnames == [f"Biểu {number}" for number in range(1, 16)]
    assert named["Biểu 15"].page_setup.orientation == "landscape"


def test_a_table_as_of_a_day_and_as_known_on_a_day_is_asked_for_on_its_page(visits: Visits):
    page = visits.window(STAFF, DESK)
    page.goto("/bieu/2?nam=2026")

    page.get_by_label("Số liệu đến ngày").fill("31/03/2026")
    page.get_by_label("Theo những gì sổ biết đến ngày").fill("31/03/2026")
    page.get_by_role("button", name="Lọc").click()

    assert "den-ngay=31%2F03%2F2026" in page.url or "den-ngay=2026-03-31" in page.url
    assert page.get_by_text("Danh sách đang quản lý đến ngày 31/03/2026").first.is_visible()
    assert page.get_by_text("Theo những gì sổ biết đến hết ngày 31/03/2026").first.is_visible()
    assert page.get_by_role("heading", name="Câu để chép vào báo cáo").is_visible()


def test_the_groups_that_officials_look_at_first_open_their_names(staff: Clerk):
    tallies = [(href, text.split()[0]) for href, text in staff.get("/").reader.links if href.startswith("/bieu/8/ten")]

    assert tallies
    for address, shown in tallies:
        assert rows_behind(staff, address) == whole(shown)
