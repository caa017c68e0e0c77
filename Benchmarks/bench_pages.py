"""From start to first page; pages of a ward of 8,540 households, signed in, at 32 connections."""

import json
import re

from serving import get, head, load, nginx, post, serve, show, sign_in, slowest
from side_by_side import folder_of, vuon

STARTS = 5


def pages_of(server, cookie, link):
    """The pages that officials open all day; `link` finds a household's page in a list."""
    household = re.search(link, get(server, "/ho?nhom=poor", cookie))[1]
    searches = {words: post(server.address, "/ho/tim", cookie, q=words)["Location"]
                for words in ("nguyễn thị", "nguyễn văn hùng")}
    return {
        "Bảng chỉ tiêu": "/", "Danh sách hộ, 50 hộ": "/ho", "Danh sách hộ nghèo": "/ho?nhom=poor",
        **{f"Tìm “{words}”": address for words, address in searches.items()},
        "Một hộ": household, "Biểu 2": "/bieu/2", "Trang đăng nhập": "/dang-nhap"}


def measured_pages(server, cookie, more=None):
    """Loads and shows each page; gives what was measured by name."""
    loads = {}
    pages = pages_of(server, cookie, r'href="(/ho/[0-9a-f]{8}-[0-9a-f-]{27})"') | (more or {})
    for name, path in pages.items():
        loads[name] = load(server, path, cookie)
        show(name, loads[name])
    return loads


def main():
    folder = folder_of("pages")
    data = folder / "data"
    made = json.loads(vuon("init", "--data", data, "--area", "20017", "--sample", "--households", "8540", "--json"))
    starts = []
    for _ in range(STARTS):
        server = serve(data)
        starts.append(server.seconds)
        server.stop()
    server = serve(data)
    idle = server.memory()
    cookie = sign_in(server, made["officers"][1])
    head("Trang của phường 8.540 hộ, đã đăng nhập, 32 kết nối")
    loads = measured_pages(server, cookie)
    loaded = server.memory()
    server.stop()
    static = nginx(folder)
    show("nginx, trang tĩnh", load(static, "/index.html"))
    static.stop()
    slowest(loads)
    print(f"- Từ lúc chạy lệnh đến trang đầu: {min(starts) * 1000:.0f} ms (tốt nhất trong {STARTS} lần).")
    print(f"- Bộ nhớ: {idle:.0f} MB sau trang đầu, {loaded:.0f} MB sau khi bị tải.\n")


if __name__ == "__main__":
    main()
