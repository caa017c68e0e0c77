"""Makes the files that the tests of Office read, and says what stands in them.

Usage: python fixtures.py FOLDER      writes the files and FOLDER/expected.json
       python fixtures.py --dump FILE writes the cells of a workbook as openpyxl reads them, as JSON

The files come from openpyxl, from LibreOffice Calc where there is `soffice`, and from XML zipped by hand.
A cell is null, ["t", text], ["n", number], ["d", "yyyy-mm-dd"], ["b", flag] or ["e", error].
"""

import datetime
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

try:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    import old_files
    import old_workbooks
except ImportError:
    sys.exit("openpyxl or xlwt is missing: set VUON_TEST_PYTHON to a Python that has Tests/requirements.txt")

NOT_COMPUTED = "#CHƯA TÍNH"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

t = lambda text: ["t", text]
n = lambda number: ["n", number]
d = lambda day: ["d", day]

expected = {}
refused = {}


# --- openpyxl and LibreOffice

def fill(book):
    sheet = book.active
    sheet.title = "Nhân khẩu"
    sheet["A1"] = "DANH SÁCH HỘ NGHÈO"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "Hộ"
    sheet.merge_cells("A2:B2")
    sheet["A3"], sheet["B3"], sheet["C3"], sheet["D3"] = "Mã", "Họ và tên", "Ngày sinh", "Thu nhập"
    sheet["A5"] = "007"
    sheet["B5"] = "Trần Thị Bưởi & con <2>"
    sheet["C5"] = datetime.date(1985, 2, 28)
    sheet["D5"] = 2_000_000
    sheet["E5"] = True
    sheet["F5"] = "#N/A"
    sheet["A9"] = "046082001234"
    sheet["C9"] = datetime.date(2024, 2, 29)
    sheet["C9"].number_format = "dd/mm/yyyy;@"
    sheet["D9"] = 1234.5
    sheet["G9"] = -0.25
    sheet["AC9"] = "dòng một\ndòng hai"
    sheet["A10"].number_format = "0.00"
    other = book.create_sheet("Danh mục")
    other["A1"] = "Kinh"
    other.sheet_state = "hidden"
    return [
        ["Nhân khẩu", [
            [1, [t("DANH SÁCH HỘ NGHÈO")]],
            [2, [t("Hộ")]],
            [3, [t("Mã"), t("Họ và tên"), t("Ngày sinh"), t("Thu nhập")]],
            [5, [t("007"), t("Trần Thị Bưởi & con <2>"), d("1985-02-28"), n(2_000_000), ["b", True], ["e", "#N/A"]]],
            [9, [t("046082001234"), None, d("2024-02-29"), n(1234.5), None, None, n(-0.25)] + [None] * 21
                + [t("dòng một\ndòng hai")]],
        ]],
        ["Danh mục", [[1, [t("Kinh")]]]],
    ]


def by_openpyxl(folder):
    book = openpyxl.Workbook()
    expected["openpyxl.xlsx"] = fill(book)
    book.save(f"{folder}/openpyxl.xlsx")
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    expected["openpyxl-1904.xlsx"] = fill(book)
    book.save(f"{folder}/openpyxl-1904.xlsx")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Dòng")
    sheet.append(["Tổ 1", 3, None, datetime.datetime(2026, 1, 1, 6, 30)])
    book.save(f"{folder}/openpyxl-stream.xlsx")
    expected["openpyxl-stream.xlsx"] = [["Dòng", [[1, [t("Tổ 1"), n(3), None, d("2026-01-01")]]]]]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Công thức"
    sheet["A1"], sheet["B1"] = 2, "=A1*21"
    sheet["C1"], sheet["D1"] = '="Hộ "&A1', "=1/0"
    sheet["E1"], sheet["F1"] = "=A1>1", "=DATE(2026,1,31)"
    sheet["F1"].number_format = "dd/mm/yyyy"
    book.save(f"{folder}/formulas.xlsx")
    # openpyxl keeps no values of formulas: only LibreOffice computes them.
    expected["formulas.xlsx"] = [["Công thức", [[1, [n(2), *[["e", NOT_COMPUTED]] * 5]]]]]


