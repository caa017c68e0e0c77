"""What measuring pages takes: a running server and its CPU, signing in, wrk, nginx with a static page.

The server, wrk and nginx share the machine, so requests a second say less than CPU per request.
"""

import atexit
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from side_by_side import ROOT, VUON

CONNECTIONS = 32
SECONDS = int(os.environ.get("VUON_LOAD_SECONDS", "10"))
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


@dataclass
class Load:
    """What wrk saw of one page, in milliseconds, and what the server spent on a request."""

    size: int
    rate: float
    p50: float
    p99: float
    cpu: float


def load(server, path, cookie=""):
    """One page asked for again and again."""
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
    if requests == 0:
        raise SystemExit(f"{path}: không có trả lời nào trong {SECONDS} giây\n{said}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    p50, p99 = (milliseconds(re.search(rf"^\s+{part}%\s+(\S+) *$", said, re.MULTILINE)[1]) for part in (50, 99))
    return Load(size, rate, p50, p99, spent / requests * 1000)


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


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


def serve(data):
    """The program itself, at its first page."""
    port = free_port()
    server = Server([VUON, "serve", "--data", data, "--port", port], port, {"VUON_HOME": str(ROOT)})
    server.seconds = server.until_page("/dang-nhap")
    return server


def sign_in(server, officer):
    """The cookie of a session."""
    answer = post(server.address, "/dang-nhap", ten=officer["name"], mat_khau=officer["password"])
    return answer["Set-Cookie"].split(";")[0]


def get(server, path, cookie):
    request = urllib.request.Request(server.address + path, headers={"Cookie": cookie})
    return urllib.request.urlopen(request).read().decode()


def head(title):
    print(f"### {title}\n")
    print("| Trang | KB | yêu cầu/giây | p50 ms | p99 ms | CPU mỗi yêu cầu, ms |")
    print("|---|---|---|---|---|---|")


def show(name, load):
    print(f"| {name} | {load.size / 1024:.0f} | {load.rate:.0f} | {load.p50:.1f} | {load.p99:.1f} | {load.cpu:.3f} |",
          flush=True)


def slowest(loads, most=50):
    """One line: which page has the greatest p99, beside what is promised for all."""
    name, worst = max(loads.items(), key=lambda entry: entry[1].p99)
    said = "đạt" if worst.p99 < most else "CHƯA ĐẠT"
    print(f"\n- **p99 lớn nhất: {worst.p99:.0f} ms ({name}); mức cần dưới {most} ms: {said}.** Giới hạn: wrk và máy chủ "
          f"chung các nhân của một máy, {CONNECTIONS} kết nối luôn hỏi tiếp ngay.")
