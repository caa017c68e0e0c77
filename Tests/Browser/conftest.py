"""What the tests of this folder are given: a server per engine, a browser, and pages opened as an officer."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from clerk import Clerk
from openpyxl.worksheet.worksheet import Worksheet
from pages import LEADER, SIGN_IN, STAFF, Address
from places import find_places
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from server import Server, start_server

# How the page is looked at. A desk at 200 % zoom has half the width in CSS pixels.
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
ZOOMED = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
WITHOUT_SCRIPTS = DESK | {"java_script_enabled": False}


ENGINES = ("sqlite", "postgresql")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A page is drawn from values: on PostgreSQL only those are opened that ask the database most.

    VUON_SHARE takes one of two shares of about the same length, which the suite runs at once: every page on the first
    engine, and all the rest.
    """
    share = os.environ.get("VUON_SHARE")
    left_out = [
        item for item in items
        if is_page_of_the_first_engine(item) or (share and is_page(item) != (share == "pages"))]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def is_page(item: pytest.Item) -> bool:
    """Whether a test opens every page, on the engine where that is done."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    return item.path.name == "test_pages.py" and parameters.get("server") == ENGINES[0]


def is_page_of_the_first_engine(item: pytest.Item) -> bool:
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    address = parameters.get("address")
    return parameters.get("server") == "postgresql" and address is not None and not address.on_both


@pytest.fixture(scope="session", params=ENGINES)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start_server(request.param, tmp_path_factory.mktemp(request.param))
    yield running
    running.stop()
    if request.session.testsfailed:
        last = running.log.read_text(errors="replace").splitlines()[-40:]
        print(f"\nserver on {running.engine}:", *last, sep="\n  ", file=sys.__stderr__)


@pytest.fixture(scope="session")
def places(server: Server) -> dict[str, str]:
    return find_places(server)


@pytest.fixture(scope="session")
def staff(server: Server) -> Clerk:
    return Clerk(server, server.officer(STAFF))


@pytest.fixture(scope="session")
def leader(server: Server) -> Clerk:
    return Clerk(server, server.officer(LEADER))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Chromium has no sandbox of its own when it runs as root.
        launched = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield launched
        launched.close()


def sign_in(page: Page, name: str, password: str) -> None:
    """Fills in the sign-in page that stands open, and sends it."""
    page.get_by_label(SIGN_IN.name_label, exact=True).fill(name)
    page.get_by_label(SIGN_IN.password_label, exact=True).fill(password)
    page.get_by_role("button", name=SIGN_IN.button, exact=True).click()
    page.wait_for_load_state()


def downloaded(page: Page, name: str, folder: Path) -> Worksheet:
    """The first sheet of the workbook behind a link."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=name).first.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return openpyxl.load_workbook(path).active


class Visits:
    """Opens pages of one server in browser windows that are signed in as the page's role.

    A window is kept for the next visit of the same role with the same look; `window` always opens a new one.
    """

    def __init__(self, browser: Browser, server: Server, places: Callable[[], dict[str, str]]):
        self.browser, self.server, self.places = browser, server, places
        self.sessions: dict[str, dict] = {}
        self.kept: dict[tuple, Page] = {}
        self.contexts: list[BrowserContext] = []

    def window(self, role: str | None, look: dict) -> Page:
        return self.new_page(role, look, self.contexts)

    def new_page(self, role: str | None, look: dict, contexts: list[BrowserContext]) -> Page:
        context = self.browser.new_context(
            **look, base_url=self.server.address, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh",
            storage_state=self.session(role) if role else None)
        contexts.append(context)
        return context.new_page()

    def open(self, address: Address, look: dict = DESK) -> Page:
        key = (address.role, str(look))
        if key not in self.kept:
            self.kept[key] = self.new_page(address.role, look, [])
        page = self.kept[key]
        response = page.goto(self.path(address))
        assert response is not None and response.status == address.status, f"{address.path}: {response}"
        return page

    def path(self, address: Address) -> str:
        return address.path.format_map(self.places()) if "{" in address.path else address.path

    def session(self, role: str) -> dict:
        """Signs in once per role, without scripts, and keeps the cookie for later visits."""
        if role not in self.sessions:
            officer = self.server.officer(role)
            page = self.window(None, WITHOUT_SCRIPTS)
            page.goto(SIGN_IN.path)
            sign_in(page, officer.name, officer.password)
            assert SIGN_IN.path not in page.url, f"{role} is not let in"
            self.sessions[role] = page.context.storage_state()
        return self.sessions[role]

    def close_windows(self) -> None:
        while self.contexts:
            self.contexts.pop().close()


@pytest.fixture(scope="session")
def all_visits(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Visits]:
    opened = Visits(browser, server, lambda: request.getfixturevalue("places"))
    yield opened
    for page in opened.kept.values():
        page.context.close()


@pytest.fixture
def visits(all_visits: Visits) -> Iterator[Visits]:
    yield all_visits
    all_visits.close_windows()


@pytest.fixture
def photograph(server: Server):
    """Keeps a picture of a page in the folder VUON_SHOTS; without it nothing is kept."""
    folder = os.environ.get("VUON_SHOTS")

    def keep(page: Page, name: str, as_pdf: bool = False) -> None:
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        path = Path(folder) / f"{name}-{server.engine}"
        if as_pdf:
            page.pdf(path=f"{path}.pdf", prefer_css_page_size=True, format="A4")
        else:
            page.screenshot(path=f"{path}.png", full_page=True)

    return keep
