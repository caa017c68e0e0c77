"""A city's list of 340,000 households in 40 wards, from the workbook to the register, stored and classified.

Beside `baseline/import_list.py` with the same checks. Then pages of one ward in the register of the whole city, signed
in, at 32 connections. `VUON_CITY_HOUSEHOLDS` makes a smaller city.
"""

import datetime
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zoneinfo
from pathlib import Path

from bench_import import TABLES, schema
from bench_pages import Server, free_port, load, nginx, post, show
from side_by_side import BASELINE, PYTHON, ROOT, VUON, run, table, vuon

HOUSEHOLDS = int(os.environ.get("VUON_CITY_HOUSEHOLDS", "340000"))
HOME = "20017"


def stored(database):
    with sqlite3.connect(database) as connection:
        return [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES]


def imported(folder, today):
    """Both programs once, one after the other."""
    workbook, data, database = (folder / name for name in ("city.xlsx", "data", "base.sqlite"))
    tables, indexes = folder / "tables.sql", folder / "indexes.sql"
    vuon("sample", "--households", HOUSEHOLDS, "--city", "--out", workbook)
    vuon("init", "--data", data, "--area", HOME)
    tables.write_text(schema(data / "vuon.sqlite", "table"))
    indexes.write_text(schema(data / "vuon.sqlite", "index"))
    run([PYTHON, BASELINE / "import_list.py", "--init", database, tables])
    os.sync()
    ours = run([VUON, "import", workbook, "--data", data, "--accept", "all", "--day", today, "--json"])
    os.sync()
    theirs = run([PYTHON, BASELINE / "import_list.py", workbook, database, "--indexes", indexes, "--rules",
                  ROOT / "Rules", "--today", today, "--day", today, "--zone", "urban"])
    counts = stored(data / "vuon.sqlite")
    if counts != stored(database):
        raise SystemExit(f"Hai chương trình lưu khác nhau: {counts}, {stored(database)}")
    name = "Vươn (`vuon import --accept all`)"
    table(
        f"Nhập danh sách của thành phố: {counts[0]} hộ, {counts[2]} người, 40 phường, xã",
        {name: ours, "Python: calamine → kiểm tra → sqlite3": theirs}, name,
        [
            "Mỗi chương trình chạy một lần. Hai bên lưu cùng số dòng ở tám bảng; ở một phường từng ô được so trong phép đo trên.",
            f"Tệp .xlsx {workbook.stat().st_size / 1e6:.0f} MB; cơ sở dữ liệu của Vươn "
            f"{(data / 'vuon.sqlite').stat().st_size / 1e6:.0f} MB, có nhật ký kiểm tra và số định danh niêm phong.",
            "Vươn lưu từng phường một, mỗi phường một lần ghi trọn; Python lưu cả thành phố trong một lần.",
        ])
    for path in (workbook, database, data):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def pages(folder):
    """A ward with three years of decisions, and 39 others beside it in the same register."""
    data, text, others = folder / "data", folder / "city.csv", folder / "others.csv"
    made = json.loads(vuon("init", "--data", data, "--area", HOME, "--sample", "--households", 8540, "--json"))
    officer = made["officers"][1]
    with sqlite3.connect(data / "vuon.sqlite") as connection:
        # An officer of the whole city, which no page makes yet.
        connection.execute("UPDATE officer SET commune = NULL WHERE name = ?", [officer["name"]])
    vuon("sample", "--households", HOUSEHOLDS, "--city", "--out", text)
    with open(text, encoding="utf-8-sig") as lines, open(others, "w", encoding="utf-8") as rest:
        rest.writelines(line for line in lines if not line.startswith(HOME))
    import_as(data, others, officer)
    port = free_port()
    server = Server([VUON, "serve", "--data", data, "--port", port], port, {"VUON_HOME": str(ROOT)})
    server.until_page("/dang-nhap")
    answer = post(server.address, "/dang-nhap", ten=officer["name"], mat_khau=officer["password"])
    cookie = answer["Set-Cookie"].split(";")[0]
    search = post(server.address, "/ho/tim", cookie, q="nguyễn thị")["Location"]
    print("### Trang của một phường 8.540 hộ trong sổ của cả thành phố, đã đăng nhập, 32 kết nối\n")
    print("| Trang | KB | yêu cầu/giây | p50 | p99 | CPU mỗi yêu cầu, ms |")
    print("|---|---|---|---|---|---|")
    for name, path in {"Bảng chỉ tiêu": "/", "Danh sách hộ, 50 hộ": "/ho", "Danh sách hộ nghèo": "/ho?nhom=poor",
                       "Tìm theo tên “nguyễn thị”": search}.items():
        show(name, load(server, path, cookie))
    memory = server.memory()
    server.stop()
    static = nginx(folder)
    if static:
        show("nginx, trang tĩnh", load(static, "/index.html"))
        static.stop()
    print(f"\n- Bộ nhớ của máy chủ sau khi bị tải: {memory:.0f} MB.\n")


def import_as(data, file, officer):
    command = [VUON, "import", file, "--data", data, "--accept", "all", "--json", "--officer", officer["name"],
               "--password-stdin"]
    done = subprocess.run(
        list(map(str, command)), env=os.environ | {"VUON_HOME": str(ROOT)}, input=officer["password"] + "\n",
        capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"vuon import: {done.returncode}\n{done.stderr[-2000:]}")


def main():
    folder = Path(tempfile.mkdtemp(prefix="vuon-bench-"))
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()
    imported(folder, today)
    pages(folder)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
