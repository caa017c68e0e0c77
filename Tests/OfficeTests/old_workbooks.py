"""Workbooks of Excel 5 to 2003 and their like; a part of fixtures.py. What stands in each is said as there."""

import datetime
import io
import struct

import xlwt
from xlwt.CompoundDoc import XlsDoc

t = lambda text: ["t", text]
n = lambda number: ["n", number]
d = lambda day: ["d", day]

NUMBERS = [0, 1, -1, 100, 0.5, 1.15, -0.07, 123.45, 1e-7, 2**29, -(2**29), 2**30, 46082001234, 46082001234.5, 1e15,
           536870911, 99999.99, 3.141592653589793, 1e300]


def by_xlwt(folder, expected):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Danh sách")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    hectares = xlwt.easyxf(num_format_str='#,##0.00 "ha mỗi hộ"')
    sheet.write_merge(0, 0, 0, 5, "DANH SÁCH HỘ NGHÈO")
    for column, number in enumerate(NUMBERS):
        sheet.write(1, column, number)
    sheet.write(2, 0, datetime.date(1985, 2, 28), day)
    sheet.write(2, 1, datetime.date(1900, 1, 1), day)
    sheet.write(2, 2, 1.5, hectares)
    sheet.write(2, 3, datetime.datetime(2024, 12, 31, 18, 0), xlwt.easyxf(num_format_str="d/m/yy h:mm"))
    sheet.write(3, 0, True)
    sheet.write(3, 1, False)
    sheet.write(3, 2, "")
    sheet.write(3, 3, None, day)
    sheet.write_rich_text(3, 4, [("Nguyễn ", xlwt.easyfont("bold on")), ("Thị Bưởi", xlwt.easyfont("italic on"))])
    sheet.write(3, 255, "cột cuối")
    # Texts of one byte a letter and of two, some longer than a record, so that the table breaks everywhere.
    texts = [("a" * 5000) + str(i) if i % 3 == 0 else ("ễ" * (i * 37 % 9000)) + str(i) for i in range(60)]
    for row, text in enumerate(texts):
        sheet.write(10 + row, 0, text)
    sheet.write(65535, 0, "dòng cuối")
    hidden = book.add_sheet("Danh mục")
    hidden.visibility = 1
    hidden.write(0, 0, "Kinh")
    book.save(f"{folder}/xlwt.xls")
    expected["xlwt.xls"] = [
        ["Danh sách", [
            [1, [t("DANH SÁCH HỘ NGHÈO")]],
            [2, [n(number) for number in NUMBERS]],
            [3, [d("1985-02-28"), ["s", 1], n(1.5), d("2024-12-31")]],
            [4, [["b", True], ["b", False], None, None, t("Nguyễn Thị Bưởi")] + [None] * 250 + [t("cột cuối")]],
            *[[11 + row, [t(text)]] for row, text in enumerate(texts)],
            [65536, [t("dòng cuối")]],
        ]],
        ["Danh mục", [[1, [t("Kinh")]]]],
    ]


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def cell(kind, row, column, data, style=0):
    return record(kind, struct.pack("<HHH", row, column, style) + data)


def counted(data):
    return struct.pack("<H", len(data)) + data


def formula(row, column, result):
    return cell(0x0006, row, column, result + struct.pack("<HIH", 0, 0, 0))


def special(kind, value=0):
    return bytes([kind, 0, value, 0, 0, 0, 0xFF, 0xFF])


# Excel's numbers for errors, and what may stand between a formula and its text (a shared formula).
RESULTS = (
    formula(0, 0, struct.pack("<d", 42)) + formula(0, 1, special(0)) + record(0x04BC, bytes(10))
    + record(0x0207, struct.pack("<HB", 4, 0) + b"H\xf4 2") + formula(0, 2, special(1, 1))
    + formula(0, 3, special(2, 0x2A)) + formula(0, 4, special(3)) + cell(0x0205, 0, 5, bytes([0x07, 1]))
)


