"""libFuzzer at every door where bytes from outside come in, for as long as asked; see scripts/fuzz.sh.

Environment: VUON_FUZZ_SECONDS, of each door (default 1800). Prints Markdown.
"""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = os.environ.get("VUON_FUZZ_SECONDS", "1800")


def main() -> None:
    done = subprocess.run(
        [ROOT / "scripts" / "fuzz.sh", SECONDS], stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL)
    print(f"### Thử ngẫu nhiên từng cửa nhận dữ liệu, mỗi cửa {SECONDS} giây (libFuzzer)\n")
    print("| Cửa | Lượt | Nhánh mã đã qua |")
    print("| --- | ---: | ---: |")
    for door, runs, branches in re.findall(r"^ +(\S+) +(\d+) lượt, +(\d+) nhánh$", done.stdout, re.MULTILINE):
        print(f"| {door} | {runs} | {branches} |")
    if done.returncode != 0:
        raise SystemExit("an input broke what was promised; see above")
    print("\n- Không đầu vào nào làm hỏng điều gì.")


if __name__ == "__main__":
    main()
