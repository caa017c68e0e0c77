"""Lists as an official has them: the sample ward's own rows of one tổ dân phố, changed and spoilt by openpyxl."""

from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from server import HOUSEHOLDS, vuon

# The seed from which `vuon init --sample` makes its ward: the same rows, so that codes and people match.
SEED = "20017"
PLACE = "Tổ dân phố 3"
ANOTHER_PLACE = "Tổ dân phố 4"
DOUBLES_PLACE = "Tổ dân phố 7"  # of which no list is brought by another test
NEW_HEAD = "Tống Phước Thử"


@dataclass
class SpoiltList:
    """A file with faults, and what is wrong with it."""

    path: Path
    changed: list[str] = field(default_factory=list)  # codes
    refused: dict[str, str] = field(default_factory=dict)  # the spoilt value, and the right one
    unchanged: int = 0


def ward_list(folder: Path) -> Path:
    path = folder / "phuong.xlsx"
    if not path.exists():
        vuon("sample", "--households", str(HOUSEHOLDS), "--seed", SEED, "--as-of", "2025-12-31", "--layout", "vuon",
             "--out", str(path))
    return path


def official_list(folder: Path, layout: str = "after-review") -> Path:
    """The list that a ward gets from elsewhere, of the households of the sample."""
    path = folder / f"{layout}.xlsx"
    if not path.exists():
        vuon("sample", "--households", str(HOUSEHOLDS), "--seed", SEED, "--as-of", "2025-12-31", "--layout", layout,
             "--out", str(path))
    return path


def spoilt_list(folder: Path) -> SpoiltList:
    """One tổ dân phố: two real changes, three spoilt households, a new one that is spoilt too."""
    header, rows = rows_of_place(ward_list(folder))
    at = {name: index for index, name in enumerate(header)}
    heads = [row for row in rows if row[at["Quan hệ với chủ hộ"]] == "Chủ hộ"]
    made = SpoiltList(folder / "danh-sach-co-loi.xlsx")

    heads[2][at["Địa chỉ"]] = "Số 7, kiệt 12 (đã sửa)"
    area = "Diện tích nhà ở (m²)"
    heads[5][at[area]] = float(heads[5][at[area]]) + 12
    made.changed = [heads[2][at["Mã hộ"]], heads[5][at["Mã hộ"]]]

    for head, column, wrong in [(heads[8], "Ngày sinh", "31/02/1971"), (heads[11], "Giới tính", "Nam/Nữ"),
                                (heads[14], "Số định danh", "12345")]:
        made.refused[wrong] = head[at[column]]
        head[at[column]] = wrong
    newcomer = list(heads[20])
    newcomer[at["STT hộ"]], newcomer[at["Mã hộ"]] = 9001, None
    newcomer[at["Họ và tên"]], newcomer[at["Số định danh"]] = NEW_HEAD, None
    newcomer[at["Ngày sinh"]] = "45/45/1980"
    made.refused["45/45/1980"] = "05/04/1980"
    made.unchanged = len(heads) - 5

    write(made.path, header, rows + [newcomer])
    return made


def mended(refused: Worksheet, values: dict[str, str], path: Path) -> Path:
    """The workbook of refused rows as an official mends it: every wrong cell gets what belongs there."""
    left = dict(values)
    for row in refused.iter_rows():
        for cell in row:
            if str(cell.value) in left:
                cell.value = left.pop(str(cell.value))
    assert left == {}, f"not in the workbook: {left}"
    refused.parent.save(path)
    return path


def rows_of_place(path: Path, wanted: str = PLACE) -> tuple[list[str], list[list]]:
    rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    header = list(next(rows))
    place = header.index("Tổ dân phố")
    return header, [list(row) for row in rows if row[place] == wanted]


def write(path: Path, header: list[str], rows: list[list]) -> None:
    book = openpyxl.Workbook()
    book.active.append(header)
    for row in rows:
        book.active.append(row)
    book.save(path)
