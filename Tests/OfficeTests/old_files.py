"""Files as offices wrote them before Unicode and before .xlsx; a part of fixtures.py."""

import subprocess
import unicodedata

import openpyxl
import xlwt

NAMES = [
    ["Họ và tên", "Giới tính", "Tổ dân phố", "Quan hệ"],
    ["Nguyễn Thị Bưởi", "Nữ", "Tổ dân phố 4", "Chủ hộ"],
    ["Trần Văn Hùng", "Nam", "Tổ dân phố 4", "Chồng"],
    ["Đào Thị Mỹ Duyên", "Nữ", "Xóm Đông", "Con đẻ"],
    ["Huỳnh Ngọc Giàu", "Nam", "Xóm Đông", "Chủ hộ"],
    ["Lê Khắc Kỷ, \"cụ Kỷ\"", "Nam", "Khóm Phước Lợi", "Bố đẻ"],
    ["Phạm Quốc Huy", "Nam", "Khóm Phước Lợi", "Cháu ruột"],
]

# VNI by its rule: the sign of the tone after the vowel, in the order level, grave, acute, hook, tilde, dot below.
TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
MARKS = {"": " øùûõï", "\u0302": "âàáåãä", "\u0306": "êèéúüë"}
WHOLE = dict(zip("ìíỉĩịơưỵđ", "ìíæóòôöîñ"))


def vni(text):
    out = ""
    for letter in unicodedata.normalize("NFC", text):
        coded = vni_letter(letter.lower())
        out += coded.upper() if letter.isupper() else coded
    return out


def vni_letter(letter):
    if letter in WHOLE:
        return WHOLE[letter]
    parts = unicodedata.normalize("NFD", letter)
    base, signs = parts[0], parts[1:]
    if not signs:
        return letter
    if "\u031b" in signs:
        base, signs = WHOLE[unicodedata.normalize("NFC", base + "\u031b")], signs.replace("\u031b", "")
    shape = next((sign for sign in signs if sign in MARKS), "")
    tone = TONES.index(signs.replace(shape, "") if shape else signs)
    return base + MARKS[shape][tone].strip()


def iconv(text, to):
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", to], input=text.encode(), capture_output=True, check=True).stdout


def csv_text(rows):
    quote = lambda cell: '"' + cell.replace('"', '""') + '"' if '"' in cell or "," in cell else cell
    return "".join(",".join(map(quote, row)) + "\r\n" for row in rows)


def by_old_letters(folder):
    text = csv_text(NAMES)
    coded = {"tcvn3": iconv(text, "TCVN5712-1"), "vni": vni(text).encode("latin-1")}
    for name, data in coded.items():
        put(f"{folder}/{name}.csv", data)
        # What Excel keeps of a text typed in such a font, and what it saves as UTF-8.
        shown = data.decode("latin-1")
        put(f"{folder}/{name}.utf8.csv", shown.encode())
        cut = lambda cell: iconv(cell, "TCVN5712-1").decode("latin-1") if name == "tcvn3" else vni(cell)
        rows = [[cut(cell) for cell in row] for row in NAMES]
        workbook(f"{folder}/{name}.xlsx", rows)
        old_workbook(f"{folder}/{name}.xls", rows)
        if name == "tcvn3":
            rows = [["Tên", "Số", "Thôn", "Mã"]] + [[cut(cell) for cell in row] for row in NAMES[1:]]
            workbook(f"{folder}/header-unicode.xlsx", rows)
    # Tones of this code page follow their vowel.
    put(f"{folder}/windows1258.csv", b"".join(windows1258(letter) for letter in text))
    put(f"{folder}/unicode16.csv", b"\xff\xfe" + text.encode("utf-16-le"))
    put(f"{folder}/nfd.csv", unicodedata.normalize("NFD", text).encode())


def windows1258(letter):
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(sign for sign in parts if sign in TONES[1:])
        return unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")


def workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def old_workbook(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.save(path)


def put(path, data):
    with open(path, "wb") as file:
        file.write(data)


def code_pages():
    """The letters of Windows' tables as Python has them, by code."""
    pages = {}
    for page in ("CP1252", "CP1258"):
        pages[page] = []
        for code in range(0x80, 0x100):
            try:
                pages[page].append([code, bytes([code]).decode(page.lower())])
            except UnicodeDecodeError:
                pass
    return pages
