"""The nginx that ships (deploy/nginx.conf) before a real Vươn: https, what is believed of an origin, what is logged."""

import http.client
import shutil
import socket
import ssl
import subprocess
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import DESK, sign_in
from pages import SIGN_IN, STAFF
from playwright.sync_api import Browser
from server import Server, binary, start_server

SHIPPED = Path(__file__).resolve().parents[2] / "deploy" / "nginx.conf"
NAME = "localhost"


@dataclass
class Proxied:
    server: Server
    port: int
    plain_port: int
    folder: Path

    @property
    def address(self) -> str:
        return f"https://{NAME}:{self.port}"

    def log(self) -> str:
        return (self.folder / "vuon.log").read_text()


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    folder = tmp_path_factory.mktemp("proxy")
    server = start_server("sqlite", folder, households=120, serving=("--https",))
    proxy = Proxied(server, free_port(), free_port(), folder)
    process = start_nginx(proxy)
    yield proxy
    process.terminate()
    process.wait()
    server.stop()


def start_nginx(proxy: Proxied) -> subprocess.Popen:
    folder = proxy.folder
    certificate, key = folder / "chung-thu.pem", folder / "khoa.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    site = SHIPPED.read_text()
    for shipped, here in [
        ("vuon.example.vn", NAME), ("/etc/ssl/vuon/chung-thu.pem", str(certificate)),
        ("/etc/ssl/vuon/khoa.pem", str(key)), ("listen 443", f"listen 127.0.0.1:{proxy.port}"),
        ("listen 80;", f"listen 127.0.0.1:{proxy.plain_port};"), ("/var/log/nginx", str(folder)),
        ("127.0.0.1:8080", proxy.server.address.removeprefix("http://")),
    ]:
        assert shipped in site, f"{shipped} is no longer in {SHIPPED.name}"
        site = site.replace(shipped, here)
    kept = " ".join(
        f"{each}_temp_path {folder}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log stderr; events {{}}\n"
        f"http {{ {kept}\n{site}\n}}\n")
    folder.chmod(0o755)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    process = subprocess.Popen([nginx, "-c", folder / "nginx.conf", "-p", folder], stderr=(folder / "start.log").open("wb"))
    end = time.monotonic() + 20
    while socket.socket().connect_ex(("127.0.0.1", proxy.port)) != 0:
        assert process.poll() is None and time.monotonic() < end, (folder / "start.log").read_text()
        time.sleep(0.05)
    return process


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def ask(address: str, path: str, fields: dict | None = None, **headers: str) -> http.client.HTTPResponse:
    """One request of a program that may claim whatever it likes; its answer is read."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme == "https":
        unchecked = ssl.create_default_context()
        unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection("127.0.0.1", parts.port, context=unchecked, timeout=30)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=30)
    sent = {"Host": parts.netloc} | {name.replace("_", "-"): value for name, value in headers.items()}
    if fields is None:
        connection.request("GET", path, headers=sent)
    else:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        connection.request("POST", path, urllib.parse.urlencode(fields), sent | kind)
    answer = connection.getresponse()
    answer.said = answer.read().decode(errors="replace")
    return answer


def guess(server: Server, claimed: str, turn: int) -> None:
    """A wrong password, each of another name: a name of its own would be shut first."""
    try_password(server, claimed, "sai-mat-khau-nay", f"khong-co-{turn}")


def try_password(server: Server, claimed: str, password: str, name: str) -> http.client.HTTPResponse:
    return ask(server.address, SIGN_IN.path, {"ten": name, "mat_khau": password}, X_Forwarded_For=claimed)


def test_an_officer_works_through_https(proxied: Proxied, browser: Browser):
    context = browser.new_context(**DESK, base_url=proxied.address, locale="vi-VN", ignore_https_errors=True)
    page = context.new_page()
    page.goto(SIGN_IN.path)
    officer = proxied.server.officer(STAFF)
    sign_in(page, officer.name, officer.password)
    response = page.goto("/ho?lop=ngheo")
    assert response.status == 200 and page.locator("h1").inner_text()
    assert "max-age=" in response.headers["strict-transport-security"]
    (cookie,) = context.cookies()
    assert cookie["name"] == "__Host-vuon" and cookie["secure"] and cookie["httpOnly"]
    context.close()
    assert "/ho" in proxied.log() and "lop=" not in proxied.log() and "?" not in proxied.log()


def test_plain_http_is_led_to_https(proxied: Proxied):
    answer = ask(f"http://{NAME}:{proxied.plain_port}", "/ho?lop=ngheo")
    assert answer.status == 301 and answer.headers["Location"].startswith(f"https://{NAME}")


def test_a_flood_at_the_sign_in_page_is_held_back_by_the_proxy(proxied: Proxied):
    # At once, so that a slow machine is no slower than what is let through.
    with ThreadPoolExecutor(40) as many:
        statuses = list(many.map(lambda _: ask(proxied.address, SIGN_IN.path).status, range(80)))
    assert 200 in statuses and 429 in statuses and set(statuses) == {200, 429}


def test_wrong_passwords_are_counted_by_the_origin_that_the_proxy_names(proxied: Proxied):
    for turn in range(31):
        guess(proxied.server, "10.0.0.1", turn)
    officer = proxied.server.officer(STAFF)
    shut = try_password(proxied.server, "10.0.0.1", officer.password, officer.name)
    assert shut.status == 422
    # The proxy overwrites what a browser claims: only the last address counts.
    assert try_password(proxied.server, "10.0.0.2, 10.0.0.1", officer.password, officer.name).status == 422
    assert try_password(proxied.server, "10.0.0.2", officer.password, officer.name).status == 303


def test_an_origin_is_believed_from_the_named_proxy_alone(tmp_path: Path):
    server = start_server("sqlite", tmp_path, households=50, serving=("--https", "--proxy", "192.0.2.7"))
    try:
        for turn in range(31):
            guess(server, f"10.0.1.{turn}", turn)
        officer = server.officer(STAFF)
        assert try_password(server, "10.0.2.1", officer.password, officer.name).status == 422
    finally:
        server.stop()


def test_other_machines_are_not_let_in_without_https_unless_asked_for(proxied: Proxied):
    place = proxied.server.place
    done = subprocess.run(
        [binary(), "serve", *place, "--host", "0.0.0.0", "--port", "0"], capture_output=True, text=True, timeout=30)
    assert done.returncode == 2 and "--plain-http" in done.stderr and "deploy/nginx.conf" in done.stderr
