"""The workbook of bench_workbook.py by XlsxWriter: write_xlsxwriter.py FILE TIMES."""

import sys

import xlsxwriter
from workbook_cells import COLUMNS, HEADERS, SHEETS, row_of


def write(path):
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    look = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter", "border": 1}
    title = book.add_format({**look, "font_size": 14, "bold": True, "align": "center", "border": 0})
    header = book.add_format({**look, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#E8EEF4"})
    text = book.add_format({**look, "text_wrap": True, "num_format": "@"})
    whole = book.add_format({**look, "align": "right", "num_format": "#,##0"})
    decimal = book.add_format({**look, "align": "right", "num_format": "#,##0.00"})
    formats = [text] + [whole] * 17 + [decimal] * 2
    for number in SHEETS:
        sheet = book.add_worksheet(f"Biểu {number}")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1, 2)
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, COLUMNS - 1, 9)
        sheet.freeze_panes(3, 1)
        sheet.merge_range(0, 0, 0, COLUMNS - 1, f"BIỂU SỐ {number}", title)
        sheet.write_row(1, 0, HEADERS, header)
        sheet.write_row(2, 0, range(1, COLUMNS + 1), header)
        for row in range(200):
            for column, value in enumerate(row_of(number, row)):
                sheet.write(row + 3, column, value, formats[column])
    book.close()


for _ in range(int(sys.argv[2])):
    write(sys.argv[1])