def by_libreoffice(folder):
    if not shutil.which("soffice"):
        return
    with tempfile.TemporaryDirectory() as place:
        run = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to"]
        names = ["openpyxl", "openpyxl-1904", "formulas"]
        for kind in ["xlsx", "xls", "ods"]:
            sources = [f"{folder}/{name}.xlsx" for name in (names[:1] if kind == "ods" else names)]
            subprocess.run([*run, kind, "--outdir", f"{place}/out", *sources], check=True, capture_output=True)
        for name in names:
            for kind in ["xlsx", "xls"]:
                shutil.copy(f"{place}/out/{name}.{kind}", f"{folder}/calc-{name}.{kind}")
                expected[f"calc-{name}.{kind}"] = expected[f"{name}.xlsx"]
        expected["calc-formulas.xlsx"] = expected["calc-formulas.xls"] = [["Công thức", [
            [1, [n(2), n(42), t("Hộ 2"), ["e", "#DIV/0!"], ["b", True], d("2026-01-31")]],
        ]]]
        shutil.copy(f"{place}/out/openpyxl.ods", f"{folder}/calc-ods.xlsx")
        refused["calc-ods.xlsx"] = "TEP-104"


# --- XML zipped by hand

def package(sheet, shared=None, styles=None, workbook="", main=MAIN, office=OFFICE, kind=SHEET_TYPE, sheets=None):
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{workbook}<sheets>'
        '<sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{office}/styles" Target="../xl/styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    if shared is not None:
        parts["xl/sharedStrings.xml"] = shared
    if styles is not None:
        parts["xl/styles.xml"] = styles
    return parts


def write(path, parts, method=zipfile.ZIP_DEFLATED, zip64=False):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in parts.items():
            data = text if isinstance(text, bytes) else text.encode()
            with archive.open(name, "w", force_zip64=zip64) as part:
                part.write(data)


def sheet(rows, main=MAIN, head='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'):
    cols = '<cols><col min="1" max="2"/></cols>'
    return f'{head}<worksheet xmlns="{main}">{cols}<sheetData>{rows}</sheetData></worksheet>'


STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="#,##0\\ &quot;đồng/ngày&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="167" formatCode="[Red]0.00;yy"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>'
)

SHARED = (
    f'<?xml version="1.0"?><sst xmlns="{MAIN}" count="5"><si><t>Kinh</t></si>'
    '<si><r><rPr><b/><sz val="11"/></rPr><t>Hộ </t></r><r><t xml:space="preserve">nghèo </t></r></si>'
    "<si><t>漢字</t><rPh sb=\"0\" eb=\"1\"><t>かんじ</t></rPh><phoneticPr fontId=\"1\"/></si>"
    "<si><t/></si><si><t>a_x000D_b &#272;&#x1EA1;&amp;_x005F_x0041_ \U0001F33E</t></si></sst>"
)

USUAL = (
    '<row r="2" spans="1:9" ht="15"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>'
    '<c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c><c r="E2" t="s"><v>4</v></c></row>'
    '<row r="3"><c r="A3" s="1"><v>45657</v></c><c r="B3" s="2"><v>45657</v></c><c r="C3" s="3"><v>45657.5</v></c>'
    '<c r="D3" s="4"><v>1.5</v></c><c r="E3" s="5"><v>45657</v></c><c r="F3" s="99"><v>4.6082001234E10</v></c></row>'
    '<row r="4"><c r="A4" t="str"><f>A1&amp;"x"</f><v>kết quả</v></c><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    '<c r="C4" t="b"><v>1</v></c><c r="D4" t="b"><v>0</v></c><c r="E4" t="n"><f t="shared" si="0"/><v>12</v></c>'
    '<c r="F4"><f>A9</f></c><c r="G4"><v></v></c><c r="H4"/></row>'
    '<row r="7"/><row r="8" s="1" customFormat="1"><c r="A8" s="1"/></row>'
    '<row r="12"><c r="XFD12" t="inlineStr"><is><t xml:space="preserve"> cuối </t></is></c></row>'
    '<row r="13"><c r="B13" t="inlineStr"><is><r><rPr><b/></rPr><t>đậm</t></r><r><t> thường</t></r></is></c>'
    '<c r="C13" t="inlineStr"><is><t>a&lt;b&#10;c</t></is></c><c r="D13" t="inlineStr"><is/></c></row>'
)

USUAL_CELLS = [
    [2, [t("Kinh"), t("Hộ nghèo "), t("漢字"), None, t("a\rb Đạ&_x0041_ \U0001F33E")]],
    [3, [d("2024-12-31"), n(45657), d("2024-12-31"), ["s", 1.5], n(45657), n(46082001234)]],
    [4, [t("kết quả"), ["e", "#DIV/0!"], ["b", True], ["b", False], n(12), ["e", NOT_COMPUTED]]],
    [12, [None] * 16383 + [t(" cuối ")]],
    [13, [None, t("đậm thường"), t("a<b\nc")]],
]


