"""Pages of a ward of 8,540 households in the register of a whole city, and of the city, signed in, at 32 connections.

A ward with three years of decisions, and 39 others beside it: 340,000 households, 1.45 million people. On SQLite and,
where `VUON_TEST_POSTGRES` names a server, on PostgreSQL. Beside the same list and search by FastAPI (no sign-in) and
Django (with sign-in) on the same file, and a static page of nginx. `VUON_CITY_HOUSEHOLDS` makes a smaller city.
"""

import json
import os
import sqlite3
import subprocess
import time

import serving
from bench_city import HOME, HOUSEHOLDS, POSTGRESQL, PostgreSQL
from bench_pages import measured_pages
from serving import Server, free_port, head, load, nginx, post, serve, show, sign_in, slowest
from side_by_side import BASELINE, PYTHON, ROOT, VUON, folder_of, vuon

# The city of `HOME`, whose pages add its communes up.
CITY = "/dv/46"
LIST, SEARCH = "Danh sách hộ, 50 hộ", "Tìm “nguyễn văn hùng”"


def city(folder, data, database=None):
    """The sample ward with its history, and the lists of the other wards; gives the ward's official."""
    text, others = folder / "city.csv", folder / "others.csv"
    named = ["--database", database] if database else []
    made = json.loads(
        vuon("init", "--data", data, "--area", HOME, "--sample", "--households", 8540, "--json", *named))
    officer = made["officers"][1]
    # An officer of the whole city.
    statement = f"UPDATE officer SET commune = NULL WHERE name = '{officer['name']}'"
    if database:
        subprocess.run(["psql", "-qc", statement, database], check=True)
    else:
        with sqlite3.connect(data / "vuon.sqlite") as connection:
            connection.execute(statement)
    if not others.exists():
        vuon("sample", "--households", HOUSEHOLDS, "--city", "--out", text)
        with open(text, encoding="utf-8-sig") as lines, open(others, "w", encoding="utf-8") as rest:
            rest.writelines(line for line in lines if not line.startswith(HOME))
        text.unlink()
    import_as(data, others, officer)
    return officer


def import_as(data, file, officer):
    command = [VUON, "import", file, "--data", data, "--accept", "all", "--json", "--officer", officer["name"],
               "--password-stdin"]
    done = subprocess.run(
        list(map(str, command)), env=os.environ | {"VUON_HOME": str(ROOT)}, input=officer["password"] + "\n",
        capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"vuon import: {done.returncode}\n{done.stderr[-2000:]}")


def ours(title, data, officer):
    head(f"{title}: trang của một phường 8.540 hộ trong sổ của cả thành phố, đã đăng nhập, 32 kết nối")
    server = serve(data)
    cookie = sign_in(server, officer)
    counted(server, cookie)
    loads = measured_pages(server, cookie, city_pages(server, cookie))
    memory = server.memory()
    server.stop()
    return loads, memory


def city_pages(server, cookie):
    """What is looked at of the whole city."""
    searches = {words: post(server.address, CITY + "/ho/tim", cookie, q=words)["Location"]
                for words in ("nguyễn thị", "nguyễn văn hùng", "tôn nữ hương")}
    return {
        "Thành phố: bảng chỉ tiêu": CITY, "Thành phố: danh sách hộ": CITY + "/ho",
        "Thành phố: hộ nghèo": CITY + "/ho?nhom=poor",
        **{f"Thành phố: tìm “{words}”": address for words, address in searches.items()},
        "Thành phố: biểu 2": CITY + "/bieu/2"}


def counted(server, cookie, seconds=600):
    """Waits until the figures of all communes are counted and every card is of today."""
    begun, last = time.monotonic(), None
    while time.monotonic() - begun < seconds:
        page = serving.get(server, CITY + "/ho", cookie) + serving.get(server, CITY, cookie)
        if page == last:
            return
        last = page
        time.sleep(5)


def peers(data):
    """The same list and search as FastAPI and Django would serve them, one process each as ours is one."""
    loads = {}
    subprocess.run([PYTHON, BASELINE / "word_table.py", data / "vuon.sqlite"], check=True)
    environment = {"VUON_REGISTER": str(data / "vuon.sqlite"), "VUON_COMMUNE": HOME, "PYTHONPATH": str(BASELINE)}
    commands = {
        "FastAPI": ["uvicorn", "pages_fastapi:app", "--log-level", "critical", "--no-access-log", "--port"],
        "Django": ["gunicorn", "pages_django:application", "--log-level", "critical", "--threads", "2", "-b"],
    }
    for name, (module, *arguments) in commands.items():
        port = free_port()
        place = f"127.0.0.1:{port}" if arguments[-1] == "-b" else port
        server = Server([PYTHON, "-m", module, *arguments, place], port, environment)
        server.until_page("/dang-nhap")
        cookie = serving.get(server, "/dang-nhap", "") if name == "Django" else ""
        for what, path in {LIST: "/ho", SEARCH: "/ho?q=nguyen+van+hung"}.items():
            loads[name, what] = load(server, path, cookie)
            show(f"{name}: {what}", loads[name, what])
        server.stop()
    return loads


def main():
    folder = folder_of("city-pages")
    data = folder / "data"
    loads, memory = ours("SQLite", data, city(folder, data))
    others = peers(data)
    static = nginx(folder)
    show("nginx, trang tĩnh", load(static, "/index.html"))
    static.stop()
    slowest(loads)
    print(f"- Bộ nhớ của máy chủ sau khi bị tải: {memory:.0f} MB.")
    for (peer, what), theirs in others.items():
        bar = 10 if peer == "Django" else 3
        ratio = theirs.cpu / loads[what].cpu
        print(f"- **{what}, CPU mỗi yêu cầu: Vươn {loads[what].cpu:.2f} ms, {peer} {theirs.cpu:.2f} ms, "
              f"gấp {ratio:.2f}; mức cần {bar}: {'đạt' if ratio >= bar else 'CHƯA ĐẠT'}.** Giới hạn: truy vấn và HTML từ C 0,13 ms.")
    print()
    if POSTGRESQL:
        server = PostgreSQL("vuon_bench_pages")
        second = folder / "second"
        officer = city(folder, second, server.address)
        loads, memory = ours("PostgreSQL (CPU không kể máy chủ cơ sở dữ liệu)", second, officer)
        slowest(loads)
        print(f"- Bộ nhớ của máy chủ sau khi bị tải: {memory:.0f} MB.\n")
        server.drop()


if __name__ == "__main__":
    main()
