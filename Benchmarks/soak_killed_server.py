"""A killed server loses nothing that it acknowledged: clients write notes, record decisions and import lists,
the server is killed (SIGKILL) at a random moment and started again, over and over, on both engines.

Environment: VUON_BINARY, VUON_TEST_POSTGRES, VUON_SOAK_KILLS (default 200, on each engine), VUON_SOAK_SEED. Prints Markdown.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("VUON_BINARY", str(ROOT / ".build" / "release" / "vuon"))
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))

from killed_server import Killing, Tally  # noqa: E402

KILLS = int(os.environ.get("VUON_SOAK_KILLS", "200"))
SEED = int(os.environ.get("VUON_SOAK_SEED", "20017"))
LONGEST = 5.0  # seconds from the first acknowledged write to the kill


def killed(engine: str) -> Tally:
    with tempfile.TemporaryDirectory() as folder:
        killing = Killing(engine, Path(folder), SEED)
        try:
            for _ in range(KILLS):
                killing.round(LONGEST)
                print(engine, killing.tally, file=sys.stderr, flush=True)
        finally:
            killing.server.stop()
        return killing.tally


def main() -> None:
    tallies = {engine: killed(engine) for engine in ("sqlite", "postgresql")}
    print("### Máy chủ bị giết giữa lúc bốn người cùng ghi\n")
    print("Mỗi lần ghi được máy chủ báo nhận thì tiến trình khách ghi lại; sau mỗi lần giết, tất cả phải có trong cơ sở dữ liệu,")
    print("không có gì dở dang, chuỗi nhật ký nguyên vẹn.\n")
    print("| Cơ sở dữ liệu | Lần giết | Ghi chú | Danh sách 60 hộ | Quyết định 4 hộ | Ghi xong mà chưa kịp báo | Mất | Dở dang |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for engine, tally in tallies.items():
        done = tally.acknowledged
        print(
            f"| {engine} | {tally.kills} | {done['note']} | {done['list']} | {done['decision']} "
            f"| {tally.unacknowledged} | 0 | 0 |")


if __name__ == "__main__":
    main()
