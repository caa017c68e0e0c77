"""A ward's list of 8,540 households, from the workbook to the register, stored and classified.

Beside `baseline/import_list.py`: calamine, the same checks, the same classes, the same tables in one transaction.
"""

import datetime
import shutil
import sqlite3
import zoneinfo

from side_by_side import BASELINE, PYTHON, ROOT, VUON, folder_of, in_turn, run, table, verdict, vuon

HOUSEHOLDS, ROUNDS = 8540, 7
TABLES = ("household", "residence", "person", "membership", "household_observation", "person_observation",
          "household_card")

LIMIT = "chèn khoảng 580.000 dòng và mục chỉ mục vào SQLite trên một luồng, khoảng 0,4 giây CPU"

# What both must have stored alike, whatever keys they gave: by code of the household and place in it.
MEMBERS = """
    SELECT h.code, m.ord, m.kind, m.relation, p.full_name, p.birth, p.sex, p.ethnicity, p.number_hash IS NULL,
    o.observed_on, o.unknowns, o.work_status, o.work_contract, o.monthly_allowance, o.disabled, o.malnourished,
    o.health_insurance, o.school, o.diploma, o.trained_on_job, o.merit
    FROM household h JOIN membership m ON m.commune = h.commune AND m.household = h.id
    JOIN person p ON p.commune = h.commune AND p.id = m.person
    LEFT JOIN person_observation o ON o.commune = h.commune AND o.person = p.id ORDER BY 1, 2"""
HOUSES = """
    SELECT h.code, r.address, c.head_name, c.ethnicity, c.members, c.standard, c.proposed, c.lacking, c.unknown,
    c.head IS NULL, o.causes, o.unknowns, o.wall_durable, o.pillar_durable, o.roof_durable, o.living_area,
    o.water_source, o.toilet, o.uses_internet, o.has_shared_device, o.has_personal_device, o.waste_treated, o.income,
    o.b1, o.b2
    FROM household h JOIN residence r ON r.commune = h.commune AND r.household = h.id
    JOIN household_card c ON c.commune = h.commune AND c.household = h.id
    LEFT JOIN household_observation o ON o.commune = h.commune AND o.household = h.id ORDER BY 1"""
WORDS = """
    SELECT h.code, c.words FROM household_card c
    JOIN household h ON h.commune = c.commune AND h.id = c.household ORDER BY 1"""
NUMBERS = "SELECT count(DISTINCT number_hash), count(DISTINCT last_four_hash) FROM person"


def schema(database, kind):
    """The baseline's tables and indexes are the register's own; it builds the indexes last, which is faster for it."""
    names = ", ".join(f"'{name}'" for name in TABLES)
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            f"SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name IN ({names}) AND sql IS NOT NULL", [kind])
        return ";\n".join(sql for (sql,) in rows) + ";\n"


def compare(ours, theirs):
    for query in (MEMBERS, HOUSES, WORDS, NUMBERS):
        results = []
        for path in (ours, theirs):
            with sqlite3.connect(path) as connection:
                results.append(connection.execute(query).fetchall())
        if results[0] != results[1]:
            differing = [pair for pair in zip(*results) if pair[0] != pair[1]]
            raise SystemExit(f"Hai chương trình lưu khác nhau ({len(differing)} dòng):\n{differing[:2]}\n{query}")


def main():
    folder = folder_of("import")
    workbook, data, database = (folder / name for name in ("ward.xlsx", "data", "base.sqlite"))
    tables, indexes = folder / "tables.sql", folder / "indexes.sql"
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()
    vuon("sample", "--households", HOUSEHOLDS, "--out", workbook)

    def ours_anew():
        shutil.rmtree(data, ignore_errors=True)
        vuon("init", "--data", data, "--area", "20017")

    def theirs_anew():
        for file in folder.glob("base.sqlite*"):
            file.unlink()
        run([PYTHON, BASELINE / "import_list.py", "--init", database, tables])

    ours_anew()
    tables.write_text(schema(data / "vuon.sqlite", "table"))
    indexes.write_text(schema(data / "vuon.sqlite", "index"))
    best = in_turn(
        {
            "Vươn (`vuon import --accept all`)": (
                ours_anew,
                [VUON, "import", workbook, "--data", data, "--accept", "all", "--day", today, "--json"]),
            "Python: calamine → kiểm tra → sqlite3": (
                theirs_anew,
                [PYTHON, BASELINE / "import_list.py", workbook, database, "--indexes", indexes, "--rules",
                 ROOT / "Rules", "--today", today, "--day", today, "--zone", "urban"]),
        }, ROUNDS)
    compare(data / "vuon.sqlite", database)
    with sqlite3.connect(data / "vuon.sqlite") as connection:
        people = connection.execute("SELECT count(*) FROM person").fetchone()[0]
        changes = connection.execute("SELECT count(*) FROM audit_change").fetchone()[0]
    table(
        f"Nhập danh sách của phường: {HOUSEHOLDS} hộ, {people} người, đọc, kiểm tra, phân loại, lưu",
        best, "Vươn (`vuon import --accept all`)",
        [
            "Hai bên lưu như nhau (đã so từng hộ, từng người, từng câu trả lời, loại hộ và hai mặt nạ chỉ số).",
            f"Vươn còn lưu {changes} bản ghi cam kết của nhật ký và bản niêm phong của từng số định danh; "
            "Python thì không.",
            "Tính cả lúc mở và đóng chương trình; sqlite3 cùng mức bền (WAL, synchronous FULL).",
        ])
    ours, theirs = best["Vươn (`vuon import --accept all`)"], best["Python: calamine → kiểm tra → sqlite3"]
    verdict("Nhập danh sách của phường", ours, "Python", theirs, 2.5, LIMIT)


if __name__ == "__main__":
    main()
