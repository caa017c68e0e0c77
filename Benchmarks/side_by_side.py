"""What the benchmarks share: running programs in turn, reading what they cost, printing tables.

Only ratios from one run count: the same program drifts by a third between hours on a shared machine. So the
programs take turns, each round all of them, and the best round of each is compared.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASELINE = ROOT / "Benchmarks" / "baseline"
VUON = os.environ.get("VUON_BINARY", str(ROOT / ".build" / "release" / "vuon"))
PYTHON = os.environ.get("VUON_TEST_PYTHON", sys.executable)


@dataclass
class Cost:
    """Of one run: wall seconds, CPU seconds of all threads, greatest memory in MB."""

    wall: float
    cpu: float
    memory: float
    said: str = ""


def vuon(*arguments):
    """Runs the program and gives what it printed; not timed."""
    environment = os.environ | {"VUON_HOME": str(ROOT)}
    done = subprocess.run([VUON, *map(str, arguments)], env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"vuon {' '.join(map(str, arguments))}: {done.returncode}\n{done.stderr}")
    return done.stdout


def run(command):
    """Runs a program to its end; fails with what it said when it fails."""
    environment = os.environ | {"VUON_HOME": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)), env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _, status, spent = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command}: {process.returncode}\n{said[-2000:]}")
    return Cost(wall, spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024, said)


def in_turn(programs, rounds):
    """`programs`: name → (prepare, command). The best run of each by wall time, after one round that is not counted."""
    best = {}
    for number in range(rounds + 1):
        for name, (prepare, command) in programs.items():
            prepare()
            os.sync()
            cost = run(command)
            if number > 0 and (name not in best or cost.wall < best[name].wall):
                best[name] = cost
    return best


def verdict(work, ours, peer, theirs, bar, limit):
    """One line: ours, the peer's, how many times as fast we are, what is asked, what is the least possible.

    By wall time, which is what an official waits for; on a busy machine only the CPU says something.
    """
    ratio = theirs.wall / ours.wall
    said = "đạt" if ratio >= bar else "CHƯA ĐẠT"
    print(f"- **{work}: Vươn {ours.wall:.3g} giây, {peer} {theirs.wall:.3g} giây, gấp {ratio:.2f} "
          f"(CPU {theirs.cpu / ours.cpu:.2f}); mức cần {bar}: {said}.** Giới hạn: {limit}.\n", flush=True)


def at_most(work, ours, most, unit, limit):
    """One line for what is promised by itself, with no peer."""
    said = "đạt" if ours < most else "CHƯA ĐẠT"
    print(f"- **{work}: {ours:.3g} {unit}; mức cần dưới {most} {unit}: {said}.** {limit}.\n", flush=True)


def folder_of(name):
    """A folder for one measurement, on the disk; gone when the program ends, however it ends."""
    folder = Path(tempfile.mkdtemp(prefix=f"vuon-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def measured():
    """The program of parts, built beside the one that is measured."""
    program = Path(VUON).with_name("Measured")
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", program.name, "--scratch-path", str(program.parent.parent)],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return program


def table(title, best, ours, notes=()):
    """The costs beside ours, in Markdown."""
    print(f"### {title}\n")
    print("| Chương trình | Giây | Giây CPU | Bộ nhớ MB | Vươn nhanh gấp (giây) | (CPU) |")
    print("|---|---|---|---|---|---|")
    own = best[ours]
    for name, cost in best.items():
        ratios = ("", "") if name == ours else (f"{cost.wall / own.wall:.2f}", f"{cost.cpu / own.cpu:.2f}")
        print(f"| {name} | {cost.wall:.3f} | {cost.cpu:.3f} | {cost.memory:.0f} | {ratios[0]} | {ratios[1]} |")
    print()
    for note in notes:
        print(f"- {note}")
    if notes:
        print()