def by_hand(folder, expected):
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    end = record(0x000A, b"")
    number = lambda row, column, value: cell(0x0203, row, column, struct.pack("<d", value))

    # A table alone without a workbook around it, as programs of web pages wrote it; the text is UTF-8.
    old = record(0x0809, struct.pack("<HHHH", 0, 0x10, 0, 0))
    label = cell(0x0204, 0, 0, counted("Trần Thị Bưởi".encode()))
    put(f"{folder}/records.xls", old + label + number(0, 1, 46082001234) + end)
    expected["records.xls"] = [["records", [[1, [t("Trần Thị Bưởi"), n(46082001234)]]]]]

    put(f"{folder}/results.xls", begin + RESULTS + end)
    expected["results.xls"] = [["results", [
        [1, [n(42), t("Hô 2"), ["b", True], ["e", "#N/A"], None, ["e", "#DIV/0!"]]],
    ]]]

    # Rows in disorder, and a chart with numbers of its own in the middle.
    chart = record(0x0809, struct.pack("<HH", 0x0600, 0x20)) + number(7, 0, 7) + end
    put(f"{folder}/disorder.xls", begin + number(5, 1, 52) + chart + number(1, 0, 20) + number(5, 0, 51) + end)
    expected["disorder.xls"] = [["disorder", [[2, [n(20)]], [6, [n(51), n(52)]]]]]

    by_excel5(folder, expected)


def by_excel5(folder, expected):
    """A workbook of Excel 5 in Vietnamese letters before Unicode, with dates from 1904."""
    def globals_(offset):
        sheet = record(0x0085, struct.pack("<IBB", offset, 0, 0) + b"\x09Danh s\xb8ch"[:10])
        return (
            record(0x0809, struct.pack("<HHHH", 0x0500, 0x05, 0, 0)) + record(0x0042, struct.pack("<H", 1252))
            + record(0x0022, struct.pack("<H", 1)) + record(0x041E, struct.pack("<HB", 164, 10) + b"dd/mm/yyyy")
            + record(0x00E0, struct.pack("<HH", 0, 0) + bytes(12)) + record(0x00E0, struct.pack("<HH", 0, 164) + bytes(12))
            + sheet + record(0x000A, b"")
        )
    rich = cell(0x00D6, 0, 1, counted(b"B\xad\xebi") + b"\x01\x00\x00")
    sheet = (
        record(0x0809, struct.pack("<HHHH", 0x0500, 0x10, 0, 0))
        + cell(0x0204, 0, 0, counted("NguyÔn ThÞ".encode("latin-1"))) + rich
        + cell(0x027E, 1, 0, struct.pack("<I", (12345 << 2) | 3)) + cell(0x0203, 1, 1, struct.pack("<d", 43830), 1)
        + record(0x00BD, struct.pack("<HHHIHIH", 2, 0, 0, (7 << 2) | 2, 0, (8 << 2) | 2, 1))
        + record(0x000A, b"")
    )
    stream = globals_(len(globals_(0))) + sheet
    ole = io.BytesIO()
    XlsDoc().save(ole, stream)
    name, book = "Workbook".encode("utf-16-le"), "Book".encode("utf-16-le")
    data = ole.getvalue().replace(name + bytes(48) + b"\x12\x00", book + bytes(56) + b"\x0a\x00")
    put(f"{folder}/excel5.xls", data)
    expected["excel5.xls"] = [["Danh s¸ch", [
        [1, [t("NguyÔn ThÞ"), t("B\xad\xebi")]],
        [2, [n(123.45), d("2024-01-01")]],
        [3, [n(7), n(8)]],
    ]]]


def refuse(folder, refused):
    with open(f"{folder}/xlwt.xls", "rb") as file:
        whole = file.read()

    def file(name, data, code):
        put(f"{folder}/{name}", data)
        refused[name] = code

    stream = whole.index(struct.pack("<HHH", 0x0809, 16, 0x0600))
    # The record after the beginning becomes the one that says: locked by a password.
    second = stream + 20
    file("password.xls", whole[:second] + struct.pack("<H", 0x002F) + whole[second + 2:], "TEP-106")
    file("cut.xls", whole[: len(whole) // 2], "TEP-109")
    file("cut-short.xls", whole[:700], "TEP-109")
    file("records-cut.xls", struct.pack("<HHHHHH", 0x0809, 8, 0, 0x10, 0, 0) + struct.pack("<HH", 0x0204, 50), "TEP-109")
    file("excel4.xls", struct.pack("<HHHHH", 0x0409, 6, 0, 0x10, 0), "TEP-104")
    file("web-archive.xls", b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "TEP-104")
    file("styled-page.xls", "﻿<style>td{mso-number-format:General}</style><table><tr><td>Hộ</td></tr></table>".encode(),
         "TEP-104")
    loop = bytearray(whole)
    table = struct.unpack_from("<I", whole, 76)[0]
    struct.pack_into("<I", loop, 512 * (table + 1), 0)
    file("loop.xls", bytes(loop), "TEP-109")


def put(path, data):
    with open(path, "wb") as file:
        file.write(data)
