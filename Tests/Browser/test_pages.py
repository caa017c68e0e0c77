"""What holds for every page, whatever it shows: on both engines, in a real browser."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DESK, PHONE, WITHOUT_SCRIPTS, ZOOMED
from pages import PAGES
from playwright.sync_api import Page

every_page = pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
every_width = pytest.mark.parametrize("look", [DESK, ZOOMED, PHONE], ids=["desk", "zoomed", "phone"])


@every_page
@every_width
def test_axe_finds_no_violation(visits, photograph, address, look):
    page = visits.open(address, look)
    photograph(page, f"{address.name}-{look['viewport']['width']}")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@every_page
@every_width
def test_nothing_sticks_out_sideways(visits, address, look):
    page = visits.open(address, look)

    width = look["viewport"]["width"]

    assert page.evaluate("document.documentElement.scrollWidth") <= width, wider_than(page, width)


@every_page
def test_one_heading_says_what_the_page_is(visits, address):
    page = visits.open(address)

    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip() != ""
    assert page.locator("html").get_attribute("lang") == "vi"


@every_page
def test_without_scripts_the_page_says_the_same(visits, address):
    with_scripts = visits.open(address).locator("main").inner_text()

    without = visits.open(address, WITHOUT_SCRIPTS).locator("main").inner_text()

    assert without == with_scripts
    assert without.strip() != ""


@every_page
def test_the_keyboard_begins_at_the_main_content_and_shows_where_it_is(visits, address):
    page = visits.open(address)

    stops = tab_stops(page, at_most=80)

    assert stops and (stops[0]["href"] or "").startswith("#"), f"first stop is no skip link: {stops[:1]}"
    assert page.locator(stops[0]["href"]).count() == 1
    assert [stop["what"] for stop in stops if not stop["ring"]] == []


@every_page
def test_paper_carries_no_menus(visits, photograph, address):
    page = visits.open(address)

    page.emulate_media(media="print")
    photograph(page, f"{address.name}-in", as_pdf=True)

    assert [menu.inner_text() for menu in page.locator("nav").all() if menu.is_visible()] == []


@every_page
def test_a_page_asks_nothing_of_other_places_and_breaks_no_policy(visits, server, address):
    page = visits.window(address.role, DESK)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(address.path, wait_until="networkidle")

    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []
    # Chromium notes the status of an error page as an error of the console; that one is meant.
    assert [text for text in complaints if f"status of {address.status}" not in text] == []


@every_page
def test_no_link_leads_nowhere(visits, server, address):
    page = visits.open(address)

    broken = {}
    for url in one_link_of_each_kind(page, server.address):
        status = page.context.request.get(url).status
        if status >= 400 and urlsplit(url).path != address.path:
            broken[url] = status

    assert broken == {}


def one_link_of_each_kind(page: Page, home: str) -> list[str]:
    """Links to households differ only in a code: one of them stands for all."""
    kinds: dict[str, str] = {}
    for link in page.locator("a[href]").all():
        url = urljoin(page.url, link.get_attribute("href") or "").split("#")[0]
        if url.startswith(home):
            kinds.setdefault(re.sub(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}|\d+", "0", url), url)
    return list(kinds.values())


def wider_than(page: Page, width: int) -> str:
    """The elements that reach beyond the width, for the message of a failing test."""
    return "sticking out: " + "; ".join(page.evaluate(
        """width => [...document.querySelectorAll('body *')]
            .filter(each => each.getBoundingClientRect().left + each.scrollWidth > width + 1)
            .slice(0, 5).map(each => each.outerHTML.slice(0, 160))""", width))


def tab_stops(page: Page, at_most: int) -> list[dict]:
    """Where Tab leads, in order, until it leaves the page; each with its link and whether it shows a focus ring."""
    stops: list[dict] = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const at = document.activeElement
                if (!at || at === document.body || at.dataset.seen) return null
                at.dataset.seen = '1'
                const style = getComputedStyle(at)
                return {
                    what: at.outerHTML.slice(0, 120), href: at.getAttribute('href'),
                    ring: (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none',
                }
            }""")
        if stop is None:
            break
        stops.append(stop)
    return stops
