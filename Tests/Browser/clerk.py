"""An officer without a browser: pages and forms over HTTP with the session's cookie, as the pages offer them."""

import io
import mimetypes
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import openpyxl
from server import Officer, Server

SILENT = ("input", "link", "meta", "br", "img", "hr", "rect", "line", "path")
BUTTONS = ("submit", "button", "reset", "image", "file")


@dataclass
class PageForm:
    """A form as it stands in a page: what the browser would send if nothing were touched."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    is_sent_by_address: bool = False  # method="get"


@dataclass
class Table:
    """The cells of a table's head, body and foot, as text, each with the link that it carries."""

    head: list[list[str]] = field(default_factory=list)
    body: list[list[str]] = field(default_factory=list)
    foot: list[list[str]] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)  # (row of body and foot, column)

    @property
    def rows(self) -> list[list[str]]:
        return self.body + self.foot


class PageReader(HTMLParser):
    """Links, forms, tables and text of one page."""

    def __init__(self):
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.forms: list[PageForm] = []
        self.tables: list[Table] = []
        self.text: list[str] = []
        self.headings: list[str] = []
        self.open: list[str] = []
        self.part = "body"
        self.select: str | None = None
        self.offered: list[tuple[str, bool]] = []
        self.choices: dict[str, list[tuple[str, str]]] = {}  # of a select, radios or checkboxes: value and label

    def handle_starttag(self, tag: str, attributes: list) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag not in SILENT:
            self.open.append(tag)
        if tag == "a":
            self.links.append((given.get("href", ""), ""))
            if self.tables and "table" in self.open and ("td" in self.open or "th" in self.open):
                rows = self.tables[-1].rows
                if rows and self.part != "head":
                    self.tables[-1].links.setdefault((len(rows) - 1, len(rows[-1]) - 1), given.get("href", ""))
        elif tag == "form":
            self.forms.append(
                PageForm(given.get("action", ""), is_sent_by_address=given.get("method", "get") == "get"))
        elif tag == "table":
            self.tables.append(Table())
        elif tag in ("thead", "tbody", "tfoot"):
            self.part = tag[1:]
        elif tag == "tr" and self.tables:
            getattr(self.tables[-1], self.part).append([])
        elif tag in ("td", "th") and self.tables:
            getattr(self.tables[-1], self.part)[-1].append("")
        elif tag == "h1":
            self.headings.append("")
        else:
            self.control(tag, given)

    def control(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "option":
            self.offered.append((given.get("value", ""), "selected" in given))
            self.choices.setdefault(self.select or "", []).append((given.get("value", ""), ""))
        elif tag == "select":
            self.select, self.offered = name, []
        elif tag == "textarea" and self.forms:
            self.forms[-1].values.setdefault(name, [""])
        elif tag == "input" and name and self.forms and given.get("type") not in BUTTONS:
            is_choice = given.get("type") in ("radio", "checkbox")
            if is_choice:
                self.choices.setdefault(name, []).append((given.get("value", ""), ""))
            if not is_choice or "checked" in given:
                self.forms[-1].values.setdefault(name, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag == "select":
            if self.select and self.forms and self.offered:
                chosen = next((value for value, is_chosen in self.offered if is_chosen), self.offered[0][0])
                self.forms[-1].values[self.select] = [chosen]
            self.select = None

    def handle_data(self, data: str) -> None:
        if "style" in self.open or "script" in self.open:
            return
        self.text.append(data)
        if self.select is not None and self.choices.get(self.select):
            value, label = self.choices[self.select][-1]
            self.choices[self.select][-1] = (value, (label + data).strip())
        if "a" in self.open and self.links:
            href, text = self.links[-1]
            self.links[-1] = (href, text + data)
        if "h1" in self.open and self.headings:
            self.headings[-1] += data
        if "table" in self.open and ("td" in self.open or "th" in self.open):
            rows = getattr(self.tables[-1], self.part)
            rows[-1][-1] += data


class Reply:
    """What the server answered, and what stands in it."""

    def __init__(self, status: int, url: str, headers, body: bytes):
        self.status, self.url, self.headers, self.bytes = status, url, headers, body
        self.path = urlsplit(url).path
        self.reader = PageReader()
        if "html" in headers.get("Content-Type", ""):
            self.reader.feed(body.decode())

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.reader.text).split())

    @property
    def heading(self) -> str:
        return " ".join(self.reader.headings).strip()

    @property
    def tables(self) -> list[Table]:
        return self.reader.tables

    @property
    def workbook(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(self.bytes))

    def link(self, part: str) -> str:
        """The first link whose address contains the part."""
        for href, _ in self.reader.links:
            if part in href:
                return href
        raise LookupError(f"{self.url} has no link with {part!r}: {[href for href, _ in self.reader.links]}")

    def choices(self, name: str) -> dict[str, str]:
        """What a select offers: the value of each label."""
        return {label: value for value, label in self.reader.choices[name]}

    def form(self, ending: str) -> PageForm:
        for form in self.reader.forms:
            if form.action.endswith(ending):
                return form
        raise LookupError(f"{self.url} has no form to …{ending}: {[form.action for form in self.reader.forms]}")


