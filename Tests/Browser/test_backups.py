"""Backups, as who administers an installation makes and tries them from a page."""

import re

from conftest import DESK
from pages import ADMINISTRATOR, STAFF
from playwright.sync_api import expect

PATIENCE = 90_000  # milliseconds, on a machine busy with other work


def test_a_backup_is_made_and_tried_from_the_page(visits):
    page = visits.window(ADMINISTRATOR, DESK)
    page.goto("/sao-luu")

    page.get_by_role("button", name="Sao lưu ngay").click()
    rows = page.get_by_role("row")
    expect(rows.filter(has_text=re.compile(r"Sao lưu\s*vuon-.*Xong", re.S)).first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Khoá sao lưu chưa chép ra giấy")).to_be_visible()

    page.get_by_role("button", name="Thử phục hồi").click(timeout=PATIENCE)
    expect(rows.filter(has_text=re.compile(r"Thử phục hồi\s*vuon-.*Xong", re.S)).first).to_be_visible(timeout=PATIENCE)
    page.goto("/nhat-ky")
    expect(page.get_by_role("row").filter(has_text="Thử phục hồi").first).to_be_visible()


def test_who_keeps_the_register_neither_sees_nor_makes_backups(visits):
    page = visits.window(STAFF, DESK)
    page.goto("/")

    expect(page.get_by_role("link", name="Sao lưu")).to_have_count(0)
    assert page.goto("/sao-luu").status == 403
