"""What holds for every page, whatever it shows: on both engines, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DESK, PHONE, WITHOUT_SCRIPTS, ZOOMED
from pages import PAGES
from playwright.sync_api import Page

every_page = pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)


@every_page
def test_the_desk_sees_a_sound_page(visits, photograph, address):
    page = visits.open(address, DESK)
    photograph(page, f"{address.name}-1280")

    assert violations(page) == ""
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip() != ""
    assert page.locator("html").get_attribute("lang") == "vi"
    assert sticking_out(page, DESK) == []

    page.set_viewport_size(ZOOMED["viewport"])
    zoomed = sticking_out(page, ZOOMED)
    page.set_viewport_size(DESK["viewport"])
    assert zoomed == []


@every_page
def test_the_phone_sees_a_sound_page(visits, photograph, address):
    page = visits.open(address, PHONE)
    photograph(page, f"{address.name}-360")

    assert violations(page) == ""
    assert sticking_out(page, PHONE) == []


@every_page
def test_without_scripts_the_page_says_the_same(visits, address):
    with_scripts = visits.open(address).locator("main").inner_text()

    without = visits.open(address, WITHOUT_SCRIPTS).locator("main").inner_text()

    assert without == with_scripts
    assert without.strip() != ""


@every_page
def test_the_keyboard_begins_at_the_main_content_and_shows_where_it_is(visits, address):
    page = visits.open(address)

    stops = tab_stops(page, at_most=25)

    assert stops and (stops[0]["href"] or "").startswith("#"), f"first stop is no skip link: {stops[:1]}"
    assert page.locator(stops[0]["href"]).count() == 1
    assert [stop["what"] for stop in stops if not stop["ring"]] == []


@every_page
def test_paper_carries_no_menus(visits, photograph, address):
    page = visits.open(address)

    page.emulate_media(media="print")
    photograph(page, f"{address.name}-in", as_pdf=True)
    leading_away = page.locator("nav a:visible, form:visible button:visible").all_inner_texts()
    page.emulate_media(media="screen")

    assert leading_away == []


@every_page
def test_a_page_asks_nothing_of_other_places_and_its_links_lead_somewhere(visits, server, address):
    page = visits.window(address.role, DESK)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(visits.path(address), wait_until="load")

    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []
    # Chromium notes the status of an error page as an error of the console; that one is meant.
    assert [text for text in complaints if f"status of {address.status}" not in text] == []
    assert broken_links(page, server.address) == {}


def violations(page: Page) -> str:
    found = Axe().run(page)
    return found.generate_report() if found.violations_count else ""


def broken_links(page: Page, home: str) -> dict[str, int]:
    answers = {url: page.context.request.get(url).status for url in one_link_of_each_kind(page, home)}
    return {url: status for url, status in answers.items() if status >= 400}


# Links that were followed: the menu stands on every page, and a kind of page is the same everywhere.
FOLLOWED: set[tuple[str, str]] = set()


def one_link_of_each_kind(page: Page, home: str) -> list[str]:
    """Links to households differ only in a code: one of them stands for all, from whatever page it is reached."""
    kinds: dict[str, str] = {}
    cookies = str(page.context.cookies())
    for href in page.locator("main a[href], nav a[href]").evaluate_all("links => links.map(each => each.href)"):
        url = href.split("#")[0]
        kind = re.sub(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}|\d+", "0", url.split(home)[-1])
        if url.startswith(home) and (cookies, kind) not in FOLLOWED:
            FOLLOWED.add((cookies, kind))
            kinds.setdefault(kind, url)
    return list(kinds.values())


def sticking_out(page: Page, look: dict) -> list[str]:
    """The elements that reach beyond the width where the page can be moved sideways."""
    return page.evaluate(
        """width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
            .filter(each => each.getBoundingClientRect().left + each.scrollWidth > width + 1)
            .slice(0, 5).map(each => each.outerHTML.slice(0, 160))""", look["viewport"]["width"]) or (
        too_wide(page, look["viewport"]["width"]))


def too_wide(page: Page, width: int) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"the page is {wide} px wide"] if wide > width else []


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