def prefixed(xml):
    out = []
    for piece in xml.split("<"):
        name = piece.lstrip("/")
        if piece[:1] in ("?", "!", "") or not name[:1].isalpha():
            out.append(piece)
        else:
            out.append(("/x:" if piece.startswith("/") else "x:") + name)
    return "<".join(out).replace("xmlns=", "xmlns:x=")


def by_hand(folder):
    usual = package(sheet(USUAL), SHARED, STYLES)
    good = lambda name, parts, rows, **how: (
        write(f"{folder}/{name}.xlsx", parts, **how), expected.update({f"{name}.xlsx": [["Danh sách", rows]]}))
    good("usual", usual, USUAL_CELLS)
    good("stored", usual, USUAL_CELLS, method=zipfile.ZIP_STORED)
    good("zip64", usual, USUAL_CELLS, zip64=True)
    spaced = sheet(USUAL).replace("><", ">\r\n  <").replace('"', "'").replace("<t>\r\n", "<t>")
    good("spaced", package(spaced, SHARED, STYLES), USUAL_CELLS)
    good("prefixed", {k: prefixed(v) if "worksheets" in k or "shared" in k or "styles" in k else v
                      for k, v in usual.items()}, USUAL_CELLS)
    good("comment", {**usual, "xl/worksheets/sheet1.xml": sheet(
        USUAL.replace('<row r="4"', '<!-- x --><row r="4"'))}, USUAL_CELLS)
    good("cdata", {**usual, "xl/worksheets/sheet1.xml": sheet(
        USUAL.replace("kết quả", "<![CDATA[kết]]> quả"))}, USUAL_CELLS)
    good("doctype", {**usual, "xl/worksheets/sheet1.xml": "<!DOCTYPE worksheet>" + sheet(USUAL, head="")}, USUAL_CELLS)
    utf16 = sheet(USUAL, head='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")
    good("utf16", {**usual, "xl/worksheets/sheet1.xml": utf16}, USUAL_CELLS)
    good("bom", {**usual, "xl/worksheets/sheet1.xml": b"\xef\xbb\xbf" + sheet(USUAL).encode(),
                 "xl/sharedStrings.xml": b"\xef\xbb\xbf" + SHARED.encode()}, USUAL_CELLS)
    capitals = {name.replace("sheet1", "SHEET1").replace("styles", "Styles"): text for name, text in usual.items()}
    good("capitals", capitals, USUAL_CELLS)
    good("strict", package(sheet(
        '<row r="1"><c r="A1" t="d" s="1"><v>2025-12-31</v></c><c r="B1" t="d"><v>1945-09-02T09:00:00</v></c>'
        '<c r="C1" t="d"><v>hôm qua</v></c></row>', STRICT), None, STYLES, main=STRICT, office=STRICT_OFFICE),
        [[1, [d("2025-12-31"), d("1945-09-02"), t("hôm qua")]]])
    good("no-references", package(sheet(
        '<row><c><v>1</v></c><c t="inlineStr"><is><t>hai</t></is></c></row><row/><row><c/><c><v>2</v></c></row>'
        '<row r="9"><c r="D9"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>')),
        [[1, [n(1), t("hai")]], [3, [None, n(2)]], [9, [None, None, None, n(3), n(4)]], [10, [n(5)]]])
    good("date1904", package(sheet('<row r="1"><c r="A1" s="1"><v>44195</v></c></row>'), None, STYLES,
                             workbook='<workbookPr date1904="true"/>'), [[1, [d("2024-12-31")]]])
    good("no-rows", package(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'), [])
    good("styled-far", package(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFE1" s="1"/><c s="1"><v/></c></row>')),
         [[1, [n(1)]]])
    embedded = usual["[Content_Types].xml"].replace("<Override", '<Default Extension="docx" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document"/><Override', 1)
    good("embedded-word", {**usual, "[Content_Types].xml": embedded}, USUAL_CELLS)
    long = "Tổ dân phố ".ljust(700_000, "x")
    good("long-text", package(sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{long}</t></is></c></row>'
                                    '<row r="2"><c r="A2"><v>1</v></c></row>')), [[1, [t(long)]], [2, [n(1)]]])


# --- Damaged and other files

def ole(*names):
    """The smallest OLE file whose directory has these streams."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header = header.ljust(44, b"\0") + struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header = header.ljust(512, b"\xff")
    names = ["Root Entry", *names]
    sectors = -(-len(names) // 4)
    chain = [0xFFFFFFFD] + [2 + index for index in range(sectors - 1)] + [0xFFFFFFFE]
    table = b"".join(struct.pack("<I", value) for value in chain).ljust(512, b"\xff")
    entries = b""
    for name in names:
        units = name.encode("utf-16-le") + b"\0\0"
        entries += (units.ljust(64, b"\0") + struct.pack("<HBB", len(units), 2, 1)).ljust(128, b"\0")
    return header + table + entries.ljust(512 * sectors, b"\0")


def bomb(path, lie):
    """A sheet of 400 MB of spaces; with `lie` the directory says it is small."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = sheet("").split("</sheetData>")[0].encode()
    packed, sum_, size = deflate.compress(head), zlib.crc32(head), len(head)
    for _ in range(400):
        block = b" " * (1 << 20)
        packed += deflate.compress(block)
        sum_, size = zlib.crc32(block, sum_), size + len(block)
    packed += deflate.flush()
    parts = package("x")
    # A zip by hand, with the packed bytes in the place of the sheet.
    said = 1000 if lie else size
    out, directory = b"", b""
    for name, text in parts.items():
        data = text.encode()
        raw, method, crc, full = data, 0, zlib.crc32(data), len(data)
        if "sheet1" in name:
            raw, method, crc, full = packed, 8, sum_, said
        fields = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 33, crc, len(raw), full, len(name), 0)
        place = struct.pack("<HHHII", 0, 0, 0, 0, len(out))
        directory += b"PK\1\2" + struct.pack("<H", 20) + fields + place + name.encode()
        out += b"PK\3\4" + fields + name.encode() + raw
    out_end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(parts), len(parts), len(directory), len(out), 0)
    with open(path, "wb") as file:
        file.write(out + directory + out_end)


def damaged(folder):
    usual = package(sheet(USUAL), SHARED, STYLES)

    def file(name, data, code):
        with open(f"{folder}/{name}", "wb") as out:
            out.write(data)
        refused[name] = code

    def zipped(name, parts, code):
        write(f"{folder}/{name}", parts)
        refused[name] = code

    file("empty.xlsx", b"", "TEP-102")
    file("text.xlsx", "Xin chào\n".encode(), "TEP-104")
    file("paper.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "TEP-104")
    file("page.xlsx", b"\n<!DOCTYPE html><html><body><table></table></body></html>", "TEP-104")
    file("table.xls", b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table/></html>", "TEP-104")
    file("sheet2003.xlsx", b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "TEP-104")
    file("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "TEP-104")
    file("binary.csv", b"a,b\n" + bytes(64), "TEP-104")
    file("encrypted.xlsx", ole("DataSpaces", "Version", "EncryptionInfo", "X", "EncryptedPackage"), "TEP-106")
    file("old.xls", ole("Workbook", "SummaryInformation"), "TEP-109")
    file("old-macros.xls", ole("Workbook", "_VBA_PROJECT_CUR"), "TEP-107")
    file("old-doc.xlsx", ole("WordDocument"), "TEP-104")
    file("ole-cut.xlsx", ole("Workbook")[:600], "TEP-104")
    with open(f"{folder}/stored.xlsx", "rb") as source:
        stored = source.read()
    file("cut.xlsx", stored[: len(stored) // 2], "TEP-109")
    file("head-only.xlsx", stored[:100], "TEP-109")
    place = stored.index("kết quả".encode())
    file("checksum.xlsx", stored[:place] + b"X" + stored[place + 1:], "TEP-109")
    with open(f"{folder}/usual.xlsx", "rb") as source:
        packed = source.read()
    place = packed.index(b"xl/worksheets/sheet1.xml") + 60
    file("deflate.xlsx", packed[:place] + bytes(20) + packed[place + 20:], "TEP-109")
    flagged = bytearray(stored)
    at = -1
    while (at := stored.find(b"PK\1\2", at + 1)) >= 0:
        flagged[at + 8] |= 1
    file("zip-password.xlsx", bytes(flagged), "TEP-106")

    macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    zipped("macro.xlsm", package(sheet(USUAL), SHARED, STYLES, kind=macro), "TEP-107")
    zipped("macro-renamed.xlsx", {**usual, "xl/vbaProject.bin": "x"}, "TEP-107")
    binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    zipped("binary.xlsb", package("", kind=binary), "TEP-108")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    zipped("letter.xlsx", package("", kind=word), "TEP-104")
    zipped("ods.xlsx", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "TEP-104")
    zipped("zip.xlsx", {"a.txt": "a"}, "TEP-104")
    zipped("no-workbook.xlsx", {k: v for k, v in usual.items() if k != "xl/workbook.xml"}, "TEP-112")
    zipped("no-sheet.xlsx", {k: v for k, v in usual.items() if "sheet1" not in k}, "TEP-112")
    zipped("no-relations.xlsx", {k: v for k, v in usual.items() if "workbook.xml.rels" not in k}, "TEP-112")
    zipped("many.xlsx", {**usual, **{f"x/{index}": "" for index in range(10_001)}}, "TEP-111")
    bomb(f"{folder}/bomb.xlsx", lie=False)
    bomb(f"{folder}/bomb-lie.xlsx", lie=True)
    refused["bomb.xlsx"], refused["bomb-lie.xlsx"] = "TEP-110", "TEP-109"

    part = "xl/worksheets/sheet1.xml"
    row = '<row r="41"><c r="A41"><v>1</v></c></row>'
    zipped("broken.xlsx", {**usual, part: sheet(row + '<row r="42"><c r="A42"><v>1</x></c></row>')}, "TEP-113")
    zipped("broken-end.xlsx", {**usual, part: sheet(row)[:-40]}, "TEP-113")
    zipped("broken-book.xlsx", {**usual, "xl/workbook.xml": "<workbook>"}, "TEP-113")
    zipped("bad-utf8.xlsx", {**usual, part: sheet(USUAL).encode().replace("kết".encode(), b"k\xe1t")}, "TEP-113")
    zipped("control.xlsx", {**usual, part: sheet(USUAL).replace("kết", "k\x01t")}, "TEP-113")
    zipped("index.xlsx", {**usual, part: sheet('<row r="1"><c r="A1" t="s"><v>5</v></c></row>')}, "TEP-113")
    zipped("no-shared.xlsx", {k: v for k, v in usual.items() if "shared" not in k}, "TEP-113")
    zipped("shared-cut.xlsx", {**usual, "xl/sharedStrings.xml": SHARED[:-20]}, "TEP-113")
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + sheet(USUAL.replace("kết", "&b;"), head="")
    zipped("entities.xlsx", {**usual, part: laughs}, "TEP-113")
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + sheet(USUAL.replace("kết", "&a;"), head="")
    zipped("outside.xlsx", {**usual, part: outside}, "TEP-113")
    zipped("rows.xlsx", {**usual, part: sheet('<row r="1048577"><c><v>1</v></c></row>')}, "TEP-114")
    zipped("columns.xlsx", {**usual, part: sheet('<row r="1"><c r="XFE1"><v>1</v></c></row>')}, "TEP-115")
    far = sheet('<row r="1"><c r="ZZZZZZZZZZZZZZ1"><v>1</v></c></row>')
    zipped("columns-far.xlsx", {**usual, part: far}, "TEP-115")


def dump(path):
    book = openpyxl.load_workbook(path)
    out = []
    for page in book.worksheets:
        rows = [[[cell.data_type, str(cell.value) if isinstance(cell.value, datetime.datetime) else cell.value,
                  cell.number_format] for cell in row] for row in page.iter_rows()]
        validations = [[str(rule.sqref), rule.formula1] for rule in page.data_validations.dataValidation]
        out.append({
            "name": page.title, "rows": rows, "merged": sorted(str(area) for area in page.merged_cells.ranges),
            "freeze": page.freeze_panes, "filter": page.auto_filter.ref, "titles": page.print_title_rows,
            "orientation": page.page_setup.orientation, "paper": page.page_setup.paperSize,
            "footer": page.oddFooter.center.text, "width": page.column_dimensions["A"].width,
            "heights": [page.row_dimensions[row].height for row in range(1, page.max_row + 1)],
            "bold": bool(page["A1"].font.b), "border": page["A1"].border.left.style, "validations": validations,
        })
    json.dump(out, sys.stdout)


if __name__ == "__main__":
    if sys.argv[1] == "--dump":
        dump(sys.argv[2])
    else:
        target = sys.argv[1]
        os.makedirs(target, exist_ok=True)
        by_openpyxl(target)
        by_libreoffice(target)
        by_hand(target)
        damaged(target)
        old_files.by_old_letters(target)
        old_workbooks.by_xlwt(target, expected)
        old_workbooks.by_hand(target, expected)
        old_workbooks.refuse(target, refused)
        with open(f"{target}/expected.json", "w") as file:
            json.dump({
                "cells": expected, "refused": refused, "names": old_files.NAMES, "codePages": old_files.code_pages(),
            }, file)
