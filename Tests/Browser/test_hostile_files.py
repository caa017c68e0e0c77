"""Files that are no lists, damaged, locked or made to harm, sent to the real server as lists."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from clerk import Clerk
from conftest import DESK, Visits
from pages import STAFF
from server import Server

FIXTURES = Path(__file__).parent.parent / "OfficeTests" / "fixtures.py"
# What the server may grow by while it is sent all of them: one of them unpacks to 400 MB.
MEMORY = 128 << 20


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, str(FIXTURES), str(folder)], check=True)
    return folder, json.loads((folder / "expected.json").read_text())["refused"]


def test_every_hostile_list_gets_its_sentence_and_leaves_nothing(server: Server, staff: Clerk, hostile):
    folder, refused = hostile
    before, stored = resident(server), staff.get("/nhap").text
    for name in sorted(refused):
        reply = staff.post("/nhap", {}, {"tep": folder / name})
        assert reply.status == 422 and reply.path == "/nhap", f"{name}: {reply.status} {reply.path}"
        assert "Hãy " in reply.text and "500" not in reply.heading, f"{name}: {reply.text[:600]}"
    assert staff.get("/nhap").text == stored
    assert resident(server) - before < MEMORY


def test_a_locked_list_is_explained_beside_its_field(visits: Visits, hostile, photograph):
    folder, _ = hostile
    page = visits.window(STAFF, DESK)
    page.goto("/nhap")
    page.get_by_label("Tệp danh sách").set_input_files(folder / "password.xls")
    page.get_by_role("button", name="Tải tệp lên").click()
    field = page.get_by_label("Tệp danh sách")
    assert field.get_attribute("aria-invalid") == "true"
    said = [page.locator(f"#{each}").inner_text() for each in field.get_attribute("aria-describedby").split()]
    assert any("đặt mật khẩu" in text for text in said), said
    photograph(page, "locked-list")


def resident(server: Server) -> int:
    """The most memory that the server has had, in bytes."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) << 10
