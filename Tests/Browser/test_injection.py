"""SQL, markup, headers, paths and spreadsheet formulas sent into every input that a walk through the pages finds.

Nobody lists the inputs here: each role follows every link of its pages, one page of each shape, and what it finds there
(fields of forms, hidden ones too; what addresses carry after `?`; pieces of paths) is tried.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

import openpyxl
import pytest
from clerk import Clerk, PageForm, Reply
from pages import ADMINISTRATOR, LEADER, STAFF
from server import Server, start_server

# One value that is harmful in every language at once: a formula, a quotation in SQL and in markup, a tag.
TYPED = "=1+1'\"><vuon-x onload=\"1\">${7*7}--;"
# A path out of every folder, the end of a text in C and of a line in a head.
HIDDEN = "../../../../../../etc/passwd\x00\r\nX-Vuon-Injected: 1\r\n\r\n%0d%0aX-Vuon-Injected:%201"
# Another's session is not what is tried; a password that is really changed would lock the walk out.
LEFT_ALONE = ("/dang-xuat",)
MOST_PAGES = 400


@dataclass
class Found:
    """What a walk came upon, one of each shape."""

    pages: dict[str, str] = field(default_factory=dict)
    forms: dict[tuple, tuple[str, PageForm]] = field(default_factory=dict)
    workbooks: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start_server("sqlite", tmp_path_factory.mktemp("injected"), households=60)
    yield running
    running.stop()


def shape(path: str) -> str:
    """A path with its keys, codes and numbers left out."""
    return "/".join("*" if re.search(r"\d", piece) else piece for piece in urlsplit(path).path.split("/"))


def walk(clerk: Clerk) -> Found:
    found, waiting = Found(), ["/"]
    while waiting and len(found.pages) < MOST_PAGES:
        path = waiting.pop(0)
        parts = urlsplit(path)
        of_shape = shape(path) + "?" + "&".join(sorted({name for name, _ in parse_qsl(parts.query)}))
        if parts.netloc or not parts.path.startswith("/") or of_shape in found.pages or parts.path in LEFT_ALONE:
            continue
        found.pages[of_shape] = path
        reply = clerk.get(path)
        if ".sheet" in reply.headers.get("Content-Type", ""):
            found.workbooks[of_shape] = path
            continue
        for form in reply.reader.forms:
            action = urljoin(path, form.action)
            if urlsplit(action).path not in LEFT_ALONE:
                key = (shape(action), tuple(sorted(form.values)), form.is_sent_by_address)
                found.forms.setdefault(key, (action, form))
        waiting += [urljoin(path, href) for href, _ in reply.reader.links if href and not href.startswith("#")]
    return found


def send(clerk: Clerk, action: str, form: PageForm, values: dict) -> Reply:
    if form.is_sent_by_address:
        return clerk.get(urlsplit(action).path + "?" + urlencode(values, doseq=True))
    return clerk.post(action, values)


def fault(reply: Reply) -> str | None:
    """What went wrong: the program failed, the tag stands in the page as a tag, a line came into the head, a file out."""
    if reply.status >= 500:
        return f"{reply.status}: {reply.text[:300]}"
    if b"<vuon-x" in reply.bytes and "html" in reply.headers.get("Content-Type", ""):
        return "the tag was not escaped"
    if "X-Vuon-Injected" in reply.headers:
        return "a line was put into the head"
    if b"root:x:0" in reply.bytes:
        return "a file of the machine was read"
    return None


def attempts(found: Found) -> Iterator[tuple[str, str, PageForm, dict]]:
    """Each field by itself with what is typed, then all of a form with what is hidden."""
    for action, form in found.forms.values():
        for name in form.values:
            yield name, action, form, form.values | {name: [TYPED]}
        yield "every field", action, form, {name: [HIDDEN] for name in form.values}
    for path in found.pages.values():
        parts = urlsplit(path)
        asked = parse_qsl(parts.query)
        for name, _ in asked:
            for payload in (TYPED, HIDDEN):
                values = [(each, payload if each == name else value) for each, value in asked]
                yield name, parts.path, PageForm(parts.path, is_sent_by_address=True), dict(values)
        pieces = parts.path.split("/")
        for place, piece in enumerate(pieces):
            if re.search(r"\d", piece):
                for payload in (TYPED, HIDDEN):
                    changed = "/".join(pieces[:place] + [quote(payload, safe="")] + pieces[place + 1:])
                    yield piece, changed, PageForm(changed, is_sent_by_address=True), {}


def formulas(workbook: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return [
        f"{sheet.title}!{cell.coordinate}" for sheet in book for row in sheet.iter_rows() for cell in row
        if cell.data_type == "f" and str(cell.value).startswith("=1+1'")]


def test_nothing_that_is_sent_in_does_harm(server: Server, capsys: pytest.CaptureFixture):
    faults, tried, forms, pages = [], 0, 0, 0
    # Who enters comes first, so that what was stored is shown to the others. Every page belongs to one of these.
    for role in (STAFF, LEADER, ADMINISTRATOR):
        clerk = Clerk(server, server.officer(role))
        found = walk(clerk)
        pages, forms = pages + len(found.pages), forms + len(found.forms)
        for name, action, form, values in attempts(found):
            tried += 1
            wrong = fault(send(clerk, action, form, values))
            if wrong:
                faults.append(f"{role}: {shape(action)} [{name}]: {wrong}")
        # What was stored is shown again, and stands in files as text.
        for path in found.pages.values():
            reply = clerk.get(path)
            wrong = fault(reply)
            if wrong:
                faults.append(f"{role}: {path} afterwards: {wrong}")
            if path in found.workbooks.values() and reply.status == 200:
                faults += [f"{path}: formula in {cell}" for cell in formulas(reply.bytes)]
    with capsys.disabled():
        print(f"\ninjection: {tried} requests into {forms} forms and {pages} pages")
    assert not faults, "\n".join(sorted(set(faults)))
    assert forms > 40 and tried > 500