class Visitor:
    """Somebody who is not signed in."""

    def __init__(self, server: Server):
        self.server = server
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> Reply:
        return self.ask(urllib.request.Request(urljoin(self.server.address, path)))

    def post(self, path: str, fields: dict, files: dict[str, Path] | None = None) -> Reply:
        pairs = [(name, each) for name, value in fields.items()
                 for each in (value if isinstance(value, list) else [value])]
        typed = (urlencode(pairs).encode(), "application/x-www-form-urlencoded")
        body, kind = multipart(pairs, files) if files else typed
        headers = {"Content-Type": kind, "Sec-Fetch-Site": "same-origin"}
        return self.ask(urllib.request.Request(urljoin(self.server.address, path), body, headers))

    def send(self, form: PageForm, fields: dict | None = None, files: dict[str, Path] | None = None) -> Reply:
        """Sends a form of a page with some of its answers changed."""
        return self.post(form.action, form.values | (fields or {}), files)

    def ask(self, request: urllib.request.Request) -> Reply:
        try:
            with self.opener.open(request, timeout=120) as answer:
                return Reply(answer.status, answer.url, answer.headers, answer.read())
        except urllib.error.HTTPError as answer:
            return Reply(answer.code, answer.url, answer.headers, answer.read())


class Clerk(Visitor):
    """One signed-in officer."""

    def __init__(self, server: Server, officer: Officer):
        super().__init__(server)
        reply = self.post("/dang-nhap", {"ten": officer.name, "mat_khau": officer.password})
        assert reply.path != "/dang-nhap", f"{officer.name} is not let in: {reply.text[:400]}"


def whole_list(clerk: Clerk, path: str) -> list[list[str]]:
    """All rows of a list, page after page."""
    rows: list[list[str]] = []
    for number in range(1, 100):
        reply = clerk.get(f"{path}{'&' if '?' in path else '?'}trang={number}")
        new = reply.tables[0].body if reply.tables else []
        if not new or (rows and new[0] in rows):
            break
        rows += new
        if len(new) < 50:
            break
    return rows


def multipart(pairs: list[tuple[str, str]], files: dict[str, Path]) -> tuple[bytes, str]:
    edge = uuid.uuid4().hex
    body = io.BytesIO()
    for name, value in pairs:
        body.write(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, path in files.items():
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        head = f'Content-Disposition: form-data; name="{name}"; filename="{path.name}"\r\nContent-Type: {kind}'
        body.write(f"--{edge}\r\n{head}\r\n\r\n".encode() + path.read_bytes() + b"\r\n")
    body.write(f"--{edge}--\r\n".encode())
    return body.getvalue(), f"multipart/form-data; boundary={edge}"
