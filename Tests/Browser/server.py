"""A real Vươn with sample data on one database engine, started for the tests and ended with them."""

import json
import os
import re
import subprocess
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

KIM_TRA = "20017"
HOUSEHOLDS = 1200  # as many as every column of the tables needs, as few as the suite's minutes allow
PATIENCE = 60  # seconds until the server is open, on a machine busy with other work


@dataclass(frozen=True)
class Officer:
    name: str
    role: str
    password: str


@dataclass
class Server:
    engine: str
    address: str
    officers: list[Officer]
    process: subprocess.Popen
    log: Path
    folder: Path
    place: list[str]  # how a command is told where the installation lies
    serving: tuple[str, ...] = ()  # what else `vuon serve` is told

    def officer(self, role: str) -> Officer:
        for officer in self.officers:
            if officer.role == role:
                return officer
        raise LookupError(f"no sample officer with role {role!r}; there are {[each.role for each in self.officers]}")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_server(
    engine: str, folder: Path, sample: bool = True, area: str = KIM_TRA, households: int = HOUSEHOLDS,
    serving: tuple[str, ...] = (),
) -> Server:
    """With sample data, or as new: empty and without officers."""
    place = ["--data", str(folder / "data")]
    if engine == "postgresql":
        place += ["--database", new_postgresql_database()]
    filled = ["--sample", "--households", str(households)] if sample else []
    made = json.loads(vuon("init", *place, "--area", area, *filled, "--json"))
    officers = [Officer(each["name"], each["role"], each["password"]) for each in made.get("officers", [])]

    return opened(engine, folder, officers, place, serving)


def again(server: Server) -> Server:
    """The same installation's server once more, after it ended."""
    return opened(server.engine, server.folder, server.officers, server.place, server.serving)


def opened(
    engine: str, folder: Path, officers: list[Officer], place: list[str], serving: tuple[str, ...] = ()
) -> Server:
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [binary(), "serve", *place, "--port", "0", *serving], stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    server = Server(engine, "", officers, process, log, folder, place, serving)
    server.address = first_address(server)
    return server


def binary() -> str:
    return os.environ["VUON_BINARY"]


def vuon(*arguments: str, typed: str = "") -> str:
    """What a command of the program writes to its standard output."""
    done = subprocess.run(
        [binary(), *arguments], input=typed, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"vuon {arguments[0]} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def first_address(server: Server) -> str:
    """Where the server says that it is open: it takes a port that is free, and then answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise RuntimeError(f"vuon serve ended with {server.process.returncode}:\n{server.log.read_text()}")
        said = re.search(r"(http://127\.0\.0\.1:\d+)/\n", server.log.read_text())
        if said:
            return said[1]
        time.sleep(0.05)
    server.stop()
    raise RuntimeError(f"no address after {PATIENCE} s:\n{server.log.read_text()}")


def new_postgresql_database() -> str:
    """An empty database of its own in the cluster that `scripts/postgres.sh` started."""
    cluster = os.environ["VUON_TEST_POSTGRES"]
    name = f"browser_{uuid.uuid4().hex[:12]}"
    subprocess.run(["psql", cluster, "-qc", f"create database {name}"], check=True, stdin=subprocess.DEVNULL)
    return cluster.rsplit("/", 1)[0] + "/" + name
