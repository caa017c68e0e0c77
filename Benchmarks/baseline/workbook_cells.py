"""What stands in the workbook that three programs write; WorkbookWriting.swift has the same rule."""

SHEETS = range(1, 16)
COLUMNS = 20
HEADERS = [f"Cột số {number}" for number in range(1, COLUMNS + 1)]


def row_of(sheet, row):
    counts = [(sheet * 7919 + row * 104_729 + column * 31) % 10_000 for column in range(1, 18)]
    return [f"Tổ dân phố {row + 1}", *counts, (sheet + row) % 10_000 / 100, sheet * row % 10_000 / 100]
