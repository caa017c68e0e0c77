"""A real server killed (SIGKILL) at random moments under load, and what is found afterwards.

`Killing` is used by the short test and by the long program `Benchmarks/soak_killed_server.py`.
"""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from clerk import Clerk
from killed_client import HOUSEHOLDS_OF_A_DECISION, HOUSEHOLDS_OF_A_LIST
from pages import LEADER, STAFF
from server import Server, again, start_server, vuon

# All of this is asked again after each kill.
WITHOUT_ENTRY = """SELECT '{table}.{column}' FROM {table} t WHERE t.{column} IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = t.{column})
    AND NOT EXISTS (SELECT 1 FROM carried_entry e WHERE e.id = t.{column})"""
LISTS = """SELECT i.file_name, (SELECT count(*) FROM household h WHERE h.commune = i.commune
    AND h.recorded_in = i.accepted_in) FROM list_import i WHERE i.state = 'accepted'"""
DECISIONS = """SELECT d.number, (SELECT count(*) FROM recognition r WHERE r.commune = d.commune
    AND r.decision = d.id) FROM decision d"""
ENTRIES_WITHOUT_ROWS = {
    "note_added": "SELECT 1 FROM household_note r WHERE r.recorded_in = e.id",
    "decision_recorded": "SELECT 1 FROM decision r WHERE r.recorded_in = e.id",
    "list_imported": "SELECT 1 FROM list_import r WHERE r.accepted_in = e.id",
}
HOUSEHOLDS_WITHOUT_CARD = """SELECT count(*) FROM household h WHERE h.retired_in IS NULL AND NOT EXISTS
    (SELECT 1 FROM household_card c WHERE c.commune = h.commune AND c.household = h.id)"""


@dataclass
class Tally:
    kills: int = 0
    acknowledged: dict[str, int] = field(default_factory=lambda: {"note": 0, "list": 0, "decision": 0})
    unacknowledged: int = 0


class Killing:
    """One installation whose server is killed again and again."""

    def __init__(self, engine: str, folder: Path, seed: int, households: int = 120):
        self.dice, self.folder, self.tally, self.seed = random.Random(seed), folder, Tally(), seed
        self.server = start_server(engine, folder, households=households)
        self.noted: dict[str, set[str]] = {kind: set() for kind in self.tally.acknowledged}
        staff, leader = self.cookie(STAFF), self.cookie(LEADER)
        self.cookies = {"notes": staff, "lists": staff, "decisions": leader}
        self.households = self.rows("SELECT {household}, code, head_name FROM household_card ORDER BY code")
        self.place = self.rows("SELECT name FROM area_name WHERE name LIKE 'Tổ dân phố%' ORDER BY name LIMIT 1")[0][0]
        self.sample_decisions = len(self.rows("SELECT number FROM decision"))

    def cookie(self, role: str) -> str:
        clerk = Clerk(self.server, self.server.officer(role))
        jar = next(each.cookiejar for each in clerk.opener.handlers if hasattr(each, "cookiejar"))
        return "; ".join(f"{each.name}={each.value}" for each in jar)

    # A list is accepted when nobody wrote since it was compared: it has rounds of its own.
    LOADS = (["notes", "notes", "decisions"], ["lists"])

    def round(self, longest: float) -> None:
        """Load, a kill at a random moment, a new start, and everything looked at."""
        notes, job = self.folder / "notes", self.folder / "job.json"
        notes.unlink(missing_ok=True)
        job.write_text(json.dumps({
            "address": self.server.address, "cookies": self.cookies, "households": self.households,
            "place": self.place, "notes": str(notes), "seed": f"{self.seed} {self.tally.kills}"}))
        complaints = (self.folder / "clients.log").open("ab")
        clients = [
            subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("killed_client.py")), kind, str(job)],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints)
            for kind in self.LOADS[self.tally.kills % len(self.LOADS)]]
        self.wait_for_the_first(notes)
        time.sleep(self.dice.uniform(0, longest))
        self.server.process.send_signal(signal.SIGKILL)
        self.server.process.wait()
        for client in clients:
            client.wait(timeout=120)
        complaints.close()
        self.tally.kills += 1
        for line in notes.read_text().splitlines() if notes.exists() else []:
            kind, token = line.split("\t")
            self.noted[kind].add(token)
        vuon("verify", *self.server.place)
        self.server = again(self.server)
        self.check()

    def wait_for_the_first(self, notes: Path) -> None:
        """Python takes a while to start: the time to the kill begins when the load has."""
        end = time.monotonic() + 60
        while not notes.exists() and time.monotonic() < end:
            time.sleep(0.01)

    def check(self) -> None:
        notes = {text for (text,) in self.rows("SELECT text FROM household_note")}
        lists = dict(self.rows(LISTS))
        decisions = dict(self.rows(DECISIONS))
        assert self.noted["note"] <= notes, f"lost notes: {self.noted['note'] - notes}"
        accepted = {name.removesuffix(".csv") for name in lists}
        assert self.noted["list"] <= accepted, f"lost lists: {self.noted['list'] - accepted}"
        assert self.noted["decision"] <= decisions.keys(), f"lost: {self.noted['decision'] - decisions.keys()}"
        for name, count in lists.items():
            assert not name.endswith(".csv") or int(count) == HOUSEHOLDS_OF_A_LIST, f"half a list: {name} {count}"
        for number, count in decisions.items():
            assert number.startswith("MẪU") or int(count) == HOUSEHOLDS_OF_A_DECISION, f"half a decision: {number}"
        self.check_entries()
        found = len(notes) + sum(name.endswith(".csv") for name in lists) + len(decisions) - self.sample_decisions
        self.tally.acknowledged = {kind: len(tokens) for kind, tokens in self.noted.items()}
        self.tally.unacknowledged = found - sum(self.tally.acknowledged.values())

    def check_entries(self) -> None:
        stray = self.rows(" UNION ALL ".join(
            WITHOUT_ENTRY.format(table=table, column=column) for table, column in self.columns()))
        assert not stray, f"these name entries that are not there: {stray}"
        for action, rows in ENTRIES_WITHOUT_ROWS.items():
            empty = self.rows(
                f"SELECT count(*) FROM audit_entry e WHERE e.action = '{action}' AND NOT EXISTS ({rows})")
            assert int(empty[0][0]) == 0, f"entries {action} without what they tell of"
        assert int(self.rows(HOUSEHOLDS_WITHOUT_CARD)[0][0]) == 0, "households without a card"

    def columns(self) -> list[tuple[str, str]]:
        names = ("recorded_in", "retired_in", "accepted_in")
        if self.server.engine == "sqlite":
            found = self.rows(
                "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'")
        else:
            found = self.rows(
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        return [(table, column) for table, column in found if column in names]

    def rows(self, query: str) -> list[tuple]:
        """What stands in the database, asked past the program."""
        if self.server.engine == "sqlite":
            text = query.replace("{household}", "lower(hex(household))")
            base = sqlite3.connect(f"file:{self.server.folder}/data/vuon.sqlite?mode=ro", uri=True, timeout=60)
            try:
                return base.execute(text).fetchall()
            finally:
                base.close()
        address = self.server.place[self.server.place.index("--database") + 1]
        done = subprocess.run(
            ["psql", address, "-XAtq", "-F", "\t", "-c", query.replace("{household}", "replace(household::text, '-', '')")],
            check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()]
