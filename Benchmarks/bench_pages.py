"""Pages of a ward's register of 8,540 households, signed in, at 32 connections (wrk), beside nginx with a static page.

The server, wrk and nginx share the machine, so requests a second say less than CPU per request.
"""

import atexit
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

from side_by_side import ROOT, VUON, vuon

CONNECTIONS, SECONDS, STARTS = 32, 10, 5
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A running program, its address and the CPU it has used."""

    def __init__(self, command, port, environment=None):
        self.address = f"http://127.0.0.1:{port}"
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            list(map(str, command)), env=os.environ | (environment or {}), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # None outlives a measurement that fails.
        atexit.register(self.process.kill)

    def until_page(self, path):
        """Seconds from the start to the first page."""
        while time.perf_counter() - self.begun < 60:
            try:
                urllib.request.urlopen(self.address + path, timeout=5).read()
                return time.perf_counter() - self.begun
            except OSError:
                time.sleep(0.001)
        raise SystemExit(f"Không có trang nào ở {self.address}.")

    def cpu(self):
        """Seconds of all its processes."""
        children = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        total = 0
        for process in [str(self.process.pid), *children]:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def memory(self):
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def post(address, path, cookie="", **fields):
    """Sends a form as a browser's page does; gives the answer's headers."""
    request = urllib.request.Request(
        address + path, urllib.parse.urlencode(fields).encode(),
        headers={"Sec-Fetch-Site": "same-origin", "Cookie": cookie})
    try:
        return urllib.request.build_opener(NoRedirect).open(request).headers
    except urllib.error.HTTPError as answer:
        if answer.code != 303:
            raise
        return answer.headers


def load(server, path, cookie=""):
    """One line of the table: what wrk saw and what the server spent."""
    headers = ["-H", f"Cookie: {cookie}"] if cookie else []
    page = urllib.request.urlopen(urllib.request.Request(server.address + path, headers={"Cookie": cookie}))
    size = len(page.read())
    # An answer slower than the time-out would be left out of the latencies.
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", "--latency", "--timeout", "60s", *headers]
    subprocess.run([*command, "-d2s", server.address + path], capture_output=True, check=True)
    before = server.cpu()
    said = subprocess.run(
        [*command, f"-d{SECONDS}s", server.address + path], capture_output=True, text=True, check=True).stdout
    spent = server.cpu() - before
    if "Non-2xx" in said:
        raise SystemExit(f"{path}: có trả lời không phải 200\n{said}")
    requests = int(re.search(r"(\d+) requests in", said)[1])
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    p50, p99 = (re.search(rf"^\s+{part}%\s+(\S+)$", said, re.MULTILINE)[1] for part in (50, 99))
    if requests == 0:
        raise SystemExit(f"{path}: không có trả lời nào trong {SECONDS} giây\n{said}")
    return size, rate, p50, p99, spent / requests * 1000


def nginx(folder):
    """A static page of nginx, where nginx is installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        return None
    (folder / "index.html").write_text("<!doctype html><title>x</title>" + "<p>Một trang tĩnh.</p>" * 900)
    folder.chmod(0o755)
    port = free_port()
    (folder / "nginx.conf").write_text(f"""
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log /dev/null;
events {{ worker_connections 256; }}
http {{ access_log off; types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {folder}; keepalive_requests 1000000; }} }}
""")
    server = Server([program, "-c", folder / "nginx.conf", "-p", folder], port)
    server.until_page("/index.html")
    return server


def main():
    folder = Path(tempfile.mkdtemp(prefix="vuon-bench-"))
    data = folder / "data"
    made = json.loads(vuon("init", "--data", data, "--area", "20017", "--sample", "--households", "8540", "--json"))
    officer = made["officers"][1]

    def start():
        port = free_port()
        return Server([VUON, "serve", "--data", data, "--port", port], port, {"VUON_HOME": str(ROOT)})

    starts = []
    for _ in range(STARTS):
        server = start()
        starts.append(server.until_page("/dang-nhap"))
        server.stop()

    server = start()
    server.until_page("/dang-nhap")
    idle = server.memory()
    answer = post(server.address, "/dang-nhap", ten=officer["name"], mat_khau=officer["password"])
    cookie = answer["Set-Cookie"].split(";")[0]
    search = post(server.address, "/ho/tim", cookie, q="nguyễn thị")["Location"]
    pages = {
        "Bảng chỉ tiêu": "/", "Danh sách hộ, 50 hộ": "/ho", "Danh sách hộ nghèo": "/ho?nhom=poor",
        "Tìm theo tên “nguyễn thị”": search, "Trang đăng nhập": "/dang-nhap"}
    print("### Trang của phường 8.540 hộ, đã đăng nhập, 32 kết nối\n")
    print("| Trang | KB | yêu cầu/giây | p50 | p99 | CPU mỗi yêu cầu, ms |")
    print("|---|---|---|---|---|---|")
    for name, path in pages.items():
        show(name, load(server, path, cookie))
    loaded = server.memory()
    server.stop()
    static = nginx(folder)
    if static:
        show("nginx, trang tĩnh", load(static, "/index.html"))
        static.stop()
    print(f"\n- Từ lúc chạy lệnh đến trang đầu: {min(starts) * 1000:.0f} ms (tốt nhất trong {STARTS} lần).")
    print(f"- Bộ nhớ: {idle:.0f} MB sau trang đầu, {loaded:.0f} MB sau khi bị tải.")
    print("- wrk và máy chủ chung các nhân của một máy.\n")
    shutil.rmtree(folder)


def show(name, measured):
    size, rate, p50, p99, cpu = measured
    print(f"| {name} | {size / 1024:.0f} | {rate:.0f} | {p50} | {p99} | {cpu:.3f} |", flush=True)


if __name__ == "__main__":
    main()
