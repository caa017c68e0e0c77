"""A city's list of 340,000 households in 40 wards, from the workbook to the register, stored and classified.

A quarter, half and all of it: time must grow with the file, memory must not. Beside `baseline/import_list.py` with the
same checks. On SQLite and, where `VUON_TEST_POSTGRES` names a server, on PostgreSQL. `VUON_CITY_HOUSEHOLDS` makes a
smaller city.
"""

import datetime
import os
import shutil
import sqlite3
import subprocess
import zoneinfo

from bench_import import TABLES, schema
from side_by_side import BASELINE, PYTHON, ROOT, VUON, at_most, folder_of, run, table, verdict, vuon

HOUSEHOLDS = int(os.environ.get("VUON_CITY_HOUSEHOLDS", "340000"))
HOME = "20017"
POSTGRESQL = os.environ.get("VUON_TEST_POSTGRES", "")
LIMIT = "chèn vào SQLite trên một luồng, 9-10 giây chỉ riêng các dòng của danh sách"


def stored(database):
    with sqlite3.connect(database) as connection:
        return [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES]


class PostgreSQL:
    """A database of its own on the server, gone at the end."""

    def __init__(self, name):
        self.name, self.address = name, POSTGRESQL.rpartition("/")[0] + "/" + name
        self.say(f"DROP DATABASE IF EXISTS {name}")
        self.say(f"CREATE DATABASE {name}")

    def say(self, statement):
        subprocess.run(["psql", "-qc", statement, POSTGRESQL], check=True, stderr=subprocess.DEVNULL)

    def drop(self):
        self.say(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")


def imported(workbook, data, today, database=None):
    """Our import into an installation of its own."""
    shutil.rmtree(data, ignore_errors=True)
    vuon("init", "--data", data, "--area", HOME, *(["--database", database] if database else []))
    os.sync()
    return run([VUON, "import", workbook, "--data", data, "--accept", "all", "--day", today, "--json"])


def baseline(folder, workbook, data, today):
    """The Python program's import into the same tables; both must have stored as many rows in each."""
    database, tables, indexes = (folder / name for name in ("base.sqlite", "tables.sql", "indexes.sql"))
    tables.write_text(schema(data / "vuon.sqlite", "table"))
    indexes.write_text(schema(data / "vuon.sqlite", "index"))
    run([PYTHON, BASELINE / "import_list.py", "--init", database, tables])
    os.sync()
    cost = run([PYTHON, BASELINE / "import_list.py", workbook, database, "--indexes", indexes, "--rules",
                ROOT / "Rules", "--today", today, "--day", today, "--zone", "urban"])
    counts = stored(data / "vuon.sqlite")
    if counts != stored(database):
        raise SystemExit(f"Hai chương trình lưu khác nhau: {counts}, {stored(database)}")
    database.unlink()
    return cost, counts


def main():
    folder = folder_of("city")
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()
    workbook, data = folder / "city.xlsx", folder / "data"
    name, costs = "Vươn (`vuon import --accept all`)", {}
    for part in (4, 2, 1):
        vuon("sample", "--households", HOUSEHOLDS // part, "--city", "--out", workbook)
        costs[part] = imported(workbook, data, today)
    best = {name: costs[1], f"Vươn, {HOUSEHOLDS // 2} hộ": costs[2], f"Vươn, {HOUSEHOLDS // 4} hộ": costs[4]}
    theirs, counts = baseline(folder, workbook, data, today)
    best["Python: calamine → kiểm tra → sqlite3"] = theirs
    size = (data / "vuon.sqlite").stat().st_size / 1e6
    if POSTGRESQL:
        (data / "vuon.sqlite").unlink()
        server = PostgreSQL("vuon_bench_city")
        best["Vươn trên PostgreSQL (CPU không kể máy chủ)"] = imported(workbook, data, today, server.address)
        server.drop()
    table(
        f"Nhập danh sách của thành phố: {counts[0]} hộ, {counts[2]} người, 40 phường, xã", best, name,
        [
            "Mỗi chương trình chạy một lần. Hai bên lưu cùng số dòng ở bảy bảng; ở một phường từng ô được so trong "
            "`bench_import.py`.",
            f"Tệp .xlsx {workbook.stat().st_size / 1e6:.0f} MB; cơ sở dữ liệu của Vươn {size:.0f} MB, có nhật ký kiểm "
            "tra và số định danh niêm phong.",
            "Vươn lưu từng phường một, mỗi phường một lần ghi trọn; Python lưu cả thành phố trong một lần.",
        ])
    verdict("Nhập danh sách của thành phố", costs[1], "Python", theirs, 2.5, LIMIT)
    at_most("Bộ nhớ khi nhập cả thành phố", costs[1].memory, 600, "MB",
            "Ba phường đang làm dở, lớn nhất là phường 30.391 hộ")
    at_most("Thời gian cả tệp so với một phần tư, chia cho bốn", costs[1].wall / costs[4].wall / 4, 1.25, "lần",
            "Tỷ lệ với tệp là 1")


if __name__ == "__main__":
    main()
