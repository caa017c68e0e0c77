"""One client of a server that is about to be killed: does one kind of work again and again, and notes every write that the
server acknowledged, before it asks for the next. Run as a process of its own:

    killed_client.py notes|lists|decisions JOB.json

The job names the address, the cookie of a session, households (key, code, head), the file for the notes and a seed.
Ends when the server is gone.
"""

import http.client
import json
import os
import random
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from clerk import Clerk, PageForm, Reply
from places import DAY_OF_FIGURES, decision

HOUSEHOLDS_OF_A_LIST = 60
HOUSEHOLDS_OF_A_DECISION = 4


class StayAtAnswer(urllib.request.HTTPRedirectHandler):
    """A write is acknowledged by its own answer, not by the page after it."""

    def redirect_request(self, *_):
        return None


class SignedIn(Clerk):
    """Somebody whose session was opened before."""

    def __init__(self, address: str, cookie: str):
        self.address, self.cookie = address, cookie
        self.server = self
        self.opener = urllib.request.build_opener(StayAtAnswer)

    def ask(self, request: urllib.request.Request) -> Reply:
        request.add_header("Cookie", self.cookie)
        return super().ask(request)

    def done(self, reply: Reply) -> str:
        """Where a write that was acknowledged leads to."""
        if reply.status != 303:
            raise Refused(f"{reply.status} {reply.url}: {reply.text[250:900]}")
        return reply.headers["Location"]


class Refused(Exception):
    """The server answered, and did not do it."""


class Notes:
    """What was acknowledged, one to a line, on the disk before the next is asked for."""

    def __init__(self, path: str):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write(self, kind: str, token: str) -> None:
        os.write(self.file, f"{kind}\t{token}\n".encode())
        os.fsync(self.file)


def token(dice: random.Random) -> str:
    return "".join(dice.choices("bcdghklmnpqrstvx", k=12))


def write_note(clerk: SignedIn, job: dict, dice: random.Random, notes: Notes) -> None:
    path = f"/ho/{dice.choice(job['households'])[0]}/ghi-chu"
    name = token(dice)
    clerk.done(clerk.send(clerk.get(path).form("/ghi-chu"), {"ghi_chu": name}))
    notes.write("note", name)


def import_list(clerk: SignedIn, job: dict, dice: random.Random, notes: Notes) -> None:
    name = token(dice)
    lines = ["STT hộ;Tổ dân phố;Họ và tên;Quan hệ với chủ hộ;Ngày sinh"]
    for number in range(1, HOUSEHOLDS_OF_A_LIST + 1):
        lines.append(f"{number};{job['place']};Hồ {name.capitalize()} {token(dice).capitalize()};Chủ hộ;1960")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.csv"
        path.write_text("\ufeff" + "\r\n".join(lines) + "\r\n")
        listing = clerk.done(clerk.send(clerk.get("/nhap").form("/nhap"), files={"tep": path}))
    clerk.done(clerk.send(waited(clerk, listing, "/so-sanh"), {"ngay": DAY_OF_FIGURES, "khong_that": "co"}))
    while True:
        # Others write meanwhile: then it is compared again, and asked again.
        reply = clerk.send(waited(clerk, listing, "/nhan"), {"cach": "all"})
        if reply.status == 303 and is_accepted(clerk, listing):
            return notes.write("list", name)
        if reply.status not in (303, 409):
            clerk.done(reply)


def is_accepted(clerk: SignedIn, listing: str) -> bool:
    """Whether it ended well; false where it has to be asked again."""
    for _ in range(600):
        page = clerk.get(listing)
        if any(listing + "/rut-lai" in href for href, _ in page.reader.links):
            return True
        if any(form.action.endswith("/nhan") for form in page.reader.forms):
            return False
        time.sleep(0.05)
    raise Refused(f"{listing} never ended: {page.text[:300]}")


def waited(clerk: SignedIn, path: str, ending: str) -> PageForm:
    """The form of a page, which comes when the work behind it is done."""
    for _ in range(600):
        page = clerk.get(path)
        for form in page.reader.forms:
            if form.action.endswith(ending):
                return form
        time.sleep(0.05)
    raise Refused(f"{path} never came to {ending}: {page.text[:300]}")


def record_decision(clerk: SignedIn, job: dict, dice: random.Random, notes: Notes) -> None:
    number = f"{token(dice)}/QĐ-UBND"
    lines = ["Mã hộ;Chủ hộ;Kết quả công nhận"]
    for _, code, head in dice.sample(job["households"], HOUSEHOLDS_OF_A_DECISION):
        lines.append(f"{code};{head};{dice.choice(['Hộ nghèo', 'Hộ cận nghèo'])}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "phu-luc.csv"
        path.write_text("\ufeff" + "\r\n".join(lines) + "\r\n")
        form = clerk.get("/quyet-dinh/moi").form("/xem-truoc")
        preview = clerk.done(clerk.send(form, decision(number), files={"phu_luc": path}))
    clerk.done(clerk.send(clerk.get(preview).form("/ghi-nhan")))
    notes.write("decision", number)


WORK = {"notes": write_note, "lists": import_list, "decisions": record_decision}


def main() -> None:
    kind, job = sys.argv[1], json.loads(Path(sys.argv[2]).read_text())
    clerk = SignedIn(job["address"], job["cookies"][kind])
    dice, notes = random.Random(f"{job['seed']} {kind}"), Notes(job["notes"])
    while True:
        try:
            WORK[kind](clerk, job, dice, notes)
        except (LookupError, Refused) as refused:
            # Two who write at once may stand in each other's way; whoever is refused asks anew.
            print(f"{kind}: {refused}", file=sys.stderr)
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            return


if __name__ == "__main__":
    main()
