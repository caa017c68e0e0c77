"""Signing in, as an official does it."""

from urllib.parse import urlsplit

from conftest import DESK, sign_in
from pages import SIGN_IN, STAFF


def test_who_is_not_signed_in_is_asked_to_and_then_gets_the_page_they_wanted(visits, server):
    officer = server.officer(STAFF)
    page = visits.window(None, DESK)

    page.goto("/")
    asked_at = urlsplit(page.url).path
    sign_in(page, officer.name, officer.password)

    assert asked_at == SIGN_IN.path
    assert urlsplit(page.url).path == "/"


def test_a_wrong_password_keeps_the_name_and_forgets_the_password(visits, server):
    page = visits.window(None, DESK)
    page.goto(SIGN_IN.path)

    sign_in(page, server.officer(STAFF).name, "mật khẩu sai")

    assert urlsplit(page.url).path == SIGN_IN.path
    assert page.get_by_label(SIGN_IN.name_label, exact=True).input_value() == server.officer(STAFF).name
    assert page.get_by_label(SIGN_IN.password_label, exact=True).input_value() == ""


def test_signing_in_never_leads_to_another_place(visits, server):
    officer = server.officer(STAFF)
    page = visits.window(None, DESK)

    page.goto(f"{SIGN_IN.path}?tiep=//other.example/")
    sign_in(page, officer.name, officer.password)

    assert page.url.startswith(server.address)


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_places(visits):
    page = visits.window(STAFF, DESK)

    cookies = page.context.cookies()

    assert cookies
    assert all(cookie["httpOnly"] and cookie["sameSite"] in ("Lax", "Strict") for cookie in cookies)
