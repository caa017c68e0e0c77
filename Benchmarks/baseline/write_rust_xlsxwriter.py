"""The workbook of bench_workbook.py by rust_xlsxwriter through its Python binding: FILE TIMES."""

import sys

from rvgsrust_xlsxwriter import Workbook
from workbook_cells import COLUMNS, HEADERS, SHEETS, row_of


def look(book, size=11, bold=False, align=None, wrap=False, border=True, fill=None, numbers=None):
    made = book.add_format()
    made.set_font_name("Times New Roman")
    made.set_font_size(size)
    made.set_vertical_align("vcenter")
    if bold:
        made.set_bold()
    if align:
        made.set_align(align)
    if wrap:
        made.set_text_wrap()
    if border:
        made.set_border("thin")
    if fill:
        made.set_background_color(fill)
    if numbers:
        made.set_num_format(numbers)
    return made


def write(path):
    book = Workbook(path)
    title = look(book, 14, True, "center", border=False)
    header = look(book, bold=True, align="center", wrap=True, fill="#E8EEF4")
    text = look(book, wrap=True, numbers="@")
    whole, decimal = look(book, align="right", numbers="#,##0"), look(book, align="right", numbers="#,##0.00")
    formats = [text] + [whole] * 17 + [decimal] * 2
    for number in SHEETS:
        sheet = book.add_worksheet(f"Biểu {number}")
        sheet.set_landscape()
        sheet.set_paper_size(9)
        sheet.set_print_fit_to_pages(1, 0)
        sheet.set_repeat_rows(1, 2)
        sheet.set_column_width(0, 28)
        sheet.set_column_range_width(1, COLUMNS - 1, 9)
        sheet.freeze_panes(3, 1)
        sheet.merge_range(0, 0, 0, COLUMNS - 1, f"BIỂU SỐ {number}", title)
        for column, name in enumerate(HEADERS):
            sheet.write(1, column, name, header)
            sheet.write(2, column, column + 1, header)
        for row in range(200):
            for column, value in enumerate(row_of(number, row)):
                sheet.write(row + 3, column, value, formats[column])
    book.close()


for _ in range(int(sys.argv[2])):
    write(sys.argv[1])
