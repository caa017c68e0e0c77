"""What an official sees while the disk is full or the database is gone, and that it mends itself afterwards."""

import subprocess
import time
from pathlib import Path

import pytest
from clerk import Clerk, Reply
from pages import STAFF
from server import Server, again, binary, start_server, vuon


def write_note(clerk: Clerk, household: str, words: str) -> Reply:
    return clerk.send(clerk.get(f"{household}/ghi-chu").form("/ghi-chu"), {"ghi_chu": words})


def household(clerk: Clerk) -> str:
    return clerk.get("/ho").link("/ho/0")


def note_until_refused(clerk: Clerk, form, house: str) -> Reply:
    """Writes that need more room each: the log of the database has some left that it can use again."""
    for number in range(400):
        reply = clerk.send(form, {"ghi_chu": f"{number} " + "dài " * 450})
        if reply.status != 200:
            return reply
    raise AssertionError("the disk never became full")


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(place)], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"this machine lets nobody mount a small disk: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 14, 1 << 10):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                pass
    return filler


def test_a_full_disk_is_said_in_words_nothing_is_lost_and_it_goes_on_when_there_is_room(small_disk):
    server = start_server("sqlite", small_disk, households=20)
    try:
        clerk = Clerk(server, server.officer(STAFF))
        house = household(clerk)
        assert write_note(clerk, house, "trước khi đầy").status == 200
        form = clerk.get(f"{house}/ghi-chu").form("/ghi-chu")

        filler = fill(small_disk)
        refused = note_until_refused(clerk, form, house)
        backup = subprocess.run(
            [binary(), "backup", *server.place, "--out", str(small_disk / "out")], capture_output=True, text=True)
        filler.unlink()
        after = write_note(clerk, house, "sau khi có chỗ")

        assert refused.status == 503 and "đã đầy" in refused.text, refused.text[:600]
        assert backup.returncode != 0 and not list((small_disk / "out").glob("*"))
        assert after.status == 200
        text = clerk.get(house).text
        assert "trước khi đầy" in text and "sau khi có chỗ" in text
        vuon("verify", *server.place)
    finally:
        server.stop()


def test_a_read_only_disk_is_said_in_words_and_costs_nothing(small_disk):
    server = start_server("sqlite", small_disk, households=20)
    clerk = Clerk(server, server.officer(STAFF))
    house = household(clerk)
    write_note(clerk, house, "trước khi khoá")
    server.stop()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    refused = subprocess.run([binary(), "serve", *server.place, "--port", "0"], capture_output=True, text=True)
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    server = again(server)
    try:
        assert refused.returncode == 3 and "Không mở được cơ sở dữ liệu" in refused.stderr, refused.stderr
        clerk = Clerk(server, server.officer(STAFF))
        assert "trước khi khoá" in clerk.get(house).text
        vuon("verify", *server.place)
    finally:
        server.stop()


def let_in(server: Server, yes: bool) -> None:
    """Whether the database takes connections; those that there are end."""
    address = server.place[server.place.index("--database") + 1]
    cluster, name = address.rsplit("/", 1)
    for query in (
        f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {str(yes).lower()}",
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
    ):
        subprocess.run(["psql", f"{cluster}/postgres", "-Xqc", query], check=True, stdout=subprocess.DEVNULL)


def test_a_database_that_is_gone_and_comes_back(tmp_path):
    server = start_server("postgresql", tmp_path, households=20)
    try:
        clerk = Clerk(server, server.officer(STAFF))
        house = household(clerk)
        assert write_note(clerk, house, "trước khi mất").status == 200
        form = clerk.get(f"{house}/ghi-chu").form("/ghi-chu")

        let_in(server, False)
        page, refused = clerk.get(house), clerk.send(form, {"ghi_chu": "trong lúc mất"})
        let_in(server, True)
        end = time.monotonic() + 30
        after = clerk.send(form, {"ghi_chu": "khi trở lại"})
        while after.status != 200 and time.monotonic() < end:
            after = clerk.send(form, {"ghi_chu": "khi trở lại"})

        for reply in (page, refused):
            assert reply.status == 503 and "không trả lời" in reply.text, reply.text[:600]
        text = clerk.get(house).text
        assert "trước khi mất" in text and "khi trở lại" in text and "trong lúc mất" not in text
        vuon("verify", *server.place)
    finally:
        server.stop()
