"""Tables 1 to 3 of a ward in which no column is nought: every cell of every row opened, and counted a second time."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from full_year import PLACES, FullYear
from pages import STAFF
from server import start_server, vuon
from test_numbers import rows_behind, whole

sys.path.append(str(Path(__file__).parents[1] / "ResultsTests"))
import expected_tables  # noqa: E402

TABLES = (1, 2, 3)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ward(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FullYear]:
    folder = tmp_path_factory.mktemp(f"full-year-{request.param}")
    running = start_server(request.param, folder, sample=False)
    try:
        yield FullYear(running, folder)
    finally:
        running.stop()


def test_no_column_is_nought_and_behind_every_cell_stands_what_it_counts(ward: FullYear):
    wrong, opened = [], 0
    for number in TABLES:
        table = ward.staff.get(f"/bieu/{number}?nam=2025").tables[0]
        first = 1 if number == 1 else 2  # a label, and of households or of people
        assert [row[0] for row in table.rows[:: first]] == [*PLACES, "Tổng cộng"]
        for at, row in enumerate(table.rows):
            nought = [column for column in range(first, len(row)) if re.fullmatch(r"[0,]+|…|", row[column])]
            if row[0] in PLACES:
                assert nought == [], f"biểu {number}: {row}"
            for column in range(first, len(row)):
                if column in nought or "," in row[column]:
                    assert (at, column) not in table.links  # nothing is behind nought or a rate
                    continue
                behind = rows_behind(ward.staff, table.links[at, column])
                opened += 1
                if behind != whole(row[column]):
                    wrong.append((number, row[0], table.links[at, column], row[column], behind))

    assert wrong == []
    assert opened == 3 * 8 + 2 * (4 * 9 + 2 * 9) - 2  # of the whole ward no household came from elsewhere


def test_behind_a_typed_total_stands_who_counted_it_and_when(ward: FullYear):
    table = ward.staff.get("/bieu/1?nam=2025").tables[0]

    for at, places in enumerate([PLACES[:1], PLACES[1:], PLACES]):
        for column in (1, 2):
            sources = ward.staff.get(table.links[at, column]).tables[0].body
            assert [row[0] for row in sources] == list(places)
            assert all(row[-2:] == ["31/12/2024", "Công an phường đếm"] for row in sources)


def test_the_names_behind_a_number_are_those_to_whom_it_happened(ward: FullYear):
    table = ward.staff.get("/bieu/2?nam=2025").tables[0]

    behind = [sorted(row[0].removesuffix(" (không còn trên địa bàn)") for row in ward.staff.get(
        table.links[0, column]).tables[0].body) for column in range(3, 10)]

    assert behind == [
        ["Trần Dời Rồi Đổi", "Trần Đổi Diện"], ["Trần Thoát Ra"],
        ["Trần Dời Rồi Đổi", "Trần Dời Đi", "Trần Hết Hộ"], ["Lê Dời Rồi Đổi", "Lê Đổi Diện"],
        ["Hồ Nghèo Trở Lại"], ["Hồ Nghèo Mới"], ["Trần Dời Rồi Đổi", "Trần Dời Đi"],
    ]


def test_whom_the_closed_review_left_out_is_called_to_mind_and_listed(ward: FullYear):
    home = ward.staff.get("/")

    listed = ward.staff.get(home.link("nhom=awaiting")).tables[0].body

    assert "4 hộ chờ quyết định" in home.text
    assert sorted(row[0] for row in listed) == ["Lê Chờ Quyết", "Lê Chờ Quyết", "Trần Chờ Quyết", "Trần Chờ Quyết"]


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_an_independent_count_of_the_export_gives_the_served_tables(ward: FullYear, year: int):
    counted = expected_tables.Year(expected_tables.Register(exported(ward)), year, date.today())
    keys = ward.staff.get("/ho").choices("tdp")

    for number in TABLES:
        served = ward.staff.get(f"/bieu/{number}?nam={year}").tables[0].rows
        expected = [
            cells for place in (*PLACES, None) for cells in rows_counted(counted, number, place and keys[place])]
        assert [row[1 if number == 1 else 2:] for row in served] == expected, f"biểu {number}"


def rows_counted(year: expected_tables.Year, number: int, place: str | None) -> list[list[str]]:
    if number == 1:
        return [[shown(cell) for cell in year.summary(place)]]
    both = (expected_tables.POOR, expected_tables.NEAR)
    listed, other = both if number == 2 else reversed(both)
    return [[shown(cell) for cell in year.movement(listed, other, place, people)] for people in (False, True)]


def shown(cell: int | list[int] | None) -> str:
    """As a page writes it: two decimals, halves away from nought."""
    if isinstance(cell, list):
        hundredths = (cell[0] * 20_000 + cell[1]) // (2 * cell[1])
        return f"{hundredths // 100},{hundredths % 100:02}"
    return "…" if cell is None else str(cell)


def exported(ward: FullYear) -> Path:
    path = ward.folder / "so.xlsx"
    if not path.exists():
        staff = ward.server.officer(STAFF)
        vuon("export", *ward.server.place, "--officer", staff.name, "--password-stdin", "--out", str(path),
             typed=staff.password + "\n")
    return path
