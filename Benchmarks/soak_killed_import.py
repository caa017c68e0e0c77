"""A killed import leaves nothing: the ward's list is being stored, the process is killed at a random moment, again and
again; after each kill the register holds the whole list or none of it, and the audit chain verifies.

Environment: VUON_BINARY (default .build/release/vuon), VUON_SOAK_ROUNDS (default 40). Prints Markdown.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

VUON = os.environ.get("VUON_BINARY", str(Path(__file__).resolve().parent.parent / ".build" / "release" / "vuon"))
ROUNDS = int(os.environ.get("VUON_SOAK_ROUNDS", "40"))
HOUSEHOLDS = 8540


def run(*arguments: str, check: bool = True) -> subprocess.CompletedProcess:
    return subprocess.run([VUON, *arguments], capture_output=True, text=True, check=check, stdin=subprocess.DEVNULL)


def main() -> None:
    dice = random.Random(20017)
    outcomes = {"none": 0, "whole": 0}
    with tempfile.TemporaryDirectory() as folder:
        listing, data = str(Path(folder) / "list.xlsx"), str(Path(folder) / "data")
        run("sample", "--households", str(HOUSEHOLDS), "--seed", "7", "--out", listing)
        run("init", "--data", data, "--area", "20017")
        whole = time.monotonic()
        run("import", listing, "--data", data, "--json")
        whole = time.monotonic() - whole
        stored = False
        for _ in range(ROUNDS):
            if stored:
                shutil.rmtree(data)
                run("init", "--data", data, "--area", "20017")
            process = subprocess.Popen(
                [VUON, "import", listing, "--data", data, "--accept", "all"], stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
            # Storing takes several times as long as the dry run that was timed.
            time.sleep(dice.uniform(0.05, whole * 8))
            process.send_signal(signal.SIGKILL)
            process.wait()
            outcome = state(listing, data)
            stored = outcome == "whole"
            outcomes[outcome] += 1
            run("verify", "--data", data)
    print(f"### Nhập danh sách {HOUSEHOLDS} hộ bị giết giữa chừng\n")
    print("| Lượt | Không có gì | Cả danh sách | Một nửa |")
    print("| ---: | ---: | ---: | ---: |")
    print(f"| {ROUNDS} | {outcomes['none']} | {outcomes['whole']} | 0 |")


def state(listing: str, data: str) -> str:
    """What the next dry run sees: every household new, or every one unchanged; anything else ends the run."""
    counts = json.loads(run("import", listing, "--data", data, "--json").stdout)
    if counts["new"] == HOUSEHOLDS:
        return "none"
    if counts["unchanged"] == HOUSEHOLDS:
        return "whole"
    raise SystemExit(f"a half-stored list: {counts}")


if __name__ == "__main__":
    main()
