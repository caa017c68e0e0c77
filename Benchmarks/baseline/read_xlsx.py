"""The best Python readers on the same workbook: seconds, filled cells, sum of numbers, bytes of text.

Usage: python read_xlsx.py FILE.xlsx [--ours PROGRAM ARGUMENT...]
           (pip install python-calamine polars fastexcel openpyxl); the program is run on FILE after the others
       python read_xlsx.py --make FILE.xlsx
           writes a list of the ward's size, 36,296 rows of 33 columns and a head, by openpyxl
"""

import resource
import subprocess
import sys
import time


def make(path):
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Nhân khẩu")
    sheet.append([f"Cột {column + 1}" for column in range(33)])
    for row in range(36_296):
        sheet.append(
            [f"Trần Thị Bưởi {row * 7 % 5000}" if column % 3 == 0 else row * column for column in range(33)]
        )
    book.save(path)


def totals(rows):
    cells = total = text = 0
    for row in rows:
        for value in row:
            if value is None or value == "":
                continue
            cells += 1
            if isinstance(value, str):
                text += len(value.encode())
            elif isinstance(value, (int, float)):
                total += value
    return cells, total, text


def calamine(path):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return [book.get_sheet_by_index(index).to_python() for index in range(len(book.sheet_names))]


def polars(path):
    import polars as pl

    return list(pl.read_excel(path, sheet_id=0, engine="calamine", has_header=False).values())


def cpu(who=resource.RUSAGE_SELF):
    spent = resource.getrusage(who)
    return spent.ru_utime + spent.ru_stime


def measure(name, read, path, rounds):
    """Only the reading is timed: the sums over Python's objects are not."""
    for _ in range(rounds):
        begun, begun_cpu = time.perf_counter(), cpu()
        sheets = read(path)
        spent, spent_cpu = time.perf_counter() - begun, cpu() - begun_cpu
        rows = [row for sheet in sheets for row in (sheet if isinstance(sheet, list) else sheet.rows())]
        print(f"{name}: {spent:.3f} s, {spent_cpu:.3f} s CPU,", *totals(rows), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--make":
        make(sys.argv[2])
    else:
        path, rounds = sys.argv[1], 3
        measure("python-calamine", calamine, path, rounds)
        measure("polars", polars, path, rounds)
        if len(sys.argv) > 3 and sys.argv[2] == "--ours":
            subprocess.run([*sys.argv[3:], path], check=True)
